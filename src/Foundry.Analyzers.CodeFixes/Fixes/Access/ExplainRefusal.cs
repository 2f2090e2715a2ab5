using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.CodeFixes.Lookup;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Fixes.Access;

/// <summary>The repair that catches an authorization failure and throws it again with an explanation.</summary>
internal static class ExplainRefusal
{
    public const string Key = nameof(ExplainRefusal);
    private const string Title = "Explain authorization failures here";
    private static readonly string[] VariableNames = { "ex", "failure", "accessFailure" };

    /// <summary>The repair of a diagnostic at a call, or at the catch clause that swallows its refusal.</summary>
    public static IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        var node = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent;
        if (node is null || !AllowsExceptionFilters(root))
            yield break;
        if (KnownTypes.Exception.FindIn(model.Compilation) is not { } caught
            || KnownTypes.InvalidOperationException.FindIn(model.Compilation) is not { } thrown)
            yield break;

        if (RepairAt(node, new[] { caught, thrown }, model, flow) is { } repair)
            yield return repair;
    }

    /// <summary>C# 6 introduced exception filters.</summary>
    private static bool AllowsExceptionFilters(SyntaxNode root) =>
        root.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp6 };

    private static Repair? RepairAt(SyntaxNode node, INamedTypeSymbol[] types, SemanticModel model, FlowContext flow)
    {
        if (node is CatchClauseSyntax { Parent: TryStatementSyntax statement } clause)
            return AddHandler(statement, statement.Catches.IndexOf(clause), types, model);

        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || model.GetOperation(call, flow.Cancel) is not IInvocationOperation operation
            || !FailsHere(operation))
            return null;

        return EnclosingTry(call) is { } enclosing
            ? AddHandler(enclosing, HandlerIndex(enclosing, model, flow), types, model)
            : AddTry(call, types, model, flow);
    }

    /// <summary>Whether the call itself throws. The exception of a stored task appears only where it is awaited.</summary>
    private static bool FailsHere(IInvocationOperation call)
    {
        if (call.TargetMethod.ReturnType is not INamedTypeSymbol { Name: "Task" or "ValueTask" })
            return true;

        for (var user = call.User(); user is not null; user = user.User())
        {
            switch (user)
            {
                case IAwaitOperation:
                case IInvocationOperation { TargetMethod.Name: "GetResult" or "Wait" }:
                case IPropertyReferenceOperation { Property.Name: "Result" }:
                    return true;
                case IConditionalAccessOperation:
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "GetAwaiter" }:
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    private static IEnumerable<string> Handler(HelperName helper, string variable)
    {
        yield return $"catch ({Code.TypeName(0)} {variable}) when ({helper.Text}.IsAccessFailure({variable}))";
        yield return "{";
        yield return $"\tthrow new {Code.TypeName(1)}({helper.Text}.Explain({variable}).Message, {variable});";
        yield return "}";
    }

    private static string? FreeName(SyntaxNode place, SemanticModel model) =>
        VariableNames.FirstOrDefault(name => model.LookupSymbols(place.SpanStart, name: name).IsEmpty);

    // ---- Add a handler to an existing try statement

    /// <summary>The <c>try</c> of the same function whose block contains the call.</summary>
    private static TryStatementSyntax? EnclosingTry(SyntaxNode call)
    {
        for (var node = call; node.Parent is { } parent && !StartsFunction(parent); node = parent)
        {
            if (parent is TryStatementSyntax statement && statement.Block == node && MayHaveCatch(statement))
                return statement;
        }

        return null;
    }

    private static bool StartsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax;

    /// <summary>C# does not allow <c>yield</c> in a <c>try</c> block with a catch clause.</summary>
    private static bool MayHaveCatch(TryStatementSyntax statement) =>
        statement.Catches.Count > 0 || !ContainsYield(statement.Block);

    /// <summary>The index before the first catch clause that catches refusals without a filter; else the end.</summary>
    private static int HandlerIndex(TryStatementSyntax statement, SemanticModel model, FlowContext flow)
    {
        var index = statement.Catches.IndexOf(clause => clause.Filter is null
            && model.GetOperation(clause, flow.Cancel) is ICatchClauseOperation handler
            && CatchesRefusals(handler.ExceptionType));
        return index < 0 ? statement.Catches.Count : index;
    }

    private static bool CatchesRefusals(ITypeSymbol? exception) =>
        exception is null or { SpecialType: SpecialType.System_Object }
        || KnownTypes.Exception.Matches(exception)
        || ClientError.OfException(exception) is not null;

    private static Repair? AddHandler(TryStatementSyntax statement, int index, INamedTypeSymbol[] types, SemanticModel model)
    {
        var next = index < statement.Catches.Count ? statement.Catches[index] : null;

        // Copy the layout of the clause that follows, or of the last one.
        var neighbour = next ?? statement.Finally ?? (SyntaxNode?)statement.Catches.LastOrDefault();
        if (neighbour is null || statement.ContainsDiagnostics || FreeName(statement, model) is not { } variable)
            return null;

        var helper = HelperName.At(statement, model);
        return Repair.ByEdit(Title, Key, next ?? (SyntaxNode)statement, editor =>
        {
            var layout = Layout.Of(neighbour);
            var clause = Code.WithNames(ParseClause(layout, Handler(helper, variable)), editor, statement, types);
            if (next is not null)
                editor.InsertBefore(next, clause);
            else
                editor.ReplaceNode(statement, (current, _) => WithLast((TryStatementSyntax)current, clause, layout));
            helper.Import(editor);
        }, usesAccessHelper: true);
    }

    private static CatchClauseSyntax ParseClause(Layout layout, IEnumerable<string> lines) =>
        ((TryStatementSyntax)SyntaxFactory.ParseStatement("try { }" + layout.Break + layout.Lines(lines))).Catches[0];

    private static TryStatementSyntax WithLast(TryStatementSyntax statement, CatchClauseSyntax clause, Layout layout)
    {
        if (statement.Finally is not null)
            return statement.WithCatches(statement.Catches.Add(clause));

        var end = statement.GetTrailingTrivia();
        var last = statement.Catches[statement.Catches.Count - 1];
        return statement.WithCatches(statement.Catches
            .Replace(last, last.WithTrailingTrivia(layout.Break))
            .Add(clause.WithTrailingTrivia(end)));
    }

    // ---- Put a new try statement around the call

    private static Repair? AddTry(SyntaxNode call, INamedTypeSymbol[] types, SemanticModel model, FlowContext flow)
    {
        if (EnclosingStatement.Of(call, model, flow) is not { } enclosing
            || ContainsYield(enclosing.Target)
            || ContainsLabel(enclosing.Target)
            || FreeName(enclosing.Target, model) is not { } variable
            || EscapingLocal.By(enclosing.Statement, model, flow) is not { CanMove: true } local)
            return null;

        var helper = HelperName.At(enclosing.Target, model);
        return Repair.ByEdit(Title, Key, enclosing.Target, editor =>
        {
            var lines = new List<string>();
            if (local.Declaration(types.Length) is { } declaration)
                lines.Add(declaration);
            lines.AddRange(new[] { "try", "{", "\t" + EnclosingStatement.Placeholder, "}" });
            lines.AddRange(Handler(helper, variable));
            enclosing.Rewrite(editor, lines, types.Concat(local.Types).ToArray(), local.Assigned);
            helper.Import(editor);
        }, usesAccessHelper: true);
    }

    private static bool ContainsLabel(SyntaxNode code) =>
        code.DescendantNodesAndSelf().Any(static node => node is LabeledStatementSyntax);

    private static bool ContainsYield(SyntaxNode code) => code
        .DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(static node => node is YieldStatementSyntax);
}
