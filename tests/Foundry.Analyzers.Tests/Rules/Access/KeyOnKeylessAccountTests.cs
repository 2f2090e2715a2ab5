using Foundry.Analyzers.CodeFixes.Fixes.Access;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<KeyOnKeylessAccount, KeyOnKeylessAccountFix>;

public class KeyOnKeylessAccountTests
{
    private const string KeysOff = "disableLocalAuth: true";
    private const string Key =
        "new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), "
        + "[|new System.ClientModel.ApiKeyCredential(Environment.GetEnvironmentVariable(\"KEY\"))|])";
    private const string Token =
        "new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), new DefaultAzureCredential())";

    private static Verify.Test Test(string source, params (string Path, string Text)[] files)
    {
        var test = new Verify.Test { TestCode = source };
        foreach (var file in files)
            test.TestState.AdditionalFiles.Add(file);
        return test;
    }

    private static Task Silent(string expression, params (string Path, string Text)[] files) =>
        Test(Program(Unmarked(expression)), files).RunAsync();

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        // The key in a switch arm may never be used.
        var isCertain = shape != "switch arm";
        var test = Test(
            CodeContexts.Source(shape, isCertain ? Key : Unmarked(Key), Usings), ("/repo/infra/main.bicep", BicepWith(KeysOff)));
        test.TestState.OutputKind = CodeContexts.Kind(shape);
        if (isCertain)
            test.FixedCode = CodeContexts.Source(shape, Token, Usings);
        return test.RunAsync();
    }

    [Theory]
    [InlineData(
        "ChatClient c = new ChatClient(\"d\", [|new System.ClientModel.ApiKeyCredential(\"k\")|], "
        + "new OpenAI.OpenAIClientOptions { Endpoint = new Uri(\"https://contoso.openai.azure.com/openai/v1\") });",
        "ChatClient c = new ChatClient(\"d\", new BearerTokenPolicy(new DefaultAzureCredential(), "
        + "\"https://ai.azure.com/.default\"), new OpenAI.OpenAIClientOptions { "
        + "Endpoint = new Uri(\"https://contoso.openai.azure.com/openai/v1\") });")]
    [InlineData("AzureOpenAIClient c = new(credential: [|new System.ClientModel.ApiKeyCredential(k)|], endpoint: new Uri(u));",
        "AzureOpenAIClient c = new(credential: new DefaultAzureCredential(), endpoint: new Uri(u));")]
    [InlineData(
        "var key = new System.ClientModel.ApiKeyCredential(k); var c = new AzureOpenAIClient(new Uri(u), [|key|]);",
        "var key = new System.ClientModel.ApiKeyCredential(k); "
        + "var c = new AzureOpenAIClient(new Uri(u), new DefaultAzureCredential());")]
    public Task Key_is_reported_in_every_way_to_pass_it(string before, string after)
    {
        const string More = Usings + " using System.ClientModel.Primitives;";
        var test = Test(
            $"{More} class C {{ void M(string k, string u) {{ {before} }} }}", ("/repo/infra/main.bicep", BicepWith(KeysOff)))
            .InService();
        test.FixedCode = $"{More} class C {{ void M(string k, string u) {{ {after} }} }}";
        return test.RunAsync();
    }

    /// <summary>The compiler would warn about what nothing reads any more (CS9113, CS0219, CS0414).</summary>
    // Primary constructors need C# 12.
    [RoslynTheory(4, 8)]
    [InlineData("class C(string k) { private readonly object _client = CLIENT; }", false)]
    [InlineData("class C(string k) { private readonly object _client = CLIENT; string Name => k; }", true)]
    [InlineData("class C(string k) { object M() => CLIENT; }", false)]
    [InlineData("class C(string k) : AzureOpenAIClient(ADDRESS, KEY);", false)]
    [InlineData("record C(string k) { object M() => CLIENT; }", true)]
    [InlineData("class C { object M(string k) => CLIENT; }", true)]
    [InlineData("class C { object M() { var k = \"k\"; return CLIENT; } }", false)]
    [InlineData("class C { object M() { var k = \"k\"; Console.WriteLine(k); return CLIENT; } }", true)]
    [InlineData("class C { private string k = \"k\"; object M() => CLIENT; }", false)]
    [InlineData("class C { private string k = \"k\"; object M() => CLIENT; string N => k; }", true)]
    [InlineData("class C { private const string k = \"k\"; object M() => CLIENT; }", false)]
    public Task Key_is_fixed_unless_nothing_reads_a_variable_then(string source, bool isFixed)
    {
        string Source(string key) => Usings + source
            .Replace("CLIENT", "new AzureOpenAIClient(ADDRESS, KEY)")
            .Replace("ADDRESS", "new Uri(\"https://contoso.openai.azure.com\")")
            .Replace("KEY", key);
        const string Reported = "[|new System.ClientModel.ApiKeyCredential(k)|]";
        var test = Test(Source(Reported), ("/repo/infra/main.bicep", BicepWith(KeysOff)));
        test.FixedCode = Source(isFixed ? "new DefaultAzureCredential()" : Reported);
        return test.RunAsync();
    }

    /// <summary>Another rule would report a token there.</summary>
    [Theory]
    [InlineData("http://contoso.openai.azure.com")]
    [InlineData("https://contoso.openai.azure.us")]
    public Task No_fix_for_an_address_that_takes_no_token_of_the_public_cloud(string address)
    {
        var source = Program(Key.Replace("https://contoso.openai.azure.com", address));
        var test = Test(source, ("/repo/infra/main.bicep", BicepWith(KeysOff)));
        test.FixedCode = source;
        return test.RunAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("disableLocalAuth: false")]
    [InlineData("disableLocalAuth: keep")]
    public Task Key_is_not_reported_when_local_auth_may_be_enabled(string settings) =>
        Silent(Key, ("/repo/infra/main.bicep", BicepWith(settings)));

    [Fact]
    public Task Token_credential_is_not_reported() => Silent(Token, ("/repo/infra/main.bicep", BicepWith(KeysOff)));

    [Theory]
    [InlineData("new ChatClient(\"m\", \"key\")")]
    [InlineData(
        "new OpenAI.Assistants.AssistantClient(new System.ClientModel.ApiKeyCredential(\"k\"), "
        + "new OpenAI.Assistants.AssistantClientOptions { Endpoint = new Uri(\"https://contoso.openai.azure.com/openai/v1\") })")]
    [InlineData("new OpenAI.OpenAIClient(new System.ClientModel.ApiKeyCredential(\"k\"))")]
    [InlineData(
        "new AzureOpenAIClient(new Uri(\"https://fabrikam.openai.azure.com\"), new System.ClientModel.ApiKeyCredential(\"k\"))")]
    [InlineData(
        "new AzureOpenAIClient(new Uri(\"https://gateway.contoso.com\"), new System.ClientModel.ApiKeyCredential(\"k\"))")]
    public Task Key_of_another_or_a_retired_service_is_not_reported(string client) =>
        Silent(client, ("/repo/infra/main.bicep", BicepWith(KeysOff)));

    [Theory]
    [InlineData(
        "ChatClient c = new ChatClient(\"d\", new System.ClientModel.ApiKeyCredential(k), "
        + "new OpenAI.OpenAIClientOptions { Endpoint = new Uri(\"https://contoso.openai.azure.com/openai/v1\") });")]
    [InlineData(
        "var token = new DefaultAzureCredential().GetToken(new Azure.Core.TokenRequestContext(new[] { "
        + "\"https://ai.azure.com/.default\" })).Token; var "
        + "c = new OpenAI.OpenAIClient(new System.ClientModel.ApiKeyCredential(token), "
        + "new OpenAI.OpenAIClientOptions { Endpoint = new Uri(\"https://contoso.openai.azure.com/openai/v1\") });")]
    [InlineData(
        "var o = new AzureOpenAIClientOptions(); o.AddPolicy(null, default); "
        + "var c = new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), "
        + "new System.ClientModel.ApiKeyCredential(\"unused\"), o);")]
    [InlineData(
        "var o = new AzureOpenAIClientOptions { Transport = new System.ClientModel.Primitives.HttpClientPipelineTransport() "
        + "}; var c = new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), "
        + "new System.ClientModel.ApiKeyCredential(\"unused\"), o);")]
    public Task Credential_that_may_be_a_token_is_not_reported(string statements) => Test(
        $"{Usings} class C {{ void M(string k) {{ {statements} }} }}", ("/repo/infra/main.bicep", BicepWith(KeysOff))).RunAsync();

    [Fact]
    public async Task Account_is_matched_by_its_subdomain()
    {
        await Silent(Key, ("/repo/infra/main.bicep", BicepWith(KeysOff + "\n    customSubDomainName: 'fabrikam'")));
        var test = Test(
            Program(Key),
            ("/repo/infra/main.bicep",
                BicepWith(KeysOff + "\n    customSubDomainName: 'contoso'").Replace("name: 'contoso'", "name: 'fabrikam'")));
        test.FixedCode = Program(Token);
        await test.RunAsync();
    }

    [Fact]
    public Task Key_is_not_reported_when_one_of_two_endpoints_is_another_account() => Test(
        $"{Usings} class C {{ void M(bool b) {{ var c = new AzureOpenAIClient(new Uri(b ? \"https://contoso.openai.azure.com\" "
        + $": \"https://fabrikam.openai.azure.com\"), new System.ClientModel.ApiKeyCredential(\"k\")); }} }}",
        ("/repo/infra/main.bicep", BicepWith(KeysOff))).RunAsync();

    [Fact]
    public Task Key_in_a_conditional_branch_is_not_reported() => Test(
        $"{Usings} class C {{ object M(string k) {{ if (k != null) return {Unmarked(Key)}; return {Token}; }} }}",
        ("/repo/infra/main.bicep", BicepWith(KeysOff))).RunAsync();

    [Fact]
    public async Task Key_is_not_reported_when_another_account_may_allow_keys()
    {
        await Silent(
            Key,
            ("/repo/infra/main.bicep", BicepWith(KeysOff)),
            ("/repo/infra/old.bicep",
                "param n string\nresource a 'Microsoft.CognitiveServices/accounts@2025-06-01' = { name: n, properties: "
                + "{ disableLocalAuth: false } }"));
        await Silent(
            Key,
            ("/repo/infra/main.bicep",
                BicepWith(KeysOff).Replace(
                    "resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {",
                    "resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = if (keep) {")));
    }

    [Fact]
    public async Task Module_argument_overrides_the_parameter_default()
    {
        const string Module =
            "param disableLocalAuth bool = true\n"
            + "resource a 'Microsoft.CognitiveServices/accounts@2025-06-01' = { name: 'contoso', properties: "
            + "{ disableLocalAuth: disableLocalAuth } }";
        await Silent(
            Key,
            ("/repo/infra/main.bicep", "module a 'account.bicep' = { name: 'a', params: { disableLocalAuth: false } }"),
            ("/repo/infra/account.bicep", Module));
        var test = Test(
            Program(Key),
            ("/repo/infra/main.bicep", "module a 'account.bicep' = { name: 'a', params: { } }"),
            ("/repo/infra/account.bicep", Module));
        test.FixedCode = Program(Token);
        await test.RunAsync();
    }

    [Fact]
    public Task Key_is_not_reported_when_an_unread_module_may_deploy_an_account() => Silent(
        Key.Replace("\"https://contoso.openai.azure.com\"", "Environment.GetEnvironmentVariable(\"ENDPOINT\")"),
        ("/repo/infra/main.bicep", BicepWith(KeysOff) + "\nmodule more 'br:contoso.azurecr.io/more:v1' = { name: 'more' }"));

    [Fact]
    public Task Key_is_not_reported_for_a_root_parameter_default() =>
        Silent(Key, ("/repo/infra/main.bicep", "param keysOff bool = true\n" + BicepWith("disableLocalAuth: keysOff")));

    [Fact]
    public Task Account_in_the_manifest_is_used()
    {
        var test = Test(
            Program(Key), ("/repo/foundry.access.json", ManifestWith(false, """ "account": { "disableLocalAuth": true }, """)));
        test.FixedCode = Program(Token);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("https://contoso.openai.azure.com", "'contoso'", DiagnosticSeverity.Warning)]
    [InlineData("https://contoso.openai.azure.com", "location", DiagnosticSeverity.Info)]
    [InlineData("\" + Environment.GetEnvironmentVariable(\"ENDPOINT\") + \"", "location", DiagnosticSeverity.Warning)]
    public Task Account_that_only_the_code_names_is_an_info(
        string address, string name, DiagnosticSeverity severity)
    {
        var before = Program(Key.Replace("https://contoso.openai.azure.com", address).Replace("[|", "{|#0:").Replace("|]", "|}"));
        var test = Test(before, ("/repo/infra/main.bicep", BicepWith(KeysOff).Replace("name: 'contoso'", "name: " + name)))
            .InService();
        test.ExpectedDiagnostics.Add(Verify.Diagnostic(KeyOnKeylessAccount.Descriptor).WithLocation(0).WithSeverity(severity));
        test.FixedCode = Program(Token.Replace("https://contoso.openai.azure.com", address));
        return test.RunAsync();
    }

    [Fact]
    public Task Message_names_the_place_of_the_setting()
    {
        var test = Test(Program(Key.Replace("[|", "{|#0:").Replace("|]", "|}")), ("/repo/infra/main.bicep", BicepWith(KeysOff)));
        test.ExpectedDiagnostics.Add(
            Verify.Diagnostic(KeyOnKeylessAccount.Descriptor).WithLocation(0).WithMessage(
                "The account disables keys (infra/main.bicep:11). Calls fail with 403 'Key based authentication is disabled "
                + "for this resource'. Pass a token credential, for example DefaultAzureCredential."));
        test.FixedCode = Program(Token);
        return test.RunAsync();
    }
}
