using System;
using System.Collections.Generic;
using System.Collections.Immutable;
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

/// <summary>FDRY6003: the referenced versions of packages are known to fail. Reported once in a file.</summary>
[NoFix("The versions stand in a project file.")]
internal sealed class PackageMismatch : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY6003", "Packages that do not fit",
        "{0}, so that {1}; {2}", RuleArea.LifeCycle, RuleLevel.Certain,
        "The packages restore and compile together, and fail when the program runs: one calls what is not in the other's version, or has a defect that a later version repairs.");

    public PackageMismatch() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        foreach (var conflict in Catalog.ServiceLifeCycle.Conflicts)
        {
            if (Versions(conflict, actions.Compilation) is { } versions)
                actions.RegisterSemanticModelAction(context => Analyze(context, conflict, versions, foundry));
        }
    }

    /// <summary>The referenced versions as a message names them, or null where they do fit.</summary>
    private static string? Versions(PackageConflict conflict, Compilation compilation)
    {
        if (VersionOf(conflict.Package, compilation) is not { } version || version < conflict.From || version >= conflict.Below)
            return null;
        var package = $"'{conflict.Package}' {version.ToString(3)}";
        if (conflict.Other is null)
            return package + " has a defect";
        return VersionOf(conflict.Other, compilation) is { } other && other >= conflict.OtherFrom ? $"{package} does not fit '{conflict.Other}' {other.ToString(3)}" : null;
    }

    private static Version? VersionOf(string package, Compilation compilation) =>
        compilation.ReferencedAssemblyNames.FirstOrDefault(identity => identity.Name == package)?.Version;

    private void Analyze(SemanticModelAnalysisContext context, PackageConflict conflict, string versions, FoundryContext foundry)
    {
        var model = context.SemanticModel;
        var client = new KnownType(conflict.Client);
        var nodes = model.SyntaxTree.GetRoot(context.CancellationToken).DescendantNodes();
        var first = nodes.OfType<BaseObjectCreationExpressionSyntax>()
            .FirstOrDefault(creation => MayCreate(creation, client.Name, model, context.CancellationToken) && model.GetOperation(creation, context.CancellationToken) is IObjectCreationOperation operation && client.Matches(operation.Type));
        if (first is null)
            return;

        var obtained = ObtainedFrom(client, nodes, model, context.CancellationToken);
        if (EvidenceFor(conflict, obtained, foundry.Flow(context.CancellationToken)) is { } evidence)
            Report(context, first, evidence, versions, conflict.Effect, conflict.Remedy);
    }

    /// <summary>What a file that constructs the client shows of a conflict; null if everything the file does with the client works.</summary>
    /// <param name="obtained">The clients that the file gets from the client. Where there are none, others may get them.</param>
    private static Evidence? EvidenceFor(PackageConflict conflict, IReadOnlyCollection<IInvocationOperation> obtained, FlowContext flow)
    {
        var uses = obtained.Where(call => call.TargetMethod.Name == conflict.Member).Select(call => ValueUses.Of(call, flow).ToArray()).ToArray();
        if (conflict.Member is not null && obtained.Count > 0 && uses.All(ofOne => ofOne.Length > 0 && ofOne.All(use => Works(use, conflict))))
            return null;
        return conflict.IsProven && uses.Any(ofOne => ofOne.Any(use => Fails(use, conflict))) ? Evidence.InCode : Evidence.Uncertain;
    }

    private static bool Works(IOperation use, PackageConflict conflict) =>
        use is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var name } } && name == conflict.WorkingUse;

    private static bool Fails(IOperation use, PackageConflict conflict) =>
        use is IInvocationOperation { TargetMethod.Name: var name } && conflict.FailingUse is { } failing && name.StartsWith(failing, StringComparison.Ordinal);

    /// <summary>Read as syntax first: most creations name another type.</summary>
    private static bool MayCreate(BaseObjectCreationExpressionSyntax creation, string name, SemanticModel model, CancellationToken cancel) =>
        NameIndex.CreatedName(creation) is var created && (created == name || created == NameIndex.Unnamed
            || creation is ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax type } && model.GetAliasInfo(type, cancel) is not null);

    /// <summary>The calls in the file that get another client from the client.</summary>
    private static IReadOnlyCollection<IInvocationOperation> ObtainedFrom(KnownType client, IEnumerable<SyntaxNode> nodes, SemanticModel model, CancellationToken cancel) =>
        // Read as syntax first: most calls have another name.
        nodes.OfType<InvocationExpressionSyntax>()
            .Where(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name.EndsWith("Client", StringComparison.Ordinal))
            .Select(call => model.GetOperation(call, cancel)).OfType<IInvocationOperation>()
            .Where(call => call.Instance is { } instance && client.MatchesOrIsBaseOf(instance.Unwrapped().Type)).ToArray();
}
