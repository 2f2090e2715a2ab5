using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;
using static Foundry.Analyzers.Tests.Services.Injection;

namespace Foundry.Analyzers.Tests.Services;

using Verify = RuleVerifier<RoleDoesNotGrant>;

/// <summary>A call on a client from a container is judged by the registration of the client.</summary>
public class InjectedCallTests
{
    private static Task VerifyAsync(string source, string role, OutputKind kind = OutputKind.ConsoleApplication, params string[] others)
    {
        var test = new Verify.Test { TestCode = source };
        foreach (var other in others)
            test.TestState.Sources.Add(other);
        test.TestState.OutputKind = kind;
        test.TestState.AdditionalReferences.AddRange(ClientReferences.AspNetCore);
        test.TestState.AdditionalFiles.Add(("/repo/foundry.access.json", Manifest(complete: true, $"app {role} account")));
        return test.RunAsync();
    }

    [RoslynTheory(4, 8), MemberData(nameof(Names), MemberType = typeof(Injection))]
    public Task Call_is_reported_when_the_role_lacks_the_action(string shape) =>
        VerifyAsync(Program(shape, TokenClient), Contributor);

    [RoslynTheory(4, 8), MemberData(nameof(Names), MemberType = typeof(Injection))]
    public Task Call_is_not_reported_when_the_role_has_the_action(string shape) =>
        VerifyAsync(Unmarked(Program(shape, TokenClient)), OpenAIUser);

    [RoslynTheory(4, 8), MemberData(nameof(Names), MemberType = typeof(Injection))]
    public Task Call_is_not_reported_when_the_client_signs_in_with_a_key(string shape) =>
        VerifyAsync(Unmarked(Program(shape, KeyClient)), Contributor);

    [RoslynTheory(4, 8), MemberData(nameof(Registering), MemberType = typeof(Injection))]
    public Task Call_is_not_reported_when_another_registration_signs_in_with_a_key(string shape) => VerifyAsync(
        Unmarked(Program(shape, TokenClient, $"if (args.Length > 3)\n{{\n{Registrations(shape, KeyClient)}\n}}\n")), Contributor);

