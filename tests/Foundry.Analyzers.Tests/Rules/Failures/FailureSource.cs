namespace Foundry.Analyzers.Tests.Rules.Failures;

/// <summary>A method with clients of both pipelines around the statements of a test.</summary>
internal static class FailureSource
{
    public static string Of(string statements, string members = "") => $$"""
        using System;
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure;
        using Azure.AI.Agents.Persistent;
        using Azure.AI.Inference;
        using Azure.AI.Projects;
        using Microsoft.Extensions.AI;
        using OpenAI.Responses;
        using AzureOpenAIClient = Azure.AI.OpenAI.AzureOpenAIClient;
        using ChatClient = OpenAI.Chat.ChatClient;

        class C
        {
            {{members}}

            async Task M(ChatClient chat, ResponsesClient responses, AIProjectClient project, AzureOpenAIClient azure,
                PersistentAgentsClient agents, ChatCompletionsClient inference, IChatClient unknown, Stream stream, Task task,
                string text, IEnumerable<string> texts, CancellationToken cancel)
            {
                await Task.Yield();
                {{statements}}
            }

            void Own() { }
        }
        """;
}
