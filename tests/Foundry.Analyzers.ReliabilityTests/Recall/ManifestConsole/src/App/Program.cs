using System;
using Azure.AI.OpenAI;
using Azure.Identity;
using OpenAI.Chat;

var client = new AzureOpenAIClient(new Uri("https://crossword-ai.openai.azure.com"), new DefaultAzureCredential());
var chat = client.GetChatClient("clues");
ChatCompletion clue = await chat.CompleteChatAsync("Write a clue for " + args[0]);
Console.WriteLine(clue.Content[0].Text);
