using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.LifeCycle;

/// <summary>FDRY6003: the referenced package versions are known to fail. The rule reports once per file.</summary>
[NoFix("The versions stand in a project file.")]
internal sealed class PackageMismatch : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY6003", "Packages that do not fit",
        "{0}, so that {1}; {2}",
        RuleArea.LifeCycle, RuleLevel.Certain,
        "The packages restore and compile together, and fail when the program runs: "
        + "one calls what is not in the other's version, or has a defect that a later version repairs.");

    public PackageMismatch() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        foreach (var conflict in ServiceLifeCycle.Conflicts)
        {
            if (ConflictingVersions(conflict, actions.Compilation) is { } versions)
                actions.RegisterSemanticModelAction(context => Analyze(context, conflict, versions, foundry));
        }
    }

    /// <summary>Describes the referenced versions for the message. Returns null if they do not conflict.</summary>
    private static string? ConflictingVersions(PackageConflict conflict, Compilation compilation)
    {
        if (VersionOf(conflict.Package, compilation) is not { } version || version < conflict.From || version >= conflict.Below)
            return null;

        var package = $"'{conflict.Package}' {version.ToString(3)}";
        if (conflict.Other is null)
            return package + " has a defect";
        if (VersionOf(conflict.Other, compilation) is { } other && other >= conflict.OtherFrom)
            return $"{package} does not fit '{conflict.Other}' {other.ToString(3)}";
        return null;
    }

    private static Version? VersionOf(string package, Compilation compilation) =>
        compilation.ReferencedAssemblyNames.FirstOrDefault(identity => identity.Name == package)?.Version;

    private void Analyze(SemanticModelAnalysisContext context, PackageConflict conflict, string versions, FoundryContext foundry)
    {
        var model = context.SemanticModel;
        var cancel = context.CancellationToken;
        var client = new KnownType(conflict.Client);
        var nodes = model.SyntaxTree.GetRoot(cancel).DescendantNodes();
        var creation = nodes.OfType<BaseObjectCreationExpressionSyntax>()
            .FirstOrDefault(node => Creates(client, node, model, cancel));
        if (creation is null)
            return;

        var calls = ClientCalls(client, nodes, model, cancel);
        if (EvidenceFor(conflict, calls, foundry.Flow(cancel)) is { } evidence)
            Report(context, creation, evidence, versions, conflict.Effect, conflict.Remedy);
    }

    private static bool Creates(
        KnownType client, BaseObjectCreationExpressionSyntax node, SemanticModel model, CancellationToken cancel) =>
        MayCreate(client, node, model, cancel)
        && model.GetOperation(node, cancel) is IObjectCreationOperation creation
        && client.Matches(creation.Type);

    /// <summary>Compares names before binding, because most creations name another type.</summary>
    private static bool MayCreate(
        KnownType client, BaseObjectCreationExpressionSyntax node, SemanticModel model, CancellationToken cancel)
    {
        var name = NameIndex.CreatedName(node);
        return name == client.Name || name == NameIndex.Unnamed || IsAlias(node, model, cancel);
    }

    private static bool IsAlias(BaseObjectCreationExpressionSyntax node, SemanticModel model, CancellationToken cancel) =>
        node is ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax type }
        && model.GetAliasInfo(type, cancel) is not null;

    /// <summary>Finds the calls in a file that get another client from the client.</summary>
    private static IReadOnlyCollection<IInvocationOperation> ClientCalls(
        KnownType client, IEnumerable<SyntaxNode> nodes, SemanticModel model, CancellationToken cancel) =>
        nodes.OfType<InvocationExpressionSyntax>()
            .Where(static call => MayReturnClient(call))
            .Select(call => model.GetOperation(call, cancel))
            .OfType<IInvocationOperation>()
            .Where(call => call.Instance is { } receiver && client.MatchesOrIsBaseOf(receiver.Unwrapped().Type))
            .ToArray();

    /// <summary>Compares names before binding, because most calls have another name.</summary>
    private static bool MayReturnClient(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
        && name.EndsWith("Client", StringComparison.Ordinal);

    /// <summary>Decides how certain the conflict is in a file. Returns null if all uses of the client in the file work.</summary>
    /// <param name="calls">The calls that get another client. If the file has none, other files may have them.</param>
    private static Evidence? EvidenceFor(
        PackageConflict conflict, IReadOnlyCollection<IInvocationOperation> calls, FlowContext flow)
    {
        var usesByCall = calls
            .Where(call => call.TargetMethod.Name == conflict.Member)
            .Select(call => ValueUses.Of(call, flow).ToArray())
            .ToArray();

        if (conflict.Member is not null && calls.Count > 0 && usesByCall.All(uses => AllWork(uses, conflict)))
            return null;

        var isProven = conflict.IsProven && usesByCall.Any(uses => uses.Any(use => Fails(use, conflict)));
        return isProven ? Evidence.InCode : Evidence.Uncertain;
    }

    private static bool AllWork(IOperation[] uses, PackageConflict conflict) =>
        uses.Length > 0 && uses.All(use => Works(use, conflict));

    private static bool Works(IOperation use, PackageConflict conflict) =>
        use is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var name } }
        && name == conflict.WorkingUse;

    private static bool Fails(IOperation use, PackageConflict conflict) =>
        use is IInvocationOperation { TargetMethod.Name: var name }
        && conflict.FailingUse is { } failing
        && name.StartsWith(failing, StringComparison.Ordinal);
}
