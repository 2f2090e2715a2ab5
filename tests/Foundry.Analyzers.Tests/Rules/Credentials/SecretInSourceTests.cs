using Foundry.Analyzers.CodeFixes.Fixes.Credentials;
using Foundry.Analyzers.Rules.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Credentials;

using Verify = RuleVerifier<SecretInSource, SecretInSourceFix>;

public class SecretInSourceTests
{
    private const string Usings = "using System; using System.ClientModel; using Azure; using Azure.Identity;";

    /// <summary>The placeholders that the tests use for secrets.</summary>
    private static readonly (string Name, string Secret)[] Secrets =
    [
        ("HEX", GeneratedKeys.Hex), ("IDENTIFIABLE", GeneratedKeys.Identifiable), ("APIKEY", GeneratedKeys.ApiKey),
        ("PROJECTKEY", GeneratedKeys.ProjectKey), ("CLIENTSECRET", GeneratedKeys.ClientSecret),
    ];

    /// <summary>Replaces a placeholder such as <c>$HEX$</c> with the literal of a secret.</summary>
    private static string Fill(string source) =>
        Secrets.Aggregate(source, (text, entry) => text.Replace($"${entry.Name}$", $"\"{entry.Secret}\""));

    private static string Body(string statement) => Fill($$"""
        {{Usings}}

        class C
        {
            void M(Uri uri, string other)
            {
                {{statement}}
            }
        }
        """);

    private static Task Fires(string statement) => Verify.VerifyAnalyzerAsync(Body(statement));

    private static Task Fixes(string statement, string repaired) => Verify.VerifyCodeFixAsync(Body(statement), Body(repaired));

    private static Task FixesWithToken(string source, string repaired) => new Verify.Test
    {
        TestCode = source,
        FixedCode = repaired,
        CodeActionEquivalenceKey = "DefaultAzureCredential",
    }.RunAsync();

    /// <summary>Expects a report and no fix.</summary>
    private static Task NoFix(string source) => new Verify.Test { TestCode = Fill(source), FixedCode = Fill(source) }.RunAsync();

    private static string Read(string name) =>
        $"Environment.GetEnvironmentVariable(\"{name}\") ?? throw new InvalidOperationException(\"{name} is not set.\")";

    private static readonly string ReadOpenAI = Read("OPENAI_API_KEY");
    private static readonly string ReadAzure = Read("AZURE_OPENAI_API_KEY");

    private const string Configured =
        "Func<Microsoft.Extensions.Configuration.IConfiguration, object> client = c => new OpenAI.OpenAIClient(KEY);";

    /// <summary>A settings file of every environment is in the repository like any source.</summary>
    [Theory]
    [InlineData("/p/appsettings.json", true)]
    [InlineData("/p/appsettings.Development.json", false)]
    public Task Secret_in_a_settings_file_is_an_info(string path, bool isReported)
    {
        const string Read = "c[\"OpenAI:Key\"]";
        var test = new Verify.Test
        {
            TestState = { AdditionalFiles = { (path, Fill("""{ "OpenAI": { "Key": $HEX$ } }""")) } },
            TestCode = Body(Configured.Replace("KEY", isReported ? $"{{|#0:{Read}|}}" : Read)),
        };
        if (isReported)
        {
            // No fix: the file must keep the diagnostic.
            test.FixedCode = test.TestState.Sources[0].content.ToString();
            test.ExpectedDiagnostics.Add(Verify.Diagnostic(SecretInSource.Descriptor)
                .WithLocation(0)
                .WithSeverity(DiagnosticSeverity.Info)
                .WithMessage("'OpenAIClient' gets an Azure key that is hard-coded (appsettings.json:1). Anyone with the code "
                    + "or the compiled file can use it. Rotate it and read the new one from the environment."));
        }

        return test.RunAsync();
    }

