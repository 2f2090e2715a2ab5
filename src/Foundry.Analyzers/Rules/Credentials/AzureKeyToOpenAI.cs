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

/// <summary>FDRY2009: a client without an endpoint sends an Azure OpenAI key to api.openai.com.</summary>
[NoFix("The client needs the address of the resource, which only its owner knows.")]
internal sealed class AzureKeyToOpenAI : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY2009", "Azure key goes to api.openai.com",
        "The key from '{0}' is sent to api.openai.com, which refuses it and has seen it, because this '{1}' has no endpoint; "
        + "set Endpoint to the resource's address ending in /openai/v1/",
        RuleArea.Credentials, RuleLevel.Likely,
        "A plain OpenAI client without an endpoint goes to api.openai.com. "
        + "The key of an Azure resource is refused there with 401, and it has left your tenant.");

    public AzureKeyToOpenAI() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterClientAction(Analyze);

    private void Analyze(OperationAnalysisContext context, ClientCreation client, FlowContext flow)
    {
        if (client.Credential is not { } credential || !client.Client.IsPlainOpenAI)
            return;
        if (KeyOf(credential, flow) is not { } key || Setting.NameBehind(key, flow) is not { } setting)
            return;

        // A custom transport may send the request anywhere.
        if (NamesAzureKey(setting) && client.ReadEndpoint(flow).IsDefault && client.LeavesOption("Transport", flow))
            Report(context, credential.Value.SourceSyntax(),
                DisplayText.Of(setting), client.CalledName);
    }

    /// <summary>Returns the key as text: the argument itself, or the argument of its key credential.</summary>
    private static IOperation? KeyOf(IArgumentOperation credential, FlowContext flow)
    {
        if (CredentialParameter.TakesKeyText(credential.Parameter!))
            return credential.Value;
        if (ValueResolver.Resolve(credential.Value, flow) is not IObjectCreationOperation keyCredential)
            return null;

        foreach (var argument in keyCredential.Arguments)
        {
            if (argument.Parameter is { } parameter && SecretParameter.TakesKeyOfCredential(parameter))
                return argument.Value;
        }

        return null;
    }

    /// <summary>Matches names such as <c>AZURE_OPENAI_API_KEY</c> and <c>AzureOpenAI:ApiKey</c>, but not key vaults.</summary>
    private static bool NamesAzureKey(string name)
    {
        var letters = new string(name.Where(char.IsLetterOrDigit).ToArray());
        var service = letters.IndexOf("AzureOpenAI", StringComparison.OrdinalIgnoreCase);
        return service >= 0
            && letters.IndexOf("Key", service, StringComparison.OrdinalIgnoreCase) >= 0
            && letters.IndexOf("KeyVault", StringComparison.OrdinalIgnoreCase) < 0;
    }
}
