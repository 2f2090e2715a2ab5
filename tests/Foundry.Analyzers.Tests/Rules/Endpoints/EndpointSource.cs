namespace Foundry.Analyzers.Tests.Rules.Endpoints;

/// <summary>The programs in which the endpoint rules are tried.</summary>
internal static class EndpointSource
{
    private const string Usings = """
        using System;
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using System.Threading.Tasks;
        using Azure;
        using Azure.AI.Agents.Persistent;
        using Azure.AI.Extensions.OpenAI;
        using Azure.AI.OpenAI;
        using Azure.AI.Projects;
        using Azure.AI.Projects.Agents;
        using Azure.Core;
        using Azure.Identity;
        using OpenAI;
        using OpenAI.Chat;
        using OpenAI.Responses;

        """;

    /// <summary>The statements in a method with everything in scope.</summary>
    public static string Body(string statements, string members = "") => Usings + $$"""
        class C
        {
            {{members}}

            void M(TokenCredential token, ApiKeyCredential key, AuthenticationPolicy policy, Uri uri, string text, bool condition)
            {
                {{statements}}
            }
        }
        """;
}
