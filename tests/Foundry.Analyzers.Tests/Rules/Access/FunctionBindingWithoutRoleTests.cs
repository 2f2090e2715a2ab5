using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<FunctionBindingWithoutRole>;

public class FunctionBindingWithoutRoleTests
{
    private const string Usings = """
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Azure.Functions.Worker.Extensions.OpenAI.Assistants;
        using Microsoft.Azure.Functions.Worker.Extensions.OpenAI.Embeddings;
        using Microsoft.Azure.Functions.Worker.Extensions.OpenAI.Search;
        using Microsoft.Azure.Functions.Worker.Extensions.OpenAI.TextCompletion;

        """;

    private const string Completion = "[|TextCompletionInput|](\"Who is {name}?\")";
    private const string Connected = "[|TextCompletionInput|](\"Who is {name}?\", AIConnectionName = \"AzureOpenAI\")";
    private const string Runtime = "Cognitive Services Data Reader";

    private static string Function(string binding) =>
        Usings + $"public static class Ask {{ [Function(\"ask\")] public static string Run(string name, [{binding}] string answer) => answer; }}";

    private static Verify.Test Test(string source, string? bicep = null, string more = "", string local = "")
    {
        var test = new Verify.Test { TestCode = source }.InService();
        test.TestState.AdditionalReferences.Add(FunctionBindingStubs.Reference);
        test.TestState.AdditionalReferences.Add(FrameworkStubs.Reference);
        test.TestState.AdditionalFiles.Add(("/repo/infra/main.bicep", (bicep ?? Bicep($"account {Reader} {AppPrincipal}")) + more));
        if (local.Length > 0)
            test.TestState.AdditionalFiles.Add(("/repo/src/App/local.settings.json", $$"""{ "Values": { {{local}} } }"""));
        return test;
    }

    private static Task Silent(string binding, string? bicep = null, string more = "", string local = "") =>
        Test(Function(Unmarked(binding)), bicep, more, local).RunAsync();

    [Theory]
    [InlineData(Completion)]
    [InlineData(Connected)]
    [InlineData("[|AssistantPostInput|](\"id\", \"hi\")")]
    [InlineData("[|EmbeddingsInput|](\"text\", InputType.RawText)")]
    [InlineData("[|EmbeddingsInputAttribute|](\"text\", InputType.RawText)")]
    [InlineData("[|SemanticSearchInput|](\"store\", \"index\")")]
    [InlineData("[|Microsoft.Azure.Functions.Worker.Extensions.OpenAI.TextCompletion.TextCompletionInput|](\"hi\")")]
    public Task Binding_is_reported_when_no_role_grants_its_call(string binding) => Test(Function(binding)).RunAsync();

    [Theory]
    [InlineData("AssistantQueryInput(\"id\")")]
    [InlineData("System.ComponentModel.Description(\"text\")")]
    public Task Attribute_that_calls_no_model_is_not_reported(string attribute) => Silent(attribute);

    [Theory]
    [InlineData(OpenAIUser)]
    [InlineData(FoundryUser)]
    [InlineData(CognitiveServicesUser)]
    public async Task Binding_is_not_reported_when_a_role_grants_its_call(string role)
    {
        await Silent(Completion, Bicep($"account {role} {AppPrincipal}"));
        await Silent("SemanticSearchInput(\"store\", \"index\")", Bicep($"resourceGroup() {role} {AppPrincipal}"));
    }

    [Theory]
    [InlineData("account " + Owner + " " + AppPrincipal)]
    [InlineData("project " + FoundryUser + " " + AppPrincipal)]
    [InlineData("account " + FoundryUser + " project.identity.principalId")]
    public Task Role_that_does_not_reach_the_account_or_the_app_is_reported(string assignment) =>
        Test(Function(Completion), Bicep(assignment)).RunAsync();

    [Fact]
    public Task Binding_is_not_reported_when_the_principal_or_the_role_may_be_right() =>
        Silent(Completion, "param role string\n" + Bicep($"account {Reader} {AppPrincipal}").Replace($"'{Reader}'", "role"));

