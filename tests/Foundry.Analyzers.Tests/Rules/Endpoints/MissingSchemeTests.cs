using Foundry.Analyzers.CodeFixes.Fixes.Endpoints;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

using static EndpointSource;
using Verify = RuleVerifier<MissingScheme, MissingSchemeFix>;

public class MissingSchemeTests
{
    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape)
    {
        string Source(string address) => CodeContexts.Source(
            shape, $"new AzureOpenAIClient(new System.Uri({address}), new DefaultAzureCredential())",
            "using Azure.AI.OpenAI; using Azure.Identity;");
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source("[|\"r.openai.azure.com\"|]"),
            FixedCode = Source("\"https://r.openai.azure.com\""),
        }.RunAsync();
    }

    /// <summary>The fix ends the address as the client needs it.</summary>
    [Theory]
    [InlineData("_ = new Uri(ADDRESS);", "r.openai.azure.com/x", "https://r.openai.azure.com/x")]
    [InlineData("_ = new Uri(ADDRESS);", "contoso.azure-api.net/openai", "https://contoso.azure-api.net/openai")]
    [InlineData("var address = ADDRESS2; _ = new Uri(address);", "r.openai.azure.com", null)]
    [InlineData("_ = new AzureOpenAIClient(new Uri(ADDRESS), token);", "r.openai.azure.com/openai/v1/", "https://r.openai.azure.com")]
    [InlineData("_ = new OpenAIClient(key, new OpenAIClientOptions { Endpoint = new(ADDRESS) });",
        "r.openai.azure.com", "https://r.openai.azure.com/openai/v1/")]
    [InlineData("_ = new OpenAIClient(key, new OpenAIClientOptions { Endpoint = new(ADDRESS) });",
        "r.openai.azure.com/openai/v1?api-version=preview", "https://r.openai.azure.com/openai/v1?api-version=preview")]
    [InlineData("_ = new AIProjectClient(new Uri(ADDRESS), token);",
        "r.services.ai.azure.com/api/projects/p", "https://r.services.ai.azure.com/api/projects/p")]
    [InlineData(
        "_ = new Microsoft.SemanticKernel.Connectors.AzureOpenAI.AzureOpenAIChatCompletionService(\"d\", ADDRESS, token);",
        "r.openai.azure.com", "https://r.openai.azure.com")]
    [InlineData(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", ADDRESS, token);",
        "r.openai.azure.us", "https://r.openai.azure.us")]
    [InlineData("_ = new AzureOpenAIClient(new Uri(ADDRESS), token);", "r.openai.azure.com:443", "https://r.openai.azure.com:443")]
    public Task Host_without_a_scheme_is_fixed(string statements, string address, string? right)
    {
        if (right is null)
        {
            return Verify.VerifyCodeFixAsync(
                Body(statements.Replace("ADDRESS2", $"\"{address}\"").Replace("(address)", "([|address|])")),
                Body(statements.Replace("ADDRESS2", $"\"https://{address}\"")));
        }

        return Verify.VerifyCodeFixAsync(
            Body(statements.Replace("ADDRESS", $"[|\"{address}\"|]")), Body(statements.Replace("ADDRESS", $"\"{right}\"")));
    }

    [Fact]
    public Task Interpolated_host_is_fixed() => Verify.VerifyCodeFixAsync(
        Body("_ = new Uri([|$\"contoso-{text}.openai.azure.com\"|]);"),
        Body("_ = new Uri($\"https://contoso-{text}.openai.azure.com\");"));

    [Theory]
    [InlineData("_ = new AzureOpenAIClient(new Uri([|\"Endpoint=https://r.openai.azure.com/;Key=0123456789\"|]), key);")]
    [InlineData("_ = new Uri([|\"key=0123456789;endpoint=https://r.openai.azure.com/\"|]);")]
    [InlineData("_ = new AIProjectClient(new Uri([|\"eastus.api.azureml.ms;s;g;h\"|]), token);")]
    [InlineData("_ = new AIProjectClient(new Uri([|\"r.services.ai.azure.com\"|]), token);")] // the project is not known
    public Task Connection_string_has_no_fix(string statements) =>
        Verify.VerifyCodeFixAsync(Body(statements), Body(statements));

    /// <summary>The Uri itself does not throw, and the client that gets it is not known.</summary>
    [Fact]
    public Task Host_with_a_port_is_an_info_without_a_client() => Verify.VerifyInfoAsync(
        Body("_ = new Uri([|\"r.openai.azure.com:443\"|]);"), Body("_ = new Uri(\"https://r.openai.azure.com:443\");"));

    /// <summary>What the client does with the text is not known.</summary>
    [Fact]
    public Task Text_for_a_client_that_is_not_run_is_an_info() => Verify.VerifyInfoAsync(
        Body("_ = new PersistentAgentsClient([|\"r.services.ai.azure.com/api/projects/p\"|], token);"),
        Body("_ = new PersistentAgentsClient(\"https://r.services.ai.azure.com/api/projects/p\", token);"));

    [Fact]
    public async Task Setting_is_an_info_without_a_fix()
    {
        var source = Body(
            "_ = new AzureOpenAIClient(new Uri({|#0:configuration.GetConnectionString(\"ai\")|}), key);",
            "Microsoft.Extensions.Configuration.IConfiguration configuration;").Replace("using System;", "using System;\nusing Microsoft.Extensions.Configuration;");
        var test = new Verify.Test { TestCode = source, FixedCode = source };
        foreach (var state in new[] { test.TestState, test.FixedState })
        {
            state.AdditionalFiles.Add((
                "/p/appsettings.json",
                "{ \"ConnectionStrings\": { \"ai\": \"Endpoint=https://r.openai.azure.com/;Key=0123456789abcdef\" } }"));
        }

        test.ExpectedDiagnostics.Add(
            Verify.Diagnostic(MissingScheme.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info).WithMessage(
                "This endpoint (appsettings.json:1) is a connection string. The program throws UriFormatException. "
                + "Use the value of its Endpoint part."));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("new Uri({|#0:\"r.openai.azure.com\"|})", "has no scheme. The program throws UriFormatException. Begin it with https://.")]
    [InlineData("new AzureOpenAIClient(new Uri({|#0:\"r.openai.azure.com:443\"|}), token)",
        "has no scheme. The host is read as the scheme, so every call throws NotSupportedException. Begin it with https://.")]
    public Task Message_names_the_exception(string expression, string message) => Verify.VerifyAnalyzerAsync(
        Body($"_ = {expression};"),
        Verify.Diagnostic(MissingScheme.Descriptor).WithLocation(0).WithMessage("This endpoint " + message));

    [Theory]
    [InlineData("new Uri(\"https://r.openai.azure.com\")")]
    [InlineData("new Uri(\"r.openai.azure.com\", UriKind.RelativeOrAbsolute)")]
    [InlineData("new Uri(uri, \"r.openai.azure.com\")")]
    [InlineData("new Uri(\"contoso.com\")")]
    [InlineData("new Uri(\"openai.azure.com\")")]
    [InlineData("new Uri(\"<resource>.openai.azure.com\")")]
    [InlineData("new Uri(\"{resource}.openai.azure.com\")")]
    [InlineData("new Uri($\"{text}.openai.azure.com\")")]
    [InlineData("new Uri(\"//r.openai.azure.com\")")]
    [InlineData("new Uri(\"\")")]
    [InlineData("new Uri(text)")]
    [InlineData("new Uri(condition ? \"r.openai.azure.com\" : text)")]
    [InlineData("new PersistentAgentsClient(\"r.services.ai.azure.com;sub;group;project\", token)")]
    public Task Absolute_or_unknown_address_is_not_reported(string expression) =>
        Verify.VerifyAnalyzerAsync(Body($"_ = {expression};"));

    [Fact]
    public Task Silent_in_a_test_project() => new Verify.Test
    {
        TestCode = Body("_ = new Uri(\"r.openai.azure.com\");"),
    }.In("test").RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode = "class C { object M() => new System.Uri([|\"r.openai.azure.com\"|]; object N() => new System.Uri(",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
