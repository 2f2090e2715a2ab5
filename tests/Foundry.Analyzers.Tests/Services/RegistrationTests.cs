using Foundry.Analyzers.Rules.Access;
using Foundry.Analyzers.Rules.Endpoints;
using Foundry.Analyzers.Rules.Failures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Services.Injection;
using AccessFiles = Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Services;

/// <summary>How much a registration proves, and which other rules use it.</summary>
public class RegistrationTests
{
    private const string Home =
        "public class Home(AzureOpenAIClient client) { public object Post() => client.GetChatClient(\"chat\").{|#0:CompleteChat|}(\"hi\"); }";

    private static string Program(string register, string declare) => Usings + $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{register}}
        builder.Build().Run();
        {{declare}}
        """;

    private static Task VerifyLevelAsync(string source, DiagnosticSeverity severity, OutputKind kind, params MetadataReference[] more)
    {
        var test = new RuleVerifier<RoleDoesNotGrant>.Test { TestCode = source };
        test.TestState.OutputKind = kind;
        test.TestState.AdditionalReferences.AddRange(ClientReferences.AspNetCore.Concat(more));
        test.TestState.AdditionalFiles.Add(
            ("/repo/foundry.access.json", AccessFiles.Manifest(complete: true, $"app {AccessFiles.Contributor} account")));
        test.ExpectedDiagnostics.Add(RuleVerifier<RoleDoesNotGrant>.Diagnostic(RoleDoesNotGrant.Descriptor).WithLocation(0).WithSeverity(severity));
        return test.RunAsync();
    }

    [RoslynFact(4, 8)]
    public Task Registration_in_a_program_is_certain() => VerifyLevelAsync(
        Program($"builder.Services.AddSingleton({TokenClient}); builder.Services.AddControllers();", Home),
        DiagnosticSeverity.Warning, OutputKind.ConsoleApplication);

    [RoslynFact(4, 8)]
    public Task Registration_in_a_library_is_likely() => VerifyLevelAsync(
        Usings + "public static class Setup { public static void AddAssistant(this IServiceCollection services) => "
        + $"services.AddSingleton({TokenClient}); }} {Home}",
        DiagnosticSeverity.Info, OutputKind.DynamicallyLinkedLibrary);

    /// <summary>A library that takes the service collection may register the same client again.</summary>
    [RoslynFact(4, 8)]
    public Task Registration_beside_a_call_of_another_library_is_likely()
    {
        var library = CSharpCompilation.Create(
            "Contoso.Setup",
            [CSharpSyntaxTree.ParseText("namespace Contoso { public static class Setup { public static void AddContoso("
                + "this Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } } }")],
            ClientReferences.Framework.Concat(ClientReferences.All),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();
        return VerifyLevelAsync(
            "using Contoso;\n" + Program($"builder.Services.AddSingleton({TokenClient}); builder.Services.AddContoso();", Home),
            DiagnosticSeverity.Info, OutputKind.ConsoleApplication, library);
    }

    [RoslynTheory(4, 8)]
    [InlineData("builder.Services.AddSingleton(CLIENT); builder.Services.AddChatClient(sp => sp.GetRequiredService<AzureOpenAIClient>().GetChatClient(\"chat\").AsIChatClient());", true)]
    [InlineData("builder.Services.AddSingleton<IChatClient>(_ => throw new NotSupportedException());", false)]
    public Task Handler_around_an_injected_client_is_dead(string register, bool isReported)
    {
        var test = new RuleVerifier<DeadHandler>.Test
        {
            TestCode = Program(
                register.Replace("CLIENT", TokenClient),
                "public class Home(IChatClient chat) { public async Task Post() { try { await chat.GetResponseAsync(\"hi\"); } "
                + $"catch ({(isReported ? "[|RequestFailedException|]" : "RequestFailedException")} failure) {{ Console.WriteLine(failure.Status); }} }} }}"),
        };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        test.TestState.AdditionalReferences.AddRange(ClientReferences.AspNetCore);
        return test.RunAsync();
    }

    private const string Options = "public class AI { public string Endpoint { get; set; } public string Key { get; set; } }";

    [RoslynTheory(4, 8)]
    [InlineData("builder.Services.Configure<AI>(builder.Configuration.GetSection(\"AI\"));", "IOptions<AI> options", "options.Value", true)]
    [InlineData("builder.Services.Configure<AI>(builder.Configuration.GetSection(\"AI\"));", "IOptionsMonitor<AI> options", "options.CurrentValue", true)]
    [InlineData("builder.Services.AddOptions<AI>().Bind(builder.Configuration.GetSection(\"AI\"));", "IOptionsSnapshot<AI> options", "options.Value", true)]
    [InlineData("builder.Services.AddOptions<AI>().BindConfiguration(\"AI\");", "IOptions<AI> options", "options.Value", true)]
    [InlineData("builder.Services.AddSingleton(builder.Configuration.GetSection(\"AI\").Get<AI>());", "AI options", "options", true)]
    [InlineData("builder.Services.AddSingleton(builder.Configuration.GetSection(\"AI\").Get<AI>() ?? throw new NotSupportedException());", "AI options", "options", true)]
    [InlineData("builder.Services.Configure<AI>(builder.Configuration.GetSection(\"Other\"));", "IOptions<AI> options", "options.Value", false)]
    [InlineData("builder.Services.Configure<AI>(builder.Configuration.GetSection(\"AI\")); builder.Services.PostConfigure<AI>(o => o.Endpoint = \"\");", "IOptions<AI> options", "options.Value", false)]
    [InlineData("if (args.Length > 3) builder.Services.Configure<AI>(builder.Configuration.GetSection(\"AI\"));", "IOptions<AI> options", "options.Value", false)]
    [InlineData("", "IOptions<AI> options", "options.Value", false)]
    public Task Options_are_read_from_the_settings(string register, string parameter, string value, bool isReported)
    {
        var address = $"{value}.Endpoint";
        var test = new RuleVerifier<ResourceRoot>.Test
        {
            TestCode = "using Microsoft.Extensions.Configuration;\nusing Microsoft.Extensions.Options;\n" + Program(register, Options
                + $" public class Home({parameter}) {{ public object Post() => new AzureOpenAIClient(new Uri("
                + $"{(isReported ? $"[|{address}|]" : address)}), new DefaultAzureCredential()); }}"),
        };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        test.TestState.AdditionalReferences.AddRange(ClientReferences.AspNetCore);
        test.TestState.AdditionalFiles.Add(
            ("/p/appsettings.json", """{ "AI": { "Endpoint": "https://contoso.openai.azure.com/openai/v1" } }"""));
        return test.RunAsync();
    }

    [RoslynTheory(4, 8)]
    [InlineData("var options = new AI(); builder.Configuration.Bind(\"AI\", options);", true)]
    [InlineData("var options = new AI(); builder.Configuration.GetSection(\"AI\").Bind(options);", true)]
    [InlineData("var options = builder.Configuration.GetSection(\"AI\").Get<AI>();", true)]
    [InlineData("var options = new AI();", false)]
    public Task Bound_local_is_read_from_the_settings(string bind, bool isReported)
    {
        var test = new RuleVerifier<ResourceRoot>.Test
        {
            TestCode = "using Microsoft.Extensions.Configuration;\n" + Program(
                bind + $"_ = new AzureOpenAIClient(new Uri({(isReported ? "[|options.Endpoint|]" : "options.Endpoint")}), "
                + "new DefaultAzureCredential());", Options),
        };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        test.TestState.AdditionalReferences.AddRange(ClientReferences.AspNetCore);
        test.TestState.AdditionalFiles.Add(
            ("/p/appsettings.json", """{ "AI": { "Endpoint": "https://contoso.openai.azure.com/openai/v1" } }"""));
        return test.RunAsync();
    }
}
