using System.ClientModel;
using System.ClientModel.Primitives;
using Foundry.Analyzers.CodeFixes.Fixes.Credentials;
using Foundry.Analyzers.Rules.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Credentials;

using Verify = RuleVerifier<NullCredential, NullCredentialFix>;

public class NullCredentialTests
{
    private const string Usings =
        "using System; using System.ClientModel; using System.ClientModel.Primitives; using Azure.Core; using Azure.Identity;";

    private static string Body(string statement, string usings = Usings) => $$"""
        {{usings}}

        class C
        {
            void M(Uri uri, TokenCredential known)
            {
                {{statement}}
            }
        }
        """;

    private static Task Fixes(string statement, string repaired, string usings = Usings) =>
        Verify.VerifyCodeFixAsync(Body(statement, usings), Body(repaired, usings));

    private static Task Silent(string statement) => Verify.VerifyAnalyzerAsync(Body(statement));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape)
    {
        const string Using = "using Azure.Identity;";
        string Source(string credential) =>
            CodeContexts.Source(shape, $"new System.ClientModel.Primitives.BearerTokenPolicy({credential}, \"s\")", Using);
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source("[|null|]"),
            FixedCode = Source("new DefaultAzureCredential()"),
        }.RunAsync();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("null!")]
    [InlineData("(null)")]
    [InlineData("default")]
    [InlineData("default!")]
    [InlineData("default(TokenCredential)")]
    [InlineData("(TokenCredential)null")]
    [InlineData("(TokenCredential)null!")]
    public Task Every_form_of_null_is_fixed(string credential) => Fixes(
        $"_ = new Azure.AI.Projects.AIProjectClient(uri, [|{credential}|]);",
        "_ = new Azure.AI.Projects.AIProjectClient(uri, new DefaultAzureCredential());");

    [Theory]
    [InlineData("new Azure.AI.Projects.AIProjectClient(uri, CREDENTIAL)")]
    [InlineData("new Azure.AI.Projects.AIProjectClient(uri, CREDENTIAL, new Azure.AI.Projects.AIProjectClientOptions())")]
    [InlineData("new Azure.AI.Projects.AIProjectClient(tokenProvider: CREDENTIAL, endpoint: uri)")]
    [InlineData("new Azure.AI.Extensions.OpenAI.ProjectOpenAIClient(uri, CREDENTIAL)")]
    [InlineData("new Azure.AI.Extensions.OpenAI.ProjectResponsesClient(uri, CREDENTIAL)")]
    [InlineData("new Azure.AI.Projects.Agents.AgentAdministrationClient(uri, tokenProvider: CREDENTIAL)")]
    [InlineData("new Azure.AI.OpenAI.AzureOpenAIClient(uri, credential: CREDENTIAL as TokenCredential)", false)]
    [InlineData("new Azure.AI.Agents.Persistent.PersistentAgentsClient(\"https://e\", CREDENTIAL)")]
    [InlineData("new Azure.AI.Agents.Persistent.PersistentAgentsAdministrationClient(uri, CREDENTIAL)")]
    [InlineData("new Microsoft.Agents.AI.Foundry.FoundryAgent(uri, CREDENTIAL, \"model\", \"instructions\")")]
    [InlineData(
        "new Microsoft.SemanticKernel.Connectors.AzureOpenAI.AzureOpenAITextEmbeddingGenerationService("
        + "\"d\", \"https://e\", credential: CREDENTIAL)")]
    [InlineData("new Anthropic.Foundry.AnthropicFoundryIdentityTokenCredentials(CREDENTIAL, \"r\")")]
    [InlineData("new BearerTokenPolicy(CREDENTIAL, \"s\")")]
    [InlineData("Microsoft.SemanticKernel.Agents.AzureAI.AzureAIAgent.CreateAgentsClient(\"https://e\", CREDENTIAL)")]
    public Task Null_token_credential_is_reported_for_every_client(string creation, bool fires = true) => fires
        ? Fixes(
            $"_ = {creation.Replace("CREDENTIAL", "[|null|]")};",
            $"_ = {creation.Replace("CREDENTIAL", "new DefaultAzureCredential()")};")
        : Silent($"_ = {creation.Replace("CREDENTIAL", "known")};");

    [Theory]
    [InlineData(
        "new Azure.AI.OpenAI.AzureOpenAIClient(uri, [|(ApiKeyCredential)null|])",
        "new Azure.AI.OpenAI.AzureOpenAIClient(uri, new DefaultAzureCredential())")]
    [InlineData(
        "new Azure.AI.Inference.ChatCompletionsClient(uri, [|(Azure.AzureKeyCredential)null|])",
        "new Azure.AI.Inference.ChatCompletionsClient(uri, new DefaultAzureCredential())")]
    public Task Null_key_is_replaced_by_a_token_credential_when_an_overload_takes_one(string creation, string repaired) =>
        Fixes($"_ = {creation};", $"_ = {repaired};");

    private const string ReadKey =
        "Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\") ?? "
        + "throw new InvalidOperationException(\"OPENAI_API_KEY is not set.\")";

    [Theory]
    [InlineData(
        "new OpenAI.OpenAIClient([|(ApiKeyCredential)null|])", $"new OpenAI.OpenAIClient(new ApiKeyCredential({ReadKey}))")]
    [InlineData("new OpenAI.OpenAIClient(apiKey: [|null|])", $"new OpenAI.OpenAIClient(apiKey: {ReadKey})")]
    [InlineData("new OpenAI.OpenAIClient([|(string)null|])", $"new OpenAI.OpenAIClient({ReadKey})")]
    [InlineData(
        "new OpenAI.Chat.ChatClient(\"m\", credential: [|null|])",
        $"new OpenAI.Chat.ChatClient(\"m\", credential: new ApiKeyCredential({ReadKey}))")]
    [InlineData(
        "new OpenAI.Chat.ChatClient(credential: [|null!|], model: \"m\")",
        $"new OpenAI.Chat.ChatClient(credential: new ApiKeyCredential({ReadKey}), model: \"m\")")]
    [InlineData(
        "new OpenAI.OpenAIClient([|(AuthenticationPolicy)null|])", $"new OpenAI.OpenAIClient(new ApiKeyCredential({ReadKey}))")]
    public Task Null_key_of_a_plain_client_is_read_from_the_environment(string creation, string repaired) =>
        Fixes($"_ = {creation};", $"_ = {repaired};");

    [Fact]
    public Task Null_key_on_an_Azure_host_is_read_from_the_Azure_variable() => Fixes(
        """
        _ = new OpenAI.OpenAIClient(
            [|(ApiKeyCredential)null|],
            new OpenAI.OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") });
        """,
        $$"""
        _ = new OpenAI.OpenAIClient(
            new ApiKeyCredential({{ReadKey.Replace("OPENAI_API_KEY", "AZURE_OPENAI_API_KEY")}}),
            new OpenAI.OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") });
        """);

    [Fact]
    public Task Null_policy_on_an_Azure_host_is_replaced_by_a_token_policy() => Fixes(
        """
        _ = new OpenAI.OpenAIClient(
            [|(AuthenticationPolicy)null|],
            new OpenAI.OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") });
        """,
        """
        _ = new OpenAI.OpenAIClient(
            new BearerTokenPolicy(new DefaultAzureCredential(), "https://ai.azure.com/.default"),
            new OpenAI.OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") });
        """);

    [Fact]
    public Task Null_credential_of_a_kernel_builder_is_fixed() => Fixes(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", \"https://e\", "
        + "credentials: [|null|]);",
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", \"https://e\", "
        + "credentials: new DefaultAzureCredential());");

    [Fact]
    public Task Null_in_a_target_typed_new_is_fixed() => Fixes(
        "Azure.AI.Projects.AIProjectClient client = new(uri, [|null|]);",
        "Azure.AI.Projects.AIProjectClient client = new(uri, new DefaultAzureCredential());");

    [Fact]
    public Task Local_that_is_only_null_is_fixed() => Fixes(
        """
        TokenCredential credential = null; // later
        _ = new Azure.AI.Projects.AIProjectClient(uri, [|credential|]);
        """,
        """
        TokenCredential credential = new DefaultAzureCredential(); // later
        _ = new Azure.AI.Projects.AIProjectClient(uri, credential);
        """);

    [Fact]
    public Task Local_of_two_clients_is_fixed_once() => Verify.VerifyCodeFixAsync(
        Body("""
        TokenCredential credential = null;
        _ = new Azure.AI.Projects.AIProjectClient(uri, [|credential|]);
        _ = new Azure.AI.OpenAI.AzureOpenAIClient(uri, [|credential|]);
        """),
        Body("""
        TokenCredential credential = new DefaultAzureCredential();
        _ = new Azure.AI.Projects.AIProjectClient(uri, credential);
        _ = new Azure.AI.OpenAI.AzureOpenAIClient(uri, credential);
        """));

    [Fact]
    public Task Field_that_is_only_null_is_fixed() => Verify.VerifyCodeFixAsync(
        """
        using Azure.Core;

        class C
        {
            private readonly TokenCredential _credential = null!;

            object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, [|_credential|]);
        }
        """,
        """
        using Azure.Core;
        using Azure.Identity;

        class C
        {
            private readonly TokenCredential _credential = new DefaultAzureCredential();

            object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, _credential);
        }
        """);

    [Fact]
    public Task Variable_of_a_derived_type_is_not_fixed() => Verify.VerifyCodeFixAsync(
        Body("ManagedIdentityCredential credential = null; _ = new Azure.AI.Projects.AIProjectClient(uri, [|credential|]);"),
        Body("ManagedIdentityCredential credential = null; _ = new Azure.AI.Projects.AIProjectClient(uri, [|credential|]);"));

    [Fact]
    public Task Null_in_the_base_call_of_a_derived_client_is_fixed() => Verify.VerifyCodeFixAsync(
        """
        using System;
        using Azure.AI.Projects;
        using Azure.Identity;

        class MyClient : AIProjectClient
        {
            public MyClient(Uri uri) : base(uri, [|null|]) { }
        }
        """,
        """
        using System;
        using Azure.AI.Projects;
        using Azure.Identity;

        class MyClient : AIProjectClient
        {
            public MyClient(Uri uri) : base(uri, new DefaultAzureCredential()) { }
        }
        """);

    [Fact]
    public Task Null_in_the_base_call_of_a_derived_policy_is_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System.ClientModel.Primitives;

        class MyPolicy : BearerTokenPolicy
        {
            public MyPolicy() : base([|null|], "https://ai.azure.com/.default") { }
        }
        """);

    [Fact]
    public Task Message_for_a_token_credential() => Verify.VerifyAnalyzerAsync(
        Body("_ = new Azure.AI.Projects.AIProjectClient(uri, {|#0:null|});"),
        Verify.Diagnostic(NullCredential.Descriptor).WithLocation(0).WithMessage(
            "The credential passed to 'AIProjectClient' is null. It throws before the first request. Pass a credential, for "
            + "example new DefaultAzureCredential()."));

    [Fact]
    public Task Message_for_a_key() => Verify.VerifyAnalyzerAsync(
        Body("_ = new OpenAI.OpenAIClient({|#0:(ApiKeyCredential)null|});"),
        Verify.Diagnostic(NullCredential.Descriptor).WithLocation(0).WithMessage(
            "The credential passed to 'OpenAIClient' is null. It throws before the first request. Pass a key credential."));

    // ---- Silent

    [Theory]
    [InlineData("_ = new Azure.AI.Projects.AIProjectClient(uri, known);")]
    [InlineData("_ = new Azure.AI.Projects.AIProjectClient(uri, known ?? null);")]
    [InlineData("_ = new Azure.AI.Projects.AIProjectClient(uri, uri is null ? null : known);")]
    [InlineData("_ = new Azure.AI.Projects.AIProjectClient(uri, new DefaultAzureCredential());")]
    [InlineData("_ = new Azure.AI.Projects.AIProjectClient(uri, new DefaultAzureCredential(), null);")]
    [InlineData("_ = new Azure.AI.Projects.AIProjectClient((Azure.AI.Projects.AIProjectClientSettings)null);")]
    [InlineData("_ = new OpenAI.OpenAIClient(new ApiKeyCredential(\"k\"), null);")]
    [InlineData("_ = new OpenAI.OpenAIClient(\"k\");")]
    [InlineData(
        "TokenCredential credential = null; credential = known; _ = new Azure.AI.Projects.AIProjectClient(uri, credential);")]
    [InlineData(
        "TokenCredential credential = null; credential ??= known; _ = new Azure.AI.Projects.AIProjectClient(uri, credential);")]
    [InlineData(
        "TokenCredential credential = null; Set(ref credential); _ = new Azure.AI.Projects.AIProjectClient(uri, credential); "
        + "void Set(ref TokenCredential c) => c = known;")]
    [InlineData(
        "TokenCredential credential = null; (credential, _) = (known, 1); "
        + "_ = new Azure.AI.Projects.AIProjectClient(uri, credential);")]
    [InlineData(
        "TokenCredential credential = null; Action set = () => credential = known; set(); "
        + "_ = new Azure.AI.Projects.AIProjectClient(uri, credential);")]
    [InlineData(
        "TokenCredential credential = null; ref var alias = ref credential; alias = known; "
        + "_ = new Azure.AI.Projects.AIProjectClient(uri, credential);")]
    [InlineData(
        "_ = new Azure.AI.Projects.Agents.AgentAdministrationClient(uri, "
        + "(Azure.AI.Projects.Agents.AgentAdministrationClientOptions)null);")]
    [InlineData("object other = null; Console.WriteLine(other);")]
    [InlineData(
        "TokenCredential credential = null; if (credential is not null) _ = new Azure.AI.Projects.AIProjectClient(uri, "
        + "credential);")]
    [InlineData(
        "TokenCredential credential = null; if (credential == null) return; "
        + "_ = new Azure.AI.Projects.AIProjectClient(uri, credential);")]
    [InlineData(
        "TokenCredential credential = null; _ = credential != null ? new Azure.AI.Projects.AIProjectClient(uri, "
        + "credential) : null;")]
    [InlineData(
        "TokenCredential credential = null;\n#if USE_ENTRA\ncredential = known;\n#endif\n"
        + "_ = new Azure.AI.Projects.AIProjectClient(uri, credential);")]
    [InlineData(
        "object o = known; if (o is TokenCredential credential) { _ = new Azure.AI.Projects.AIProjectClient(uri, credential); "
        + "credential = null; }")]
    [InlineData(
        "object o = known; switch (o) { case TokenCredential credential: _ = new Azure.AI.Projects.AIProjectClient(uri, "
        + "credential); credential = null; break; }")]
    [InlineData(
        "var (credential, n) = (known, 1); _ = new Azure.AI.Projects.AIProjectClient(uri, credential); credential = null;")]
    [InlineData(
        "dynamic d = this; TokenCredential credential = null; d.Fill(ref credential); "
        + "_ = new Azure.AI.Projects.AIProjectClient(uri, credential);")]
    [InlineData(
        "TokenCredential credential = null; (credential) = known; _ = new Azure.AI.Projects.AIProjectClient(uri, credential);")]
    [InlineData("const bool UseAzure = false; if (UseAzure) _ = new Azure.AI.Projects.AIProjectClient(uri, null);")]
    [InlineData(
        "foreach (TokenCredential credential in new[] { known }) _ = new Azure.AI.Projects.AIProjectClient(uri, credential);")]
    public Task Silent_when_the_credential_may_be_set(string statement) => Silent(statement);

    [Theory]
    [InlineData("[System.ComponentModel.Description] private TokenCredential _credential { get; set; } = null!;")]
    [InlineData("[System.ComponentModel.Description] private TokenCredential _credential = null!;")]
    [InlineData("internal TokenCredential _credential = null!;")]
    [InlineData("public TokenCredential _credential { get; set; } = null!;")]
    [InlineData("public TokenCredential _credential { get; init; } = null!;")]
    [InlineData(
        "private TokenCredential _credential = null!; void Set() { _credential = new Azure.Identity.DefaultAzureCredential(); }")]
    [InlineData(
        "private TokenCredential _credential = null!; class Nested { void Set(C c) { c._credential = "
        + "new Azure.Identity.DefaultAzureCredential(); } }")]
    [InlineData("protected virtual TokenCredential _credential { get; } = null!;")]
    [InlineData(
        "private TokenCredential _credential = null!; void Reset() => _credential = null!; "
        + "void Fill() => System.Threading.LazyInitializer.EnsureInitialized(ref _credential!);")]
    [InlineData("private TokenCredential _credential = null!; void Reset() { (_credential) = null!; }")]
    [InlineData("private readonly TokenCredential _credential = null!; bool Has => _credential is not null;")]
    [InlineData(
        "private readonly TokenCredential _credential = null!; C() { if (_credential == null) throw new System.Exception(); }")]
    public Task Silent_when_the_member_may_be_set(string member) => Verify.VerifyAnalyzerAsync(
        $$"""
        using Azure.Core;

        class C
        {
            {{member}}

            object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, _credential);
        }
        """);

    [Fact]
    public Task Silent_when_another_part_sets_the_field() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                "partial class C { private Azure.Core.TokenCredential _credential = null!; "
                + "object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, _credential); }",
                "partial class C { void Set(Azure.Core.TokenCredential credential) => _credential = credential; }",
            },
        },
    }.RunAsync();

    /// <summary>A compatible service on this machine needs no key.</summary>
    [Fact]
    public Task Null_is_not_reported_for_a_nullable_parameter() => Verify.VerifyAnalyzerAsync(
        "class C { object M(System.Uri uri) => Microsoft.SemanticKernel.OpenAIKernelBuilderExtensions"
        + ".AddOpenAIChatCompletion(null, \"m\", uri, apiKey: null); }");

    [Fact]
    public Task Silent_for_a_parameter_that_defaults_to_null() => Verify.VerifyAnalyzerAsync(
        "class C { object M() => Microsoft.SemanticKernel.AzureAIInferenceKernelBuilderExtensions"
        + ".AddAzureAIInferenceChatCompletion(null, \"m\", apiKey: null); }");

    [Fact]
    public Task Silent_for_an_own_type_named_like_a_client() => Verify.VerifyAnalyzerAsync(
        """
        namespace OpenAI.Chat
        {
            class ChatClient { public ChatClient(string model, System.ClientModel.ApiKeyCredential credential) { } }
            class C { object M() => new ChatClient("m", credential: null); }
        }
        """);

    [Fact]
    public Task Silent_for_a_user_defined_constructor() => Verify.VerifyAnalyzerAsync(
        """
        class MyClient : Azure.AI.Projects.AIProjectClient
        {
            public MyClient(System.Uri uri, Azure.Core.TokenCredential credential)
                : base(uri, credential ?? new Azure.Identity.DefaultAzureCredential()) { }
            static object M(System.Uri uri) => new MyClient(uri, null);
        }
        """);

    [Fact]
    public Task Silent_in_a_test_project() => new Verify.Test
    {
        TestCode = "class C { object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, null); }",
        TestState = { AnalyzerConfigFiles = { ("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n") } },
    }.RunAsync();

    // ---- Code that the fix must not change

    [Theory]
    [InlineData("const string Key = null; _ = new OpenAI.OpenAIClient(apiKey: [|Key|]);")]
    [InlineData("_ = new Azure.AI.Projects.AIProjectClient(uri, [|(TokenCredential) /* later */ null|]);")]
    [InlineData(
        "System.Linq.Expressions.Expression<Func<object>> e = () => new OpenAI.OpenAIClient([|(ApiKeyCredential)null|]);")]
    public Task No_fix_when_code_would_break_or_a_comment_be_lost(string statement) => Fixes(statement, statement);

    [Fact]
    public Task Fix_keeps_comments_before_the_argument() => Verify.VerifyCodeFixAsync(
        "using System;\r\nusing Azure.Identity;\r\n\r\nclass C\r\n{\r\n"
        + "    object M(Uri u) => new Azure.AI.Projects.AIProjectClient(u, // one\r\n       // because\r\n"
        + "       /* two */ [|null!|]);\r\n}\r\n",
        "using System;\r\nusing Azure.Identity;\r\n\r\nclass C\r\n{\r\n"
        + "    object M(Uri u) => new Azure.AI.Projects.AIProjectClient(u, // one\r\n       // because\r\n"
        + "       /* two */ new DefaultAzureCredential());\r\n}\r\n");

    // ---- Names and usings

    [Fact]
    public Task Fix_adds_the_using() => Verify.VerifyCodeFixAsync(
        """
        using System;
        using Azure.AI.Projects;

        namespace N;

        class C
        {
            AIProjectClient One(Uri uri) => new(uri, [|null|]);

            AIProjectClient Two(Uri uri) => new(uri, [|null|]);

            AIProjectClient Three(Uri uri) => new(uri, [|null|]);
        }
        """,
        """
        using System;
        using Azure.AI.Projects;
        using Azure.Identity;

        namespace N;

        class C
        {
            AIProjectClient One(Uri uri) => new(uri, new DefaultAzureCredential());

            AIProjectClient Two(Uri uri) => new(uri, new DefaultAzureCredential());

            AIProjectClient Three(Uri uri) => new(uri, new DefaultAzureCredential());
        }
        """);

    [Fact]
    public Task Fix_adds_the_usings_of_a_key_with_carriage_returns() => Verify.VerifyCodeFixAsync(
        "using OpenAI;\r\n\r\nclass C\r\n{\r\n    object M() => new OpenAIClient(apiKey: [|null|]); // kept\r\n}\r\n",
        "using System;\r\nusing OpenAI;\r\n\r\nclass C\r\n{\r\n"
        + "    object M() => new OpenAIClient(apiKey: Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\") ?? "
        + "throw new InvalidOperationException(\"OPENAI_API_KEY is not set.\")); // kept\r\n}\r\n");

    [Fact]
    public Task Fix_reuses_a_global_using() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                "class C { object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, [|null|]); }",
                "global using Azure.Identity;",
            },
        },
        FixedState =
        {
            Sources =
            {
                "class C { object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, "
                + "new DefaultAzureCredential()); }",
                "global using Azure.Identity;",
            },
        },
    }.RunAsync();

    [Fact]
    public Task Fix_works_with_an_alias_of_the_client() => Verify.VerifyCodeFixAsync(
        "using Azure.Identity; using Project = Azure.AI.Projects.AIProjectClient; "
        + "class C { object M(System.Uri uri) => new Project(uri, [|null|]); }",
        "using Azure.Identity; using Project = Azure.AI.Projects.AIProjectClient; "
        + "class C { object M(System.Uri uri) => new Project(uri, new DefaultAzureCredential()); }");

    [Fact]
    public Task Fix_works_with_a_static_using_of_a_factory() => Verify.VerifyCodeFixAsync(
        "using Azure.Identity; using static Microsoft.SemanticKernel.Agents.AzureAI.AzureAIAgent; "
        + "class C { object M() => CreateAgentsClient(\"https://e\", [|null|]); }",
        "using Azure.Identity; using static Microsoft.SemanticKernel.Agents.AzureAI.AzureAIAgent; "
        + "class C { object M() => CreateAgentsClient(\"https://e\", new DefaultAzureCredential()); }");

    [Fact]
    public Task Fix_qualifies_a_name_that_is_taken() => Verify.VerifyCodeFixAsync(
        "class DefaultAzureCredential { } class C { object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, "
        + "[|null|]); }",
        "class DefaultAzureCredential { } class C { object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, "
        + "new Azure.Identity.DefaultAzureCredential()); }");

    [Fact]
    public Task Fix_keeps_a_banner_on_top() => Verify.VerifyCodeFixAsync(
        """
        // Copyright

        namespace N
        {
            using System;

            class C
            {
                object M(Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, [|null|]);
            }
        }
        """,
        """
        // Copyright

        namespace N
        {
            using System;
            using Azure.Identity;

            class C
            {
                object M(Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, new DefaultAzureCredential());
            }
        }
        """);

    [Fact]
    public Task Fix_adds_the_using_in_three_documents() => new Verify.Test
    {
        TestState = { Sources = { Document("A", "[|null|]"), Document("B", "[|null|]"), Document("D", "[|null|]") } },
        FixedState =
        {
            Sources =
            {
                "using Azure.Identity;\n\n" + Document("A", "new DefaultAzureCredential()"),
                "using Azure.Identity;\n\n" + Document("B", "new DefaultAzureCredential()"),
                "using Azure.Identity;\n\n" + Document("D", "new DefaultAzureCredential()"),
            },
        },
    }.RunAsync();

    private static string Document(string name, string credential) =>
        $"class {name}\n {{ object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, {credential}); }}\n";

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "class C { object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, null, ; "
            + "object N() => new OpenAI.OpenAIClient(, null); object O() => new Missing.Client(null);",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    private sealed class NoNetwork : PipelineTransport
    {
        public int Requests { get; private set; }

        protected override PipelineMessage CreateMessageCore() =>
            new HttpClientPipelineTransport().CreateMessage();

        protected override void ProcessCore(PipelineMessage message) => Requests++;

        protected override ValueTask ProcessCoreAsync(PipelineMessage message)
        {
            Requests++;
            return default;
        }
    }

    /// <summary>Confirms on the real package that a policy throws at the first call and sends no request.</summary>
    [Fact]
    public void Policy_with_a_null_credential_sends_no_request()
    {
        var transport = new NoNetwork();
        var options = new OpenAI.OpenAIClientOptions
        {
            Endpoint = new Uri("https://r.openai.azure.com/openai/v1/"),
            Transport = transport,
        };
        var client = new OpenAI.Models.OpenAIModelClient(new BearerTokenPolicy(null!, "https://ai.azure.com/.default"), options);

        Assert.ThrowsAny<Exception>(() => client.GetModels());
        Assert.Equal(0, transport.Requests);
    }

    /// <summary>Confirms on the real package that every constructor with a credential throws on null.</summary>
    [Fact]
    public void Constructor_throws_on_a_null_credential()
    {
        var constructors = typeof(OpenAI.OpenAIClient).Assembly.GetExportedTypes()
            .Where(type => Analyzers.Catalog.ClientCatalog.Constructed.Any(client => client.FullName == type.FullName))
            .SelectMany(type => type.GetConstructors())
            .Select(constructor => (constructor, credential: Array.FindIndex(constructor.GetParameters(), TakesCredential)))
            .Where(entry => entry.credential >= 0)
            .ToArray();

        Assert.NotEmpty(constructors);
        Assert.All(constructors, entry =>
        {
            var arguments = entry.constructor.GetParameters()
                .Select((parameter, i) => i != entry.credential && parameter.ParameterType == typeof(string) ? "model" : null)
                .ToArray<object?>();
            var thrown = Assert.Throws<System.Reflection.TargetInvocationException>(() => entry.constructor.Invoke(arguments));
            Assert.IsType<ArgumentNullException>(thrown.InnerException);
        });

        static bool TakesCredential(System.Reflection.ParameterInfo parameter) =>
            parameter.ParameterType == typeof(ApiKeyCredential)
            || parameter.ParameterType == typeof(AuthenticationPolicy)
            || parameter.ParameterType == typeof(AuthenticationTokenProvider)
            || parameter.Name == "apiKey";
    }
}
