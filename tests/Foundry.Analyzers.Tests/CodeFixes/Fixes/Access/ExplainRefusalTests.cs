using Foundry.Analyzers.CodeFixes.Fixes.Access;
using Foundry.Analyzers.CodeFixes.Fixes.Failures;
using Foundry.Analyzers.Rules.Access;
using Foundry.Analyzers.Rules.Failures;
using Foundry.Analyzers.Tests.Rules.Failures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.CodeFixes.Fixes.Access;

using Verify = RuleVerifier<UnguardedEvaluationRun, UnguardedCallFix>;
using VerifySwallowed = RuleVerifier<SwallowedRefusal, SwallowedRefusalFix>;

public class ExplainRefusalTests
{
    private const string Run =
        "new AIProjectClient(new Uri(\"https://r.services.ai.azure.com/api/projects/p\"), new DefaultAzureCredential())" +
        ".GetProjectOpenAIClient().GetEvaluationClient().[|CreateEvaluationRun|](\"e\", null)";
    private const string Usings = "using System; using System.ClientModel; using Azure.AI.Projects; using Azure.Identity;";
    private const string FixedUsings = Usings + " using Foundry.Access;";
    private const string Handler =
        "catch (Exception ex) when (FoundryAccess.IsAccessFailure(ex)) { " +
        "throw new InvalidOperationException(FoundryAccess.Explain(ex).Message, ex); }";

    private const string HelperUsing = "using Foundry.Access;\n";
    private const string Client =
        "new Azure.AI.Extensions.OpenAI.ProjectOpenAIClient(new Uri(\"https://r.services.ai.azure.com/api/projects/p\"), " +
        "new Azure.Identity.DefaultAzureCredential()).GetEvaluationClient()";

