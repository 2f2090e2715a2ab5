using Foundry.Analyzers.CodeFixes.Fixes.Endpoints;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

using static EndpointSource;
using Verify = RuleVerifier<ProjectEndpoint, EndpointFix>;

public class ProjectEndpointTests
{
    private const string Root = "https://r.services.ai.azure.com";
    private const string Right = "https://r.services.ai.azure.com/api/projects/p";

    private static Task Fixes(string statement, string repaired, string members = "", string? repairedMembers = null) =>
        Verify.VerifyCodeFixAsync(Body(statement, members), Body(repaired, repairedMembers ?? members));

    private static Task Silent(string statement) => Verify.VerifyAnalyzerAsync(Body(statement));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape)
    {
        string Source(string address) => CodeContexts.Source(shape,
            $"new AIProjectClient(new System.Uri({address}), new DefaultAzureCredential())",
            "using Azure.AI.Projects; using Azure.Identity;");
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source("[|\"https://r.services.ai.azure.com/projects/p\"|]"),
            FixedCode = Source($"\"{Right}\""),
        }.RunAsync();
    }

    [Theory]
    [InlineData("/projects/p", "/api/projects/p")]
    [InlineData("/projects/p/", "/api/projects/p")]
    [InlineData("/api/projects/p/openai/v1", "/api/projects/p")]
    [InlineData("/api/projects/p?api-version=v1", "/api/projects/p")]
    public Task Every_wrong_path_is_fixed(string path, string right) => Fixes(
        $"_ = new AIProjectClient(new Uri([|\"{Root}{path}\"|]), token);",
        $"_ = new AIProjectClient(new Uri(\"{Root}{right}\"), token);");

    /// <summary>A published agent is a resource of its own, so no fix sends its calls to the project.</summary>
    [Theory]
    [InlineData("/api/projects/p/applications/a/protocols/openai")]
    [InlineData("/api/projects/p/applications/a/protocols/openai/responses?api-version=2025-11-15-preview")]
    public Task Address_of_a_published_agent_has_no_fix(string path)
    {
        var reported = $"_ = new AIProjectClient(new Uri([|\"{Root}{path}\"|]), token);";
        return Fixes(reported, reported);
    }

    private const string Known = $"private const string Project = \"{Right}\";";

    /// <summary>An address with a placeholder fails like one without a project, so no fix writes one.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/openai/v1")]
    [InlineData("/api/projects")]
    [InlineData("/api/projects/")]
    [InlineData("/api/projects/<project>")]
    [InlineData("/api/projects/{project}")]
    [InlineData("/projects/<project>")]
    public async Task Path_without_a_project_is_fixed_if_the_file_names_the_project(string path)
    {
        var reported = $"_ = new AIProjectClient(new Uri([|\"{Root}{path}\"|]), token);";
        await Fixes(reported, reported);
        await Fixes(reported, $"_ = new AIProjectClient(new Uri(\"{Right}\"), token);", Known);
        await Fixes(reported, reported, Known.Replace(Root, "https://other.services.ai.azure.com"));
        await Fixes(reported, reported, Known + Known.Replace("Project", "Other").Replace("/p\"", "/other\""));
    }

    [Theory]
    [InlineData(Right, true)]
    [InlineData(Right + "/openai/v1", true)]
    [InlineData(Root + "/api/projects/<project>", false)]
    public Task Path_without_a_project_is_fixed_if_the_settings_name_the_project(string setting, bool isKnown)
    {
        var reported = $"_ = new AIProjectClient(new Uri([|\"{Root}\"|]), token);";
        return new Verify.Test
        {
            TestState = { AdditionalFiles = { ("/p/appsettings.json", $$"""{ "Foundry": { "Endpoint": "{{setting}}" } }""") } },
            TestCode = Body(reported),
            FixedCode = Body(isKnown ? $"_ = new AIProjectClient(new Uri(\"{Right}\"), token);" : reported),
        }.RunAsync();
    }

    [Theory]
    [InlineData("new AIProjectClient(new Uri(ADDRESS), token)")]
    [InlineData("new AIProjectClient(tokenProvider: token, endpoint: new Uri(ADDRESS))")]
    [InlineData("new AIProjectClient(new Uri(uriKind: UriKind.Absolute, uriString: ADDRESS), token)", true)]
    [InlineData("new AIProjectClient(new(ADDRESS), token)")]
    [InlineData("new AgentAdministrationClient(new Uri(ADDRESS), token)")]
    [InlineData("new ProjectOpenAIClient(new Uri(ADDRESS), token)")]
    [InlineData("new ProjectResponsesClient(new Uri(ADDRESS), token)")]
    [InlineData("new PersistentAgentsClient(ADDRESS, token)")]
    [InlineData("new PersistentAgentsAdministrationClient(new Uri(ADDRESS), token)")]
    [InlineData("new Microsoft.Agents.AI.Foundry.FoundryAgent(new Uri(ADDRESS), token, \"model\", \"instructions\")")]
    [InlineData("new Microsoft.Agents.AI.Foundry.FoundryAgent(agentEndpoint: new Uri(ADDRESS), credential: token)")]
    [InlineData("Microsoft.SemanticKernel.Agents.AzureAI.AzureAIAgent.CreateAgentsClient(ADDRESS, token)")]
    public Task Endpoint_is_fixed_for_every_project_client(string creation, bool wholeUri = false)
    {
        var marked = wholeUri
            ? $"_ = {creation.Replace("new Uri(", "[|new Uri(").Replace("ADDRESS)", "ADDRESS)|]")};"
            : $"_ = {creation.Replace("ADDRESS", "[|ADDRESS|]")};";
        return Fixes(
            marked.Replace("ADDRESS", $"\"{Root}/projects/p\""),
            $"_ = {creation};".Replace("ADDRESS", $"\"{Right}\""));
    }

    [Fact]
    public Task Interpolated_endpoint_is_fixed() => Fixes(
        "_ = new AIProjectClient(new Uri([|$\"https://{text}.services.ai.azure.com/projects/{text}\"|]), token);",
        "_ = new AIProjectClient(new Uri($\"https://{text}.services.ai.azure.com/api/projects/{text}\"), token);");

    [Fact]
    public Task Constant_with_one_reader_is_fixed() => Fixes(
        "_ = new AIProjectClient(new Uri([|Address|]), token);", "_ = new AIProjectClient(new Uri(Address), token);",
        $"private const string Address = \"{Root}/projects/p\"; // kept", $"private const string Address = \"{Right}\"; // kept");

    [Fact]
    public Task Uri_in_a_local_is_fixed() => Fixes(
        $"var endpoint = new Uri(\"{Root}/projects/p\"); _ = new AIProjectClient([|endpoint|], token);",
        $"var endpoint = new Uri(\"{Right}\"); _ = new AIProjectClient(endpoint, token);");

    [Fact]
    public Task Variable_with_other_readers_is_not_fixed() => Fixes(
        $"var endpoint = new Uri(\"{Root}\"); _ = new AIProjectClient([|endpoint|], token); "
        + "_ = new AzureOpenAIClient(endpoint, token);",
        $"var endpoint = new Uri(\"{Root}\"); _ = new AIProjectClient([|endpoint|], token); "
        + "_ = new AzureOpenAIClient(endpoint, token);");

    [Theory]
    [InlineData("new UriBuilder(\"https\", \"r.services.ai.azure.com\").Uri")]
    [InlineData("new UriBuilder(\"https\", \"r.services.ai.azure.com\", 443).Uri")]
    [InlineData("new UriBuilder(\"https\", \"r.services.ai.azure.com\", 443, \"projects/p\").Uri")]
    [InlineData("new UriBuilder(\"https://r.services.ai.azure.com\") { Path = \"projects/p\" }.Uri")]
    [InlineData("new UriBuilder(\"https://r.services.ai.azure.com:8443/projects/p\").Uri")]
    [InlineData("new UriBuilder { Scheme = \"https\", Host = \"r.services.ai.azure.com\", Port = 443 }.Uri")]
    [InlineData("new Uri(new Uri(\"https://r.services.ai.azure.com\"), \"projects/p\")")]
    [InlineData("condition ? new Uri(\"https://a.services.ai.azure.com\") : new Uri(\"https://b.services.ai.azure.com\")")]
    [InlineData(
        "text switch { \"a\" => new Uri(\"https://a.services.ai.azure.com\"), _ => "
        + "new Uri(\"https://b.services.ai.azure.com\") }")]
    public Task Endpoint_is_reported_for_every_way_to_build_it(string endpoint) => Verify.VerifyAnalyzerAsync(
        Body($"_ = new AIProjectClient([|{endpoint}|], token);"));

    /// <summary>A helper of the same file that returns one expression is as good as the expression.</summary>
    [Theory]
    [InlineData("Address(\"r\")", "static Uri Address(string r) => new Uri($\"https://{r}.services.ai.azure.com/projects/p\");")]
    [InlineData("new Uri(Address(text))", "string Address(string r) { return $\"https://{r}.services.ai.azure.com/projects/p\"; }")]
    [InlineData("new Uri(Address(\"projects\"))",
        "static string Address(string path) { var text = Root + path; return text; } const string Root = \"https://r.services.ai.azure.com/\";")]
    [InlineData("new Uri(Outer(\"p\"))",
        "static string Outer(string p) => Inner(\"/projects/\" + p); static string Inner(string p) => \"https://r.services.ai.azure.com\" + p;")]
    [InlineData("new Uri(Address)", "static string Address { get { return \"https://r.services.ai.azure.com/projects/p\"; } }")]
    [InlineData("Other.Address()", "static class Other { public static Uri Address() => new Uri(\"https://r.services.ai.azure.com\"); }")]
    public Task Address_of_a_helper_is_reported(string address, string members) => Verify.VerifyAnalyzerAsync(
        Body($"_ = new AIProjectClient({Marked(address)}, token);", members));

    private static string Marked(string address) =>
        address.StartsWith("new Uri(", StringComparison.Ordinal) ? $"new Uri([|{address[8..^1]}|])" : $"[|{address}|]";

    [Theory]
    [InlineData("Address(\"r\")", "static string Address(string r) => $\"https://{r}.services.ai.azure.com/api/projects/p\";")]
    [InlineData("Address(text)", "static string Address(string p) => \"https://r.services.ai.azure.com\" + p;")]
    [InlineData("Address(true)",
        "static string Address(bool b) { if (b) return \"https://r.services.ai.azure.com/api/projects/p\"; return \"https://r.services.ai.azure.com\"; }")]
    [InlineData("Address(\"/projects/p\")",
        "static string Address(string p) { p = \"/api\" + p; return \"https://r.services.ai.azure.com\" + p; }")]
    [InlineData("Address()", "protected virtual string Address() => \"https://r.services.ai.azure.com\";")]
    [InlineData("Address(3)", "static string Address(int n) => Address(n - 1);")]
    public Task Address_of_a_helper_that_may_be_right_is_not_reported(string address, string members) =>
        Verify.VerifyAnalyzerAsync(Body($"_ = new AIProjectClient(new Uri({address}), token);", members));

    [Fact]
    public Task Address_of_a_helper_in_another_file_is_not_reported() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                Body("_ = new AIProjectClient(new Uri(Other.Address()), token);"),
                $"static class Other {{ public static string Address() => \"{Root}\"; }}",
            },
        },
    }.RunAsync();

    [Fact]
    public Task Message_names_the_client() => Verify.VerifyAnalyzerAsync(
        Body($"_ = new AIProjectClient(new Uri({{|#0:\"{Root}\"|}}), token);"),
        Verify.Diagnostic(ProjectEndpoint.Descriptor).WithLocation(0).WithMessage(
            "'AIProjectClient' needs a Foundry project endpoint. Every call to this endpoint fails with 404. End the "
            + "endpoint in /api/projects/<project>."));

    /// <summary>The path is right, and the client sends a version of its own.</summary>
    [Fact]
    public Task Query_after_the_path_of_a_project_is_an_info_with_a_fix() => Verify.VerifyCodeFixAsync(
        Body("_ = new AIProjectClient(new Uri({|#0:\"https://r.services.ai.azure.com/api/projects/p?api-version=v1\"|}), token);"),
        Body("_ = new AIProjectClient(new Uri(\"https://r.services.ai.azure.com/api/projects/p\"), token);"),
        Info("The client sends the query of this endpoint with its own"));

    /// <summary>Whatever Azure host comes first, no project ends so. A gateway may.</summary>
    [Theory]
    [InlineData("$\"{text}/openai/v1\"")]
    [InlineData("text + \"/openai\"")]
    [InlineData("text.TrimEnd('/') + \"/openai/v1/\"")]
    [InlineData("$\"https://{text}/openai/v1/chat/completions\"")]
    public Task Wrong_end_below_an_unknown_host_is_an_info(string address)
    {
        var source = Body($"_ = new AIProjectClient(new Uri({{|#0:{address}|}}), token);");
        return Verify.VerifyCodeFixAsync(source, source, Info("Every call to this endpoint fails with 404"));
    }

    private static DiagnosticResult Info(string why) =>
        Verify.Diagnostic(ProjectEndpoint.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info).WithMessage(
            $"'AIProjectClient' needs a Foundry project endpoint. {why}. "
            + "End the endpoint in /api/projects/<project>.");

    // ---- Silent

    [Theory]
    [InlineData("new Uri(\"https://r.services.ai.azure.com/api/projects/p\")")]
    [InlineData("new Uri(\"https://r.services.ai.azure.com/api/projects/p/\")")]
    [InlineData("new Uri(\"https://R.SERVICES.AI.AZURE.COM/API/PROJECTS/p\")")]
    [InlineData("new Uri(\"https://r.services.ai.azure.us/api/projects/p\")")]
    [InlineData("new Uri($\"https://{text}.services.ai.azure.com/api/projects/{text}\")")]
    [InlineData("new Uri($\"https://r.services.ai.azure.com/{text}\")")]
    [InlineData("new Uri($\"https://r.services.ai.azure.com{text}\")")]
    [InlineData("new Uri(\"https://gateway.contoso.com/foundry\")")]
    [InlineData("new Uri(\"http://localhost:8080\")")]
    [InlineData("new Uri(text)")]
    [InlineData("new Uri(text + \"/projects/p\")")]
    [InlineData("new Uri(text + \"/api/projects/p\")")]
    [InlineData("new Uri($\"{text}/gateway\")")]
    [InlineData("uri")]
    [InlineData("condition ? new Uri(\"https://r.services.ai.azure.com/projects/p\") : uri")]
    [InlineData(
        "condition ? new Uri(\"https://r.services.ai.azure.com/projects/p\") : "
        + "new Uri(\"https://r.services.ai.azure.com/api/projects/p\")")]
    [InlineData("new Uri(Environment.GetEnvironmentVariable(\"E\") ?? \"https://r.services.ai.azure.com\")")]
    [InlineData("new UriBuilder(text).Uri")]
    [InlineData("new UriBuilder(\"https\", \"\").Uri")]
    [InlineData("new UriBuilder(\"https\", \"r.services.ai.azure.com\", -5).Uri")]
    [InlineData("new UriBuilder(\"https\", \"r.services.ai.azure.com\", 65536).Uri")]
    [InlineData("new UriBuilder(\"https\", \"r.services.ai.azure.com\", 443, \"api/projects/p\").Uri")]
    [InlineData("new UriBuilder(\"https\", \"r.services.ai.azure.com\", 443, text).Uri")]
    [InlineData("new UriBuilder(\"https://r.services.ai.azure.com\") { Path = text }.Uri")]
    [InlineData("new UriBuilder(\"https://r.services.ai.azure.com\") { Host = text }.Uri")]
    [InlineData("new UriBuilder(\"https://r.services.ai.azure.com\") { Path = \"api/projects/p\" }.Uri")]
    [InlineData("new UriBuilder(\"https://r.services.ai.azure.com/api/projects/p\").Uri")]
    [InlineData("null")]
    public Task Silent_when_the_endpoint_is_right_or_unknown(string endpoint) =>
        Silent($"_ = new AIProjectClient({endpoint}, token);");

    [Theory]
    [InlineData(
        "_ = new ProjectOpenAIClient(policy, new ProjectOpenAIClientOptions { Endpoint = "
        + "new Uri(\"https://r.services.ai.azure.com/api/projects/p/openai/v1\") });")]
    [InlineData(
        "_ = new Microsoft.Agents.AI.Foundry.FoundryAgent(agentEndpoint: "
        + "new Uri(\"https://r.services.ai.azure.com/api/projects/p/agents/a/endpoint/protocols/openai\"), credential: token);")]
    [InlineData("_ = new PersistentAgentsClient(\"r.services.ai.azure.com;sub;group;project\", token);")]
    [InlineData("_ = new AzureOpenAIClient(new Uri(\"https://r.services.ai.azure.com\"), token);")]
    public Task Silent_when_the_client_needs_another_form(string statement) => Silent(statement);

    /// <summary>The compiler reports CS8801 but still binds the name.</summary>
    [Fact]
    public Task Silent_for_a_local_of_another_file() => new Verify.Test
    {
        TestState =
        {
            OutputKind = OutputKind.ConsoleApplication,
            Sources =
            {
                Body("_ = new AIProjectClient(new Uri(address), token);"),
                $"var address = \"{Root}\"; System.Console.WriteLine(address);",
            },
        },
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    [Fact]
    public Task Text_that_doubles_is_analyzed_quickly() => Silent(
        "var a0 = text + \"x\"; "
        + string.Concat(Enumerable.Range(1, 40).Select(i => $"var a{i} = a{i - 1} + a{i - 1}; "))
        + "_ = new AIProjectClient(new Uri(a40), token);");

    [Theory]
    [InlineData(
        "new AIProjectClient(new Uri(\"https://r.services.ai.azure.com\"), token, "
        + "new AIProjectClientOptions { Transport = new HttpClientPipelineTransport() })")]
    [InlineData(
        "new PersistentAgentsClient(\"https://r.services.ai.azure.com\", token, "
        + "new PersistentAgentsAdministrationClientOptions { Transport = "
        + "new Azure.Core.Pipeline.HttpClientTransport(new System.Net.Http.HttpClient()) })")]
    public Task Silent_for_a_client_with_its_own_transport(string creation) =>
        Verify.VerifyAnalyzerAsync(Body($"_ = {creation};"));

    [Fact]
    public Task Silent_in_a_test_project() =>
        new Verify.Test
        {
            TestCode = Body("_ = new AIProjectClient(new Uri(\"https://r.services.ai.azure.com\"), token);"),
        }.In("test").RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "class C { object M() => new Azure.AI.Projects.AIProjectClient(new System.Uri(\"https://r.services.ai.azure.com\", "
            + "), ; object N() => new Azure.AI.Projects.AIProjectClient(new System.UriBuilder { Path = , }.Uri, null) }",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
