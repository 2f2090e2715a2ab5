using System;
using System.ClientModel;
using Azure.AI.OpenAI;
using Azure.Identity;
using OpenAI;
using OpenAI.Audio;
using OpenAI.Chat;

class C
{
    object M(string key) =>
        new AudioClient("whisper", new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = new Uri("https://contoso.openai.azure.com/openai/v1/") })
            .TranscribeAudio("speech.mp3");
}
