using System;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2009: a key that is named after Azure OpenAI is sent to api.openai.com.</summary>
[NoFix("The client needs the address of the resource, which only its owner knows.")]
internal sealed class AzureKeyToOpenAI : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY2009", "Azure key goes to api.openai.com",
        "The key from '{0}' is sent to api.openai.com, which refuses it and has seen it, because this '{1}' has no endpoint; set Endpoint to the resource's address ending in /openai/v1/",
        RuleArea.Credentials, RuleLevel.Likely,
        "A plain OpenAI client without an endpoint goes to api.openai.com. The key of an Azure resource is refused there with 401, and it has left your tenant.");

    public AzureKeyToOpenAI() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterClientAction(Analyze);

    private void Analyze(OperationAnalysisContext context, ClientCreation client, FlowContext flow)
    {
        if (client.Credential is not { } credential || !IsPlain(client.Client))
            return;

        if (KeyOf(credential, flow) is { } key
            && Setting.NameBehind(key, flow) is { } name && NamesAzureKey(name)
            && client.ReadEndpoint(flow).IsDefault
            // A transport of its own may send the request anywhere.
            && client.LeavesOption("Transport", flow))
        {
            Report(context, credential.Value.SourceSyntax(), name, credential.Parameter!.ContainingType.Name);
        }
    }

    /// <summary>Whether the client is one of the OpenAI package, which knows of no Azure.</summary>
    private static bool IsPlain(Client client) =>
        client.Kind == ClientKind.OpenAI && client.FullName.StartsWith("OpenAI.", StringComparison.Ordinal);

    /// <summary>The key as text: the argument itself, or what its key credential is made of.</summary>
    private static IOperation? KeyOf(IArgumentOperation credential, FlowContext flow) =>
        CredentialParameter.TakesKeyText(credential.Parameter!) ? credential.Value
        : ValueResolver.Resolve(credential.Value, flow) is IObjectCreationOperation made
            ? made.Arguments.FirstOrDefault(static argument => argument.Parameter is { } parameter && SecretParameter.TakesKeyOfCredential(parameter))?.Value
            : null;

    /// <summary><c>AZURE_OPENAI_API_KEY</c>, <c>AzureOpenAI:ApiKey</c> and the like; not the name of a key vault.</summary>
    private static bool NamesAzureKey(string name)
    {
        var letters = new string(name.Where(char.IsLetterOrDigit).ToArray());
        var service = letters.IndexOf("AzureOpenAI", StringComparison.OrdinalIgnoreCase);
        return service >= 0
            && letters.IndexOf("Key", service, StringComparison.OrdinalIgnoreCase) >= 0
            && letters.IndexOf("KeyVault", StringComparison.OrdinalIgnoreCase) < 0;
    }
}
