namespace Foundry.Analyzers.Tests.Rules.Scopes;

/// <summary>Source code for the tests of the scope rules.</summary>
internal static class ScopeSource
{
    public const string Project = "https://r.services.ai.azure.com/api/projects/p/openai/v1";
    public const string Account = "https://r.openai.azure.com/openai/v1/";

    /// <summary>A plain client with a bearer token policy.</summary>
    /// <param name="scope">The expression of the scope.</param>
    /// <param name="endpoint">The expression of the endpoint.</param>
    public static string Client(
        string scope, string endpoint, string members = "", string credential = "new DefaultAzureCredential()") => $$"""
        using System;
        using System.ClientModel.Primitives;
        using Azure.Core;
        using Azure.Identity;
        using OpenAI;

        class C
        {
            {{members}}
            object M(string text, Uri uri, string[] array) => new OpenAIClient(
                new BearerTokenPolicy({{credential}}, {{scope}}),
                new OpenAIClientOptions { Endpoint = {{endpoint}} });
        }
        """;

    /// <summary>A plain client with a bearer token policy, in a code context.</summary>
    public static string Shaped(string shape, string scope, string endpoint) => CodeContexts.Source(shape,
        $"new OpenAIClient(new BearerTokenPolicy(new DefaultAzureCredential(), {scope}), "
        + $"new OpenAIClientOptions {{ Endpoint = new System.Uri(\"{endpoint}\") }})",
        "using System.ClientModel.Primitives; using Azure.Identity; using OpenAI;");

    /// <summary>
    /// What a fix makes of the chain in a source: outside the public cloud it signs in to the cloud of the scope.
    /// </summary>
    public static string SignedIn(string source, string scope) => source.Replace("new DefaultAzureCredential()",
        scope.Contains(".azure.us/") ? Chain("AzureGovernment") : scope.Contains(".azure.cn/") ? Chain("AzureChina") : Chain(null));

    private static string Chain(string? authority) => authority is null
        ? "new DefaultAzureCredential()"
        : $"new DefaultAzureCredential(new DefaultAzureCredentialOptions {{ AuthorityHost = AzureAuthorityHosts.{authority} }})";

    /// <summary>A plain client with a literal scope and endpoint.</summary>
    /// <param name="marked">Whether the scope is marked as reported.</param>
    public static string Literal(string scope, string endpoint, bool marked = false) =>
        Client(marked ? $"[|\"{scope}\"|]" : $"\"{scope}\"", $"new Uri(\"{endpoint}\")");

    /// <summary>Puts the statements into a method that has all variables in scope.</summary>
    public static string Body(string statements) => $$"""
        using System;
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Threading.Tasks;
        using Azure.Core;
        using Azure.Identity;
        using OpenAI;

        class C
        {
            async Task M(TokenCredential credential, Uri uri, string text, bool condition)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