    [RoslynTheory(4, 8)]
    [InlineData("if (args.Length > 3) builder.Services.AddSingleton(CLIENT);")]
    [InlineData("void Never() => builder.Services.AddSingleton(CLIENT);")]
    [InlineData("builder.Services.AddSingleton(CLIENT); builder.Services.RemoveAll<AzureOpenAIClient>();")]
    [InlineData("builder.Services.AddSingleton(CLIENT); builder.Services.Replace(ServiceDescriptor.Singleton(Other()));")]
    [InlineData("builder.Services.AddSingleton(CLIENT); builder.Services.AddSingleton(_ => Other());")]
    [InlineData("builder.Services.AddSingleton<AzureOpenAIClient>();")]
    [InlineData("builder.Services.AddSingleton(_ => args.Length > 3 ? Other() : CLIENT);")]
    [InlineData("builder.Services.AddKeyedSingleton(\"a\", CLIENT);")]
    [InlineData("builder.Services.AddSingleton<AzureOpenAIClient>(sp => sp.GetRequiredService<AzureOpenAIClient>());")]
    [InlineData("builder.Services.AddSingleton(CLIENT); Console.WriteLine(new Home(Other()));")]
    [InlineData("builder.Services.AddSingleton(CLIENT); builder.Services.AddSingleton(sp => ActivatorUtilities.CreateInstance<Home>(sp, Other()));")]
    [InlineData("builder.Services.AddAzureClients(clients => clients.AddClient<AzureOpenAIClient, AzureOpenAIClientOptions>(options => CLIENT).WithName(\"a\"));")]
    [InlineData("builder.Services.AddAzureClients(clients => clients.AddClient<AzureOpenAIClient, AzureOpenAIClientOptions>(options => new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), new DefaultAzureCredential(), options)).ConfigureOptions(options => options.Transport = null));")]
    [InlineData("builder.Services.AddSingleton(CLIENT); Home home = new(Other()); Console.WriteLine(home);")]
    [InlineData("")]
    public Task Call_is_not_reported_when_the_registration_is_not_known(string register) => VerifyAsync(
        Injection.Usings + $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{register.Replace("CLIENT", TokenClient)}}
        builder.Build().Run();
        static AzureOpenAIClient Other() => throw new NotSupportedException();
        public class Home(AzureOpenAIClient client) { public object Post() => client.GetChatClient("chat").CompleteChat("hi"); }
        """, Contributor);

    [RoslynTheory(4, 8)]
    [InlineData("builder.Services.AddKeyedSingleton<IChatClient>(\"a\", (sp, _) => sp.GetRequiredKeyedService<IChatClient>(\"b\")); builder.Services.AddKeyedSingleton<IChatClient>(\"b\", (sp, _) => sp.GetRequiredKeyedService<IChatClient>(\"a\"));", "chat")]
    [InlineData("builder.Services.AddKeyedSingleton<IChatClient>(\"a\", Make); static IChatClient Make(IServiceProvider services, object key) => Make(services, key);", "chat")]
    [InlineData("builder.Services.AddKeyedSingleton<IChatClient>(\"a\", (sp, _) => sp.GetRequiredService<Lazy<IChatClient>>().Value); builder.Services.AddSingleton(sp => new Lazy<IChatClient>(() => sp.GetRequiredKeyedService<IChatClient>(\"a\")));", "chat")]
    [InlineData("builder.Services.AddKeyedSingleton<IChatClient>(\"a\", (sp, _) => sp.GetServices<Func<IChatClient>>().First()()); builder.Services.AddSingleton<Func<IChatClient>>(sp => () => sp.GetRequiredKeyedService<IChatClient>(\"a\"));", "chat")]
    [InlineData("", "((IChatClient)_self)")]
    public Task Registration_that_leads_to_itself_is_not_followed(string register, string client) => VerifyAsync(
        Injection.Usings + $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{register}}
        builder.Build().Run();
        public class Home
        {
            private readonly object _self; private readonly IChatClient chat;
            public Home([FromKeyedServices("a")] IChatClient given) { chat = given; _self = ((Func<object>)_self)(); }
            public Task Post() => {{client}}.GetResponseAsync("hi");
        }
        """, Contributor);

    [RoslynFact(4, 8)]
    public Task Thousands_of_registrations_are_not_followed() => VerifyAsync(
        Injection.Usings + $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{string.Concat(Enumerable.Repeat($"builder.Services.AddSingleton<AzureOpenAIClient>(_ => {TokenClient});\n", 5000))}}
        builder.Build().Run();
        public class Home(AzureOpenAIClient client) { public object Post() => client.GetChatClient("chat").CompleteChat("hi"); }
        """, Contributor);

    [RoslynFact(4, 8)]
    public Task Kernel_that_is_registered_by_itself_is_not_followed() => VerifyAsync(
        Injection.Usings + """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddTransient<Kernel>(sp => sp.GetRequiredService<Kernel>());
        builder.Build().Run();
        public class Home(Kernel kernel) { public Task Post() => kernel.InvokePromptAsync("hi"); }
        """, Contributor);

    [RoslynTheory(4, 8)]
    [InlineData("app.MapPost(\"/\", Talk.Ask);", "[|GetResponseAsync|]")]
    [InlineData("app.MapGroup(\"/a\").MapPost(\"/\", Talk.Ask);", "[|GetResponseAsync|]")]
    [InlineData("", "GetResponseAsync")]
    public Task Handler_may_be_in_another_file_than_its_route(string map, string member) => VerifyAsync(
        Injection.Usings + $"public static class Talk {{ public static Task<ChatResponse> Ask(IChatClient chat) => chat.{member}(\"hi\"); }}",
        Contributor,
        others: Injection.Usings + $"var builder = WebApplication.CreateBuilder(args); builder.Services.AddChatClient({TokenClient}.GetChatClient(\"chat\").AsIChatClient()); var app = builder.Build(); {map} app.Run();");

    [RoslynFact(4, 8)]
    public Task Registration_may_be_in_another_file() => VerifyAsync(
        Injection.Usings + "public class Home(AzureOpenAIClient client) { public object Post() => client.GetChatClient(\"chat\").[|CompleteChat|](\"hi\"); }",
        Contributor,
        others: Injection.Usings + $"var builder = WebApplication.CreateBuilder(args); builder.Services.AddSingleton({TokenClient}); var app = builder.Build(); app.Run();");
}
