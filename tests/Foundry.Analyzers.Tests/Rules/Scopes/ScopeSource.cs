namespace Foundry.Analyzers.Tests.Rules.Scopes;

/// <summary>The programs in which the scope rules are tried.</summary>
internal static class ScopeSource
{
    public const string Project = "https://r.services.ai.azure.com/api/projects/p/openai/v1";
    public const string Account = "https://r.openai.azure.com/openai/v1/";

    /// <summary>A plain client with a bearer token: <paramref name="scope"/> and <paramref name="endpoint"/> are expressions.</summary>
    public static string Client(string scope, string endpoint, string members = "", string credential = "new DefaultAzureCredential()") => $$"""
        using System;
        using System.ClientModel.Primitives;
        using Azure.Core;
        using Azure.Identity;
        using OpenAI;

        class C
        {
            {{members}}
            object M(string text, Uri uri, string[] array) => new OpenAIClient(new BearerTokenPolicy({{credential}}, {{scope}}), new OpenAIClientOptions { Endpoint = {{endpoint}} });
        }
        """;

    /// <summary>A client with a bearer token in a standing shape.</summary>
    public static string Shaped(string shape, string scope, string endpoint) => CodeContexts.Source(shape,
        $"new OpenAIClient(new BearerTokenPolicy(new DefaultAzureCredential(), {scope}), new OpenAIClientOptions {{ Endpoint = new System.Uri(\"{endpoint}\") }})",
        "using System.ClientModel.Primitives; using Azure.Identity; using OpenAI;");

    /// <summary>As <see cref="Client"/>, with a literal scope and endpoint; the scope is marked when <paramref name="marked"/>.</summary>
    public static string Literal(string scope, string endpoint, bool marked = false) =>
        Client(marked ? $"[|\"{scope}\"|]" : $"\"{scope}\"", $"new Uri(\"{endpoint}\")");

    /// <summary>The statements in a method with everything in scope.</summary>
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
