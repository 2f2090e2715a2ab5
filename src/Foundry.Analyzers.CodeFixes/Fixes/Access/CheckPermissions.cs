using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.CodeFixes.Lookup;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Fixes.Access;

/// <summary>The repair that asks, before a call, whether its caller may make it.</summary>
internal static class CheckPermissions
{
    public const string Key = nameof(CheckPermissions);

    /// <summary>The repair of a diagnostic at a call; none where it is not certain what the call needs, or nothing can stand before it.</summary>
    public static IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } syntax
            || model.GetOperation(syntax, flow.Cancel) is not IInvocationOperation call
            || ServiceCall.Read(call, flow) is not { } service
            || ActionsFor(service) is not { IsEmpty: false } actions
            || EnclosingStatement.Of(syntax, model, flow) is not { } host
            || CredentialInScope.Of(service.Client, host.Target, model, flow) is not { } credential)
            yield break;

        var helper = HelperName.At(host.Target, model);
        var arguments = string.Join(", ", actions.Select(Code.Literal).Prepend(credential));
        var check = host.MayAwait ? $"await {helper.Text}.EnsureProjectAsync({arguments});" : $"{helper.Text}.EnsureProject({arguments});";
        yield return Repair.ByEdit("Check permissions before this call", Key, host.Target, editor =>
        {
            host.Rewrite(editor, new[] { check, EnclosingStatement.Placeholder }, Array.Empty<INamedTypeSymbol>());
            helper.Import(editor);
        }, usesAccessHelper: true);
    }

    /// <summary>
    /// What the caller needs, as the helper takes it; nothing where that is not certain: a check for what is not needed would stop a program
    /// that works. Azure Resource Manager's own actions are no data actions.
    /// </summary>
    private static ImmutableArray<string> ActionsFor(ServiceCall call) =>
        call.Candidates.Length == 1 && call.Candidates[0] is { Plane: Plane.Data, IsConfirmed: true, Requires: var requires }
            ? requires.Where(static requirement => requirement.Identity == AccessIdentity.Caller).Select(static requirement => string.Join("|", requirement.AnyOf)).ToImmutableArray()
            : ImmutableArray<string>.Empty;

    /// <summary>One check is enough for all calls of an operation behind it.</summary>
    public static IEnumerable<Repair> Together(IReadOnlyList<(Diagnostic Diagnostic, Repair Repair)> repairs)
    {
        var kept = new List<(string? Operation, SyntaxNode Target)>();
        foreach (var (diagnostic, repair) in repairs.OrderBy(static entry => entry.Repair.Target.SpanStart))
        {
            var operation = diagnostic.Properties.TryGetValue("Operation", out var id) ? id : null;
            if (kept.Any(earlier => earlier.Operation == operation && IsBefore(earlier.Target, repair.Target)))
                continue;
            kept.Add((operation, repair.Target));
            yield return repair;
        }
    }

    private static bool IsBefore(SyntaxNode earlier, SyntaxNode later) =>
        earlier is StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } && earlier.Span.End <= later.SpanStart
        && ListOf(earlier) is var list && later.Ancestors().Contains(list)
        && !later.Ancestors().TakeWhile(node => node != list).Any(static node => node is LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax);

    private static SyntaxNode ListOf(SyntaxNode statement) => statement.Parent is GlobalStatementSyntax global ? global.Parent! : statement.Parent!;
}
