using System.Text;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>Draws programs that use the clients, right and wrong: constructions, options, values on their way, calls and handlers.</summary>
internal sealed class RandomProgram(Random random)
{
    private readonly StringBuilder _fields = new();
    private int _names;

    public static CorpusProgram Create(Random random, string name) => new(name, [new("/repo/Program.cs", new RandomProgram(random).Source())], [], "");

    private string Source()
    {
        var methods = new StringBuilder();
        for (var i = random.Next(1, 5); i > 0; i--)
            methods.Append(Method());
        return $$"""
            using System;
            using System.ClientModel;
            using System.ClientModel.Primitives;
            using System.Threading.Tasks;
            using Azure;
            using Azure.AI.OpenAI;
            using Azure.AI.Projects;
            using Azure.Core;
            using Azure.Identity;
            using OpenAI;
            using OpenAI.Chat;

            public class Service
            {
                private static readonly bool s_flag = Environment.GetEnvironmentVariable("FLAG") != null;
            {{_fields}}
            {{methods}}
            }

            """;
    }

    private string Method()
    {
        var body = new StringBuilder();
        for (var i = random.Next(1, 4); i > 0; i--)
            body.Append(Story());
        return $$"""

                public async Task {{Name("Method")}}Async(string question)
                {
                    await Task.Yield();
            {{body}}
                }

            """;
    }

    private string Story()
    {
        var client = Name("client");
        var construction = OneOf(
            () => $"new AIProjectClient({Uri()}, {Credential()})",
            () => $"new AzureOpenAIClient({Uri()}, {Credential()})",
            () => $"new AzureOpenAIClient({Uri()}, new AzureKeyCredential({Key()}))",
            () => $"new ChatClient(\"gpt-4.1-mini\", new ApiKeyCredential({Key()}), new OpenAIClientOptions {{ Endpoint = {Uri()} }})",
            () => $"new ChatClient(\"gpt-4.1-mini\", new BearerTokenPolicy({Credential()}, {Text(Scope())}), new OpenAIClientOptions {{ Endpoint = {Uri()} }})");
        var lines = construction.Contains("new ChatClient") ? $"var {client} = {construction};\n{Call(client)}"
            : construction.Contains("new AzureOpenAIClient") && random.Next(2) == 0 ? $"var {client} = {construction}.GetChatClient(\"gpt-4.1-mini\");\n{Call(client)}"
            : $"var {client} = {construction};\nGC.KeepAlive({client});";
        return Wrapped(lines);
    }

    private string Call(string client) => OneOf(
        () => $"await {client}.CompleteChatAsync(question);",
        () => $"try {{ await {client}.CompleteChatAsync(question); }} catch ({OneOf(() => "ClientResultException", () => "RequestFailedException", () => "AuthenticationFailedException", () => "Exception")} exception) {{ {OneOf(() => "Console.WriteLine(exception.Message);", () => "throw;", () => "")} }}",
        () => $"for (var attempt = 0; attempt < 3; attempt++) {{ try {{ await {client}.CompleteChatAsync(question); break; }} catch (ClientResultException) when (attempt < 2) {{ await Task.Delay(10); }} }}",
        () => $"Console.WriteLine({client}.CompleteChat(question).Value.Content[0].Text);");

    private string Wrapped(string lines) => random.Next(5) switch
    {
        0 => $"if (s_flag)\n{{\n{lines}\n}}\n",
        1 => $"foreach (var {Name("item")} in question.Split(' '))\n{{\n{lines}\n}}\n",
        2 => $"{{\n{lines}\n}}\n",
        _ => lines + "\n",
    };

    private string Uri() => OneOf(() => $"new Uri({Text(Endpoint())})", () => $"new Uri({Text(Endpoint())}, UriKind.Absolute)", () => $"new Uri(Environment.GetEnvironmentVariable({Text("ENDPOINT")}))");

    private string Endpoint() =>
        OneOf(() => "https", () => "https", () => "https", () => "http") + "://" + OneOf(() => "contoso", () => "eastus2") + "."
        + OneOf(() => "services.ai.azure.com", () => "openai.azure.com", () => "cognitiveservices.azure.com", () => "api.cognitive.microsoft.com", () => "openai.azure.us")
        + OneOf(() => "", () => "/", () => "/api/projects/orders", () => "/openai/v1/", () => "/openai/v1", () => "/openai/deployments/d/chat/completions");

    private string Scope() => OneOf(() => "https://ai.azure.com/.default", () => "https://cognitiveservices.azure.com/.default", () => "https://ai.azure.com", () => "https://management.azure.com/.default", () => "https://cognitiveservices.azure.us/.default");

    private string Credential() => OneOf(
        () => "new DefaultAzureCredential()",
        () => "new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)",
        () => "new ManagedIdentityCredential()",
        () => "new AzureCliCredential()",
        () => "new InteractiveBrowserCredential()",
        () => "(TokenCredential)null",
        () => $"new ClientSecretCredential({Text("contoso.onmicrosoft.com")}, {Text("00000000-0000-0000-0000-000000000001")}, {Key()})",
        () => Field("TokenCredential", "new DefaultAzureCredential()"));

    private string Key() => OneOf(() => $"Environment.GetEnvironmentVariable({Text("KEY")})", () => $"\"{GeneratedKeys.Hex}\"", () => "\"\"", () => "\"<your-key>\"");

    /// <summary>A text, there or by a name.</summary>
    private string Text(string value) => OneOf(() => $"\"{value}\"", () => $"\"{value}\"", () => Field("string", $"\"{value}\""), () => $"(\"{value[..(value.Length / 2)]}\" + \"{value[(value.Length / 2)..]}\")");

    private string Field(string type, string value)
    {
        var name = Name("_field");
        _fields.Append($"    private {OneOf(() => "static readonly", () => "readonly")} {type} {name} = {value};\n");
        return name;
    }

    private string Name(string stem) => stem + ++_names;

    private string OneOf(params Func<string>[] choices) => choices[random.Next(choices.Length)]();
}
