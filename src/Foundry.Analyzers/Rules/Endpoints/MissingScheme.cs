using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1009: a text that is no absolute address is used as one.</summary>
internal sealed class MissingScheme : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1009", "Endpoint is not an absolute URL",
        "This endpoint{0} {1}. {2}. {3}.",
        RuleArea.Endpoints, RuleLevel.Certain,
        "An endpoint is an absolute URL that begins with https://. "
        + "With a host name or a connection string, the program throws before the first request.");

    public MissingScheme() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        actions.RegisterOperationAction(AnalyzeUri, OperationKind.ObjectCreation);
        actions.RegisterClientAction(AnalyzeClient);
    }

    private void AnalyzeUri(OperationAnalysisContext context, FlowContext flow)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (KnownTypes.Uri.Matches(creation.Type)
            && creation.Arguments is { Length: 1 } arguments
            && arguments[0].Parameter?.Type.SpecialType == SpecialType.System_String)
            Analyze(context, arguments[0].Value, isCertain: true, flow);
    }

    /// <summary>Whether a client gets the Uri as an argument. A host with a port is a Uri, and the client throws.</summary>
    private static bool IsGivenToClient(IOperation operation) =>
        operation.Parent is IArgumentOperation { Parent: { } user } && ClientCreation.Read(user) is not null;

    /// <summary>
    /// Analyzes a client that takes its endpoint as text. Those of Semantic Kernel make a Uri of it; what others do is not known.
    /// </summary>
    private void AnalyzeClient(OperationAnalysisContext context, ClientCreation client, FlowContext flow)
    {
        if (client.EndpointArgument is { Parameter.Type.SpecialType: SpecialType.System_String } argument
            && Retirement.Of(client.Operation, flow) is null)
            Analyze(context, argument.Value, client.Client.AddsDeploymentPath, flow);
    }

    private void Analyze(OperationAnalysisContext context, IOperation text, bool isCertain, FlowContext flow)
    {
        var values = ConstantFolder.Fold(text, flow);
        if (values.IsEmpty
            || UnreadableAddress.Of(values[0].Pattern) is not { } kind
            || !values.All(value => UnreadableAddress.Of(value.Pattern) == kind))
            return;

        var origin = values.Select(static value => value.Origin).FirstOrDefault(static place => place is not null);
        var evidence = new Evidence(
            isCertain && (kind != UnreadableKind.HostWithPort || IsGivenToClient(context.Operation)),
            settings: new[] { origin },
            properties: kind is UnreadableKind.Host or UnreadableKind.HostWithPort
                ? null
                : ImmutableDictionary<string, string?>.Empty.Add(EndpointRule.HasNoRepair, "true"));
        var (what, effect, remedy) = Sentences(kind);
        Report(context, text.SourceSyntax(), evidence, origin.InFile(), what, effect, remedy);
    }

    private static (string What, string Effect, string Remedy) Sentences(UnreadableKind kind) => kind switch
    {
        UnreadableKind.Host =>
            ("has no scheme", "The program throws UriFormatException", "Begin it with https://"),
        UnreadableKind.HostWithPort =>
            ("has no scheme", "The host is read as the scheme, so every call throws NotSupportedException",
                "Begin it with https://"),
        UnreadableKind.Connection =>
            ("is a connection string", "The program throws UriFormatException", "Use the value of its Endpoint part"),
        _ =>
            ("is the connection string of a hub", "The program throws UriFormatException",
                "Use a Foundry project endpoint, https://<resource>.services.ai.azure.com/api/projects/<project>"),
    };
}
