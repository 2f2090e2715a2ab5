using Foundry.Analyzers.CodeFixes.Fixes.Access;
using Foundry.Analyzers.CodeFixes.Fixes.Credentials;
using Foundry.Analyzers.Rules.Access;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Tests.Rules.Access;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.CodeFixes.Editing;

/// <summary>No fix writes a credential that FDRY2004 reports where the fix is applied.</summary>
public class NewDefaultCredentialTests
{
    private const string Chosen = "new DefaultAzureCredential(DefaultAzureCredential.DefaultEnvironmentVariableName)";
    private const string Chain = "new DefaultAzureCredential()";

    private static string Program(string credential) => $$"""
        using System;
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using Azure.AI.OpenAI;
        using Azure.Identity;
        using OpenAI;

        class C
        {
            object M() => {{credential}};
        }
        """;

    private static string Client(string credential) =>
        Program($"new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), {credential})");

    [Theory]
    [InlineData("web", Chosen)]
    [InlineData("worker", Chosen)]
    [InlineData("console", Chain)]
    public Task Null_is_replaced_by_a_credential_that_fits_the_host(string host, string credential) =>
        new RuleVerifier<NullCredential, NullCredentialFix>.Test
        {
            TestCode = Program("new BearerTokenPolicy([|null|], \"https://ai.azure.com/.default\")"),
            FixedCode = Program($"new BearerTokenPolicy({credential}, \"https://ai.azure.com/.default\")"),
        }.In(host).RunAsync();

    [Theory]
    [InlineData("functions", Chosen)]
    [InlineData("console", Chain)]
    public Task Policy_of_a_fix_holds_a_credential_that_fits_the_host(string host, string credential)
    {
        const string Options = "new OpenAIClientOptions { Endpoint = new Uri(\"https://contoso.openai.azure.com/openai/v1/\") }";
        return new RuleVerifier<NullCredential, NullCredentialFix>.Test
        {
            TestCode = Program($"new OpenAIClient([|(AuthenticationPolicy)null|], {Options})"),
            FixedCode = Program(
                $"new OpenAIClient(new BearerTokenPolicy({credential}, \"https://ai.azure.com/.default\"), {Options})"),
        }.In(host).RunAsync();
    }

    [Theory]
    [InlineData("web", Chosen)]
    [InlineData("console", Chain)]
    public Task Hard_coded_key_is_replaced_by_a_credential_that_fits_the_host(string host, string credential) =>
        new RuleVerifier<SecretInSource, SecretInSourceFix>.Test
        {
            TestCode = Client($"new ApiKeyCredential([|\"{GeneratedKeys.Hex}\"|])"),
            FixedCode = Client(credential),
            CodeActionEquivalenceKey = "DefaultAzureCredential",
        }.In(host).RunAsync();

    [Theory]
    [InlineData("web", Chosen)]
    [InlineData("console", Chain)]
    public Task Refused_key_is_replaced_by_a_credential_that_fits_the_host(string host, string credential)
    {
        const string Manifest = """{ "version": 1, "account": { "disableLocalAuth": true } }""";
        return new RuleVerifier<KeyOnKeylessAccount, KeyOnKeylessAccountFix>.Test
        {
            TestCode = Client("[|new ApiKeyCredential(Environment.GetEnvironmentVariable(\"KEY\"))|]"),
            FixedCode = Client(credential),
            TestState = { AdditionalFiles = { ("/repo/foundry.access.json", Manifest) } },
        }.In(host).RunAsync();
    }
}
