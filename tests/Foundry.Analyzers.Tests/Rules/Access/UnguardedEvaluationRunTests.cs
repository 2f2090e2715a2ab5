using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<UnguardedEvaluationRun>;

public class UnguardedEvaluationRunTests
{
    private static string Source(string statements, string members = "") => $$"""
        using System;
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using System.Threading.Tasks;
        using Azure.AI.Extensions.OpenAI;
        using Azure.AI.OpenAI;
        using Azure.AI.Projects;
        using Azure.Core;
        using Azure.Identity;
        using OpenAI;
        using OpenAI.Evals;

        class C
        {
            {{members}}

            async Task M(AIProjectClient project, EvaluationClient unknown, TokenCredential credential, Uri uri, string text,
                BinaryContent content)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;

    private static Task Verified(string statements, string members = "") => Run(Source(statements, members));

    private static Task Run(string source, params DiagnosticResult[] expected)
    {
        var test = new ProgramTest { TestCode = source };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    private sealed class ProgramTest : Verify.Test
    {
        public ProgramTest() => this.InProgram();
    }

    [Theory]
    [InlineData(AccessFiles.FoundryUser, true)]
    [InlineData(AccessFiles.Reader, false)]
    public Task Run_is_not_reported_with_a_role_at_the_resource_group(string role, bool isGranted) => new ProgramTest
    {
        TestState =
        {
            AdditionalFiles =
            {
                ("/repo/infra/main.bicep", AccessFiles.Bicep($"resourceGroup() {role} {AccessFiles.AppPrincipal}")),
            },
        },
        TestCode = AccessFiles.Program(isGranted ? AccessFiles.Unmarked(AccessFiles.Run) : AccessFiles.Run),
    }.RunAsync();

    [Theory]
    [InlineData("agent.[|EvaluateAsync|](queries, evals)")]
    [InlineData("agent.[|EvaluateAsync|](queries, new Microsoft.Agents.AI.IAgentEvaluator[] { local, evals })")]
    [InlineData("Microsoft.Agents.AI.Workflows.WorkflowEvaluationExtensions.[|EvaluateAsync|](run, evals)")]
    [InlineData("agent.EvaluateAsync(queries, local)")]
    [InlineData("agent.EvaluateAsync(queries, evaluator, configuration)")]
    [InlineData("Microsoft.Agents.AI.Workflows.WorkflowEvaluationExtensions.EvaluateAsync(run, local)")]
    public async Task Evaluation_of_an_agent_is_reported_if_the_service_runs_it(string call)
    {
        string Statements(string call) =>
            $"var evals = new Microsoft.Agents.AI.Foundry.FoundryEvals(project, \"m\", new[] {{ \"relevance\" }}); {call}";
        const string members = """
            private readonly Microsoft.Agents.AI.AIAgent agent = null!;
            private readonly Microsoft.Agents.AI.Workflows.Run run = null!;
            private readonly Microsoft.Agents.AI.LocalEvaluator local = null!;
            private readonly Microsoft.Extensions.AI.Evaluation.IEvaluator evaluator = null!;
            private readonly Microsoft.Extensions.AI.Evaluation.ChatConfiguration configuration = null!;
            private readonly string[] queries = null!;
            """;
        string Using(string source) => "using Microsoft.Agents.AI;" + source;
        await Run(Using(Source(Statements($"await {call};"), members)));

        var unmarked = AccessFiles.Unmarked(call);
        await Verify.VerifyAnalyzerAsync(Using(Source(
            Statements($"try {{ await {unmarked}; }} catch (ClientResultException ex) when (ex.Status == 401) {{ throw; }}"),
            members)));
    }

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape) => new ProgramTest
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = CodeContexts.Source(
            shape,
            "new AIProjectClient(new System.Uri(\"https://r.services.ai.azure.com/api/projects/p\"), "
            + "new DefaultAzureCredential()).GetProjectOpenAIClient().GetEvaluationClient().[|CreateEvaluationRun|](\"e\", "
            + "null)",
            "using Azure.AI.Projects; using Azure.Identity;"),
    }.RunAsync();

    [Theory]
    [InlineData("project.ProjectOpenAIClient.GetEvaluationClient()")]
    [InlineData("project.GetProjectOpenAIClient().GetEvaluationClient()")]
    [InlineData("ClientConnectionProviderExtensions.GetProjectOpenAIClient(project).GetEvaluationClient()")]
    [InlineData("(project).GetProjectOpenAIClient()!.GetEvaluationClient()")]
    [InlineData("new ProjectOpenAIClient(uri, credential).GetEvaluationClient()")]
    [InlineData(
        "new OpenAIClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), "
        + "new OpenAIClientOptions { Endpoint = uri }).GetEvaluationClient()")]
    [InlineData(
        "new EvaluationClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), "
        + "new EvaluationClientOptions { Endpoint = uri })")]
    [InlineData(
        "new EvaluationClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), "
        + "new() { Endpoint = new Uri(text) })")]
    [InlineData(
        "new EvaluationClient(new ApiKeyCredential(\"k\"), new EvaluationClientOptions { "
        + "Endpoint = new Uri(\"https://r.openai.azure.com/openai/v1/\") })")]
    [InlineData(
        "new EvaluationClient(new ApiKeyCredential(\"k\"), new EvaluationClientOptions { "
        + "Endpoint = new Uri($\"https://{text}.services.ai.azure.com/openai/v1/\") })")]
    public async Task Run_is_reported_with_every_Azure_client(string client)
    {
        await Verified($"{client}.[|CreateEvaluationRun|](\"e\", content);");
        await Verified($"await {client}.[|CreateEvaluationRunAsync|](content: content, evaluationId: \"e\");");
        await Verified($"EvaluationClient evals = {client}; var run = await evals.[|CreateEvaluationRunAsync|](\"e\", content);");
        await Verified($"EvaluationClient evals; evals = {client}; evals?.[|CreateEvaluationRun|](\"e\", content);");
    }

    [Theory]
    [InlineData(
        "private readonly EvaluationClient _evals = new ProjectOpenAIClient("
        + "new Uri(\"https://r.services.ai.azure.com/api/projects/p\"), new DefaultAzureCredential()).GetEvaluationClient();",
        "_evals")]
    [InlineData(
        "private static readonly AIProjectClient s_project = null!; "
        + "EvaluationClient Evals => s_project.ProjectOpenAIClient.GetEvaluationClient();",
        "Evals")]
    [InlineData(
        "EvaluationClient Evals { get; } = new ProjectOpenAIClient("
        + "new Uri(\"https://r.services.ai.azure.com/api/projects/p\"), new DefaultAzureCredential()).GetEvaluationClient();",
        "this.Evals")]
    [InlineData(
        "private readonly EvaluationClient _evals; C(AIProjectClient p) { _evals = p.GetProjectOpenAIClient()"
        + ".GetEvaluationClient(); }",
        "_evals")]
    [InlineData(
        "private readonly AIProjectClient _project; C(AIProjectClient p) => _project = p;",
        "_project.ProjectOpenAIClient.GetEvaluationClient()")]
    public Task Run_is_reported_with_a_client_in_a_member(string members, string client) =>
        Verified($"await {client}.[|CreateEvaluationRunAsync|](\"e\", content);", members);

    [Theory]
    [InlineData("new Microsoft.Agents.AI.Foundry.FoundryEvals(project, \"m\", new string[0]).[|EvaluateAsync|](null);")]
    [InlineData("await Microsoft.Agents.AI.Foundry.FoundryEvals.[|EvaluateTracesAsync|](project, \"m\");", false)]
    public Task Run_of_the_agent_framework_is_reported(string statement, bool exact = true) => new ProgramTest
    {
        TestCode = Source(statement),
        CompilerDiagnostics = exact ? CompilerDiagnostics.Errors : CompilerDiagnostics.None,
    }.RunAsync();

    [Theory]
    [InlineData("catch (System.ArgumentException) { }")]
    [InlineData("catch (ClientResultException ex) { Console.WriteLine(ex.Message); }")]
    [InlineData("catch (ClientResultException ex) { Console.WriteLine(ex.Status); throw; }")]
    [InlineData("catch (ClientResultException ex) when (ex.Status == 429) { }")]
    [InlineData("catch (Exception) { throw; }")]
    [InlineData("catch (ClientResultException ex) when (ex.Status == 429) { await Task.Delay(400); }")]
    [InlineData("catch (ClientResultException ex) when (ex.Status is 429 or 503) { }")]
    [InlineData("finally { }")]
    public Task Run_is_reported_when_the_handler_does_not_test_for_a_refusal(string handler) =>
        Verified(
            $"try {{ await project.GetProjectOpenAIClient().GetEvaluationClient().[|CreateEvaluationRunAsync|](\"e\", "
            + $"content); }} {handler}");

    [Fact]
    public Task Run_inside_the_handler_is_reported() => Verified(
        "try { } catch (ClientResultException ex) when (ex.Status is 403) { await project.GetProjectOpenAIClient()"
        + ".GetEvaluationClient().[|CreateEvaluationRunAsync|](\"e\", content); }");

    [Fact]
    public Task Message_names_the_method() => Run(
        Source("project.ProjectOpenAIClient.GetEvaluationClient().{|#0:CreateEvaluationRun|}(\"e\", content);"),
        Verify.Diagnostic(UnguardedEvaluationRun.Descriptor).WithLocation(0).WithMessage(
            "'CreateEvaluationRun' needs Foundry User for caller and project identity. No file declares it, so the run may "
            + "fail with 401 or 'access_denied'. Declare it in foundry.access.json or handle failures."));

    // ---- Silent

    [Theory]
    [InlineData("unknown")]
    [InlineData("new EvaluationClient(\"key\")")]
    [InlineData("new EvaluationClient(new ApiKeyCredential(\"k\"))")]
    [InlineData("new OpenAIClient(\"key\").GetEvaluationClient()")]
    [InlineData("new EvaluationClient(new BearerTokenPolicy(credential, \"s\"))")]
    [InlineData("new EvaluationClient(new ApiKeyCredential(\"k\"), new EvaluationClientOptions { Endpoint = uri })")]
    [InlineData(
        "new EvaluationClient(new ApiKeyCredential(\"k\"), new EvaluationClientOptions { "
        + "Endpoint = new Uri(\"https://api.openai.com/v1\") })")]
    [InlineData(
        "new EvaluationClient(new BearerTokenPolicy(credential, \"s\"), new EvaluationClientOptions { "
        + "Endpoint = new Uri(\"https://gateway.contoso.com/openai/v1\") })")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://gateway.contoso.com\"), credential).GetEvaluationClient()")]
    [InlineData("new EvaluationClient(new EvaluationClientSettings())")]
    [InlineData(
        "new EvaluationClient(new BearerTokenPolicy(credential, \"api://gateway/.default\"), "
        + "new EvaluationClientOptions { Endpoint = uri })")]
    [InlineData(
        "new OpenAIClient(new ApiKeyCredential(\"k\"), new OpenAIClientOptions { Endpoint = new Uri(text + \"/openai/v1\") })"
        + ".GetEvaluationClient()")]
    [InlineData(
        "new OpenAIClient(new ApiKeyCredential(\"k\"), new OpenAIClientOptions { "
        + "Endpoint = new Uri($\"https://{text}.contoso.com/openai/v1\") }).GetEvaluationClient()")]
    public Task Run_is_not_reported_when_the_client_may_not_be_Azure(string client) =>
        Verified($"await {client}.CreateEvaluationRunAsync(\"e\", content);");

    /// <summary>With OpenAI 2.15 the getter of Azure.AI.OpenAI 2.9.0-beta.1 throws (FDRY6003).</summary>
    [Theory]
    [InlineData("new AzureOpenAIClient(uri, credential)")]
    [InlineData("new AzureOpenAIClient(uri, new ApiKeyCredential(\"k\"))")]
    public async Task Run_is_not_reported_when_the_getter_of_its_client_throws(string client)
    {
        await Verified($"{client}.GetEvaluationClient().CreateEvaluationRun(\"e\", content);");
        await Verified($"var evals = {client}.GetEvaluationClient(); await evals.CreateEvaluationRunAsync(\"e\", content);");
    }

    [Theory]
    [InlineData(
        "var o = new EvaluationClientOptions(); if (text is null) "
        + "o.Endpoint = new Uri(\"https://r.openai.azure.com/openai/v1\"); "
        + "new EvaluationClient(new ApiKeyCredential(\"k\"), o).CreateEvaluationRun(\"e\", content);")]
    [InlineData(
        "var o = new OpenAIClientOptions(); var c = new OpenAIClient(new ApiKeyCredential(\"k\"), o); "
        + "o.Endpoint = new Uri(\"https://r.openai.azure.com/openai/v1\"); "
        + "c.GetEvaluationClient().CreateEvaluationRun(\"e\", content);")]
    public Task Run_is_not_reported_when_the_options_may_change_the_endpoint(string statements) => Verified(statements);

    [Fact]
    public Task Run_is_not_reported_when_a_field_is_set_in_another_method() => Verified(
        "new EvaluationClient(new ApiKeyCredential(\"k\"), _options).CreateEvaluationRun(\"e\", content);",
        "private EvaluationClientOptions _options; void UseAzure() => _options = new EvaluationClientOptions { "
        + "Endpoint = new Uri(\"https://r.openai.azure.com/openai/v1\") };");

    [Fact]
    public Task Run_is_not_reported_with_a_client_from_user_code() => Run("""
        using Azure.AI.Projects;
        using OpenAI.Evals;