    [Theory]
    [InlineData("{ \"OpenAI\": { \"Key\": \"<your key>\" } }")]
    [InlineData("{ \"OpenAI\": { \"Key\": \"\" } }")]
    [InlineData("{ \"OpenAI\": { \"Key\": \"00000000000000000000000000000000\" } }")]
    public Task Placeholder_in_a_settings_file_is_not_reported(string settings) => new Verify.Test
    {
        TestState = { AdditionalFiles = { ("/p/appsettings.json", settings) } },
        TestCode = Body(Configured.Replace("KEY", "c[\"OpenAI:Key\"]")),
    }.RunAsync();

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape)
    {
        string Source(string key) =>
            Fill(CodeContexts.Source(shape, $"new System.ClientModel.ApiKeyCredential({key})", "using System;"));
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source("[|$APIKEY$|]"),
            FixedCode = Source(ReadOpenAI),
        }.RunAsync();
    }

    [Theory]
    [InlineData("new ApiKeyCredential([|$HEX$|])")]
    [InlineData("new ApiKeyCredential(key: [|$IDENTIFIABLE$|])")]
    [InlineData("new ApiKeyCredential([|($PROJECTKEY$)!|])")]
    [InlineData("new AzureKeyCredential([|$HEX$|])")]
    [InlineData("new OpenAI.OpenAIClient([|$APIKEY$|])")]
    [InlineData("new OpenAI.OpenAIClient(apiKey: [|$APIKEY$|])")]
    [InlineData("new OpenAI.Chat.ChatClient(\"gpt\", [|$PROJECTKEY$|])")]
    [InlineData("new OpenAI.Chat.ChatClient(apiKey: [|$PROJECTKEY$|], model: \"gpt\")")]
    [InlineData("new OpenAI.Evals.EvaluationClient([|$APIKEY$|])")]
    [InlineData("new OpenAI.OpenAIClient(new ApiKeyCredential([|$HEX$|]))")]
    [InlineData("new Azure.AI.OpenAI.AzureOpenAIClient(uri, new ApiKeyCredential([|$HEX$|]))")]
    [InlineData("new Azure.AI.Inference.ChatCompletionsClient(uri, new AzureKeyCredential([|$IDENTIFIABLE$|]))")]
    [InlineData("new ClientSecretCredential(\"tenant\", \"client\", [|$CLIENTSECRET$|])")]
    [InlineData("new ClientSecretCredential(clientSecret: [|$CLIENTSECRET$|], tenantId: \"tenant\", clientId: \"client\")")]
    [InlineData(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", \"https://e\", "
        + "[|$HEX$|])")]
    [InlineData(
        "Microsoft.SemanticKernel.AzureAIInferenceKernelBuilderExtensions.AddAzureAIInferenceChatCompletion(null, \"m\", "
        + "apiKey: [|$HEX$|])")]
    [InlineData(
        "new Microsoft.SemanticKernel.Connectors.AzureOpenAI.AzureOpenAIChatCompletionService(\"d\", \"https://e\", [|$HEX$|])")]
    [InlineData("Microsoft.SemanticKernel.OpenAIKernelBuilderExtensions.AddOpenAIChatCompletion(null, \"m\", [|$PROJECTKEY$|])")]
    [InlineData("new Microsoft.SemanticKernel.Connectors.OpenAI.OpenAITextToImageService([|$PROJECTKEY$|])")]
    [InlineData("new Anthropic.Foundry.AnthropicFoundryApiKeyCredentials([|$HEX$|], \"resource\")")]
    [InlineData("new ApiKeyCredential([|\"sk-\" + \"REST\"|])")]
    [InlineData("new ApiKeyCredential([|$\"sk-{\"REST\"}\"|])")]
    [InlineData("new ApiKeyCredential([|Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\") ?? $APIKEY$|])")]
    [InlineData("new ApiKeyCredential([|uri.IsLoopback ? \"none\" : $APIKEY$|])")]
    public Task Secret_is_reported_for_every_client_and_form(string creation) =>
        Fires($"_ = {creation.Replace("REST", GeneratedKeys.ApiKey[3..])};");

    [Fact]
    public Task Secret_in_a_credential_update_is_reported() =>
        Fires("var credential = new ApiKeyCredential(other); credential.Update([|$HEX$|]);");

    [Fact]
    public Task Secret_in_a_target_typed_new_is_fixed() => Fixes(
        "ApiKeyCredential credential = new([|$APIKEY$|]);",
        $"ApiKeyCredential credential = new({ReadOpenAI});");

    [Theory]
    [InlineData("new ApiKeyCredential([|$HEX$|])", "new ApiKeyCredential(READ)", "AZURE_OPENAI_API_KEY")]
    [InlineData("new ApiKeyCredential([|$IDENTIFIABLE$|])", "new ApiKeyCredential(READ)", "AZURE_OPENAI_API_KEY")]
    [InlineData("new AzureKeyCredential([|$HEX$|])", "new AzureKeyCredential(READ)", "AZURE_OPENAI_API_KEY")]
    [InlineData("new OpenAI.OpenAIClient(apiKey: [|$PROJECTKEY$|])", "new OpenAI.OpenAIClient(apiKey: READ)", "OPENAI_API_KEY")]
    [InlineData(
        "new ClientSecretCredential(\"t\", \"c\", [|$CLIENTSECRET$|])",
        "new ClientSecretCredential(\"t\", \"c\", READ)",
        "AZURE_CLIENT_SECRET")]
    public Task Fix_chooses_the_variable_by_the_kind_of_secret(string creation, string repaired, string variable) =>
        Fixes($"_ = {creation};", $"_ = {repaired.Replace("READ", Read(variable))};");

    // ---- Places of the secret

    [Fact]
    public Task Secret_in_a_local_is_fixed() => Fixes(
        """
        var key = $HEX$; // mine
        _ = new Azure.AI.OpenAI.AzureOpenAIClient(uri, new ApiKeyCredential([|key|]));
        """,
        $"""
        var key = {ReadAzure}; // mine
        _ = new Azure.AI.OpenAI.AzureOpenAIClient(uri, new ApiKeyCredential(key));
        """);

    [Fact]
    public Task Secret_in_a_constant_local_is_fixed() => Fixes(
        """
        // mine
        const string key = $APIKEY$; // do not tell
        _ = new OpenAI.OpenAIClient([|key|]);
        """,
        $"""
        // mine
        string key = {ReadOpenAI}; // do not tell
        _ = new OpenAI.OpenAIClient(key);
        """);

    [Fact]
    public Task Constant_field_becomes_a_readonly_field() => Verify.VerifyCodeFixAsync(
        Fill("""
        using System;

        class C
        {
            /// <summary>Mine.</summary>
            private const string Key = $APIKEY$; // do not tell

            object One() => new OpenAI.OpenAIClient([|Key|]);

            object Two() => new OpenAI.Chat.ChatClient(model: "gpt", apiKey: [|C.Key|]);
        }
        """),
        $$"""
        using System;

        class C
        {
            /// <summary>Mine.</summary>
            private static readonly string Key = {{ReadOpenAI}}; // do not tell

            object One() => new OpenAI.OpenAIClient(Key);

            object Two() => new OpenAI.Chat.ChatClient(model: "gpt", apiKey: C.Key);
        }
        """);

    [Fact]
    public Task Constant_field_without_an_access_modifier_becomes_a_readonly_field() => Verify.VerifyCodeFixAsync(
        Fill(
            "using System;\r\nclass C\r\n{\r\n    const string Key = $APIKEY$;\r\n"
            + "    object M() => new OpenAI.OpenAIClient([|Key|]);\r\n}\r\n"),
        $"using System;\r\nclass C\r\n{{\r\n    static readonly string Key = {ReadOpenAI};\r\n"
        + $"    object M() => new OpenAI.OpenAIClient(Key);\r\n}}\r\n");

    [Theory]
    [InlineData("private static readonly string Key = SECRET;", "private static readonly string Key = READ;")]
    [InlineData("private readonly string Key = SECRET;", "private readonly string Key = READ;")]
    [InlineData("public static readonly string Key = SECRET;", "public static readonly string Key = READ;")]
    [InlineData("private static string Key => SECRET;", "private static string Key => READ;")]
    [InlineData("private string Key { get; } = SECRET;", "private string Key { get; } = READ;")]
    [InlineData(
        "private readonly string Key; public C() { Key = SECRET; }", "private readonly string Key; public C() { Key = READ; }")]
    public Task Secret_in_a_member_is_fixed(string member, string repaired)
    {
        string Source(string declaration, string use) => $$"""
            using System;

            class C
            {
                {{declaration}}

                object M() => new OpenAI.OpenAIClient({{use}});
            }
            """;
        return Verify.VerifyCodeFixAsync(
            Source(member.Replace("SECRET", $"\"{GeneratedKeys.ApiKey}\""), "[|Key|]"),
            Source(repaired.Replace("READ", ReadOpenAI), "Key"));
    }

    [Theory]
    [InlineData("public const string Key = $APIKEY$; object M() => new OpenAI.OpenAIClient([|Key|]);")]
    [InlineData("private const string Start = \"sk-\", Key = $APIKEY$; object M() => new OpenAI.OpenAIClient([|Key|]);")]
    [InlineData(
        "private const string Key = $APIKEY$; private const string Copy = Key; object M() => new OpenAI.OpenAIClient([|Copy|]);")]
    [InlineData(
        "private const string Key = $APIKEY$; object M() => new OpenAI.OpenAIClient([|Key|]); bool Is(string s) => s is Key;")]
    [InlineData("private static readonly object Client = new OpenAI.OpenAIClient([|Key|]); private const string Key = $APIKEY$;")]
    [InlineData("object M(bool b) => new OpenAI.OpenAIClient([|b ? \"none\" : $APIKEY$|]);")]
    [InlineData("object M(string s) => new OpenAI.OpenAIClient([|s ?? $APIKEY$|]);")]
    [InlineData(
        "object M() => new OpenAI.OpenAIClient([|Keys.Mine|]); static class Keys { public const string Mine = $APIKEY$; }")]
    public Task No_fix_when_the_secret_would_remain_or_the_code_break(string members) => NoFix($"class C {{ {members} }}");

    [Fact]
    public Task Constant_in_another_document_is_reported_and_not_fixed() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                "class C { object M() => new OpenAI.OpenAIClient([|Keys.Mine|]); }",
                Fill("static class Keys { internal const string Mine = $APIKEY$; }"),
            },
        },
        FixedState =
        {
            Sources =
            {
                "class C { object M() => new OpenAI.OpenAIClient([|Keys.Mine|]); }",
                Fill("static class Keys { internal const string Mine = $APIKEY$; }"),
            },
        },
    }.RunAsync();

    [Fact]
    public Task Key_of_another_service_is_reported_and_not_fixed() => NoFix(
        "class Search { public Search(Azure.AzureKeyCredential credential) { } } "
        + "class C { object M() => new Search(new Azure.AzureKeyCredential([|$HEX$|])); }");

    // ---- The fix that uses a token credential

    [Theory]
    [InlineData(
        "new Azure.AI.OpenAI.AzureOpenAIClient(uri, new ApiKeyCredential([|$HEX$|]))",
        "new Azure.AI.OpenAI.AzureOpenAIClient(uri, new DefaultAzureCredential())")]
    [InlineData(
        "new Azure.AI.OpenAI.AzureOpenAIClient(credential: new ApiKeyCredential([|$HEX$|]), endpoint: uri)",
        "new Azure.AI.OpenAI.AzureOpenAIClient(credential: new DefaultAzureCredential(), endpoint: uri)")]
    [InlineData(
        "new Azure.AI.Inference.ChatCompletionsClient(uri, new AzureKeyCredential([|$HEX$|]))",
        "new Azure.AI.Inference.ChatCompletionsClient(uri, new DefaultAzureCredential())")]
    [InlineData(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", \"https://e\", "
        + "[|$HEX$|])",
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", \"https://e\", "
        + "new DefaultAzureCredential())")]
    public Task Key_is_replaced_by_a_token_credential(string creation, string repaired) =>
        FixesWithToken(Body($"_ = {creation};"), Body($"_ = {repaired};"));

    [Fact]
    public Task Token_credential_fix_adds_the_using() => FixesWithToken(
        Fill(
            "using System;\n\nclass C { object M(Uri uri) => new Azure.AI.OpenAI.AzureOpenAIClient(uri, "
            + "new System.ClientModel.ApiKeyCredential([|$HEX$|])); }\n"),
        "using System;\nusing Azure.Identity;\n\n"
        + "class C { object M(Uri uri) => new Azure.AI.OpenAI.AzureOpenAIClient(uri, new DefaultAzureCredential()); }\n");

    [Theory]
    [InlineData("_ = new OpenAI.OpenAIClient(new ApiKeyCredential([|$APIKEY$|]));")]
    [InlineData("_ = new OpenAI.OpenAIClient([|$APIKEY$|]);")]
    [InlineData("var credential = new ApiKeyCredential([|$HEX$|]); _ = new Azure.AI.OpenAI.AzureOpenAIClient(uri, credential);")]
    [InlineData("var key = $HEX$; _ = new Azure.AI.OpenAI.AzureOpenAIClient(uri, new ApiKeyCredential([|key|]));")]
    [InlineData(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", \"https://e\", "
        + "apiKey: [|$HEX$|]);")]
    public Task No_token_credential_fix_when_it_would_not_compile(string statement) =>
        FixesWithToken(Body(statement), Body(statement));

    // ---- Names

    [Fact]
    public Task Fix_works_with_an_alias_and_a_global_using() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                Fill("using Key = System.ClientModel.ApiKeyCredential; class C { object M() => new Key([|$APIKEY$|]); }"),
                "global using System;",
            },
        },
        FixedState =
        {
            Sources =
            {
                $"using Key = System.ClientModel.ApiKeyCredential; class C {{ object M() => new Key({ReadOpenAI}); }}",
                "global using System;",
            },
        },
    }.RunAsync();

    [Fact]
    public Task Fix_works_in_two_documents() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                Fill("class A\n{\n    object M() => new OpenAI.OpenAIClient([|$APIKEY$|]);\n}\n"),
                Fill("class B\n{\n    object M() => new OpenAI.OpenAIClient([|$APIKEY$|]);\n}\n"),
            },
        },
        FixedState =
        {
            Sources =
            {
                $"using System;\n\nclass A\n{{\n    object M() => new OpenAI.OpenAIClient({ReadOpenAI});\n}}\n",
                $"using System;\n\nclass B\n{{\n    object M() => new OpenAI.OpenAIClient({ReadOpenAI});\n}}\n",
            },
        },
    }.RunAsync();

    [Fact]
    public Task Secret_of_a_derived_client_is_fixed() => Verify.VerifyCodeFixAsync(
        Fill("using System; class MyClient : OpenAI.OpenAIClient { public MyClient() : base([|$APIKEY$|]) { } }"),
        $"using System; class MyClient : OpenAI.OpenAIClient {{ public MyClient() : base({ReadOpenAI}) {{ }} }}");

    // ---- Messages

    [Fact]
    public Task Message_names_the_kind_of_secret() => Verify.VerifyAnalyzerAsync(
        Body("_ = new OpenAI.OpenAIClient({|#0:$APIKEY$|});"),
        Verify.Diagnostic(SecretInSource.Descriptor).WithLocation(0).WithMessage(
            "'OpenAIClient' gets an API key that is hard-coded. Anyone with the code or the compiled file can use it. Rotate "
            + "it and read the new one from the environment."));

    [Fact]
    public async Task Diagnostic_holds_no_part_of_the_secret()
    {
        var source = Body("""
            const string key = $PROJECTKEY$;
            _ = new ApiKeyCredential(key);
            _ = new ApiKeyCredential($HEX$);
            _ = new ApiKeyCredential($IDENTIFIABLE$);
            _ = new ClientSecretCredential("t", "c", $CLIENTSECRET$);
            """);
        var compilation = CSharpCompilation.Create(
            "Leak",
            [CSharpSyntaxTree.ParseText(source)],
            [.. ClientReferences.Framework, .. ClientReferences.All],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var diagnostics =
            await compilation.WithAnalyzers([new SingleRuleAnalyzer<SecretInSource>()]).GetAnalyzerDiagnosticsAsync();

        Assert.Equal(4, diagnostics.Length);
        var texts = diagnostics.SelectMany(diagnostic => diagnostic.Properties.Values
            .Append(diagnostic.GetMessage())
            .Append(diagnostic.ToString())
            .Append(diagnostic.Descriptor.Description.ToString()));
        foreach (var text in texts)
        {
            foreach (var (_, secret) in Secrets)
            {
                Assert.DoesNotContain(
                    Enumerable.Range(0, secret.Length - 6),
                    start => text!.Contains(secret.Substring(start, 6), StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    // ---- Silent

    [Theory]
    [InlineData("_ = new ApiKeyCredential(other);")]
    [InlineData("_ = new ApiKeyCredential(\"<key>\");")]
    [InlineData("_ = new ApiKeyCredential(\"not-needed\");")]
    [InlineData("_ = new OpenAI.OpenAIClient(\"sk-no-key-required\");")]
    [InlineData("_ = new OpenAI.Chat.ChatClient(model: $HEX$, apiKey: other);")]
    [InlineData("_ = new ClientSecretCredential(\"t\", $HEX$, other);")]
    [InlineData("_ = new ClientSecretCredential(\"t\", \"c\", $HEX$);")]
    [InlineData("_ = new ApiKeyCredential(\"https://r.openai.azure.com/\" + $HEX$);")]
    [InlineData("_ = new Uri(\"https://e/?\" + $HEX$);")]
    [InlineData("Console.WriteLine($APIKEY$);")]
    [InlineData("var key = $APIKEY$; key = other; _ = new ApiKeyCredential(key);")]
    [InlineData(
        "_ = new OpenAI.OpenAIClient(new ApiKeyCredential($HEX$), new OpenAI.OpenAIClientOptions { Endpoint = "
        + "new Uri(\"http://localhost:11434/v1\") });")]
    [InlineData(
        "var credential = new ApiKeyCredential($HEX$); "
        + "_ = new OpenAI.OpenAIClient(credential, new OpenAI.OpenAIClientOptions { Endpoint = "
        + "new Uri(\"http://127.0.0.1:5272/v1\") });")]
    [InlineData(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", "
        + "\"http://localhost:8080\", $HEX$);")]
    public Task Placeholder_or_local_secret_is_not_reported(string statement) => Verify.VerifyAnalyzerAsync(Body(statement));

    [Fact]
    public Task Key_that_is_also_sent_elsewhere_is_reported() => Fires(
        """
        var credential = new ApiKeyCredential([|$HEX$|]);
        _ = new OpenAI.OpenAIClient(
            credential, new OpenAI.OpenAIClientOptions { Endpoint = new Uri("http://localhost:5272/v1") });
        _ = new Azure.AI.OpenAI.AzureOpenAIClient(uri, credential);
        """);

    [Fact]
    public Task Silent_for_own_types_of_the_same_name() => Verify.VerifyAnalyzerAsync(Fill(
        """
        namespace System.ClientModel
        {
            class ApiKeyCredential { public ApiKeyCredential(string key) { } }
        }

        namespace OpenAI
        {
            class OpenAIClient { public OpenAIClient(string apiKey) { } }
            class C
            {
                object M() => new System.ClientModel.ApiKeyCredential($HEX$);
                object N() => new OpenAIClient($APIKEY$);
                object O(string apiKey) => O(apiKey: $APIKEY$);
            }
        }
        """));

    [Fact]
    public Task Secret_in_a_test_project_is_an_info() => new RuleVerifier<SecretInSource>.Test
    {
        TestCode = Body("_ = new ApiKeyCredential({|#0:$HEX$|});"),
        TestState = { AnalyzerConfigFiles = { ("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n") } },
        ExpectedDiagnostics = { new DiagnosticResult("FDRY2002", DiagnosticSeverity.Info).WithLocation(0) },
    }.RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode = Fill(
            "class C { object M() => new OpenAI.OpenAIClient(, ; "
            + "object N() => new System.ClientModel.ApiKeyCredential($HEX$ + ; object O() => new Missing($HEX$); "
            + "const string K = K; object P() => new System.ClientModel.ApiKeyCredential(K);"),
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
