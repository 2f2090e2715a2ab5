using System.Collections.Immutable;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1007: an endpoint or key comes from a setting that may be missing.</summary>
internal sealed class UncheckedSetting : FoundryRule
{
    /// <summary>The diagnostic property with the name of the setting.</summary>
    internal const string SettingName = nameof(SettingName);

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1007", "Endpoint or key is used unchecked",
        "Where '{0}' is not set this is null, and the client fails with an error that does not name the setting; "
        + "append '?? throw new InvalidOperationException(\"{0} is not set.\")'",
        RuleArea.Endpoints, RuleLevel.Likely,
        "A missing environment variable or configuration key is null. "
        + "The exception then speaks of a parameter of Uri or of the client, and nothing says which setting to add.");

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
            var evidence = new Evidence(properties: ImmutableDictionary<string, string?>.Empty.Add(SettingName, name));
            Report(context, context.Operation.SourceSyntax(), evidence, DisplayText.Of(name));
        }
    }
}
