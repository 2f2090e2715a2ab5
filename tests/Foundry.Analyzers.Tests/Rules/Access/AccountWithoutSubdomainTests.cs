using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<AccountWithoutSubdomain>;

public class AccountWithoutSubdomainTests
{
    private const string Subdomain = "customSubDomainName: 'contoso'";
    private const string Client =
        "new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), [|new DefaultAzureCredential()|])";

    private static Verify.Test Test(string source, string bicep)
    {
        var test = new Verify.Test { TestCode = source };
        test.TestState.AdditionalFiles.Add(("/repo/infra/main.bicep", bicep));
        return test.InService();
    }

    private static Task Silent(string expression, string bicep) => Test(Program(Unmarked(expression)), bicep).RunAsync();

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        // One arm of a choice may never be used.
        var test = Test(CodeContexts.Source(shape, shape == "switch arm" ? Unmarked(Client) : Client, Usings), Bicep());
        test.TestState.OutputKind = CodeContexts.Kind(shape);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("new AIProjectClient(new Uri(\"https://contoso.services.ai.azure.com/api/projects/p\"), [|new DefaultAzureCredential()|])")]
    [InlineData("new AzureOpenAIClient(new Uri(Environment.GetEnvironmentVariable(\"ENDPOINT\")), [|new DefaultAzureCredential()|])")]
    [InlineData("new ChatClient(\"d\", [|new System.ClientModel.Primitives.BearerTokenPolicy(new DefaultAzureCredential(), \"https://ai.azure.com/.default\")|], "
        + "new OpenAI.OpenAIClientOptions { Endpoint = new Uri(\"https://contoso.openai.azure.com/openai/v1/\") })")]
    public Task Token_is_reported_for_every_client(string client) => Test(Program(client), Bicep()).RunAsync();

    [Theory]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), new System.ClientModel.ApiKeyCredential(\"k\"))")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://other.openai.azure.com\"), new DefaultAzureCredential())")]
    [InlineData("new ChatClient(\"d\", \"key\")")]
    public Task Keys_and_other_accounts_are_not_reported(string client) => Silent(client, Bicep());

    [Theory]
    [InlineData(Subdomain)]
    [InlineData("customSubDomainName: location")]
    [InlineData("...others")]
    public Task Account_with_a_subdomain_or_an_unknown_one_is_not_reported(string settings) =>
        Silent(Client, "param others object\n" + BicepWith(settings));

    [Fact]
    public Task Account_whose_properties_are_a_parameter_is_not_reported() =>
        Silent(Client, "param settings object\n" + Bicep().Replace("properties: {\n    \n  }", "properties: settings"));

    [Fact]
    public Task Existing_account_is_not_reported() => Silent(
        Client, "resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = { name: 'contoso' }");

    [Theory]
    [InlineData("", true)]
    [InlineData(Subdomain, false)]
    public Task Module_of_the_registry_is_read(string subdomain, bool isReported) => Test(
        Program(isReported ? Client : Unmarked(Client)),
        $$"""
        module account 'br/public:avm/res/cognitive-services/account:0.10.0' = {
          name: 'account'
          params: { name: 'contoso', kind: 'AIServices', {{subdomain}} }
        }
        """).RunAsync();

    [Fact]
    public Task Message_names_the_account()
    {
        var test = Test(Program(Numbered(Client)), Bicep());
        test.ExpectedDiagnostics.Add(Verify.Diagnostic(AccountWithoutSubdomain.Descriptor).WithLocation(0)
            .WithSeverity(DiagnosticSeverity.Warning)
            .WithMessage(
                "The account has no custom subdomain (infra/main.bicep:5). It answers every token with 400 'custom subdomain for "
                + "token authentication'. Set customSubDomainName in the template."));
        return test.RunAsync();
    }
}