    [Theory]
    [InlineData("principalType: 'User'", true)]
    [InlineData("", false)]
    public Task Role_of_a_user_does_not_count_for_the_app(string type, bool isReported) => Test(
        Function(isReported ? Completion : Unmarked(Completion)),
        Bicep($"account {FoundryUser} principalId").Replace("principalId: principalId", "principalId: principalId\n      " + type)).RunAsync();

    [Fact]
    public Task Host_and_account_without_any_assignment_are_reported() => Test(Function(Completion), Bicep()).RunAsync();

    [Theory]
    [InlineData("AZURE_OPENAI_KEY")]
    [InlineData("OPENAI_API_KEY")]
    [InlineData("AzureOpenAI__key")]
    [InlineData("AzureOpenAI:Key")]
    [InlineData("AzureOpenAI__clientSecret")]
    public Task Binding_with_a_key_in_its_settings_is_not_reported(string name) =>
        Silent(Connected, local: $"\"{name}\": \"<key>\"");

    [Theory]
    [InlineData("\"AZURE_OPENAI_KEY\": \"\"")]
    [InlineData("\"Other__key\": \"k\"")]
    [InlineData("\"AzureOpenAI__credential\": \"managedidentity\", \"AzureOpenAI__endpoint\": \"https://contoso.openai.azure.com\"")]
    [InlineData("\"AZURE_OPENAI_ENDPOINT\": \"<endpoint>\"")]
    public Task Binding_without_a_key_of_its_own_is_reported(string settings) =>
        Test(Function(Connected), local: settings).RunAsync();

    [Theory]
    [InlineData("AZURE_OPENAI_KEY", false)]
    [InlineData("OPENAI_API_KEY", false)]
    [InlineData("${connection}__key", false)]
    [InlineData("AzureOpenAI__clientSecret", false)]
    [InlineData("AZURE_OPENAI_KEY_VAULT", true)]
    [InlineData("AzureOpenAI__endpoint", true)]
    public Task Key_in_a_template_silences_the_rule(string setting, bool isReported) => Test(
        Function(isReported ? Connected : Unmarked(Connected)),
        more: $$"""

        param connection string
        resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
          name: 'app/appsettings'
          properties: { '{{setting}}': connection }
        }
        """).RunAsync();

    [Theory]
    [InlineData("AzureOpenAI__endpoint", "https://fabrikam.openai.azure.com")]
    [InlineData("AZURE_OPENAI_ENDPOINT", "https://fabrikam.openai.azure.com")]
    [InlineData("AZURE_OPENAI_ENDPOINT", "https://contoso.azure-api.net")]
    public Task Endpoint_of_another_account_or_a_gateway_is_not_reported(string name, string endpoint) =>
        Silent(Connected, local: $"\"{name}\": \"{endpoint}\"");

    [Fact]
    public Task Binding_is_not_reported_when_nothing_is_declared() => Silent(Completion, "param location string\n");

    [Theory]
    [InlineData("az role assignment create --role Reader", false)]
    [InlineData("az webapp config appsettings set --settings AZURE_OPENAI_KEY=$key", false)]
    [InlineData("echo hi", true)]
    public Task Script_that_may_set_a_key_silences_the_rule(string script, bool isReported)
    {
        var test = Test(Function(isReported ? Completion : Unmarked(Completion)));
        test.TestState.AdditionalFiles.Add(("/repo/infra/setup.sh", script));
        return test.RunAsync();
    }

    [Fact]
    public async Task Infrastructure_of_another_program_is_not_reported_unless_it_fills_the_endpoint()
    {
        const string Output = "\noutput AZURE_OPENAI_ENDPOINT string = account.properties.endpoint\n";
        await Outside(Unmarked(Completion), "").RunAsync();
        await Outside(Completion, Output).RunAsync();

        static Verify.Test Outside(string binding, string more)
        {
            var test = Test(Function(binding), more: more);
            test.TestState.AdditionalFiles.RemoveAll(static file => file.filename == "/repo/azure.yaml");
            return test;
        }
    }

