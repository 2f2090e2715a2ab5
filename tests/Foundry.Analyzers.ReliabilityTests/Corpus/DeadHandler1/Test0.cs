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
    private readonly IChatClient _chat = new ChatClient("m", "k").AsIChatClient(); async Task Field() { try { await _chat.GetResponseAsync("q"); } catch (RequestFailedException) { } }

    async Task M(ChatClient chat, ResponsesClient responses, AIProjectClient project, AzureOpenAIClient azure, PersistentAgentsClient agents,
        ChatCompletionsClient inference, IChatClient unknown, Stream stream, Task task, string text, IEnumerable<string> texts, CancellationToken cancel)
    {
        await Task.Yield();
        
    }

    void Own() { }
}
