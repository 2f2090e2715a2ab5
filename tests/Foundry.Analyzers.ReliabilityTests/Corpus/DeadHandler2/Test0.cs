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
    async IAsyncEnumerable<string> Stream(ChatClient chat) { string r; try { r = (await chat.CompleteChatAsync("q")).Value.Id; } catch (RequestFailedException) { r = null; } yield return r; }

    async Task M(ChatClient chat, ResponsesClient responses, AIProjectClient project, AzureOpenAIClient azure, PersistentAgentsClient agents,
        ChatCompletionsClient inference, IChatClient unknown, Stream stream, Task task, string text, IEnumerable<string> texts, CancellationToken cancel)
    {
        await Task.Yield();
        
    }

    void Own() { }
}