    [Theory]
    [InlineData(Runtime, true)]
    [InlineData("Cognitive Services OpenAI User", false)]
    public Task Manifest_declares_the_grants(string role, bool isReported)
    {
        var test = Test(Function(isReported ? Completion : Unmarked(Completion)), "param location string\n");
        test.TestState.AdditionalFiles.Add(("/repo/foundry.access.json", Manifest(complete: true, $"app {role} account")));
        return test.RunAsync();
    }

    [Fact]
    public Task Manifest_that_is_not_complete_is_not_judged()
    {
        var test = Test(Function(Unmarked(Completion)), "param location string\n");
        test.TestState.AdditionalFiles.Add(("/repo/foundry.access.json", Manifest(complete: false, $"app {Runtime} account")));
        return test.RunAsync();
    }

    [Fact]
    public Task Output_bindings_are_reported_on_methods_and_properties() => Test(Usings + """
        public class Files
        {
            [Function("file"), [|EmbeddingsStoreOutput|]("{text}", InputType.RawText, "store", "index")]
            public static string Run(string text) => text;
        }

        public class Result
        {
            [[|EmbeddingsStoreOutput|]("{text}", InputType.RawText, "store", "index")]
            public string Document { get; set; }

            [AssistantCreateOutput]
            public string Assistant { get; set; }
        }

        public record Positional([property: [|EmbeddingsStoreOutput|]("{text}", InputType.RawText, "store", "index")] string Document);

        namespace System.Runtime.CompilerServices { internal static class IsExternalInit { } }
        """.Replace("[Function(\"file\"), [|EmbeddingsStoreOutput|]", "[Function(\"file\")]\n    [[|EmbeddingsStoreOutput|]")).RunAsync();

    [Fact]
    public Task Each_binding_of_each_function_is_reported_in_every_file()
    {
        var test = Test(Usings + $$"""
            public partial class Ask
            {
                [Function("one")] public string One([{{Completion}}] string a, [{{Completion}}] string b) => a + b;
                [Function("two")] public partial string Two([{{Connected}}] string a);
            }
            """);
        test.TestState.Sources.Add(Usings + $$"""
            public partial class Ask
            {
                public partial string Two(string a) => a;
                [Function("three")] public string Three([{{Completion}}] string a) => a;
                public string Four([{{Unmarked(Completion)}}] string a) => a;
            }
            """);
        return test.RunAsync();
    }

    [Fact]
    public Task Attribute_of_the_users_own_is_not_reported() => Test("""
        namespace Microsoft.Azure.Functions.Worker.Extensions.OpenAI.Mine
        {
            public class TextCompletionInputAttribute : System.Attribute { public TextCompletionInputAttribute(string prompt) { } }
            public class Ask { [Function("ask")] public string Run([TextCompletionInput("hi")] string a) => a; }
        }
        """).RunAsync();

    [Theory]
    [InlineData("TextCompletionInput(\"hi\", AIConnectionName = {|CS0103:missing|})")]
    [InlineData("TextCompletionInput(\"hi\", AIConnectionName = null)")]
    public Task Unknown_connection_is_not_reported(string binding) => Silent(binding);

    [Fact]
    public Task Incomplete_attribute_is_reported() => Test(Function("{|CS7036:[|TextCompletionInput|]|}")).RunAsync();

    [Fact]
    public Task Message_names_role_and_scope()
    {
        var test = Test(Function(Numbered(Completion)));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic(FunctionBindingWithoutRole.Descriptor).WithLocation(0).WithMessage(
            "'TextCompletionInput' fails with 401: the app's identity has no role for it. Reader (infra/main.bicep:33) "
            + "grants no data action. Assign Cognitive Services OpenAI User at the account, or use a key."));
        return test.RunAsync();
    }
}
