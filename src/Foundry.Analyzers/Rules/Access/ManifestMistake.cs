using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4011: an entry of <c>foundry.access.json</c> cannot be read.</summary>
internal sealed class ManifestMistake : AccessFileRule
{
    /// <summary>The diagnostic property that holds the text that was probably meant.</summary>
    internal const string Replacement = nameof(Replacement);

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4011", "The access manifest cannot be read",
        "{0}. This part of the manifest counts as unknown. {1}.",
        RuleArea.Access, RuleLevel.Certain,
        "foundry.access.json declares the roles of the application. The rules treat an entry that they cannot read as unknown, "
        + "and the list of grants is then incomplete. Calls that will fail are no longer reported.");

    public ManifestMistake() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterAdditionalFileAction(context => Analyze(context, foundry));

    private void Analyze(AdditionalFileAnalysisContext context, FoundryContext foundry)
    {
        var path = context.AdditionalFile.Path;
        if (!AccessManifest.IsNameOf(path) || IsRepeated(context))
            return;

        var manifests = foundry.Access(context.CancellationToken).Manifests;
        foreach (var manifest in manifests.Where(manifest => manifest.Path == path))
        {
            foreach (var mistake in manifest.Mistakes)
            {
                var properties = ImmutableDictionary<string, string?>.Empty.Add(Replacement, mistake.Replacement);
                var evidence = new Evidence(mistake.IsCertain, properties: properties);
                Report(context, manifest.LocationOf(mistake.Span), evidence, mistake.Message, mistake.Advice);
            }
        }
    }
}
