using Foundry.Analyzers.CodeFixes.Fixes.Endpoints;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

using Verify = RuleVerifier<UncheckedSetting, UncheckedSettingFix>;

public class UncheckedSettingTests
{
    private const string Read = "Environment.GetEnvironmentVariable(\"X\")";
    private const string Throw = "?? throw new InvalidOperationException(\"X is not set.\")";

    private static string Body(string statement) => $$"""
        using System;
        using System.ClientModel;
        using Azure.AI.Agents.Persistent;
        using Azure.AI.OpenAI;
        using Azure.AI.Projects;
        using Azure.Identity;
        using Microsoft.Extensions.Configuration;
        using OpenAI;
        using OpenAI.Chat;

        class C
        {
            void M(IConfiguration configuration, string other, Uri uri)
            {
                {{statement.Replace("READ", Read)}}
            }

            static void Check(string text) { }
        }
        """;

    private static Task Fixes(string statement, string repaired) =>
        Verify.VerifyCodeFixAsync(Body(statement), Body(repaired.Replace("THROW", Throw)));

    private static Task Check(string statement) => Verify.VerifyAnalyzerAsync(Body(statement));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape)
    {
        string Source(string endpoint) =>
            CodeContexts.Source(
                shape,
                $"new Azure.AI.Projects.AIProjectClient(new Uri({endpoint}), new Azure.Identity.DefaultAzureCredential())",
                "using System;");
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source($"[|{Read}!|]"),
            FixedCode = Source($"{Read} {Throw}"),
        }.RunAsync();
    }

    [Theory]
    [InlineData(
        "_ = new AIProjectClient(new Uri([|READ|]), new DefaultAzureCredential());",
        "_ = new AIProjectClient(new Uri(READ THROW), new DefaultAzureCredential());")]
    [InlineData(
        "_ = new AIProjectClient(new Uri([|(READ)!|]), new DefaultAzureCredential());",
        "_ = new AIProjectClient(new Uri(READ THROW), new DefaultAzureCredential());")]
    [InlineData(
        "_ = new AIProjectClient(tokenProvider: new DefaultAzureCredential(), endpoint: new([|READ!|]));",
        "_ = new AIProjectClient(tokenProvider: new DefaultAzureCredential(), endpoint: new(READ THROW));")]
    [InlineData(
        "_ = new AIProjectClient(new Uri([|READ|] + \"/api/projects/p\"), new DefaultAzureCredential());",
        "_ = new AIProjectClient(new Uri((READ THROW) + \"/api/projects/p\"), new DefaultAzureCredential());")]
    [InlineData(
        "_ = new AIProjectClient(new Uri([|READ!|].TrimEnd('/')), new DefaultAzureCredential());",
        "_ = new AIProjectClient(new Uri((READ THROW).TrimEnd('/')), new DefaultAzureCredential());")]
    [InlineData(
        "_ = new PersistentAgentsClient([|READ|], new DefaultAzureCredential());",
        "_ = new PersistentAgentsClient(READ THROW, new DefaultAzureCredential());")]
    [InlineData("_ = new OpenAIClient([|READ!|]);", "_ = new OpenAIClient(READ THROW);")]
    [InlineData("_ = new ChatClient(apiKey: [|READ|], model: \"m\");", "_ = new ChatClient(apiKey: READ THROW, model: \"m\");")]
    [InlineData(
        "_ = new AzureOpenAIClient(uri, new ApiKeyCredential([|READ|]));",
        "_ = new AzureOpenAIClient(uri, new ApiKeyCredential(READ THROW));")]
    [InlineData(
        "_ = new OpenAIClient(new ApiKeyCredential(\"k\"), new OpenAIClientOptions { Endpoint = new Uri([|READ|]) });",
        "_ = new OpenAIClient(new ApiKeyCredential(\"k\"), new OpenAIClientOptions { Endpoint = new Uri(READ THROW) });")]
    [InlineData(
        "var options = new OpenAIClientOptions(); options.Endpoint = new Uri([|READ|]); "
        + "_ = new OpenAIClient(new ApiKeyCredential(\"k\"), options);",
        "var options = new OpenAIClientOptions(); options.Endpoint = new Uri(READ THROW); "
        + "_ = new OpenAIClient(new ApiKeyCredential(\"k\"), options);")]
    [InlineData(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", [|READ|], \"k\");",
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", READ THROW, "
        + "\"k\");")]
    [InlineData(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", \"https://e\", "
        + "[|READ|]);",
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", \"https://e\", "
        + "READ THROW);")]
    public Task Setting_passed_directly_is_fixed(string statement, string repaired) => Fixes(statement, repaired);

    [Theory]
    [InlineData(
        "var e = [|READ|]; _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());",
        "var e = READ THROW; _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData(
        "var e = [|READ!|]; _ = new AIProjectClient(new Uri(e!), new DefaultAzureCredential());",
        "var e = READ THROW; _ = new AIProjectClient(new Uri(e!), new DefaultAzureCredential());")]
    [InlineData(
        "string e; e = [|READ|]; _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());",
        "string e; e = READ THROW; _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData(
        "var e = [|READ|]; var u = new Uri($\"{e}/api/projects/p\"); _ = new AIProjectClient(u, new DefaultAzureCredential()); "
        + "Console.WriteLine($\"at {e}\");",
        "var e = READ THROW; var u = new Uri($\"{e}/api/projects/p\"); "
        + "_ = new AIProjectClient(u, new DefaultAzureCredential()); Console.WriteLine($\"at {e}\");")]
    [InlineData(
        "var k = [|READ|]; var c = new ApiKeyCredential(k); _ = new OpenAIClient(c); _ = new ChatClient(\"m\", k);",
        "var k = READ THROW; var c = new ApiKeyCredential(k); _ = new OpenAIClient(c); _ = new ChatClient(\"m\", k);")]
    public Task Setting_in_a_local_is_fixed(string statement, string repaired) => Fixes(statement, repaired);

    [Theory]
    [InlineData(
        "_ = new OpenAIClient([|configuration[\"OpenAI:Key\"]|]);",
        "_ = new OpenAIClient(configuration[\"OpenAI:Key\"] ?? throw new InvalidOperationException(\"OpenAI:Key is not "
        + "set.\"));")]
    [InlineData(
        "_ = new OpenAIClient([|configuration[\"OpenAI:Key\"]!|]);",
        "_ = new OpenAIClient(configuration[\"OpenAI:Key\"] ?? throw new InvalidOperationException(\"OpenAI:Key is not "
        + "set.\"));")]
    [InlineData(
        "_ = new OpenAIClient([|configuration.GetSection(\"OpenAI\")[\"Key\"]|]);",
        "_ = new OpenAIClient(configuration.GetSection(\"OpenAI\")[\"Key\"] ?? throw "
        + "new InvalidOperationException(\"OpenAI:Key is not set.\"));")]
    [InlineData(
        "const string name = \"K\"; _ = new OpenAIClient([|configuration[name]|]);",
        "const string name = \"K\"; _ = new OpenAIClient(configuration[name] ?? throw new InvalidOperationException(\"K is not "
        + "set.\"));")]
    [InlineData(
        "var root = (IConfigurationRoot)configuration; _ = new OpenAIClient([|root[\"K\"]|]);",
        "var root = (IConfigurationRoot)configuration; "
        + "_ = new OpenAIClient(root[\"K\"] ?? throw new InvalidOperationException(\"K is not set.\"));")]
    public Task Configuration_key_is_fixed(string statement, string repaired) => Fixes(statement, repaired);

    private const string ReadKey = "configuration[\"OpenAI:Key\"]";
    private const string EmptyKey = """{ "OpenAI": { "Key": "" } }""";
    private const string ThrowIfEmpty =
        ReadKey + " is { Length: > 0 } key ? key : throw new InvalidOperationException(\"OpenAI:Key is not set.\")";

    private static Verify.Test WithFile(string statement, string repaired, string path, string text) => new()
    {
        TestState = { AdditionalFiles = { (path, text) } },
        TestCode = Body(statement.Replace("KEY", ReadKey)),
        FixedCode = Body(repaired.Replace("KEY", ReadKey)),
    };

    /// <summary>In every environment the setting is a text, so it is never null.</summary>
    [Theory]
    [InlineData("/p/appsettings.json", """{ "OpenAI": { "Key": "<your key>" } }""", "KEY")]
    [InlineData("/p/appsettings.json", """{ "OpenAI": { "Key": "k" } }""", "KEY!")]
    [InlineData("/p/appsettings.json", """{ "OpenAI": { "Key": "k" } }""", "configuration.GetSection(\"OpenAI\")[\"Key\"]")]
    [InlineData("/p/appsettings.json", """{ "OpenAI:Key": "k" }""", "configuration.GetValue<string>(\"OpenAI:Key\")")]
    [InlineData("/p/other.json", "{}", "configuration.GetValue(\"OpenAI:Key\", \"k\")")]
    public Task Setting_of_every_environment_is_not_reported(string path, string text, string read) =>
        WithFile($"_ = new OpenAIClient({read});", $"_ = new OpenAIClient({read});", path, text).RunAsync();

    [Theory]
    [InlineData("/p/appsettings.Development.json", """{ "OpenAI": { "Key": "k" } }""", "KEY")]
    [InlineData("/p/appsettings.json", """{ "OpenAI": { "Key": null } }""", "KEY")]
    [InlineData("/p/appsettings.json", """{ "OpenAI": { "Other": "k" } }""", "KEY")]
    public Task Setting_of_one_environment_is_fixed(string path, string text, string read) => WithFile(
        $"_ = new OpenAIClient([|{read}|]);",
        $"_ = new OpenAIClient({read} ?? throw new InvalidOperationException(\"OpenAI:Key is not set.\"));", path, text).RunAsync();

    [Theory]
    [InlineData("_ = new OpenAIClient([|KEY|]);", "_ = new OpenAIClient(THROW);")]
    [InlineData("_ = new OpenAIClient([|KEY!|]);", "_ = new OpenAIClient(THROW);")]
    [InlineData("var key = [|KEY|]; _ = new OpenAIClient(key);", "var key = THROW2; _ = new OpenAIClient(key);")]
    [InlineData(
        "_ = new OpenAIClient([|KEY|]); _ = new ChatClient(\"m\", [|KEY|]);",
        "_ = new OpenAIClient(THROW); _ = new ChatClient(\"m\", THROW2);")]
    [InlineData(
        "_ = new OpenAIClient([|KEY|].Trim());",
        "_ = new OpenAIClient((THROW).Trim());")]
    public Task Setting_that_a_file_leaves_empty_is_fixed(string statement, string repaired) => WithFile(
        statement,
        repaired.Replace("THROW2", ThrowIfEmpty.Replace(" key ?", " key2 ?").Replace("? key :", "? key2 :"))
            .Replace("THROW", ThrowIfEmpty),
        "/p/appsettings.json", EmptyKey).RunAsync();

    /// <summary>Other files may fill it in, so the value is empty only in some environments.</summary>
    [Fact]
    public Task Setting_that_only_development_fills_in_is_fixed()
    {
        var test = WithFile("_ = new OpenAIClient([|KEY|]);", $"_ = new OpenAIClient({ThrowIfEmpty});", "/p/appsettings.json", EmptyKey);
        test.TestState.AdditionalFiles.Add(("/p/appsettings.Development.json", """{ "OpenAI": { "Key": "k" } }"""));
        return test.RunAsync();
    }

    [Fact]
    public Task No_fix_of_an_empty_setting_before_relational_patterns() => new Verify.Test
    {
        TestState = { AdditionalFiles = { ("/p/appsettings.json", EmptyKey) } },
        TestCode = Body($"_ = new OpenAIClient([|{ReadKey}|]);"),
        FixedCode = Body($"_ = new OpenAIClient([|{ReadKey}|]);"),
        SolutionTransforms = { CSharp8 },
    }.RunAsync();

    private static Microsoft.CodeAnalysis.Solution CSharp8(
        Microsoft.CodeAnalysis.Solution solution, Microsoft.CodeAnalysis.ProjectId id) =>
        solution.WithProjectParseOptions(id, new Microsoft.CodeAnalysis.CSharp.CSharpParseOptions(
            Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp8));

    [Fact]
    public Task Message_of_an_empty_setting_says_how_to_check_it() => new Verify.Test
    {
        TestState = { AdditionalFiles = { ("/p/appsettings.json", EmptyKey) } },
        TestCode = Body($"_ = new OpenAIClient({{|#0:{ReadKey}|}});"),
        FixedCode = Body($"_ = new OpenAIClient({ThrowIfEmpty});"),
        ExpectedDiagnostics =
        {
            Verify.Diagnostic(UncheckedSetting.Descriptor).WithLocation(0).WithMessage(
                "This value is empty if 'OpenAI:Key' is not set. The client then fails with an error that does not name the "
                + "setting. Check it with string.IsNullOrEmpty."),
        },
    }.RunAsync();

    /// <summary>A key of null is a value of its own for a client that signs in another way.</summary>
    [Theory]
    [InlineData("apiKey: READ")]
    [InlineData("apiKey: READ!")]
    [InlineData("apiKey: $\"{READ}\"")]
    public Task Parameter_that_may_be_null_is_not_reported(string argument) => Check(
        "Microsoft.SemanticKernel.AzureAIInferenceKernelBuilderExtensions.AddAzureAIInferenceChatCompletion(null, \"m\", "
        + $"{argument}, endpoint: uri);");

    /// <summary>An address of null fails in Uri, whatever the client makes of a missing one.</summary>
    [Fact]
    public Task Address_for_a_parameter_that_may_be_null_is_reported() => Check(
        "Microsoft.SemanticKernel.AzureAIInferenceKernelBuilderExtensions.AddAzureAIInferenceChatCompletion(null, \"m\", "
        + "endpoint: new Uri([|READ|]));");

    [Fact]
    public Task Read_in_a_local_is_no_check_of_another_read() => Fixes(
        "var k = [|READ|]; _ = new OpenAIClient(k); _ = new ChatClient(\"m\", [|READ|]);",
        "var k = READ THROW; _ = new OpenAIClient(k); _ = new ChatClient(\"m\", READ THROW);");

    [Fact]
    public Task Two_reads_of_one_setting_are_fixed_alike() => Verify.VerifyCodeFixAsync(
        """
        using System;
        using System.ClientModel;
        using Azure.AI.OpenAI;

        class C
        {
            object M() => new AzureOpenAIClient(
                new Uri([|Environment.GetEnvironmentVariable("X")!|]),
                new ApiKeyCredential([|Environment.GetEnvironmentVariable("X")!|]));
        }
        """,
        $$"""
        using System;
        using System.ClientModel;
        using Azure.AI.OpenAI;

        class C
        {
            object M() => new AzureOpenAIClient(
                new Uri({{Read}} {{Throw}}),
                new ApiKeyCredential({{Read}} {{Throw}}));
        }
        """);

    [Fact]
    public Task Message_names_the_setting() => Verify.VerifyAnalyzerAsync(
        Body("_ = new AIProjectClient(new Uri({|#0:READ|}), new DefaultAzureCredential());"),
        Verify.Diagnostic(UncheckedSetting.Descriptor).WithLocation(0).WithMessage(
            "This value is null if 'X' is not set. The client then fails with an error that does not name the setting. "
            + "Append '?? throw new InvalidOperationException(\"X is not set.\")'."));

    [Theory]
    [InlineData("_ = new AIProjectClient(new Uri(READ ?? throw new Exception()), new DefaultAzureCredential());")]
    [InlineData("_ = new AIProjectClient(new Uri(READ ?? \"https://e\"), new DefaultAzureCredential());")]
    [InlineData("var e = READ; if (e is null) return; _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData("var e = READ; if (e == null) return; _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData("var e = READ; if (null != e) _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData("var e = READ; if (e is { Length: > 0 }) _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData("var e = READ; if (e is not string) return; _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData(
        "var e = READ; if (string.IsNullOrEmpty(e)) return; _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData(
        "var e = READ; if (string.IsNullOrWhiteSpace(e)) return; "
        + "_ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData(
        "var e = READ; ArgumentNullException.ThrowIfNull(e); _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData(
        "var e = READ; ArgumentException.ThrowIfNullOrEmpty(e); "
        + "_ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData(
        "var e = READ; System.Diagnostics.Debug.Assert(e != null); "
        + "_ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData("var e = READ; Check(e); _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData("var e = READ; e ??= other; _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData("var e = READ; var f = e ?? other; _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData("var e = READ; var n = e?.Length; _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData(
        "var e = READ; switch (e) { case null: return; } _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData(
        "var e = READ; var f = e; if (f is null) return; _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData(
        "var e = READ; Func<bool> isSet = () => e != null; "
        + "if (isSet()) _ = new AIProjectClient(new Uri(e), new DefaultAzureCredential());")]
    [InlineData("if (READ is null) return; _ = new AIProjectClient(new Uri(READ!), new DefaultAzureCredential());")]
    [InlineData("if (string.IsNullOrEmpty(READ)) return; _ = new AIProjectClient(new Uri(READ!), new DefaultAzureCredential());")]
    [InlineData(
        "var k = string.IsNullOrEmpty(configuration[\"K\"]) ? new ApiKeyCredential(\"k\") : "
        + "new ApiKeyCredential(configuration[\"K\"]); _ = new OpenAIClient(k);")]
    [InlineData("_ = READ is { } e ? new AIProjectClient(new Uri(e), new DefaultAzureCredential()) : null;")]
    [InlineData(
        "_ = Uri.TryCreate(READ, UriKind.Absolute, out var u) ? new AIProjectClient(u, new DefaultAzureCredential()) : null;")]
    [InlineData("_ = new OpenAIClient(configuration.GetRequiredSection(\"OpenAI\")[\"Key\"]);")]
    [InlineData("_ = new OpenAIClient(Environment.GetEnvironmentVariable(other));")]
    [InlineData("_ = new Uri(READ);")]
    [InlineData("_ = new Azure.AI.Inference.ChatCompletionsClient(uri, new Azure.AzureKeyCredential(READ));")]
    [InlineData("_ = new OpenAI.Assistants.AssistantClient(READ);")]
    [InlineData("_ = new ApiKeyCredential(READ);")]
    [InlineData("_ = new System.Net.Http.HttpClient { BaseAddress = new Uri(READ) };")]
    [InlineData("_ = new AIProjectClient(new Uri(uri, READ), new DefaultAzureCredential());")]
    [InlineData("_ = new ChatClient(READ, \"k\");")]
    [InlineData("_ = new ClientSecretCredential(READ, READ, READ);")]
    [InlineData("configuration[\"K\"] = \"v\"; _ = new OpenAIClient(other);")]
    public Task Checked_or_unrelated_setting_is_not_reported(string statement) => Check(statement);

    [Theory]
    [InlineData(
        "private static readonly string s_e = READ; object M() => new AIProjectClient(new Uri(s_e), "
        + "new DefaultAzureCredential());")]
    [InlineData("private string E { get; } = READ; object M() => new AIProjectClient(new Uri(E), new DefaultAzureCredential());")]
    [InlineData(
        "private readonly string _e; public C() { _e = READ; } "
        + "object M() => new AIProjectClient(new Uri(_e), new DefaultAzureCredential());")]
    public Task Silent_when_a_member_stores_the_setting(string members) => Verify.VerifyAnalyzerAsync(
        $"using System; using Azure.AI.Projects; using Azure.Identity; class C {{ {members.Replace("READ", Read)} }}");

    [Fact]
    public Task Fix_adds_the_using_and_keeps_comments_and_carriage_returns() => Verify.VerifyCodeFixAsync(
        "using OpenAI;\r\n\r\nclass C\r\n{\r\n    object M() => new OpenAIClient(/* key */ "
        + "[|System.Environment.GetEnvironmentVariable(\"X\")!|] /* of mine */); // kept\r\n}\r\n",
        $"using System;\r\nusing OpenAI;\r\n\r\nclass C\r\n{{\r\n"
        + $"    object M() => new OpenAIClient(/* key */ System.{Read} {Throw} /* of mine */); // kept\r\n}}\r\n");

    [Fact]
    public Task Fix_works_with_a_static_using_an_alias_and_a_derived_client() => Verify.VerifyCodeFixAsync(
        """
        using System;
        using static System.Environment;
        using Plain = OpenAI.OpenAIClient;

        class MyClient : Plain
        {
            public MyClient() : base([|GetEnvironmentVariable("X")|]) { }
            object M() => new Plain([|GetEnvironmentVariable("X", EnvironmentVariableTarget.User)|]);
        }
        """,
        $$"""
        using System;
        using static System.Environment;
        using Plain = OpenAI.OpenAIClient;

        class MyClient : Plain
        {
            public MyClient() : base(GetEnvironmentVariable("X") {{Throw}}) { }
            object M() => new Plain(GetEnvironmentVariable("X", EnvironmentVariableTarget.User) {{Throw}});
        }
        """);

    [Fact]
    public Task Fix_works_in_three_documents() => new Verify.Test
    {
        TestState = { Sources = { Document("A", $"[|{Read}|]"), Document("B", $"[|{Read}!|]"), "global using System;" } },
        FixedState = { Sources = { Document("A", $"{Read} {Throw}"), Document("B", $"{Read} {Throw}"), "global using System;" } },
    }.RunAsync();

    private static string Document(string name, string key) =>
        $"class {name}\n {{ object M() => new OpenAI.OpenAIClient({key}); }}\n";

    [Fact]
    public Task Fix_works_in_a_nullable_context() => Verify.VerifyCodeFixAsync(
        $"#nullable enable\nusing System;\n\nclass C\n{{\n    object M()\n    {{\n        string? key = [|{Read}|]; // mine\n"
        + $"        return new OpenAI.OpenAIClient(key!);\n    }}\n}}\n",
        $"#nullable enable\nusing System;\n\nclass C\n{{\n    object M()\n    {{\n"
        + $"        string? key = {Read} {Throw}; // mine\n        return new OpenAI.OpenAIClient(key!);\n    }}\n}}\n");

    [Fact]
    public Task Silent_for_own_types_of_the_same_name() => Verify.VerifyAnalyzerAsync(
        """
        namespace Microsoft.Extensions.Configuration { interface IConfiguration { string this[string key] { get; } } }
        namespace OpenAI
        {
            static class Environment { public static string GetEnvironmentVariable(string name) => name; }
            class Mine { public Mine(string apiKey) { } }
            class C
            {
                object M() => new OpenAIClient(Environment.GetEnvironmentVariable("X"));
                object N(Microsoft.Extensions.Configuration.IConfiguration configuration) => new OpenAIClient(configuration["X"]);
                object O() => new Mine(System.Environment.GetEnvironmentVariable("X"));
            }
        }
        """);

    [Fact]
    public Task Silent_in_a_test_project() => new Verify.Test
    {
        TestCode = Body("_ = new OpenAIClient(READ);"),
        TestState = { AnalyzerConfigFiles = { ("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n") } },
    }.RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "class C { object M() => new OpenAI.OpenAIClient(System.Environment.GetEnvironmentVariable(; "
            + "object N() { var e = System.Environment.GetEnvironmentVariable(\"X\", ; return new OpenAI.OpenAIClient(e + ); } "
            + "object O() => new System.Uri(System.Environment.GetEnvironmentVariable(\"X\")",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    /// <summary>Confirms on the real packages that no exception names the setting.</summary>
    [Fact]
    public void Error_of_a_missing_setting_does_not_name_it()
    {
        Assert.Equal("uriString", Assert.Throws<ArgumentNullException>(() => new Uri(null!)).ParamName);
        Assert.Equal("key", Assert.Throws<ArgumentNullException>(() => new System.ClientModel.ApiKeyCredential(null!)).ParamName);
        Assert.Equal("key", Assert.Throws<ArgumentNullException>(() => new OpenAI.OpenAIClient((string)null!)).ParamName);
        Assert.Null(Environment.GetEnvironmentVariable("FOUNDRY_ANALYZERS_IS_NOT_SET"));
        Assert.Equal(System.Reflection.NullabilityState.Nullable,
            new System.Reflection.NullabilityInfoContext().Create(
                typeof(Microsoft.Extensions.Configuration.IConfiguration).GetProperty("Item")!).ReadState);

        // The value of $"{setting}/openai/v1" when the setting is null.
        if (OperatingSystem.IsWindows())
            Assert.Throws<UriFormatException>(() => new Uri("/openai/v1"));
        else
            Assert.Equal(Uri.UriSchemeFile, new Uri("/openai/v1").Scheme);
    }
}
