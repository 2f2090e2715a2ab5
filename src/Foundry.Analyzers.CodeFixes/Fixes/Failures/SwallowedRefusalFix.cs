using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Fixes.Access;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Failures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Fixes.Failures;

/// <summary>FDRY5002: rethrows refusals in a catch clause before the one that swallows them, or explains them there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwallowedRefusalFix))]
public sealed class SwallowedRefusalFix : FoundryCodeFix
{
    private static readonly string[] VariableNames = { "ex", "refusal", "refusalException" };

    public SwallowedRefusalFix() : base(SwallowedRefusal.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow) =>
        LetThrough(diagnostic, root, model, flow).Concat(ExplainRefusal.Repairs(diagnostic, root, model, flow));

    private static IEnumerable<Repair> LetThrough(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        // C# 6 introduced exception filters.
        if (root.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp6 and var version })
            yield break;

        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not CatchClauseSyntax clause
            || model.GetOperation(clause, flow.Cancel) is not ICatchClauseOperation { Parent: ITryOperation statement } handler
            || SwallowedRefusal.HiddenCall(handler, statement, flow) is not { } call
            || ClientError.ExceptionOf(call.Pipeline).FindIn(model.Compilation) is not { } exception
            || FreeName(clause, model) is not { } variable)
            yield break;

        var filter = version >= LanguageVersion.CSharp9
            ? $"{variable}.Status is 401 or 403"
            : $"{variable}.Status == 401 || {variable}.Status == 403";
        yield return Repair.ByEdit("Rethrow 401 and 403", nameof(SwallowedRefusalFix), clause,
            editor => editor.InsertBefore(clause, Rethrow(clause, exception, variable, filter, editor)));
    }

    private static string? FreeName(SyntaxNode place, SemanticModel model) =>
        VariableNames.FirstOrDefault(name => model.LookupSymbols(place.SpanStart, name: name).IsEmpty);

    /// <summary>A catch clause that rethrows refusals, with the layout of the clause that follows it.</summary>
    private static CatchClauseSyntax Rethrow(
        CatchClauseSyntax next, INamedTypeSymbol exception, string variable, string filter, DocumentEditor editor)
    {
        var before = next.GetLeadingTrivia().LastOrDefault();
        var indent = before.IsKind(SyntaxKind.WhitespaceTrivia) ? before.ToString() : "";
        var lineEnd = next.GetFirstToken().GetPreviousToken().TrailingTrivia
            .FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var isOnOneLine = lineEnd == default;

        // "__" is a placeholder for the exception type.
        var head = $"catch (__ {variable}) when ({filter})";
        var text = isOnOneLine
            ? $"{head} {{ throw; }} "
            : $"{head}{lineEnd}{indent}{{{lineEnd}{indent}    throw;{lineEnd}{indent}}}{lineEnd}";
        var clause = ((TryStatementSyntax)SyntaxFactory.ParseStatement("try { }" + text)).Catches[0];

        var type = Code.NameOf(exception, editor, next).WithTrailingTrivia(SyntaxFactory.Space);
        clause = clause.ReplaceNode(clause.Declaration!.Type, type);
        return isOnOneLine ? clause : clause.WithLeadingTrivia(SyntaxFactory.Whitespace(indent));
    }
}