        static class Extensions
        {
            public static EvaluationClient GetPublicEvals(this AIProjectClient project, string key) => new EvaluationClient(key);
        }

        class MyEvals : EvaluationClient
        {
            public MyEvals(string key) : base(key) { }
            public void CreateEvaluationRunAsync(string id) { }
        }

        class C
        {
            void M(AIProjectClient project)
            {
                project.GetPublicEvals("key").CreateEvaluationRun("e", null);
                new MyEvals("key").CreateEvaluationRunAsync("e");
            }
        }
        """);

    [Fact]
    public async Task Run_is_not_reported_when_nothing_is_thrown_or_the_task_is_handled()
    {
        await Verified(
            "project.ProjectOpenAIClient.GetEvaluationClient().CreateEvaluationRun(\"e\", content, "
            + "new RequestOptions { ErrorOptions = ClientErrorBehaviors.NoThrow });");
        await Verified(
            "project.ProjectOpenAIClient.GetEvaluationClient().[|CreateEvaluationRun|](\"e\", content, new RequestOptions());");
        await Verified(
            "var run = project.ProjectOpenAIClient.GetEvaluationClient().CreateEvaluationRunAsync(\"e\", content); "
            + "try { await run; } catch (ClientResultException ex) when (ex.Status is 401 or 403) { }");
    }

    [Theory]
    [InlineData("CreateEvaluation(content)")]
    [InlineData("GetEvaluationRun(\"e\", \"r\", null)")]
    [InlineData("CancelEvaluationRun(\"e\", \"r\", null)")]
    public Task Other_calls_are_not_reported(string call) =>
        Verified($"project.ProjectOpenAIClient.GetEvaluationClient().{call};");

    [Theory]
    [InlineData("catch (ClientResultException ex) when (ex.Status is 401 or 403) { }")]
    [InlineData("catch (ClientResultException ex) when (ex.Status == 403) { }")]
    [InlineData("catch (ClientResultException ex) { if (ex.Status == 401) Console.WriteLine(\"role\"); else throw; }")]
    [InlineData("catch (ClientResultException ex) { switch (ex.Status) { case 403: break; default: throw; } }")]
    [InlineData("catch (ClientResultException ex) { _ = ex.Status switch { 400 => 1, _ => 2 }; }")]
    [InlineData("catch (ClientResultException ex) when (ex.Status == (int)System.Net.HttpStatusCode.Forbidden) { }")]
    [InlineData("catch (ClientResultException ex) when (ex.GetRawResponse() is { Status: 401 }) { }")]
    [InlineData("catch (ClientResultException ex) when (IsRefusal(ex)) { }")]
    [InlineData("catch (ClientResultException ex) when (IsRefusedStatus(ex.Status)) { }")]
    [InlineData("catch (ClientResultException ex) when (Array.IndexOf(new[] { 1, 2 }, ex.Status) >= 0) { }")]
    [InlineData("catch (ClientResultException ex) when (ex.Status >= 400) { }")]
    [InlineData("catch (ClientResultException ex) { var status = ex.Status; if (status == 403) return; throw; }")]
    [InlineData("catch (Exception ex) { Explain(ex); }")]
    [InlineData("catch (ArgumentException) { } catch (ClientResultException ex) when (ex.Status is 401 or 403) { }")]
    public async Task Run_is_not_reported_when_a_handler_handles_a_refusal(string handler)
    {
        const string Members =
            "static bool IsRefusal(Exception e) => true; static bool IsRefusedStatus(int status) => true; "
            + "static void Explain(Exception e) { }";
        const string Call =
            "await project.GetProjectOpenAIClient().GetEvaluationClient().CreateEvaluationRunAsync(\"e\", content);";
        await Verified($"try {{ {Call} }} {handler}", Members);
        await Verified($"try {{ try {{ {Call} }} finally {{ }} }} {handler}", Members);
        await Verified($"try {{ Func<Task> run = async () => {{ {Call} }}; await run(); }} {handler}", Members);
    }

    // ---- Guards

    private const string Call =
        "await project.GetProjectOpenAIClient().GetEvaluationClient().CreateEvaluationRunAsync(\"e\", content);";
    private const string Reported =
        "await project.GetProjectOpenAIClient().GetEvaluationClient().[|CreateEvaluationRunAsync|](\"e\", content);";
    private const string Action = "\"Microsoft.CognitiveServices/accounts/AIServices/evaluations/write\"";

    private static Task Guarded(string statements, string members = "") => new ProgramTest
    {
        TestCode = "using Foundry.Access;\nusing Named = Foundry.Access.FoundryAccess;\n" + Source(statements, members),
    }.WithHelper().RunAsync();

    [Theory]
    [InlineData($"await FoundryAccess.EnsureProjectAsync(credential, {Action}); {Call}")]
    [InlineData($"await FoundryAccess.EnsureProjectAsync(credential, {Action}).ConfigureAwait(false); {Call}")]
    [InlineData($"FoundryAccess.EnsureProject(credential, {Action}); {Call}")]
    [InlineData($"FoundryAccess.EnsureProjectAsync(credential, {Action}).GetAwaiter().GetResult(); {Call}")]
    [InlineData(
        "FoundryAccess.EnsureProject(credential, \"Microsoft.CognitiveServices/accounts/AIServices/agents/write\", "
        + $"{Action}); {Call}")]
    [InlineData(
        "FoundryAccess.EnsureProject(credential, \"x/y|microsoft.cognitiveservices/accounts/aiservices/EVALUATIONS/write\"); "
        + $"{Call}")]
    [InlineData($"FoundryAccess.EnsureProject(credential, \"Microsoft.CognitiveServices/*\"); {Call}")]
    [InlineData($"FoundryAccess.EnsureProject(credential, text); {Call}")]
    [InlineData($"FoundryAccess.Ensure(credential, text, new[] {{ {Action} }}); {Call}")]
    [InlineData($"FoundryAccess.Ensure(credential, new[] {{ new FoundryRequirement(text, new[] {{ text }}) }}); {Call}")]
    [InlineData(
        $"var results = await FoundryAccess.CheckAsync(credential, text, new[] {{ {Action} }}); "
        + $"Console.WriteLine(results.Count); {Call}")]
    [InlineData(
        $"if (FoundryAccess.Check(credential, text, new[] {{ {Action} }})[0].State == FoundryAccessState.Denied) return; "
        + $"{Call}")]
    [InlineData(
        $"if (FoundryAccess.Check(credential, text, new[] {{ {Action} }})[0].State != FoundryAccessState.Denied) {{ {Call} }}")]
    [InlineData(
        $"await FoundryAccess.EnsureProjectAsync(credential, {Action}); "
        + $"if (text is null) {{ foreach (var c in text) {{ {Call} }} }}")]
    [InlineData(
        $"await FoundryAccess.EnsureProjectAsync(credential, {Action}); Func<Task> run = async () => {{ {Call} }}; "
        + "await run();")]
    [InlineData($"await FoundryAccess.EnsureProjectAsync(credential, {Action}); await Run(); async Task Run() {{ {Call} }}")]
    [InlineData($"async Task Run() {{ {Call} }} await FoundryAccess.EnsureProjectAsync(credential, {Action}); await Run();")]
    [InlineData(
        $"try {{ await FoundryAccess.EnsureProjectAsync(credential, {Action}); }} "
        + $"catch (FoundryAccessException ex) {{ Console.WriteLine(ex); return; }} {Call}")]
    [InlineData($"switch (text) {{ case \"a\": FoundryAccess.EnsureProject(credential, {Action}); {Call} break; }}")]
    [InlineData($"using (new System.IO.MemoryStream()) {{ FoundryAccess.EnsureProject(credential, {Action}); }} {Call}")]
    public Task Run_after_a_permission_check_is_not_reported(string statements) => Guarded(statements);

    [Theory]
    [InlineData($"{Reported} await FoundryAccess.EnsureProjectAsync(credential, {Action});")]
    [InlineData($"if (text is null) FoundryAccess.EnsureProject(credential, {Action}); {Reported}")]
    [InlineData($"_ = text is null && FoundryAccess.Check(credential, text, new[] {{ {Action} }}).Count > 0; {Reported}")]
    [InlineData($"foreach (var c in text) FoundryAccess.EnsureProject(credential, {Action}); {Reported}")]
    [InlineData(
        $"switch (text) {{ case \"a\": FoundryAccess.EnsureProject(credential, {Action}); break; "
        + $"case \"b\": {Reported} break; }}")]
    [InlineData($"try {{ }} catch {{ FoundryAccess.EnsureProject(credential, {Action}); }} {Reported}")]
    [InlineData($"Action check = () => FoundryAccess.EnsureProject(credential, {Action}); check(); {Reported}")]
    [InlineData($"await Run(); await FoundryAccess.EnsureProjectAsync(credential, {Action}); async Task Run() {{ {Reported} }}")]
    [InlineData($"void Check() => FoundryAccess.EnsureProject(credential, {Action}); {Reported}")]
    [InlineData(
        "await FoundryAccess.EnsureProjectAsync(credential, "
        + $"\"Microsoft.CognitiveServices/accounts/AIServices/agents/write\"); {Reported}")]
    [InlineData($"Console.WriteLine(FoundryAccess.ProjectIdVariable); {Reported}")]
    [InlineData(
        $"Own.FoundryAccess.EnsureProject(credential, {Action}); {Reported}",
        "static class Own { public static class FoundryAccess { public static void EnsureProject(TokenCredential c, "
        + "string a) { } } }")]
    public Task Run_is_reported_when_a_path_has_no_check(string statements, string members = "") => Guarded(statements, members);

    [Theory]
    [InlineData("catch (Exception ex) when (FoundryAccess.IsAccessFailure(ex)) { throw; }")]
    [InlineData("catch (Exception ex) { Console.Error.WriteLine(FoundryAccess.Explain(ex)); throw; }")]
    [InlineData("catch (Exception ex) when (FoundryAccess.Explain(ex).Kind == FoundryFailureKind.MissingRole) { }")]
    [InlineData(
        "catch (Exception ex) { throw new InvalidOperationException(\"The evaluation could not be started; "
        + "has the app Foundry User?\", ex); }")]
    [InlineData("catch (ClientResultException ex) { throw new InvalidOperationException(\"refused\", ex); }")]
    [InlineData(
        "catch (ClientResultException ex) when (ex.Status is 401 or 403) { throw new InvalidOperationException(\"refused\", "
        + "ex); }")]
    [InlineData(
        "catch (Exception ex) when (ex is not OperationCanceledException) { "
        + "throw new InvalidOperationException(innerException: ex, message: \"refused\"); }")]
    public Task Run_is_not_reported_when_a_handler_explains(string handler) => Guarded($"try {{ {Call} }} {handler}");

    [Theory]
    [InlineData("catch (ArgumentException ex) { throw new InvalidOperationException(\"refused\", ex); }")]
    [InlineData(
        "catch (ClientResultException ex) when (ex.Status == 429) { throw new InvalidOperationException(\"busy\", ex); }")]
    [InlineData("catch (Exception) { throw new InvalidOperationException(\"failed\"); }")]
    [InlineData("catch (Exception ex) { Console.WriteLine(FoundryAccess.ProjectIdVariable); throw; }")]
    public Task Run_is_reported_when_a_handler_does_not_explain(string handler) => Guarded($"try {{ {Reported} }} {handler}");

    [Fact]
    public Task Run_is_not_reported_when_access_is_declared() => new ProgramTest
    {
        TestCode = Source("project.ProjectOpenAIClient.GetEvaluationClient().CreateEvaluationRun(\"e\", content);"),
        TestState = { AdditionalFiles = { ("/repo/foundry.access.json", "{}") } },
    }.RunAsync();

    [Fact]
    public Task Run_is_reported_with_an_unrelated_file() => new ProgramTest
    {
        TestCode = Source("project.ProjectOpenAIClient.GetEvaluationClient().[|CreateEvaluationRun|](\"e\", content);"),
        TestState = { AdditionalFiles = { ("/repo/appsettings.json", "{}") } },
    }.RunAsync();

    [Theory]
    [InlineData("build_property.IsTestProject = true")]
    [InlineData("build_property.FoundryHostKind = test")]
    public Task Silent_in_a_test_project(string property) => new Verify.Test
    {
        TestCode = Source("project.ProjectOpenAIClient.GetEvaluationClient().CreateEvaluationRun(\"e\", content);"),
        TestState = { AnalyzerConfigFiles = { ("/.globalconfig", $"is_global = true\n{property}\n") } },
    }.RunAsync();

    [Fact]
    public Task Run_in_a_test_project_is_reported_when_the_host_kind_is_set() => new Verify.Test
    {
        TestCode = Source("project.ProjectOpenAIClient.GetEvaluationClient().[|CreateEvaluationRun|](\"e\", content);"),
        TestState =
        {
            AnalyzerConfigFiles =
            {
                ("/.globalconfig",
                    "is_global = true\nbuild_property.IsTestProject = true\nbuild_property.FoundryHostKind = console\n"),
            },
        },
    }.RunAsync();

    /// <summary>The program that calls a library declares the access, and only it can.</summary>
    [Theory]
    [InlineData("Default", false)]
    [InlineData("Recommended", false)]
    [InlineData("Strict", true)]
    public Task Run_in_a_library_is_advice(string mode, bool isShown)
    {
        var test = new Verify.Test
        {
            TestCode = Source("project.ProjectOpenAIClient.GetEvaluationClient().{|#0:CreateEvaluationRun|}(\"e\", content);"),
            TestState =
            {
                AnalyzerConfigFiles = { Hosts.Properties("OutputType = Library", "FoundryAnalysisMode = " + mode) },
            },
        };
        if (isShown)
        {
            test.ExpectedDiagnostics.Add(
                Verify.Diagnostic(UnguardedEvaluationRun.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info));
        }

        return test.RunAsync();
    }

    [Fact]
    public Task User_type_of_the_same_name_is_not_reported() => Run("""
        namespace OpenAI.Evals.Own
        {
            class EvaluationClient { public void CreateEvaluationRun(string id) { } }
            class C { void M(Azure.AI.OpenAI.AzureOpenAIClient _) => new EvaluationClient().CreateEvaluationRun("e"); }
        }
        """);

    [Fact]
    public Task Cycle_of_variables_ends() => Verified(
        "s_a.CreateEvaluationRun(\"e\", content);",
        "private static readonly EvaluationClient s_a = s_b; private static readonly EvaluationClient s_b = s_a;");

    [Fact]
    public Task Incomplete_code_does_not_throw() => new ProgramTest
    {
        TestCode =
            "class C { void M(OpenAI.Evals.EvaluationClient c) { try { c.CreateEvaluationRun( } "
            + "catch (System.ClientModel.ClientResultException ex) when (ex.Status is ) { "
            + "new OpenAI.Evals.EvaluationClient().CreateEvaluationRun",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    [Fact]
    public void Every_member_that_starts_a_run_has_the_common_part_in_its_name() =>
        Assert.All(
            ServiceOperations.EvaluationRun.Members,
            static member => Assert.Contains(UnguardedEvaluationRun.PartOfMemberName, member.Name));
}
