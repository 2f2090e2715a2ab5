using System;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2009: a client without an endpoint sends a credential of Azure to api.openai.com.</summary>
/// <remarks>The name of a setting does not prove that it holds a key of Azure, so that case is an info.</remarks>
[NoFix("The client needs the address of the resource, which only its owner knows.")]
internal sealed class AzureKeyToOpenAI : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY2009", "Azure credential goes to api.openai.com",
        "'{1}' {2}, so it sends {0} to api.openai.com. The call fails and the {3} is exposed. "
        + "Set Endpoint to the resource's URL ending in /openai/v1/.",
        RuleArea.Credentials, RuleLevel.Certain,
        "A plain OpenAI client without an endpoint calls api.openai.com. OpenAI rejects a Microsoft Entra token or the key of an "
        + "Azure resource, but has received it.");

    private const string OpenAIHost = "api.openai.com";
    private static readonly KnownNamespace Identity = new("Azure.Identity");

    public AzureKeyToOpenAI() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterClientAction(Analyze);

    private void Analyze(OperationAnalysisContext context, ClientCreation client, FlowContext flow)
    {
        if (client.Credential is not { } credential || !client.Client.IsPlainOpenAI)
            return;

        var endpoint = client.ReadEndpoint(flow);
        if (!endpoint.IsDefault && !endpoint.Is(static address => IsOpenAI(address.Host)))
            return;

        // A custom transport may send the request anywhere.
        if (client.HasOwnTransport(flow) || Retirement.Of(client.Operation, flow) is not null)
            return;

        var where = endpoint.IsDefault ? "has no endpoint" : "has an OpenAI endpoint";
        if (TokenCredentialOf(credential, flow) is { } identity)
        {
            Report(context, credential.Value.SourceSyntax(), new Evidence(settings: new[] { endpoint.Origin }),
                $"a Microsoft Entra token of '{identity}'", client.CalledName, where, "token");
        }
        else if (endpoint.IsDefault
            && KeyOf(credential, flow) is { } key
            && Setting.NameBehind(key, flow) is { } setting
            && NamesAzureKey(setting))
        {
            Report(context, credential.Value.SourceSyntax(), Evidence.Uncertain,
                $"the key from '{DisplayText.Of(setting)}'", client.CalledName, where, "key");
        }
    }

    private static bool IsOpenAI(string? host) => string.Equals(host, OpenAIHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The credential of Azure.Identity in a token policy, or whose token is the key; or null. A token provider of one's own may
    /// have tokens of any issuer.
    /// </summary>
    private static string? TokenCredentialOf(IArgumentOperation credential, FlowContext flow)
    {
        var policy = ValueResolver.Resolve(credential.Value, flow);
        var provider = KnownTypes.BearerTokenPolicy.Matches(policy.Type)
            ? policy.Call().Arguments.ExplicitFor(CredentialParameter.TakesToken)?.Value
            : KeyOf(credential, flow) is { } key ? IssuedToken.CallOf(key, flow)?.Instance : null;
        var type = provider is null ? null : ValueResolver.Resolve(provider, flow).Type;
        return Identity.Contains(type) ? type!.Name : null;
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
