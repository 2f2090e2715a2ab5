using Foundry.Analyzers.CodeFixes.Fixes.Disclosure;
using Foundry.Analyzers.Rules.Disclosure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Disclosure;

using Verify = RuleVerifier<RecordedContent, RecordedContentFix>;

public class RecordedContentTests
{
    private static string Body(string statements, string parameters = "") => $$"""
        using System;
        using System.ClientModel.Primitives;
        using Azure.AI.Agents.Persistent;
        using Azure.AI.Inference;
        using Azure.Identity;
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Hosting;

        class C
        {
            void M(IChatClient chat, AIAgent agent, bool flag{{parameters}})
            {
                {{statements}}
            }
        }
        """;

    private static Verify.Test Test(string source, string? repaired = null)
    {
        var test = new Verify.Test { TestCode = source };
        if (repaired is not null)
            test.FixedCode = repaired;
        return test;
    }

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        static string Source(string shape, string setting) => CodeContexts.Source(shape,
            $"new AzureAIInferenceClientOptions {{ Diagnostics = {{ {setting} }} }}", "using Azure.AI.Inference;");
        var test = Test(Source(shape, "[|IsLoggingContentEnabled = true|]"), Source(shape, "IsLoggingContentEnabled = false"));
        test.TestState.OutputKind = CodeContexts.Kind(shape);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("chat.AsBuilder().UseOpenTelemetry(configure: c => {0});", "c.EnableSensitiveData")]
    [InlineData(
        "chat.AsBuilder().UseOpenTelemetry(sourceName: \"source\", configure: c => {{ {0}; }});", "c.EnableSensitiveData")]
    [InlineData("var client = new OpenTelemetryChatClient(chat) {{ {0} }};", "EnableSensitiveData")]
    [InlineData("var telemetry = new OpenTelemetryAgent(agent) {{ {0} }};", "EnableSensitiveData")]
    [InlineData("agent.AsBuilder().UseOpenTelemetry(configure: c => {0});", "c.EnableSensitiveData")]
    [InlineData("var options = new AzureAIInferenceClientOptions(); {0};", "options.Diagnostics.IsLoggingContentEnabled")]
    [InlineData(
        "var options = new PersistentAgentsAdministrationClientOptions {{ Diagnostics = {{ {0}, IsLoggingEnabled = true }} }};",
        "IsLoggingContentEnabled")]
    [InlineData(
        "var options = new OpenAI.OpenAIClientOptions {{ ClientLoggingOptions = new ClientLoggingOptions {{ {0} }} }};",
        "EnableMessageContentLogging")]
    [InlineData("if (flag) {{ var client = new OpenTelemetryChatClient(chat) {{ {0} }}; }}", "EnableSensitiveData")]
    public Task Enabled_switch_is_fixed(string statement, string target) =>
        Test(
            Body(string.Format(statement, $"[|{target} = true|]")),
            Body(string.Format(statement, $"{target} = false"))).RunAsync();

    /// <summary>A choice between credentials says nothing about the environment.</summary>
    [Theory]
    [InlineData(
        "object c = flag ? new AzureCliCredential() : new ChatCompletionsClient(null, new ManagedIdentityCredential(ManagedIdentityId"
        + ".SystemAssigned), new AzureAIInferenceClientOptions {{ Diagnostics = {{ {0} }} }});")]
    [InlineData(
        "object c; if (flag) {{ c = new Azure.AzureKeyCredential(\"k\"); }} else {{ c = new AzureAIInferenceClientOptions {{ "
        + "Diagnostics = {{ {0} }} }}; }}")]
    public Task Switch_beside_another_credential_is_fixed(string statement) => Test(
        Body(string.Format(statement, "[|IsLoggingContentEnabled = true|]")),
        Body(string.Format(statement, "IsLoggingContentEnabled = false"))).RunAsync();

    [Fact]
    public Task Switch_beside_another_credential_in_development_is_not_reported() => Test(Body(
        "object c = env.IsDevelopment() ? new AzureAIInferenceClientOptions { Diagnostics = { IsLoggingContentEnabled = true } } "
        + ": new AzureCliCredential();", ", IHostEnvironment env")).RunAsync();

    [Fact]
    public Task Fix_uses_the_environment_when_it_is_in_scope()
    {
        var test = Test(
            Body("var client = new OpenTelemetryChatClient(chat) { [|EnableSensitiveData = true|] };", ", IHostEnvironment env"),
            Body(
                "var client = new OpenTelemetryChatClient(chat) { EnableSensitiveData = env.IsDevelopment() };",
                ", IHostEnvironment env"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("", "false")]
    [InlineData(", IHostEnvironment env", "env.IsDevelopment()")]
    public Task Fix_does_not_use_locals_of_another_file(string parameter, string repaired)
    {
        string Service(string setting) => Body($"var client = new OpenTelemetryChatClient(chat) {{ {setting} }};", parameter);
        return new Verify.Test
        {
            TestState =
            {
                OutputKind = OutputKind.ConsoleApplication,
                Sources = { Service("[|EnableSensitiveData = true|]"), Hosts.Program },
            },
            FixedState = { Sources = { Service("EnableSensitiveData = " + repaired), Hosts.Program } },
        }.In("web").RunAsync();
    }

    [Fact]
    public Task Fix_keeps_line_ends_and_comments() => Test(
        "class C\r\n{\r\n    object M() => new Azure.AI.Inference.AzureAIInferenceClientOptions\r\n    {\r\n"
        + "        Diagnostics = { [|IsLoggingContentEnabled = true|] /* kept */ }, // kept\r\n    };\r\n}\r\n",
        "class C\r\n{\r\n    object M() => new Azure.AI.Inference.AzureAIInferenceClientOptions\r\n    {\r\n"
        + "        Diagnostics = { IsLoggingContentEnabled = false /* kept */ }, // kept\r\n    };\r\n}\r\n").RunAsync();

    [Fact]
    public Task Message_names_the_switch()
    {
        var test = Test(Body("var client = new OpenTelemetryChatClient(chat) { {|#0:EnableSensitiveData = true|} };"));
        test.ExpectedDiagnostics.Add(
            Verify.Diagnostic(RecordedContent.Descriptor).WithLocation(0).WithMessage(
                "'EnableSensitiveData' records prompts and responses, including user data, in traces or logs. Enable it only "
                + "in development."));
        test.FixedCode = Body("var client = new OpenTelemetryChatClient(chat) { EnableSensitiveData = false };");
        return test.RunAsync();
    }

    [Fact]
    public Task Incomplete_code_does_not_throw()
    {
        var test = Test(
            "class C { object M() => new Azure.AI.Inference.AzureAIInferenceClientOptions { Diagnostics = { "
            + "IsLoggingContentEnabled = ; object N() => new Missing { EnableSensitiveData = true } } "
            + "EnableSensitiveData = true");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync();
    }

    /// <summary>Code that looks like the mistake but is correct.</summary>
    public class LegitimateShapes
    {
        [Theory]
        [InlineData("var client = new OpenTelemetryChatClient(chat) { EnableSensitiveData = false };")]
        [InlineData("var client = new OpenTelemetryChatClient(chat) { EnableSensitiveData = flag };")]
        [InlineData("var client = new OpenTelemetryChatClient(chat) { EnableSensitiveData = env.IsDevelopment() };")]
        [InlineData(
            "if (env.IsDevelopment()) { var client = new OpenTelemetryChatClient(chat) { EnableSensitiveData = true }; }")]
        [InlineData(
            "var client = env.IsDevelopment() ? new OpenTelemetryChatClient(chat) { EnableSensitiveData = true } : "
            + "new OpenTelemetryChatClient(chat);")]
        [InlineData(
            "if (!env.IsDevelopment()) return; var client = new OpenTelemetryChatClient(chat) { EnableSensitiveData = true };")]
        [InlineData(
            "var client = new OpenTelemetryChatClient(chat) { "
            + "EnableSensitiveData = Environment.GetEnvironmentVariable(\"DOTNET_ENVIRONMENT\") == \"Development\" };")]
        [InlineData(
            "\n#if DEBUG || !DEBUG\nvar client = new OpenTelemetryChatClient(chat) { EnableSensitiveData = true };\n#endif\n")]
        [InlineData("var options = new TokenCredentialOptions { Diagnostics = { IsLoggingContentEnabled = true } };")]
        [InlineData("var options = new AzureAIInferenceClientOptions { Diagnostics = { IsLoggingEnabled = true } };")]
        [InlineData("if (false) { var client = new OpenTelemetryChatClient(chat) { EnableSensitiveData = true }; }")]
        [InlineData("var own = new Own { EnableSensitiveData = true, IsLoggingContentEnabled = true };")]
        public Task Switch_is_not_reported_in_development_or_on_user_types(string statements) => Test(
            Body(statements, ", IHostEnvironment env")
            + " class Own { public bool EnableSensitiveData { get; set; } public bool IsLoggingContentEnabled { get; "
            + "set; } }").RunAsync();

        [Fact]
        public Task Silent_in_a_test_project() =>
            Test(Body("var client = new OpenTelemetryChatClient(chat) { EnableSensitiveData = true };")).In("test").RunAsync();
    }
}
