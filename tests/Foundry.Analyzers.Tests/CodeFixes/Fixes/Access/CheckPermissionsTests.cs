using Foundry.Analyzers.CodeFixes.Fixes.Access;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.CodeFixes.Fixes.Access;

using Verify = RuleVerifier<UnguardedEvaluationRun, UnguardedCallFix>;
using VerifyAdvice = RuleVerifier<CallNeedsRole, UnguardedCallFix>;

public class CheckPermissionsTests
{
    private const string Action = "\"Microsoft.CognitiveServices/accounts/AIServices/evaluations/write\"";
    private const string Check = $"FoundryAccess.EnsureProject(Credential, {Action});";
    private const string Run =
        "new AIProjectClient(new System.Uri(\"https://r.services.ai.azure.com/api/projects/p\"), Credential)" +
        ".GetProjectOpenAIClient().GetEvaluationClient().[|CreateEvaluationRun|](\"e\", null)";
    private const string Usings = "using Azure.AI.Projects; using Azure.Core; using static Shared;";
    private const string FixedUsings = "using Azure.AI.Projects; using Azure.Core; using Foundry.Access; using static Shared;";
    private const string Shared =
        "static class Shared { public static readonly Azure.Core.TokenCredential Credential = " +
        "new Azure.Identity.DefaultAzureCredential(); }";

    private const string HelperUsing = "using Foundry.Access;\n";
    private const string Account = "new AzureOpenAIClient(new Uri(\"https://r.openai.azure.com\"), credential)";
    private const string AccountActions =
        "\"Microsoft.CognitiveServices/accounts/OpenAI/evals/write\", \"Microsoft.CognitiveServices/accounts/OpenAI/evals/read\"";
    private const string Awaited = $"await FoundryAccess.EnsureProjectAsync(credential, {AccountActions});";
    private const string Blocking = $"FoundryAccess.EnsureProject(credential, {AccountActions});";
    private const string ClientWithPolicy =
        "var client = new EvaluationClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), " +
        "new EvaluationClientOptions { " +
        "Endpoint = new Uri(\"https://r.services.ai.azure.com/api/projects/p/openai/v1\") });";

