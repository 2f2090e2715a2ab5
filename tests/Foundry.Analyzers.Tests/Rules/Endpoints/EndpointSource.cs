namespace Foundry.Analyzers.Tests.Rules.Endpoints;

/// <summary>Source code for the tests of the endpoint rules.</summary>
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

    /// <summary>Puts the statements into a method that has all variables in scope.</summary>
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