    /// <summary>The fixed code of each context; null if the fix is not offered.</summary>
    private static readonly Dictionary<string, string?> Fixed = new()
    {
        ["statement"] = "USINGS class C { void M() { try { var x = RUN; } HANDLER } }",
        ["expression body"] = "USINGS class C { object M() { try { return RUN; } HANDLER } }",
        ["property"] = "USINGS class C { object P { get { try { return RUN; } HANDLER } } }",
        ["property initialiser"] = null,
        ["field initialiser"] = null,
        ["constructor"] = "USINGS class C { private readonly object _x; C() { try { _x = RUN; } HANDLER } }",
        ["constructor initialiser"] = null,
        ["lambda"] = "USINGS class C { System.Func<object> M() => () => { try { return RUN; } HANDLER }; }",
        ["static lambda with a body"] =
            "USINGS class C { System.Func<object> M() { return static () => { try { return RUN; } HANDLER }; } }",
        ["local function"] = "USINGS class C { void M() { object Local() { try { return RUN; } HANDLER } Local(); } }",
        ["async method"] =
            "USINGS class C { async System.Threading.Tasks.Task<object> M() { await System.Threading.Tasks.Task.Yield(); " +
            "try { return RUN; } HANDLER } }",
        ["iterator"] = null,
        ["query"] =
            "USINGS class C { object M() => System.Linq.Enumerable.Select(new[] { 1 }, i => { try { return RUN; } HANDLER }); }",
        ["switch arm"] = "USINGS class C { object M(int i) { try { return i switch { 0 => RUN, _ => \"\" }; } HANDLER } }",
        ["using statement"] = "USINGS class C { void M() { try { using (RUN as System.IDisposable) { } } HANDLER } }",
        ["try"] = "USINGS class C { void M() { try { var x = RUN; } HANDLER finally { } } }",
        ["struct"] = "USINGS struct S { object M() { try { return RUN; } HANDLER } }",
        ["record"] = "USINGS record R(int I) { object M() { try { return RUN; } HANDLER } }",
        ["generic type"] = "USINGS class C<T> { object M<U>() { try { return RUN; } HANDLER } }",
        ["partial class"] =
            "USINGS partial class C { partial void N(); } partial class C { object M() { try { return RUN; } HANDLER } }",
        ["nested class"] = "USINGS class Outer { class C { object M() { try { return RUN; } HANDLER } } }",
        ["file-scoped namespace"] = "USINGS namespace N.M; class C { object M() { try { return RUN; } HANDLER } }",
        ["nested namespaces"] = "namespace N { namespace M { USINGS class C { object M() { try { return RUN; } HANDLER } } } }",
        ["nullable context"] = "USINGS\n#nullable enable\nclass C { object? M() { try { return RUN; } HANDLER } }",
        ["conditional compilation"] =
            "USINGS class C { object M() {\n#if !MISSING\n try\n {\n     return RUN;\n }\n" +
            " catch (Exception ex) when (FoundryAccess.IsAccessFailure(ex))\n {\n" +
            "     throw new InvalidOperationException(FoundryAccess.Explain(ex).Message, ex);\n }\n#endif\n } }",
        ["top-level statements"] = "USINGS\nClientResult x; try { x = RUN; } HANDLER System.Console.WriteLine(x);",
        ["comments around"] = "USINGS class C { object M() { try { /* before */ return RUN /* after */; } HANDLER } }",
        ["own lines"] =
            "USINGS class C\n{\n    object M()\n    {\n        try\n        {\n            // why\n" +
            "            return RUN;\n        }\nLINES    }\n}\n",
        ["carriage returns"] =
            "USINGS\r\nclass C\r\n{\r\n    object M()\r\n    {\r\n        try\r\n        {\r\n            return RUN;\r\n" +
            "        }\r\n        catch (Exception ex) when (FoundryAccess.IsAccessFailure(ex))\r\n        {\r\n" +
            "            throw new InvalidOperationException(FoundryAccess.Explain(ex).Message, ex);\r\n        }\r\n" +
            "    } // kept\r\n}\r\n",
    };

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        var source = CodeContexts.Source(shape, Run, Usings);
        return new ProgramTest
        {
            CodeActionEquivalenceKey = "ExplainRefusal",
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = source,
            FixedCode = Fixed[shape] is { } text ? AsFixed(text) : source,
        }.WithHelper().RunAsync();
    }

    private static string AsFixed(string text) => text
        .Replace("USINGS", FixedUsings)
        .Replace("HANDLER", Handler)
        .Replace("LINES", Lines("        "))
        .Replace("RUN", Run.Replace("[|", "").Replace("|]", ""));

    private static string Lines(string indent, string variable = "ex") =>
        $"{indent}catch (Exception {variable}) when (FoundryAccess.IsAccessFailure({variable}))\n" +
        $"{indent}{{\n" +
        $"{indent}    throw new InvalidOperationException(FoundryAccess.Explain({variable}).Message, {variable});\n" +
        $"{indent}}}\n";

    // ---- Statements

    private static string Method(string statements, string usings = "", string members = "") => $$"""
        using System;
        using System.ClientModel;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        {{usings}}using OpenAI.Evals;

        class C
        {
            private readonly EvaluationClient _evals = {{Client}};
            {{members}}

            async Task<object> M(BinaryContent content, bool really, string text)
            {
                await Task.Yield();
                {{statements.Replace("\n", "\n        ")}}
                return null;
            }
        }
        """;

    private static Task Fixes(string before, string after, string members = "") => new ProgramTest
    {
        CodeActionEquivalenceKey = "ExplainRefusal",
        TestCode = Method(before, members: members).Replace("RUN", "_evals.[|CreateEvaluationRunAsync|](\"e\", content)"),
        FixedCode = Method(WithHandlers(after), HelperUsing, members)
            .Replace("RUN", "_evals.CreateEvaluationRunAsync(\"e\", content)"),
    }.WithHelper().RunAsync();

    private static string WithHandlers(string text) => text
        .Replace("HANDLER", Lines("").Trim())
        .Replace("DEEPER", Lines("    ").Trim())
        .Replace("DEEPEST", Lines("        ").Trim())
        .Replace("ONELINE", Handler)
        .Replace("OTHER", Lines("", "failure").Trim());

    private static Task NotOffered(string statements, string members = "")
    {
        var source = Method(statements, members: members).Replace("RUN", "_evals.[|CreateEvaluationRunAsync|](\"e\", content)");
        return new ProgramTest
        {
            CodeActionEquivalenceKey = "ExplainRefusal",
            TestCode = source,
            FixedCode = source,
        }.WithHelper().RunAsync();
    }

    [Theory]
    [InlineData("await RUN;", "try\n{\n    await RUN;\n}\nHANDLER")]
    [InlineData("await RUN.ConfigureAwait(false); // once", "try\n{\n    await RUN.ConfigureAwait(false); // once\n}\nHANDLER")]
    [InlineData("// why\nRUN.GetAwaiter().GetResult();", "// why\ntry\n{\n    RUN.GetAwaiter().GetResult();\n}\nHANDLER")]
    [InlineData("return await RUN;", "try\n{\n    return await RUN;\n}\nHANDLER")]
    [InlineData("var run = await RUN;", "try\n{\n    var run = await RUN;\n}\nHANDLER")]
    [InlineData(
        "var run = await RUN;\nConsole.WriteLine(run);",
        "ClientResult run;\ntry\n{\n    run = await RUN;\n}\nHANDLER\nConsole.WriteLine(run);")]
    [InlineData(
        "// why\nvar run = await RUN; // how\nConsole.WriteLine(run);",
        "// why\nClientResult run;\ntry\n{\n    run = await RUN; // how\n}\nHANDLER\nConsole.WriteLine(run);")]
    [InlineData(
        "object run = await RUN;\nConsole.WriteLine(run);",
        "object run;\ntry\n{\n    run = await RUN;\n}\nHANDLER\nConsole.WriteLine(run);")]
    [InlineData(
        "var status = (await RUN).GetRawResponse().Status;\nFunc<int> later = () => status;",
        "int status;\ntry\n{\n    status = (await RUN).GetRawResponse().Status;\n}\nHANDLER\nFunc<int> later = () => status;")]
    [InlineData(
        "var runs = new List<ClientResult> { await RUN };\nConsole.WriteLine(runs.Count);",
        "List<ClientResult> runs;\ntry\n{\n    runs = new List<ClientResult> { await RUN };\n}\nHANDLER\n" +
            "Console.WriteLine(runs.Count);")]
    [InlineData(
        "var pair = (await RUN, 1);\nConsole.WriteLine(pair.Item2);",
        "(ClientResult, int) pair;\ntry\n{\n    pair = (await RUN, 1);\n}\nHANDLER\nConsole.WriteLine(pair.Item2);")]
    [InlineData(
        "object run;\nrun = await RUN;\nConsole.WriteLine(run);",
        "object run;\ntry\n{\n    run = await RUN;\n}\nHANDLER\nConsole.WriteLine(run);")]
    [InlineData(
        "if (really)\n    await RUN;\nelse\n    return text;",
        "if (really)\n{\n    try\n    {\n        await RUN;\n    }\n    DEEPER\n}\nelse\n    return text;")]
    [InlineData("if (really) await RUN;", "if (really)\n{\n    try\n    {\n        await RUN;\n    }\n    DEEPER\n}")]
    [InlineData(
        "if (really)\n    return text;\nelse\n    await RUN; // why not",
        "if (really)\n    return text;\nelse\n{\n    try\n    {\n        await RUN; // why not\n    }\n    DEEPER\n}")]
    [InlineData(
        "foreach (var c in text)\n{\n    await RUN;\n}",
        "foreach (var c in text)\n{\n    try\n    {\n        await RUN;\n    }\n    DEEPER\n}")]
    [InlineData(
        "foreach (var c in text)\n{\n    if (c == 'x')\n        break;\n    await RUN; continue;\n}",
        "foreach (var c in text)\n{\n    if (c == 'x')\n        break;\n    try\n    {\n        await RUN;\n    }\n" +
            "    DEEPER continue;\n}")]
    [InlineData(
        "switch (text)\n{\n    case \"a\":\n        var run = await RUN;\n        Console.WriteLine(run);\n        break;\n}",
        "switch (text)\n{\n    case \"a\":\n        ClientResult run;\n        try\n        {\n" +
            "            run = await RUN;\n        }\n        DEEPEST\n        Console.WriteLine(run);\n        break;\n}")]
    [InlineData(
        "while ((await RUN).GetRawResponse().Status == 202)\n{\n    await Task.Delay(1);\n}",
        "try\n{\n    while ((await RUN).GetRawResponse().Status == 202)\n    {\n        await Task.Delay(1);\n    }\n}\nHANDLER")]
    [InlineData(
        "await Task.WhenAll(text.Select(async c => await RUN));",
        "await Task.WhenAll(text.Select(async c =>\n{\n    try\n    {\n        return await RUN;\n    }\n    DEEPER\n}));")]
    [InlineData(
        "Func<Task> start = async () => await RUN;",
        "Func<Task> start = async () =>\n{\n    try\n    {\n        await RUN;\n    }\n    DEEPER\n};")]
    [InlineData(
        "async Task Start() => await RUN;\nawait Start();",
        "async Task Start()\n{\n    try\n    {\n        await RUN;\n    }\n    DEEPER\n}\nawait Start();")]
    [InlineData("{ await RUN; }", "{ try { await RUN; } ONELINE }")]
    [InlineData(
        "await _evals.[|CreateEvaluationRunAsync|](\"e\", BinaryContent.Create(BinaryData.FromString(\"\"\"\n" +
            "    { \"a\":\n      1 }\n    \"\"\")));",
        "try\n{\n    await _evals.CreateEvaluationRunAsync(\"e\", BinaryContent.Create(BinaryData.FromString(\"\"\"\n" +
            "        { \"a\":\n          1 }\n        \"\"\")));\n}\nHANDLER")]
    [InlineData(
        "await _evals.[|CreateEvaluationRunAsync|](\n    \"e\",\n    // what\n    content);",
        "try\n{\n    await _evals.CreateEvaluationRunAsync(\n        \"e\",\n        // what\n        content);\n}\nHANDLER")]
    [InlineData("await RUN;\nawait RUN;", "try\n{\n    await RUN;\n}\nHANDLER\ntry\n{\n    await RUN;\n}\nHANDLER")]
    [InlineData("int ex = 0;\nawait RUN;", "int ex = 0;\ntry\n{\n    await RUN;\n}\nOTHER")]
    public Task Try_is_put_around_the_statement(string before, string after) => Fixes(before, after);

    [Theory]
    [InlineData("try\n{\n    await RUN;\n}\nfinally\n{\n}", "try\n{\n    await RUN;\n}\nHANDLER\nfinally\n{\n}")]
    [InlineData(
        "try\n{\n    await RUN;\n}\ncatch (ArgumentException)\n{\n}",
        "try\n{\n    await RUN;\n}\ncatch (ArgumentException)\n{\n}\nHANDLER")]
    [InlineData(
        "try\n{\n    await RUN;\n}\ncatch (ArgumentException)\n{\n}\n// all others\ncatch (Exception failed)\n{\n" +
            "    Console.WriteLine(failed);\n}",
        "try\n{\n    await RUN;\n}\ncatch (ArgumentException)\n{\n}\nHANDLER\n// all others\ncatch (Exception failed)\n{\n" +
            "    Console.WriteLine(failed);\n}")]
    [InlineData(
        "try { await RUN; } catch (ClientResultException e) { Console.WriteLine(e); }",
        "try { await RUN; } ONELINE catch (ClientResultException e) { Console.WriteLine(e); }")]
    [InlineData(
        "try { await RUN; } catch (ClientResultException e) when (e.Status == 429) { Console.WriteLine(e); }",
        "try { await RUN; } catch (ClientResultException e) when (e.Status == 429) { Console.WriteLine(e); } ONELINE")]
    [InlineData("try { } catch { await RUN; }", "try { } catch { try { await RUN; } ONELINE }")]
    [InlineData(
        "try { if (really) { var run = await RUN; Console.WriteLine(run); } } finally { }",
        "try { if (really) { var run = await RUN; Console.WriteLine(run); } } ONELINE finally { }")]
    public Task Handler_is_added_to_an_existing_try(string before, string after) => Fixes(before, after);

    [Theory]
    [InlineData("var task = RUN; await task;")]
    [InlineData("using var run = (await RUN).GetRawResponse(); Console.WriteLine(run);")]
    [InlineData("var run = new { Result = await RUN }; Console.WriteLine(run);")]
    [InlineData("ClientResult a = await RUN, b = null; Console.WriteLine(a ?? b);")]
    [InlineData("if (!(await RUN is { } run)) return null; Console.WriteLine(run);")]
    [InlineData("int.TryParse((await RUN).ToString(), out var number); Console.WriteLine(number);")]
    [InlineData("var (a, b) = (await RUN, 1); Console.WriteLine(a);")]
    [InlineData("var all = from c in text select RUN; await Task.WhenAll(all);")]
    [InlineData("Task Start() => RUN; await Start();")]
    public Task Repair_is_not_offered_when_no_try_can_enclose_the_call(string statements) => NotOffered(statements);

    [Fact]
    public Task Repair_is_not_offered_in_an_iterator_or_a_field() => NotOffered("", $$"""
        IEnumerable<object> N(BinaryContent content) { try { yield return RUN.Result; } finally { } }
        async IAsyncEnumerable<object> O(BinaryContent content) { foreach (var x in new[] { await RUN }) yield return x; }
        static readonly EvaluationClient s_evals = {{Client}};
        readonly Task _run = s_evals.[|CreateEvaluationRunAsync|]("e", null);
        """);

    [Fact]
    public Task Repair_is_not_offered_in_an_expression_tree() => NotOffered(
        "System.Linq.Expressions.Expression<Func<Task>> run = () => " +
            "_evals.[|CreateEvaluationRunAsync|](\"e\", content, null);");

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.Latest)]
    public async Task Local_type_suits_the_nullable_context_and_language_version(LanguageVersion version)
    {
        var isNullable = version != LanguageVersion.CSharp7_3;
        var cases = new[]
        {
            (Type: "ClientResult", Assignment: ""),
            (Type: isNullable ? "ClientResult?" : "ClientResult", Assignment: "        if (really) run = null;\n"),
        };
        foreach (var (type, assignment) in cases)
        {
            var test = new ProgramTest
            {
                CodeActionEquivalenceKey = "ExplainRefusal",
                TestCode = Source("", "        var run = evals.[|CreateEvaluationRun|](\"e\", content);\n" + assignment),
                FixedCode = Source(
                    HelperUsing,
                    $"        {type} run;\n        try\n        {{\n" +
                        "            run = evals.CreateEvaluationRun(\"e\", content);\n        }\n" +
                        Lines("        ") + assignment),
            };
            test.SolutionTransforms.Add((solution, id) =>
            {
                var options = (CSharpParseOptions)solution.GetProject(id)!.ParseOptions!;
                return solution.WithProjectParseOptions(id, options.WithLanguageVersion(version));
            });
            if (isNullable && assignment != "")
                test.CompilerDiagnostics = CompilerDiagnostics.Errors;
            await test.WithHelper().RunAsync();
        }

        string Source(string usings, string statements) => $$"""
            {{(isNullable ? "#nullable enable" : "")}}
            using System;
            using System.ClientModel;
            {{usings}}using OpenAI.Evals;

            class C
            {
                object M(EvaluationClient unknown, BinaryContent content, bool really)
                {
                    EvaluationClient evals = {{Client}};
            {{statements}}
                    return run;
                }
            }
            """;
    }

    // ---- FDRY5002

    [Theory]
    [InlineData("try { chat.CompleteChat(text); } [|catch|] { }", "try { chat.CompleteChat(text); } HANDLER catch { }")]
    [InlineData(
        "try { chat.CompleteChat(text); } catch (ArgumentException) { } [|catch|] (Exception) { }",
        "try { chat.CompleteChat(text); } catch (ArgumentException) { } HANDLER catch (Exception) { }")]
    [InlineData(
        "try { try { chat.CompleteChat(text); } [|catch|] { } chat.CompleteChat(text); } [|catch|] { }",
        "try { try { chat.CompleteChat(text); } HANDLER catch { } chat.CompleteChat(text); } HANDLER catch { }")]
    public Task Handler_is_added_before_the_one_that_swallows_a_refusal(string before, string after) => new VerifySwallowed.Test
    {
        CodeActionEquivalenceKey = "ExplainRefusal",
        TestCode = FailureSource.Of(before),
        FixedCode = FailureSource.Of(after.Replace("HANDLER", Handler))
            .Replace("using Microsoft.Extensions.AI;", HelperUsing + "using Microsoft.Extensions.AI;"),
    }.WithHelper().RunAsync();

    [Fact]
    public Task Repair_is_not_offered_in_incomplete_code()
    {
        const string Source =
            "using Azure.AI.Projects; class C { async void M(AIProjectClient p) { " +
            "if (p) await p.GetProjectOpenAIClient().GetEvaluationClient()" +
            ".{|FDRY4004:CreateEvaluationRunAsync|}(\"e\", null) } }";
        return new ProgramTest
        {
            CodeActionEquivalenceKey = "ExplainRefusal",
            TestCode = Source,
            FixedCode = Source,
            CompilerDiagnostics = CompilerDiagnostics.None,
        }.WithHelper().RunAsync();
    }

    [Fact]
    public Task Repair_is_not_offered_when_the_helper_is_off()
    {
        var source = Method("await _evals.[|CreateEvaluationRunAsync|](\"e\", content);");
        return new ProgramTest
        {
            CodeActionEquivalenceKey = "ExplainRefusal",
            TestCode = source,
            FixedCode = source,
            TestState =
            {
                AnalyzerConfigFiles =
                {
                    ("/.globalconfig", "is_global = true\nbuild_property.FoundryAccessHelper = false\n"),
                },
            },
        }.WithHelper().RunAsync();
    }

    private sealed class ProgramTest : Verify.Test
    {
        public ProgramTest() => this.InProgram();
    }
}
