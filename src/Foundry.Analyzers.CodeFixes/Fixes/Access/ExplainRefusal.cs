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

/// <summary>The repair that says what a refusal means and throws it on.</summary>
internal static class ExplainRefusal
{
    public const string Key = nameof(ExplainRefusal);
    private const string Title = "Explain authorization failures here";
    private static readonly string[] Names = { "ex", "failure", "accessFailure" };

    /// <summary>The repair of a diagnostic at a call or at the handler that swallows its refusal; none where no handler can be written.</summary>
    public static IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        // Filters came with C# 6.
        var place = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent;
        if (place is null
            || root.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp6 }
            || KnownTypes.Exception.FindIn(model.Compilation) is not { } exception
            || KnownTypes.InvalidOperationException.FindIn(model.Compilation) is not { } thrown)
            yield break;

        var types = new[] { exception, thrown };
        var repair = place is CatchClauseSyntax { Parent: TryStatementSyntax statement } clause
            ? InTry(statement, statement.Catches.IndexOf(clause), types, model)
            : place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && model.GetOperation(call, flow.Cancel) is IInvocationOperation operation && IsDoneHere(operation)
                ? TryAround(call) is { } around ? InTry(around, ClauseAt(around, model, flow), types, model) : Around(call, types, model, flow)
                : null;
        if (repair is not null)
            yield return repair;
    }

    /// <summary>Whether what fails fails here, and not where somebody else awaits the task.</summary>
    private static bool IsDoneHere(IInvocationOperation call)
    {
        if (call.TargetMethod.ReturnType is not INamedTypeSymbol { Name: "Task" or "ValueTask" })
            return true;
        for (var user = call.User(); user is not null; user = user.User())
        {
            switch (user)
            {
                case IAwaitOperation or IInvocationOperation { TargetMethod.Name: "GetResult" or "Wait" } or IPropertyReferenceOperation { Property.Name: "Result" }:
                    return true;
                case IConditionalAccessOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "GetAwaiter" }:
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

    private static string? FreeName(SyntaxNode place, SemanticModel model) => Names.FirstOrDefault(name => model.LookupSymbols(place.SpanStart, name: name).IsEmpty);

    // ---- A try that is there

    /// <summary>The <c>try</c> of the same function that the call stands in.</summary>
    private static TryStatementSyntax? TryAround(SyntaxNode call)
    {
        for (var node = call; node.Parent is { } parent and not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax); node = parent)
        {
            if (parent is TryStatementSyntax statement && statement.Block == node && (statement.Catches.Count > 0 || !HoldsYield(statement.Block)))
                return statement;
        }

        return null;
    }

    /// <summary>Before the first handler that takes a refusal whatever it says.</summary>
    private static int ClauseAt(TryStatementSyntax statement, SemanticModel model, FlowContext flow)
    {
        var index = statement.Catches.IndexOf(clause => clause.Filter is null && model.GetOperation(clause, flow.Cancel) is ICatchClauseOperation handler
            && (handler.ExceptionType is null or { SpecialType: SpecialType.System_Object } || KnownTypes.Exception.Matches(handler.ExceptionType) || ClientError.OfException(handler.ExceptionType) is not null));
        return index < 0 ? statement.Catches.Count : index;
    }

    private static Repair? InTry(TryStatementSyntax statement, int index, INamedTypeSymbol[] types, SemanticModel model)
    {
        // Laid out as what comes behind, or as the last handler.
        var neighbour = index < statement.Catches.Count ? statement.Catches[index] : statement.Finally ?? (SyntaxNode?)statement.Catches.LastOrDefault();
        if (neighbour is null || statement.ContainsDiagnostics || FreeName(statement, model) is not { } variable)
            return null;

        var helper = HelperName.At(statement, model);
        return Repair.ByEdit(Title, Key, index < statement.Catches.Count ? statement.Catches[index] : statement, editor =>
        {
            var layout = Layout.Of(neighbour);
            var clause = ((TryStatementSyntax)SyntaxFactory.ParseStatement("try { }" + layout.Break + layout.Lines(Handler(helper, variable)))).Catches[0];
            clause = Code.WithNames(clause, editor, statement, types);
            if (index < statement.Catches.Count)
                editor.InsertBefore(statement.Catches[index], clause);
            else
                editor.ReplaceNode(statement, (current, _) => WithLast((TryStatementSyntax)current, clause, layout));
            helper.Import(editor);
        }, usesAccessHelper: true);
    }

    private static TryStatementSyntax WithLast(TryStatementSyntax statement, CatchClauseSyntax clause, Layout layout)
    {
        if (statement.Finally is not null)
            return statement.WithCatches(statement.Catches.Add(clause));

        var end = statement.GetTrailingTrivia();
        var before = statement.Catches[statement.Catches.Count - 1];
        return statement.WithCatches(statement.Catches.Replace(before, before.WithTrailingTrivia(layout.Break)).Add(clause.WithTrailingTrivia(end)));
    }

    // ---- A new one

    private static Repair? Around(SyntaxNode call, INamedTypeSymbol[] types, SemanticModel model, FlowContext flow)
    {
        if (EnclosingStatement.Of(call, model, flow) is not { } host || HoldsYield(host.Target) || host.Target.DescendantNodesAndSelf().Any(static node => node is LabeledStatementSyntax)
            || FreeName(host.Target, model) is not { } variable || EscapingLocal.By(host.Statement, model, flow) is not { MayStay: true } left)
            return null;

        var helper = HelperName.At(host.Target, model);
        return Repair.ByEdit(Title, Key, host.Target, editor =>
        {
            var lines = new[] { "try", "{", "\t" + EnclosingStatement.Placeholder, "}" }.Concat(Handler(helper, variable));
            host.Rewrite(editor, left.Declaration(types.Length) is { } declaration ? lines.Prepend(declaration).ToList() : lines.ToList(), types.Concat(left.Types).ToArray(), left.Assigned);
            helper.Import(editor);
        }, usesAccessHelper: true);
    }

    private static bool HoldsYield(SyntaxNode code) => code
        .DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(static node => node is YieldStatementSyntax);
}
