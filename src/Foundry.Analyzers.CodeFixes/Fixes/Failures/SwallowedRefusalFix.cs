using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Fixes.Access;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Failures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Fixes.Failures;

/// <summary>FDRY5002: lets refusals pass the handler that swallows them, or explains them before it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwallowedRefusalFix))]
public sealed class SwallowedRefusalFix : FoundryCodeFix
{
    private static readonly string[] Names = { "ex", "refusal", "refusalException" };

    public SwallowedRefusalFix() : base(SwallowedRefusal.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow) =>
        LetThrough(diagnostic, root, model, flow).Concat(ExplainRefusal.Repairs(diagnostic, root, model, flow));

    private static IEnumerable<Repair> LetThrough(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        // Filters came with C# 6.
        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not CatchClauseSyntax clause
            || clause.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp6 and var version }
            || model.GetOperation(clause, flow.Cancel) is not ICatchClauseOperation { Parent: ITryOperation statement } handler
            || SwallowedRefusal.HiddenCall(handler, statement, flow) is not { } call
            || ClientError.ExceptionOf(call.Family).FindIn(model.Compilation) is not { } exception
            || Names.FirstOrDefault(name => model.LookupSymbols(clause.SpanStart, name: name).IsEmpty) is not { } variable)
            yield break;

        var filter = version >= LanguageVersion.CSharp9 ? $"{variable}.Status is 401 or 403" : $"{variable}.Status == 401 || {variable}.Status == 403";
        yield return Repair.ByEdit("Let refusals through", nameof(SwallowedRefusalFix), clause,
            editor => editor.InsertBefore(clause, Rethrow(clause, exception, variable, filter, editor)));
    }

    /// <summary>A handler that throws refusals on, laid out as the one it comes before.</summary>
    private static CatchClauseSyntax Rethrow(CatchClauseSyntax clause, INamedTypeSymbol exception, string variable, string filter, DocumentEditor editor)
    {
        var indent = clause.GetLeadingTrivia().LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";
        var lineEnd = clause.GetFirstToken().GetPreviousToken().TrailingTrivia.FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var text = lineEnd == default
            ? $"catch (__ {variable}) when ({filter}) {{ throw; }} "
            : $"catch (__ {variable}) when ({filter}){lineEnd}{indent}{{{lineEnd}{indent}    throw;{lineEnd}{indent}}}{lineEnd}";
        var added = ((TryStatementSyntax)SyntaxFactory.ParseStatement("try { }" + text)).Catches[0];
        added = added.ReplaceNode(added.Declaration!.Type, Code.NameOf(exception, editor, clause).WithTrailingTrivia(SyntaxFactory.Space));
        return lineEnd == default ? added : added.WithLeadingTrivia(SyntaxFactory.Whitespace(indent));
    }
}
