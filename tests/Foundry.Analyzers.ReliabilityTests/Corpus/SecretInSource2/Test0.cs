using System; using System.ClientModel; using Azure; using Azure.Identity;

class C
{
    void M(Uri uri, string other)
    {
        _ = new OpenAI.Chat.ChatClient(apiKey: "{ProjectKey}", model: "gpt");
    }
}
