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

/// <summary>The repair that checks, before a call, whether its caller has the data actions the call needs.</summary>
internal static class CheckPermissions
{
    public const string Key = nameof(CheckPermissions);

    /// <summary>
    /// Yields nothing if the required data actions are uncertain, or if no statement can be put before the call.
    /// </summary>
    public static IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } syntax
            || model.GetOperation(syntax, flow.Cancel) is not IInvocationOperation invocation
            || ServiceCall.Read(invocation, flow) is not { } call)
            yield break;

        var actions = RequiredActions(call);
        if (actions.IsEmpty
            || EnclosingStatement.Of(syntax, model, flow) is not { } statement
            || CredentialInScope.Of(call.Client, statement.Target, model, flow) is not { } credential)
            yield break;

        var helper = HelperName.At(statement.Target, model);
        var arguments = string.Join(", ", actions.Select(Code.Literal).Prepend(credential));
        var check = statement.MayAwait
            ? $"await {helper.Text}.EnsureProjectAsync({arguments});"
            : $"{helper.Text}.EnsureProject({arguments});";
        yield return Repair.ByEdit("Check permissions before this call", Key, statement.Target, editor =>
        {
            statement.Rewrite(editor, new[] { check, EnclosingStatement.Placeholder }, Array.Empty<INamedTypeSymbol>());
            helper.Import(editor);
        }, usesAccessHelper: true);
    }

    /// <summary>Drops a check if an earlier one of the same service operation already runs before the call.</summary>
    public static IEnumerable<Repair> Together(IReadOnlyList<(Diagnostic Diagnostic, Repair Repair)> repairs)
    {
        var kept = new List<(string? Operation, SyntaxNode Target)>();
        foreach (var (diagnostic, repair) in repairs.OrderBy(static entry => entry.Repair.Target.SpanStart))
        {
            var operation = diagnostic.Properties.TryGetValue("Operation", out var id) ? id : null;
            if (kept.Any(earlier => earlier.Operation == operation && RunsBefore(earlier.Target, repair.Target)))
                continue;
            kept.Add((operation, repair.Target));
            yield return repair;
        }
    }

    /// <summary>
    /// The arguments of the check. Returns nothing if the requirements are uncertain: a check for an action that the call
    /// does not need would stop a program that works. Azure Resource Manager actions are not data actions.
    /// </summary>
    private static ImmutableArray<string> RequiredActions(ServiceCall call)
    {
        if (call.Candidates.Length != 1 || call.Candidates[0] is not { Plane: Plane.Data, IsConfirmed: true } operation)
            return ImmutableArray<string>.Empty;

        return operation.Requires
            .Where(static requirement => requirement.Identity == AccessIdentity.Caller)
            .Select(static requirement => string.Join("|", requirement.AnyOf))
            .ToImmutableArray();
    }

    private static bool RunsBefore(SyntaxNode earlier, SyntaxNode later)
    {
        if (!IsInStatementList(earlier) || earlier.Span.End > later.SpanStart)
            return false;

        var list = ListOf(earlier);
        return later.Ancestors().Contains(list)
            && !later.Ancestors().TakeWhile(ancestor => ancestor != list).Any(IsLocalFunctionOrMember);
    }

    private static bool IsInStatementList(SyntaxNode node) =>
        node is StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax };

    private static SyntaxNode ListOf(SyntaxNode statement) =>
        statement.Parent is GlobalStatementSyntax global ? global.Parent! : statement.Parent!;

    private static bool IsLocalFunctionOrMember(SyntaxNode node) =>
        node is LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax;
}
