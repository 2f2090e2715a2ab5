namespace Foundry.Analyzers.Tests.Services;

/// <summary>Programs that take their clients from a dependency injection container, in every usual shape.</summary>
internal static class Injection
{
    public const string Usings = """
        using System;
        using System.ClientModel.Primitives;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure;
        using Azure.AI.OpenAI;
        using Azure.Identity;
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Azure;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;
        using Microsoft.Extensions.Hosting;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;
        using OpenAI;
        using OpenAI.Chat;
        using OpenAI.Embeddings;

        """;

    /// <summary>A client that signs in with a token, and one that signs in with a key.</summary>
    public const string TokenClient = "new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), new DefaultAzureCredential())";
    public const string KeyClient = "new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), new AzureKeyCredential(\"key\"))";

    private const string AddClient = "builder.Services.AddSingleton(CLIENT);\n";
    private const string AddChat = AddClient
        + "builder.Services.AddChatClient(sp => sp.GetRequiredService<AzureOpenAIClient>().GetChatClient(\"chat\").AsIChatClient());\n";
    private const string Complete = ".GetChatClient(\"chat\").[|CompleteChat|](\"hi\")";
    private const string Respond = ".[|GetResponseAsync|](\"hi\")";

    /// <summary>What a shape registers, maps and declares. <c>CLIENT</c> is the client that is registered.</summary>
    private static readonly Dictionary<string, (string Register, string Map, string Declare)> Shapes = new()
    {
        ["parameter of a handler"] = (AddClient, $"app.MapPost(\"/\", (AzureOpenAIClient client) => client{Complete}.Value.Id);", ""),
        ["chat client of a handler"] = (AddChat, $"app.MapPost(\"/\", async (IChatClient chat) => (await chat{Respond}).Text);", ""),
        ["local function as a handler"] = (AddChat, $"app.MapPost(\"/\", Ask); Task<ChatResponse> Ask(IChatClient chat) => chat{Respond};", ""),
        ["primary constructor"] = (AddClient, "", $"public class Home(AzureOpenAIClient client) : ControllerBase {{ public object Post() => client{Complete}; }}"),
        ["field of a controller"] = (AddChat, "",
            $"public class Home : ControllerBase {{ private readonly IChatClient _chat; public Home(IChatClient chat) {{ _chat = chat; }} public Task Post() => _chat{Respond}; }}"),
        ["field of a primary constructor"] = (AddClient + "builder.Services.AddSingleton<Home>();\n", "",
            "public class Home(AzureOpenAIClient client) { private readonly ChatClient _chat = client.GetChatClient(\"chat\"); public async Task<string> Post(string q) { var answer = await _chat.[|CompleteChatAsync|](q); return answer.Value.Id; } }"),
        ["field behind a guard"] = (AddChat, "",
            $"public class Home {{ private readonly IChatClient _chat; public Home(IChatClient chat) => _chat = chat ?? throw new ArgumentNullException(nameof(chat)); public Task Post() => _chat{Respond}; }}"),
        ["background service"] = (AddChat + "builder.Services.AddHostedService<Worker>();\n", "",
            $"public class Worker(IChatClient chat) : BackgroundService {{ protected override Task ExecuteAsync(CancellationToken stop) => chat{Respond}; }}"),
        ["page model"] = (AddClient, "", $"public class IndexModel(AzureOpenAIClient client) : PageModel {{ public void OnPost() => client{Complete}; }}"),
        ["parameter of an action"] = (AddClient, "",
            $"public class Home : ControllerBase {{ public object Post([FromServices] AzureOpenAIClient client) => client{Complete}; }}"),
        ["method of a hub"] = (AddChat, "", $"public class Talk : Hub {{ public Task Ask(IChatClient chat) => chat{Respond}; }}"),
        ["middleware"] = (AddChat, "app.UseMiddleware<Middle>();",
            $"public class Middle(RequestDelegate next) {{ public Task InvokeAsync(HttpContext context, IChatClient chat) => chat{Respond}; }}"),
        ["injected property"] = (AddChat, "", $"public class Page : ComponentBase {{ [Inject] public IChatClient Chat {{ get; set; }} public Task Ask() => Chat{Respond}; }}"),
        ["look-up"] = (AddChat, $"await app.Services.GetRequiredService<IChatClient>(){Respond};", ""),
        ["look-up in a scope"] = (AddChat,
            $"using var scope = app.Services.CreateScope(); var chat = scope.ServiceProvider.GetService<IChatClient>(); await chat{Respond};", ""),
        ["transient factory with a body"] = (
            "builder.Services.AddTransient(sp => { var client = CLIENT; return client.GetChatClient(\"chat\"); });\n",
            "", "public class Home(ChatClient chat) { public object Post() => chat.[|CompleteChat|](\"hi\"); }"),
        ["scoped interface"] = (
            "builder.Services.AddScoped<IChatClient>(_ => CLIENT.GetChatClient(\"chat\").AsIChatClient());\n",
            "", $"public class Home(IChatClient chat) {{ public object Post() => chat{Respond}; }}"),
        ["factory method"] = (
            "builder.Services.AddSingleton<IChatClient>(Make);\nstatic IChatClient Make(IServiceProvider services) => CLIENT.GetChatClient(\"chat\").AsIChatClient();\n",
            "", $"public class Home(IChatClient chat) {{ public object Post() => chat{Respond}; }}"),
        ["typeof"] = (
            "builder.Services.AddSingleton(typeof(AzureOpenAIClient), CLIENT);\n",
            "", $"public class Home(AzureOpenAIClient client) {{ public object Post() => client{Complete}; }}"),
        ["TryAdd"] = (
            "builder.Services.TryAddSingleton(CLIENT);\n",
            "", $"public class Home(AzureOpenAIClient client) {{ public object Post() => client{Complete}; }}"),
        ["keyed"] = (
            "builder.Services.AddKeyedSingleton(\"a\", CLIENT);\nbuilder.Services.AddKeyedSingleton(\"b\", new AzureOpenAIClient(new Uri(\"https://other.openai.azure.com\"), new AzureKeyCredential(\"k\")));\n",
            "", $"public class Home([FromKeyedServices(\"a\")] AzureOpenAIClient client) {{ public object Post() => client{Complete}; }}"),
        ["keyed chat client"] = (
            "builder.Services.AddKeyedChatClient(\"a\", CLIENT.GetChatClient(\"chat\").AsIChatClient());\n",
            $"await app.Services.GetRequiredKeyedService<IChatClient>(\"a\"){Respond};", ""),
        ["chain of a chat client"] = (
            AddClient + "builder.Services.AddChatClient(sp => sp.GetRequiredService<AzureOpenAIClient>().GetChatClient(\"chat\").AsIChatClient()).UseFunctionInvocation().UseLogging();\n",
            "", $"public class Home(IChatClient chat) {{ public object Post() => chat{Respond}; }}"),
        ["own extension method"] = (
            "builder.Services.AddAssistant();\n", "",
            $"public static class Setup {{ public static IServiceCollection AddAssistant(this IServiceCollection services) => services.AddSingleton(CLIENT); }} public class Home(AzureOpenAIClient client) {{ public object Post() => client{Complete}; }}"),
        ["lambda of the host"] = (
            "builder.Host.ConfigureServices((context, services) => services.AddSingleton(CLIENT));\n",
            "", $"public class Home(AzureOpenAIClient client) {{ public object Post() => client{Complete}; }}"),
        ["after a check"] = (
            "if (args.Length > 3) throw new InvalidOperationException();\nif (builder.Environment.IsDevelopment()) Console.WriteLine();\n" + AddClient,
            "", $"public class Home(AzureOpenAIClient client) {{ public object Post() => client{Complete}; }}"),
        ["both arms"] = (
            "if (args.Length > 3) { builder.Services.AddSingleton(CLIENT); } else { builder.Services.AddSingleton(CLIENT); }\n",
            "", $"public class Home(AzureOpenAIClient client) {{ public object Post() => client{Complete}; }}"),
        ["agent"] = (
            AddChat + "builder.Services.AddSingleton<AIAgent>(sp => sp.GetRequiredService<IChatClient>().AsAIAgent());\n",
            "", "public class Home(AIAgent agent) { public Task Post() => agent.[|RunAsync|](\"hi\"); }"),
        ["kernel of a builder"] = (
            "",
            "var kernelBuilder = Kernel.CreateBuilder();\nkernelBuilder.AddAzureOpenAIChatCompletion(\"chat\", CLIENT);\nvar kernel = kernelBuilder.Build();\nawait kernel.[|InvokePromptAsync|](\"hi\");", ""),
        ["kernel in one chain"] = (
            "", "await Kernel.CreateBuilder().AddAzureOpenAIChatCompletion(\"chat\", CLIENT).Build().[|InvokePromptAsync|](\"hi\");", ""),
        ["service of a kernel"] = (
            "",
            "var kernelBuilder = Kernel.CreateBuilder();\nkernelBuilder.AddAzureOpenAIChatCompletion(\"chat\", CLIENT);\nvar kernel = kernelBuilder.Build();\nvar chat = kernel.GetRequiredService<IChatCompletionService>();\nawait chat.[|GetChatMessageContentAsync|](\"hi\");", ""),
        ["injected kernel"] = (
            "builder.Services.AddKernel().AddAzureOpenAIChatCompletion(\"chat\", CLIENT);\n",
            "", "public class Home(Kernel kernel) { public Task Post() => kernel.[|InvokePromptAsync|](\"hi\"); }"),
        ["kernel over registered services"] = (
            "builder.Services.AddKernel();\nbuilder.Services.AddAzureOpenAIChatCompletion(\"chat\", CLIENT);\n",
            "", "public class Home(Kernel kernel) { public Task Post() => kernel.[|InvokePromptAsync|](\"hi\"); }"),
        ["kernel over a registered client"] = (
            AddClient + "builder.Services.AddKernel().AddAzureOpenAIChatCompletion(\"chat\");\n",
            "", "public class Home(Kernel kernel) { public Task Post() => kernel.[|InvokePromptAsync|](\"hi\"); }"),
        ["kernel made of the services"] = (
            "builder.Services.AddAzureOpenAIChatCompletion(\"chat\", CLIENT);\nbuilder.Services.AddTransient(sp => new Kernel(sp));\n",
            "", "public class Home(Kernel kernel) { public Task Post() => kernel.[|InvokePromptAsync|](\"hi\"); }"),
        ["registered kernel"] = (
            "builder.Services.AddTransient(sp => { var kernel = Kernel.CreateBuilder(); kernel.AddAzureOpenAIChatCompletion(\"chat\", CLIENT); return kernel.Build(); });\n",
            "", "public class Home(Kernel kernel) { public Task Post() => kernel.[|InvokePromptAsync|](\"hi\"); }"),
        ["service of an injected kernel"] = (
            "builder.Services.AddKernel().AddAzureOpenAIChatCompletion(\"chat\", CLIENT);\n",
            "", "public class Home(Kernel kernel) { public Task Post() => kernel.GetRequiredService<IChatCompletionService>().[|GetChatMessageContentAsync|](\"hi\"); }"),
        ["Azure client"] = (
            "builder.Services.AddAzureClients(clients => clients.AddClient<AzureOpenAIClient, AzureOpenAIClientOptions>(options => CLIENT));\n",
            "", $"public class Home(AzureOpenAIClient client) {{ public object Post() => client{Complete}; }}"),
        ["Azure client with its options"] = (
            "builder.Services.AddAzureClients(clients => clients.AddClient<AzureOpenAIClient, AzureOpenAIClientOptions>((options, _, _) => WITH_OPTIONS));\n",
            "", $"public class Home(AzureOpenAIClient client) {{ public object Post() => client{Complete}; }}"),
        ["named Azure client"] = (
            "builder.Services.AddAzureClients(clients => { clients.AddClient<AzureOpenAIClient, AzureOpenAIClientOptions>(options => CLIENT).WithName(\"a\"); clients.AddClient<AzureOpenAIClient, AzureOpenAIClientOptions>(options => new AzureOpenAIClient(new Uri(\"https://other.openai.azure.com\"), new AzureKeyCredential(\"k\"))); });\n",
            "", $"public class Home(IAzureClientFactory<AzureOpenAIClient> clients) {{ public object Post() => clients.CreateClient(\"a\"){Complete}; }}"),
        ["first of a sequence"] = (AddChat, "", $"public class Home(IEnumerable<IChatClient> chats) {{ public Task Post() => chats.First(){Respond}; }}"),
        ["each of a sequence"] = (AddChat, "", $"public class Home(IEnumerable<IChatClient> chats) {{ public async Task Post() {{ foreach (var chat in chats) await chat{Respond}; }} }}"),
        ["look-up of all"] = (AddChat, $"foreach (var chat in app.Services.GetServices<IChatClient>()) await chat{Respond};", ""),
        ["look-up by type"] = (AddChat, $"await ((IChatClient)app.Services.GetService(typeof(IChatClient))){Respond};", ""),
        ["injected lazy"] = (
            AddChat + "builder.Services.AddSingleton(sp => new Lazy<IChatClient>(() => sp.GetRequiredService<IChatClient>()));\n",
            "", $"public class Home(Lazy<IChatClient> chat) {{ public Task Post() => chat.Value{Respond}; }}"),
        ["injected function"] = (
            AddChat + "builder.Services.AddSingleton<Func<IChatClient>>(sp => () => sp.GetRequiredService<IChatClient>());\n",
            "", $"public class Home(Func<IChatClient> chat) {{ public Task Post() => chat(){Respond}; }}"),
        ["lazy field"] = (AddChat, "",
            $"public class Home {{ private readonly Lazy<IChatClient> _chat; public Home(IServiceProvider services) => _chat = new Lazy<IChatClient>(() => services.GetRequiredService<IChatClient>()); public Task Post() => _chat.Value{Respond}; }}"),
        ["GetServiceOrCreateInstance"] = (AddClient, $"_ = ActivatorUtilities.GetServiceOrCreateInstance<AzureOpenAIClient>(app.Services){Complete};", ""),
        ["CreateInstance"] = (
            AddChat + "builder.Services.AddSingleton(sp => ActivatorUtilities.CreateInstance<Home>(sp));\n",
            "", $"public class Home(IChatClient chat) {{ public Task Post() => chat{Respond}; }}"),
        ["keyed parameter of a handler"] = (
            "builder.Services.AddKeyedSingleton(\"a\", CLIENT);\n",
            $"app.MapPost(\"/\", ([FromKeyedServices(\"a\")] AzureOpenAIClient client) => client{Complete}.Value.Id);", ""),
        ["method of a class as a handler"] = (AddChat, "app.MapPost(\"/\", Talk.Ask);", $"public static class Talk {{ public static Task<ChatResponse> Ask(IChatClient chat) => chat{Respond}; }}"),
        ["keyed property"] = (
            "builder.Services.AddKeyedSingleton<IChatClient>(\"a\", (sp, key) => CLIENT.GetChatClient(\"chat\").AsIChatClient());\n", "",
            $"public class Page : ComponentBase {{ [Inject(Key = \"a\")] public IChatClient Chat {{ get; set; }} public Task Ask() => Chat{Respond}; }}"),
        ["function"] = (AddChat, "",
            $"public class FunctionAttribute(string name) : Attribute {{ public string Name => name; }} public class Ask(IChatClient chat) {{ [Function(\"ask\")] public Task Run(string q) => chat{Respond}; }}"),
        ["embedding generator"] = (
            "builder.Services.AddEmbeddingGenerator(CLIENT.GetEmbeddingClient(\"v\").AsIEmbeddingGenerator());\n", "",
            "public class Home(IEmbeddingGenerator<string, Embedding<float>> v) { public Task Post() => v.[|GenerateAsync|](\"hi\"); }"),
        ["injected completion service"] = (
            "builder.Services.AddAzureOpenAIChatCompletion(\"chat\", CLIENT);\n",
            "", "public class Home(IChatCompletionService chat) { public Task Post() => chat.[|GetChatMessageContentAsync|](\"hi\"); }"),
    };

    public static TheoryData<string> Names => [.. Shapes.Keys];

    /// <summary>The shapes that register a client in the program itself.</summary>
    public static TheoryData<string> Registering => [.. Shapes.Where(static shape => (shape.Value.Register.Contains("CLIENT") || shape.Value.Register.Contains("WITH_OPTIONS")) && !shape.Value.Register.Contains("static ")).Select(static shape => shape.Key)];

    /// <summary>The registrations of a shape.</summary>
    public static string Registrations(string shape, string client) => WithClient(Shapes[shape].Register, client);

    private static string WithClient(string text, string client) =>
        text.Replace("WITH_OPTIONS", client[..^1] + ", options)").Replace("CLIENT", client);

    /// <param name="more">Registers after the shape's own registrations.</param>
    public static string Program(string shape, string client, string more = "")
    {
        var (register, map, declare) = Shapes[shape];
        return Usings + WithClient($"""
            var builder = WebApplication.CreateBuilder(args);
            {register}{more}
            var app = builder.Build();
            {map}
            app.Run();
            {declare}
            """, client);
    }
}
