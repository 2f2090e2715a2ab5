using System.Collections.Immutable;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1007: an endpoint or key comes from a setting that may be missing.</summary>
internal sealed class UncheckedSetting : FoundryRule
{
    /// <summary>The diagnostic property with the name of the setting.</summary>
    internal const string SettingName = nameof(SettingName);

    /// <summary>The diagnostic property of a setting that may be an empty text, which is not null.</summary>
    internal const string MayBeEmpty = nameof(MayBeEmpty);

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1007", "Endpoint or key setting is not checked",
        "This value is {1} if '{0}' is not set. The client then fails with an error that does not name the setting. {2}.",
        RuleArea.Endpoints, RuleLevel.Likely,
        "A missing environment variable or configuration key is null, or empty if a settings file has an empty value. "
        + "The exception then names a parameter of Uri or of the client, and not the setting.");

    public UncheckedSetting() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.Invocation, OperationKind.PropertyReference);

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        if (Setting.NameOf(context.Operation, flow) is not { } name)
            return;

        var read = new SettingRead(context.Operation, name);
        if (read.ReachesClient(flow) && !read.IsChecked(flow))
        {
            var shown = DisplayText.Of(name);
            var properties = ImmutableDictionary<string, string?>.Empty.Add(SettingName, name);
            if (read.Presence(flow) == SettingPresence.MayBeEmpty)
            {
                Report(context, context.Operation.SourceSyntax(), new Evidence(properties: properties.Add(MayBeEmpty, null)),
                    shown, "empty", "Check it with string.IsNullOrEmpty");
            }
            else
            {
                Report(context, context.Operation.SourceSyntax(), new Evidence(properties: properties),
                    shown, "null", $"Append '?? throw new InvalidOperationException(\"{shown} is not set.\")'");
            }
        }
    }
}