    /// <summary>The fixed code of each context; null if the fix is not offered.</summary>
    private static readonly Dictionary<string, string?> Fixed = new()
    {
        ["statement"] = "USINGS class C { void M() { CHECK var x = RUN; } }",
        ["expression body"] = "USINGS class C { object M() { CHECK return RUN; } }",
        ["property"] = "USINGS class C { object P { get { CHECK return RUN; } } }",
        ["property initialiser"] = null,
        ["field initialiser"] = null,
        ["constructor"] = "USINGS class C { private readonly object _x; C() { CHECK _x = RUN; } }",
        ["constructor initialiser"] = null,
        ["lambda"] = "USINGS class C { System.Func<object> M() => () => { CHECK return RUN; }; }",
        ["static lambda with a body"] =
            "USINGS class C { System.Func<object> M() { return static () => { CHECK return RUN; }; } }",
        ["local function"] = "USINGS class C { void M() { object Local() { CHECK return RUN; } Local(); } }",
        ["async method"] =
            "USINGS class C { async System.Threading.Tasks.Task<object> M() { await System.Threading.Tasks.Task.Yield(); " +
            "AWAITED return RUN; } }",
        ["iterator"] = "USINGS class C { System.Collections.Generic.IEnumerable<object> M() { CHECK yield return RUN; } }",
        ["query"] = "USINGS class C { object M() => System.Linq.Enumerable.Select(new[] { 1 }, i => { CHECK return RUN; }); }",
        ["switch arm"] = "USINGS class C { object M(int i) { CHECK return i switch { 0 => RUN, _ => \"\" }; } }",
        ["using statement"] = "USINGS class C { void M() { CHECK using (RUN as System.IDisposable) { } } }",
        ["try"] = "USINGS class C { void M() { try { CHECK var x = RUN; } finally { } } }",
        ["struct"] = "USINGS struct S { object M() { CHECK return RUN; } }",
        ["record"] = "USINGS record R(int I) { object M() { CHECK return RUN; } }",
        ["generic type"] = "USINGS class C<T> { object M<U>() { CHECK return RUN; } }",
        ["partial class"] = "USINGS partial class C { partial void N(); } partial class C { object M() { CHECK return RUN; } }",
        ["nested class"] = "USINGS class Outer { class C { object M() { CHECK return RUN; } } }",
        ["file-scoped namespace"] = "USINGS namespace N.M; class C { object M() { CHECK return RUN; } }",
        ["nested namespaces"] = "namespace N { namespace M { USINGS class C { object M() { CHECK return RUN; } } } }",
        ["nullable context"] = "USINGS\n#nullable enable\nclass C { object? M() { CHECK return RUN; } }",
        ["conditional compilation"] = "USINGS class C { object M() {\n#if !MISSING\n CHECK\n return RUN;\n#endif\n } }",
        ["top-level statements"] = "USINGS AWAITED var x = RUN; System.Console.WriteLine(x);",
        ["comments around"] = "USINGS class C { object M() { CHECK /* before */ return RUN /* after */; } }",
        ["own lines"] =
            "USINGS class C\n{\n    object M()\n    {\n        CHECK\n        // why\n        return RUN;\n    }\n}\n",
        ["carriage returns"] =
            "USINGS\r\nclass C\r\n{\r\n    object M()\r\n    {\r\n        CHECK\r\n        return RUN;\r\n    } // kept\r\n}\r\n",
    };

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        var source = CodeContexts.Source(shape, Run, Usings);
        return new ProgramTest
        {
            CodeActionEquivalenceKey = "CheckPermissions",
            TestState = { OutputKind = CodeContexts.Kind(shape), Sources = { source, Shared } },
            FixedState = { Sources = { Fixed[shape] is { } text ? AsFixed(text) : source, Shared } },
        }.WithHelper().RunAsync();
    }

    private static string AsFixed(string text) => text
        .Replace("USINGS", FixedUsings)
        .Replace("CHECK", Check)
        .Replace("AWAITED", "await " + Check.Replace("EnsureProject", "EnsureProjectAsync"))
        .Replace("RUN", Run.Replace("[|", "").Replace("|]", ""));

    // ---- Statements

    private static string Method(string statements, string usings = "", string members = "") => $$"""
        using System;
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using System.Linq;
        using System.Threading.Tasks;
        using Azure.AI.OpenAI;
        using Azure.AI.Projects;
        using Azure.Core;
        using Azure.Identity;
        {{usings}}using OpenAI.Evals;

        class C
        {
            {{members}}

            async Task<object> M(BinaryContent content, bool really, string text, TokenCredential credential)
            {
                await Task.Yield();
                {{statements.Replace("\n", "\n        ")}}
                return null;
            }
        }
        """;

    private const string Evaluations =
        "new OpenAI.Evals.EvaluationClient(new System.ClientModel.Primitives.BearerTokenPolicy(credential, " +
        "\"https://ai.azure.com/.default\"), new OpenAI.Evals.EvaluationClientOptions { " +
        "Endpoint = new System.Uri(\"https://r.openai.azure.com/openai/v1/\") })";

    private static string Call(string name) => $"{Evaluations}.{name}(\"e\", content)";

    private static Verify.Test Test(string before, string? after, string members = "", string? membersAfter = null)
    {
        var source = Filled(Method(before, "", members), Call("[|CreateEvaluationRunAsync|]"));
        return new ProgramTest
        {
            CodeActionEquivalenceKey = "CheckPermissions",
            TestCode = source,
            FixedCode = after is null
                ? source
                : Filled(Method(after, HelperUsing, membersAfter ?? members), Call("CreateEvaluationRunAsync")),
        }.WithHelper();

        static string Filled(string text, string call) =>
            text.Replace("RUN", call).Replace("AWAITED", Awaited).Replace("CHECK", Blocking);
    }

    [Theory]
    [InlineData("await RUN;", "AWAITED\nawait RUN;")]
    [InlineData(
        "// why\nvar run = await RUN; // how\nConsole.WriteLine(run);",
        "AWAITED\n// why\nvar run = await RUN; // how\nConsole.WriteLine(run);")]
    [InlineData("\n// why\nreturn await RUN;", "\nAWAITED\n// why\nreturn await RUN;")]
    [InlineData(
        "if (really)\n    await RUN;\nelse\n    return text;",
        "if (really)\n{\n    AWAITED\n    await RUN;\n}\nelse\n    return text;")]
    [InlineData("if (really) await RUN;", "if (really)\n{\n    AWAITED\n    await RUN;\n}")]
    [InlineData(
        "if (really)\n    // why\n    await RUN; // how",
        "if (really)\n{\n    AWAITED\n    // why\n    await RUN; // how\n}")]
    [InlineData("if (really) return text; else await RUN;", "if (really) return text; else { AWAITED await RUN; }")]
    [InlineData("foreach (var c in text)\n{\n    await RUN;\n}", "foreach (var c in text)\n{\n    AWAITED\n    await RUN;\n}")]
    [InlineData("foreach (var c in (await RUN).ToString())\n{\n}", "AWAITED\nforeach (var c in (await RUN).ToString())\n{\n}")]
    [InlineData(
        "using var run = (await RUN).GetRawResponse();\nConsole.WriteLine(run);",
        "AWAITED\nusing var run = (await RUN).GetRawResponse();\nConsole.WriteLine(run);")]
    [InlineData(
        "switch (text)\n{\n    case \"a\":\n        await RUN;\n        break;\n}",
        "switch (text)\n{\n    case \"a\":\n        AWAITED\n        await RUN;\n        break;\n}")]
    [InlineData(
        "try\n{\n    await RUN;\n}\ncatch (ArgumentException)\n{\n}",
        "try\n{\n    AWAITED\n    await RUN;\n}\ncatch (ArgumentException)\n{\n}")]
    [InlineData("lock (this)\n{\n    RUN.Wait();\n}", "lock (this)\n{\n    CHECK\n    RUN.Wait();\n}")]
    [InlineData("Func<Task> run = () => RUN;", "Func<Task> run = () =>\n{\n    CHECK\n    return RUN;\n};")]
    [InlineData("Func<Task> run = async () => await RUN;", "Func<Task> run = async () =>\n{\n    AWAITED\n    await RUN;\n};")]
    [InlineData("Action run = () => RUN.Wait();", "Action run = () =>\n{\n    CHECK\n    RUN.Wait();\n};")]
    [InlineData("Task Start() => RUN;\nawait Start();", "Task Start()\n{\n    CHECK\n    return RUN;\n}\nawait Start();")]
    [InlineData(
        "await Task.WhenAll(text.Select(\n    c => RUN));",
        "await Task.WhenAll(text.Select(\n    c =>\n    {\n        CHECK\n        return RUN;\n    }));")]
    [InlineData("await RUN;\nawait RUN;", "AWAITED\nawait RUN;\nawait RUN;")]
    [InlineData("await RUN;\nif (really)\n{\n    await RUN;\n}", "AWAITED\nawait RUN;\nif (really)\n{\n    await RUN;\n}")]
    [InlineData(
        "if (really)\n{\n    await RUN;\n}\nawait RUN;",
        "if (really)\n{\n    AWAITED\n    await RUN;\n}\nAWAITED\nawait RUN;")]
    [InlineData(
        "TokenCredential other = new AzureCliCredential(); await RUN;",
        "TokenCredential other = new AzureCliCredential(); AWAITED await RUN;")]
    public Task Check_is_inserted_before_the_statement(string before, string after) => Test(before, after).RunAsync();

    [Theory]
    [InlineData(
        "Task N(TokenCredential credential, BinaryContent content) => RUN;",
        "Task N(TokenCredential credential, BinaryContent content)\n    {\n        CHECK\n        return RUN;\n    }")]
    [InlineData(
        "async Task N(TokenCredential credential, BinaryContent content) => await RUN; // how",
        "async Task N(TokenCredential credential, BinaryContent content)\n    {\n        AWAITED\n        await RUN;\n" +
            "    } // how")]
    [InlineData(
        "void N(TokenCredential credential, BinaryContent content)\n        => RUN.Wait();",
        "void N(TokenCredential credential, BinaryContent content)\n    {\n        CHECK\n        RUN.Wait();\n    }")]
    [InlineData(
        "readonly TokenCredential credential = new DefaultAzureCredential(); readonly BinaryContent content;\n    Task P => RUN;",
        "readonly TokenCredential credential = new DefaultAzureCredential(); readonly BinaryContent content;\n    Task P\n" +
            "    {\n        get\n        {\n            CHECK\n            return RUN;\n        }\n    }")]
    [InlineData(
        "TokenCredential credential { get; } = new DefaultAzureCredential(); readonly BinaryContent content;\n" +
            "    Task P { get => RUN; }",
        "TokenCredential credential { get; } = new DefaultAzureCredential(); readonly BinaryContent content;\n" +
            "    Task P { get { CHECK return RUN; } }")]
    [InlineData(
        "Task this[TokenCredential credential, BinaryContent content] => RUN;",
        "Task this[TokenCredential credential, BinaryContent content]\n    {\n        get\n        {\n            CHECK\n" +
            "            return RUN;\n        }\n    }")]
    public Task Check_is_inserted_into_the_body_of_the_member(string before, string after) =>
        Test("", "", before, after).RunAsync();

    private static Task Credentials(string client, string? name, string members, string parameters)
    {
        var source = Source("[|CreateEvaluationRunAsync|]", "", "");
        var check = $"await FoundryAccess.EnsureProjectAsync({name}, {Action});\n";
        return new ProgramTest
        {
            CodeActionEquivalenceKey = "CheckPermissions",
            TestCode = source,
            FixedCode = name is null ? source : Source("CreateEvaluationRunAsync", check, HelperUsing),
        }.WithHelper().RunAsync();

        string Source(string call, string check, string usings)
        {
            var statements = $"{check}await {client}.GetProjectOpenAIClient().GetEvaluationClient().{call}(\"e\", content);";
            return Method(statements, usings, members).Replace("TokenCredential credential)", parameters + ")");
        }
    }

    [Theory]
    [InlineData("project", "credential", "", "AIProjectClient project, TokenCredential credential")]
    [InlineData("project", "signIn", "", "AIProjectClient project, DefaultAzureCredential signIn")]
    [InlineData(
        "project", "_credential", "private readonly TokenCredential _credential = new DefaultAzureCredential();",
        "AIProjectClient project")]
    [InlineData(
        "_project", "_credential",
        "private readonly TokenCredential _credential; private readonly AIProjectClient _project; " +
            "C(TokenCredential c) { _credential = c; " +
            "_project = new AIProjectClient(new Uri(\"https://r.services.ai.azure.com/api/projects/p\"), _credential); }",
        "bool not")]
    [InlineData(
        "new AIProjectClient(new Uri(\"https://r.services.ai.azure.com/api/projects/p\"), second)", "second", "",
        "TokenCredential first, TokenCredential second")]
    [InlineData("project", null, "", "AIProjectClient project")]
    [InlineData("project", null, "", "AIProjectClient project, TokenCredential first, TokenCredential second")]
    [InlineData("project", null, "", "AIProjectClient project, AuthenticationTokenProvider credential")]
    [InlineData(
        "new AIProjectClient(new Uri(\"https://r.services.ai.azure.com/api/projects/p\"), new DefaultAzureCredential())",
        null, "", "TokenCredential other")]
    [InlineData(
        "_project", null,
        "private readonly AIProjectClient _project; C(TokenCredential c) => " +
            "_project = new AIProjectClient(new Uri(\"https://r.services.ai.azure.com/api/projects/p\"), c);",
        "TokenCredential other")]
    public Task Check_names_a_credential_only_when_it_is_certain(
        string client, string? name, string members, string parameters) =>
        Credentials(client, name, members, parameters);

    [Fact]
    public Task Check_uses_the_credential_of_a_token_policy() => new ProgramTest
    {
        CodeActionEquivalenceKey = "CheckPermissions",
        TestCode = Method($"{ClientWithPolicy}\nawait client.[|CreateEvaluationRunAsync|](\"e\", content);"),
        FixedCode = Method(
            $"{ClientWithPolicy}\n" +
                $"await FoundryAccess.EnsureProjectAsync(credential, {Action});\n" +
                "await client.CreateEvaluationRunAsync(\"e\", content);",
            HelperUsing),
    }.WithHelper().RunAsync();

    [Fact]
    public Task Check_is_not_offered_when_the_helper_is_off()
    {
        var test = Test("await RUN;", null);
        test.TestState.AnalyzerConfigFiles.Add(
            ("/.globalconfig", "is_global = true\nbuild_property.FoundryAccessHelper = false\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task Check_is_not_offered_when_the_required_actions_are_unknown()
    {
        var source = Method(
            "var client = new EvaluationClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), " +
                "new EvaluationClientOptions { Endpoint = new Uri(text) });\n" +
                "await client.[|CreateEvaluationRunAsync|](\"e\", content);");
        return new ProgramTest
        {
            CodeActionEquivalenceKey = "CheckPermissions",
            TestCode = source,
            FixedCode = source,
        }.WithHelper().RunAsync();
    }

    [Theory]
    [InlineData("namespace Contoso.Foundry { }\n", "namespace Contoso { ", " }", "global::Foundry.Access.FoundryAccess", "")]
    [InlineData("class FoundryAccess { }\n", "", "", "global::Foundry.Access.FoundryAccess", "")]
    [InlineData("namespace Foundry.Other { }\n", "", "", "FoundryAccess", "using Foundry.Access;\n\n")]
    [InlineData("#if true\n#endif\n", "", "", "Foundry.Access.FoundryAccess", "")]
    [InlineData("/* header */\n\n", "", "", "FoundryAccess", "/* header */\n\nusing Foundry.Access;\n\n")]
    [InlineData("// no header\n", "", "", "FoundryAccess", "using Foundry.Access;\n\n// no header\n")]
    public Task Helper_is_named_and_imported_as_the_file_requires(
        string before, string open, string close, string name, string usings)
    {
        var movesHeader = before.StartsWith('/') && usings != "";
        return new ProgramTest
        {
            CodeActionEquivalenceKey = "CheckPermissions",
            TestCode = Source("", "", "[|CreateEvaluationRunAsync|]"),
            FixedCode = Source(
                usings,
                $"await {name}.EnsureProjectAsync(credential, {AccountActions}); ",
                "CreateEvaluationRunAsync"),
        }.WithHelper().RunAsync();

        string Source(string first, string check, string call)
        {
            var header = movesHeader && first == usings ? "" : before;
            return $"{first}{header}{open}" +
                "class C { async System.Threading.Tasks.Task M(Azure.Core.TokenCredential credential) { " +
                $"{check}await {Evaluations}.{call}(\"e\", null); }} }}{close}\n";
        }
    }

    [Fact]
    public Task Check_compiles_in_CSharp_7_3()
    {
        var test = Test("await RUN;\nFunc<Task> run = () => RUN;", "AWAITED\nawait RUN;\nFunc<Task> run = () => RUN;");
        test.SolutionTransforms.Add((solution, id) =>
        {
            var options = (CSharpParseOptions)solution.GetProject(id)!.ParseOptions!;
            return solution.WithProjectParseOptions(id, options.WithLanguageVersion(LanguageVersion.CSharp7_3));
        });
        return test.RunAsync();
    }

    [Fact]
    public Task Check_is_offered_for_a_call_that_needs_a_role()
    {
        const string Project = "new AIProjectClient(new Uri(\"https://r.services.ai.azure.com/api/projects/p\"), credential)";
        const string EmbeddingActions =
            "\"Microsoft.CognitiveServices/accounts/OpenAI/deployments/embeddings/action" +
            "|Microsoft.CognitiveServices/accounts/MaaS/embeddings/action" +
            "|Microsoft.CognitiveServices/accounts/MaaS/images/embeddings/action" +
            "|Microsoft.CognitiveServices/accounts/MaaS/v1/embed/action" +
            "|Microsoft.CognitiveServices/accounts/MAI/embeddings/action\"";
        const string ResponseActions =
            "\"Microsoft.CognitiveServices/accounts/AIServices/agents/write" +
            "|Microsoft.CognitiveServices/accounts/AIServices/responses/write\"";
        return new VerifyAdvice.Test
        {
            CodeActionEquivalenceKey = "CheckPermissions",
            TestCode = Method($"""
                await Task.Yield();
                {Account}.GetEmbeddingClient("d").[|GenerateEmbedding|](text);
                {Project}.GetProjectOpenAIClient().GetProjectResponsesClient().[|CreateResponse|](text);
                """),
            FixedCode = Method($"""
                await Task.Yield();
                await FoundryAccess.EnsureProjectAsync(credential, {EmbeddingActions});
                {Account}.GetEmbeddingClient("d").GenerateEmbedding(text);
                await FoundryAccess.EnsureProjectAsync(credential, {ResponseActions});
                {Project}.GetProjectOpenAIClient().GetProjectResponsesClient().CreateResponse(text);
                """, HelperUsing),
        }.WithHelper().RunAsync();
    }

    [Fact]
    public Task Check_is_not_offered_in_incomplete_code()
    {
        const string Source =
            "using Azure.AI.Projects; class C { async void M(AIProjectClient p, Azure.Core.TokenCredential c) { " +
            "if (p) await p.GetProjectOpenAIClient().GetEvaluationClient()" +
            ".{|FDRY4004:CreateEvaluationRunAsync|}(\"e\", null) } }";
        return new ProgramTest
        {
            CodeActionEquivalenceKey = "CheckPermissions",
            TestCode = Source,
            FixedCode = Source,
            CompilerDiagnostics = CompilerDiagnostics.None,
        }.WithHelper().RunAsync();
    }

    private sealed class ProgramTest : Verify.Test
    {
        public ProgramTest() => this.InProgram();
    }
}
