using Foundry.Analyzers.CodeFixes.Fixes.Credentials;
using Foundry.Analyzers.Rules.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Credentials;

using Verify = RuleVerifier<CapturedToken, CapturedTokenFix>;

public class CapturedTokenTests
{
    private const string Endpoint = "https://r.openai.azure.com/openai/v1/";
    private const string Scope = "https://ai.azure.com/.default";

    private static string Body(string statements, string members = "") => $$"""
        using System;
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Threading.Tasks;
        using Azure.Core;
        using Azure.Identity;
        using OpenAI;
        using OpenAI.Chat;

        class C
        {
            private const string Ask = "{{Scope}}";
            private readonly TokenCredential _credential;
            private readonly HttpClient _http = new HttpClient { BaseAddress = new Uri("{{Endpoint}}") };
            {{members}}
            async Task M(TokenCredential credential, Uri uri, bool condition, OpenAIClientOptions options)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;

    private const string GetToken =
        $"var token = await credential.GetTokenAsync(new TokenRequestContext(new[] {{ \"{Scope}\" }}), default);\n        ";
    private const string Options = $"new OpenAIClientOptions {{ Endpoint = new Uri(\"{Endpoint}\") }}";

    private static Task Fires(string statements, string members = "") =>
        Verify.VerifyInfoAsync(Body(statements, members), Body(statements, members));

    private static Task Reports(string statements, string members = "") => Verify.VerifyInfoAsync(Body(statements, members));

    private static Task Silent(string statements, string members = "") => Verify.VerifyAnalyzerAsync(Body(statements, members));

    private static Task Fixes(string statements, string repaired) => Verify.VerifyInfoAsync(Body(statements), Body(repaired));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape)
    {
        string Source(string key) => CodeContexts.Source(shape,
            $"new OpenAI.OpenAIClient({key}, new OpenAI.OpenAIClientOptions {{ Endpoint = new System.Uri(\"{Endpoint}\") }})",
            "using System.ClientModel; using System.ClientModel.Primitives; using Azure.Core; using Azure.Identity;");
        return new Verify.InfoTest
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source(
                $"new ApiKeyCredential([|new DefaultAzureCredential().GetToken(new TokenRequestContext(new[] {{ "
                + $"\"{Scope}\" }}), default).Token|])"),
            FixedCode = Source($"new BearerTokenPolicy(new DefaultAzureCredential(), \"{Scope}\")"),
        }.RunAsync();
    }

    [Theory]
    [InlineData("new OpenAIClient(KEY, OPTIONS)")]
    [InlineData("new OpenAIClient(options: OPTIONS, credential: KEY)", false)]
    [InlineData("new ChatClient(\"m\", KEY, OPTIONS)")]
    [InlineData("new OpenAIClient(KEY, options)")]
    [InlineData(
        "new OpenAI.Responses.ResponsesClient(KEY, new() { Endpoint = new Uri(\"https://r.openai.azure.com/openai/v1/\") })")]
    public Task Token_in_a_key_credential_is_reported_for_every_client(string client, bool repaired = true)
    {
        string Text(string key) => "_ = " + client.Replace("KEY", key).Replace("OPTIONS", Options) + ";";
        var before = GetToken + Text("new ApiKeyCredential([|token.Token|])");
        return repaired ? Fixes(before, Text($"new BearerTokenPolicy(credential, \"{Scope}\")")) : Fires(before);
    }

    [Theory]
    [InlineData("AccessToken token = credential.GetToken(new TokenRequestContext(new[] { Ask }), default);")]
    [InlineData(
        "AccessToken token = credential.GetToken(requestContext: new TokenRequestContext(scopes: new[] { Ask }), "
        + "cancellationToken: default);")]
    [InlineData("AccessToken token = credential.GetToken(new(new[] { Ask }), default);")]
    [InlineData("var context = new TokenRequestContext(new[] { Ask }); var token = credential.GetToken(context, default);")]
    [InlineData(
        "var token = await credential.GetTokenAsync(new TokenRequestContext(new[] { Ask }), default).ConfigureAwait(false);")]
    [InlineData("var token = credential.GetTokenAsync(new TokenRequestContext(new[] { Ask }), default).AsTask().Result;")]
    [InlineData(
        "var token = credential.GetTokenAsync(new TokenRequestContext(new[] { Ask }), default).GetAwaiter().GetResult();")]
    [InlineData("var task = credential.GetTokenAsync(new TokenRequestContext(new[] { Ask }), default); var token = await task;")]
    public Task Token_is_fixed_for_every_way_to_request_it(string get) => Fixes(
        $"{get} _ = new OpenAIClient(new ApiKeyCredential([|token.Token|]), {Options});",
        $"_ = new OpenAIClient(new BearerTokenPolicy(credential, \"{Scope}\"), {Options});");

    [Fact]
    public Task Token_in_a_string_variable_is_fixed() => Fixes(
        GetToken + $"string text = token.Token; _ = new OpenAIClient(new ApiKeyCredential([|text|]), {Options});",
        $"_ = new OpenAIClient(new BearerTokenPolicy(credential, \"{Scope}\"), {Options});");

    /// <summary>The request goes where nothing uses the token any more, with what only the request uses.</summary>
    [Theory]
    [InlineData("string scope = \"SCOPE\"; var context = new TokenRequestContext(new[] { scope }); GET", "")]
    [InlineData(
        "string scope = \"SCOPE\"; var context = new TokenRequestContext(new[] { scope }); GET Console.WriteLine(scope);",
        "string scope = \"SCOPE\"; Console.WriteLine(scope);")]
    [InlineData(
        "string scope = Ask; var context = new TokenRequestContext(new[] { scope }); GET Console.WriteLine(token.ExpiresOn);",
        "string scope = Ask; var context = new TokenRequestContext(new[] { scope }); GET Console.WriteLine(token.ExpiresOn);")]
    [InlineData(
        "var sameCredential = credential; var context = new TokenRequestContext(new[] { Ask }); GET",
        "var sameCredential = credential;")]
    public Task Token_that_nothing_else_uses_is_not_requested(string before, string after)
    {
        static string Statements(string statements, string key) => statements
            .Replace("GET", "var token = credential.GetToken(context, default);").Replace("SCOPE", Scope)
            + $" _ = new OpenAIClient({key}, {Options});";
        return Fixes(
            Statements(before, "new ApiKeyCredential([|token.Token|])"),
            Statements(after, $"new BearerTokenPolicy(credential, \"{Scope}\")").TrimStart());
    }

    [Fact]
    public Task Token_of_top_level_statements_is_not_requested() => new Verify.InfoTest
    {
        TestState = { OutputKind = OutputKind.ConsoleApplication },
        TestCode = Program(
            "var token = credential.GetToken(new TokenRequestContext(new[] { \"SCOPE\" }), default);\n",
            "new ApiKeyCredential([|token.Token|])"),
        FixedCode = Program("", "new BearerTokenPolicy(credential, \"SCOPE\")"),
    }.RunAsync();

    private static string Program(string request, string key) =>
        $"""
        using System; using System.ClientModel; using System.ClientModel.Primitives; using Azure.Core; using Azure.Identity;
        using OpenAI;

        var credential = new AzureCliCredential();
        {request}Console.WriteLine(new OpenAIClient({key}, {Options}));
        """.Replace("SCOPE", Scope);

    /// <summary>A request that only an edit by hand can remove would stay behind.</summary>
    [Theory]
    [InlineData("// why\n        AccessToken token = GET;")]
    [InlineData("AccessToken token = GET, other = default;")]
    public Task No_fix_that_leaves_the_request_behind(string request) => Fires(
        request.Replace("GET", "credential.GetToken(new TokenRequestContext(new[] { Ask }), default)")
        + $" _ = new OpenAIClient(new ApiKeyCredential([|token.Token|]), {Options});");

    [Fact]
    public Task Token_of_a_credential_in_a_field_is_fixed() => Fixes(
        $"_ = new OpenAIClient(new ApiKeyCredential([|_credential.GetToken(new TokenRequestContext(new[] {{ Ask }}), "
        + $"default).Token|]), {Options});",
        $"_ = new OpenAIClient(new BearerTokenPolicy(_credential, \"{Scope}\"), {Options});");

    [Fact]
    public Task Two_tokens_in_one_document_are_fixed() => Fixes(
        GetToken
        + $"_ = new OpenAIClient(new ApiKeyCredential([|token.Token|]), {Options}); "
        + $"/* why */ _ = new ChatClient(\"m\", new ApiKeyCredential([|token.Token|]), {Options}); // kept",
        $"_ = new OpenAIClient(new BearerTokenPolicy(credential, \"{Scope}\"), {Options}); "
        + $"/* why */ _ = new ChatClient(\"m\", new BearerTokenPolicy(credential, \"{Scope}\"), {Options}); // kept");

    [Fact]
    public Task Fix_works_in_two_documents_with_an_alias() => new Verify.InfoTest
    {
        TestState =
        {
            Sources =
            {
                Aliased("A", $"new Key([|credential.GetToken(new(new[] {{ \"{Scope}\" }}), default).Token|])"),
                Aliased("B", $"new Key([|credential.GetToken(new(new[] {{ \"{Scope}\" }}), default).Token|])"),
                "global using Azure.Core;",
            },
        },
        FixedState =
        {
            Sources =
            {
                Aliased("A", $"new BearerTokenPolicy(credential, \"{Scope}\")", policy: true),
                Aliased("B", $"new BearerTokenPolicy(credential, \"{Scope}\")", policy: true),
                "global using Azure.Core;",
            },
        },
    }.RunAsync();

    private static string Aliased(string name, string key, bool policy = false) =>
        $"using System;\n{(policy ? "using System.ClientModel.Primitives;\n" : "")}using Key = "
        + $"System.ClientModel.ApiKeyCredential;\n\nclass {name}\n{{\n"
        + $"    object M(TokenCredential credential) => new OpenAI.OpenAIClient({key}, "
        + $"new() {{ Endpoint = new Uri(\"{Endpoint}\") }});\n}}\n";

    // ---- Reported without a fix

    [Theory]
    [InlineData("var key = new ApiKeyCredential([|token.Token|]); _ = new OpenAIClient(key, OPTIONS);")]
    [InlineData("ApiKeyCredential key = new([|token.Token|]); _ = new OpenAIClient(key, OPTIONS);")]
    [InlineData("_ = new Azure.AI.Inference.ChatCompletionsClient(uri, new Azure.AzureKeyCredential([|token.Token|]));")]
    [InlineData(
        "var http = new HttpClient { BaseAddress = new Uri(\"https://r.openai.azure.com\") }; "
        + "http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", [|token.Token|]);")]
    [InlineData(
        "var http = new HttpClient(); http.DefaultRequestHeaders.Authorization = new(\"Bearer\", [|token.Token|]); "
        + "await http.GetAsync(\"https://r.openai.azure.com/openai/v1/models\");")]
    public Task No_fix_when_more_than_the_argument_must_change(string statements) =>
        Fires(GetToken + statements.Replace("OPTIONS", Options));

    [Fact]
    public Task No_fix_when_the_scope_is_unknown() => Fires(
        $"var token = credential.GetToken(new TokenRequestContext(new[] {{ uri.ToString() }}), default); "
        + $"_ = new OpenAIClient(new ApiKeyCredential([|token.Token|]), {Options});");

    [Fact]
    public Task No_fix_when_the_credential_is_out_of_scope() => Fires(
        $"AccessToken token; {{ var inner = new AzureCliCredential(); "
        + $"token = inner.GetToken(new TokenRequestContext(new[] {{ Ask }}), default); }} "
        + $"_ = new OpenAIClient(new ApiKeyCredential([|token.Token|]), {Options});");

    [Fact]
    public Task No_fix_that_leaves_an_async_method_without_await() => Fires(
        "",
        "async Task<object> N(TokenCredential c) => new OpenAIClient(new ApiKeyCredential([|(await "
        + $"c.GetTokenAsync(new TokenRequestContext(new[] {{ Ask }}), default)).Token|]), {Options});");

    [Fact]
    public Task No_fix_that_needs_a_preview_member()
    {
        var source = Body(GetToken + $"_ = new OpenAIClient(new ApiKeyCredential([|token.Token|]), {Options});");
        var test = new Verify.InfoTest { TestCode = source, FixedCode = source };
        test.SolutionTransforms.Add(WithoutSuppressions);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("#pragma warning disable OPENAI001", true)]
    [InlineData("#pragma warning disable", true)]
    [InlineData("#pragma warning disable OPENAI001\n#pragma warning restore OPENAI001", false)]
    [InlineData("#pragma warning disable CS0168", false)]
    public Task Fix_uses_a_preview_member_only_under_a_pragma(string pragma, bool allowed)
    {
        string Source(string key) =>
            $"using System.ClientModel;\nusing System.ClientModel.Primitives;\nclass C\n{{\n{pragma}\n"
            + $"    object M(Azure.Core.TokenCredential c) => new OpenAI.OpenAIClient({key}, "
            + $"new OpenAI.OpenAIClientOptions {{ Endpoint = new System.Uri(\"{Endpoint}\") }});\n}}\n";
        var key =
            $"new ApiKeyCredential([|c.GetToken(new Azure.Core.TokenRequestContext(new[] {{ \"{Scope}\" }}), default).Token|])";
        if (pragma == "#pragma warning disable")
            key = key.Replace("[|", "").Replace("|]", "");
        var test = new Verify.InfoTest
        {
            TestCode = Source(key),
            FixedCode = Source(
                allowed && key.Contains("[|")
                    ? $"new BearerTokenPolicy(c, \"{Scope}\")"
                    : key),
        };
        test.SolutionTransforms.Add(WithoutSuppressions);
        return test.RunAsync();
    }

    private static Solution WithoutSuppressions(Solution solution, ProjectId id)
    {
        var options = solution.GetProject(id)!.CompilationOptions!;
        return solution.WithProjectCompilationOptions(
            id, options.WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions.Remove("OPENAI001")));
    }

    [Fact]
    public Task Header_set_in_a_constructor_is_reported() => Reports("", """
        C(TokenCredential credential) => _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", [|credential.GetToken(new TokenRequestContext(new[] { Ask }), default).Token|]);
        """);

    // ---- User-defined credentials

    private static string Own(string members, string type = "TokenCredential") => $$"""
        using System;
        using System.ClientModel.Primitives;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure.Core;
        using Microsoft.Extensions.Configuration;

        class Key : {{type}}
        {
            {{members}}
        }
        """;

    private static string Credential(string fields, string token) => Own($$"""
        {{fields}}
        public override AccessToken GetToken(TokenRequestContext context, CancellationToken cancel) => {{token}};
        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext context, CancellationToken cancel) =>
            new(GetToken(context, cancel));
        """);

    private const string KeyField = "private readonly string _key; public Key(string key) => _key = key;";

    [Theory]
    [InlineData(KeyField, "new AccessToken([|_key|], DateTimeOffset.MaxValue)")]
    [InlineData(KeyField, "new([|_key|], DateTimeOffset.MaxValue)")]
    [InlineData(KeyField, "new AccessToken(expiresOn: DateTimeOffset.MaxValue, accessToken: [|_key|])")]
    [InlineData(KeyField, "new AccessToken([|_key|], DateTime.MaxValue)")]
    [InlineData(KeyField, "new AccessToken([|_key|], DateTimeOffset.UtcNow.AddYears(10))")]
    [InlineData(KeyField, "new AccessToken([|_key|], DateTimeOffset.Now.AddDays(365))")]
    [InlineData(KeyField, "new AccessToken([|_key|], new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero))")]
    [InlineData("public readonly string Value; ", "new AccessToken([|Value|], DateTimeOffset.MaxValue)")]
    [InlineData(
        "public string Value { get; } public Key(string value) { Value = value; }",
        "new AccessToken([|Value|], DateTimeOffset.MaxValue)")]
    [InlineData(
        "private readonly IConfiguration _configuration = null;",
        "new AccessToken([|_configuration[\"Foundry:Key\"]|], DateTimeOffset.MaxValue)")]
    [InlineData("", "new AccessToken([|Environment.GetEnvironmentVariable(\"KEY\")|], DateTimeOffset.MaxValue)")]
    [InlineData(
        "private static readonly DateTimeOffset s_never = DateTimeOffset.MaxValue; private readonly string _key; "
        + "public Key(string key) => _key = key ?? throw new ArgumentNullException(nameof(key));",
        "new AccessToken([|_key|], s_never)")]
    public Task Credential_with_a_token_that_never_expires_is_reported(string fields, string token) =>
        Verify.VerifyCodeFixAsync(Credential(fields, token), Credential(fields, token));

    [Fact]
    public Task Provider_with_a_token_that_never_expires_is_reported() => Verify.VerifyInfoAsync(Own("""
        private readonly string _key; public Key(string key) => _key = key;
        public override GetTokenOptions CreateTokenOptions(IReadOnlyDictionary<string, object> properties) => null;
        public override AuthenticationToken GetToken(GetTokenOptions options, CancellationToken cancel) =>
            new([|_key|], "Bearer", DateTimeOffset.MaxValue);
        public override ValueTask<AuthenticationToken> GetTokenAsync(GetTokenOptions options, CancellationToken cancel) =>
            new(GetToken(options, cancel));
        """, "System.ClientModel.AuthenticationTokenProvider"));

    [Theory]
    [InlineData(KeyField, "new AccessToken(_key, DateTimeOffset.UtcNow.AddHours(1))")]
    [InlineData(KeyField, "new AccessToken(_key, DateTimeOffset.UtcNow.AddDays(1))")]
    [InlineData(KeyField, "new AccessToken(Fetch(), DateTimeOffset.MaxValue); string Fetch() => _key")]
    [InlineData(
        "private string _key; public void Set(string key) => _key = key; public void Renew(string key) => _key = key;",
        "new AccessToken(_key, DateTimeOffset.MaxValue)")]
    [InlineData("", "new AccessToken(\"not-needed\", DateTimeOffset.MaxValue)")]
    [InlineData("private const string Fake = \"fake\";", "new AccessToken(Fake, DateTimeOffset.MaxValue)")]
    [InlineData("private readonly DateTimeOffset _end; private readonly string _key;", "new AccessToken(_key, _end)")]
    [InlineData(
        "private static string s_a = s_a ?? throw new Exception(); private static DateTimeOffset s_b = s_b;",
        "new AccessToken(s_a, s_b)")]
    public Task Silent_when_the_credential_may_renew_the_token(string fields, string token) => Verify.VerifyAnalyzerAsync(
        token.Contains("; string")
            ? Credential(fields, token[..token.IndexOf(';')])
                .Replace("Fetch()", "Fetch(_key)")
                .Replace(
                    "class Key : TokenCredential\n{",
                    "class Key : TokenCredential\n{ static string Fetch(string key) => key + DateTime.Now;")
            : Credential(fields, token));

    [Fact]
    public Task Silent_outside_a_credential() => Verify.VerifyAnalyzerAsync(
        "class C { private readonly string _key; object GetToken() => new Azure.Core.AccessToken(_key, "
        + "System.DateTimeOffset.MaxValue); }");

    // ---- Messages

    [Fact]
    public Task Message_for_a_key_credential() => Verify.VerifyAnalyzerAsync(
        Body(GetToken + $"_ = new OpenAIClient(new ApiKeyCredential({{|#0:token.Token|}}), {Options});"),
        Verify.Diagnostic(CapturedToken.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info).WithMessage(
            "The token in 'ApiKeyCredential' is never renewed. Calls fail with 401 when it expires. Pass the credential "
            + "itself, or a BearerTokenPolicy with it."));

    [Fact]
    public Task Message_for_a_header() => Verify.VerifyAnalyzerAsync(
        Body(
            GetToken
            + "var http = new HttpClient { BaseAddress = new Uri(\"https://r.openai.azure.com\") }; "
            + "http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", {|#0:token.Token|});"),
        Verify.Diagnostic(CapturedToken.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info).WithMessage(
            "The token in 'DefaultRequestHeaders' is never renewed. Calls fail with 401 when it expires. Request a new token "
            + "and set the header for each request."));

    [Fact]
    public Task Message_for_a_credential() => Verify.VerifyAnalyzerAsync(
        Credential(KeyField, "new AccessToken({|#0:_key|}, DateTimeOffset.MaxValue)"),
        Verify.Diagnostic(CapturedToken.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info).WithMessage(
            "The token in 'Key' is never renewed. Calls fail with 401 when it expires. Use a credential from Azure.Identity, "
            + "or ApiKeyCredential for a key."));

    // ---- Clients of Azure.AI.OpenAI send the text as a key

    [Theory]
    [InlineData("new Azure.AI.OpenAI.AzureOpenAIClient(uri, KEY)", true)]
    [InlineData("new Azure.AI.OpenAI.AzureOpenAIClient(uri, KEY, new Azure.AI.OpenAI.AzureOpenAIClientOptions())", true)]
    [InlineData("new Azure.AI.OpenAI.AzureOpenAIClient(new Uri(\"https://r.openai.azure.com\"), credential: KEY)", true)]
    [InlineData("new Azure.AI.OpenAI.AzureOpenAIClient(new Uri(\"https://r.openai.azure.us\"), KEY)", false)]
    [InlineData("new Azure.AI.OpenAI.AzureOpenAIClient(new Uri(\"https://westeurope.api.cognitive.microsoft.com\"), KEY)", false)]
    public Task Token_as_the_key_of_AzureOpenAIClient_is_certain(string client, bool isFixed)
    {
        string Text(string key) => "_ = " + client.Replace("KEY", key) + ";";
        var source = Body(GetToken + Text("new ApiKeyCredential([|token.Token|])"));
        return Verify.VerifyCodeFixAsync(source, isFixed ? Body(Text("credential")) : source);
    }

    [Theory]
    [InlineData(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", "
        + "\"https://r.openai.azure.com\", [|token.Token|]);")]
    [InlineData(
        "_ = new Microsoft.SemanticKernel.Connectors.AzureOpenAI.AzureOpenAIChatCompletionService(\"d\", "
        + "\"https://r.openai.azure.com\", apiKey: [|token.Token|]);")]
    [InlineData("var key = new Azure.AzureKeyCredential([|token.Token|]); _ = new Azure.AI.OpenAI.AzureOpenAIClient(uri, key);")]
    public Task Token_as_a_key_of_Azure_is_certain_without_a_fix(string statements) =>
        Verify.VerifyCodeFixAsync(Body(GetToken + statements), Body(GetToken + statements));

    /// <summary>Each call has its own token, and the first one fails.</summary>
    [Fact]
    public Task Client_for_one_call_is_certain_too() => Verify.VerifyAnalyzerAsync(Body(
        GetToken + "var client = new Azure.AI.OpenAI.AzureOpenAIClient(uri, new ApiKeyCredential([|token.Token|])); "
        + "client.GetChatClient(\"m\");"));

    /// <summary>What is in between may read a token from the header.</summary>
    [Theory]
    [InlineData("new Uri(\"https://proxy.contoso.com\"), KEY")]
    [InlineData("uri, KEY, new Azure.AI.OpenAI.AzureOpenAIClientOptions { Transport = new HttpClientPipelineTransport() }")]
    public Task Gateway_or_own_transport_is_not_certain(string arguments)
    {
        var isElsewhere = arguments.StartsWith("new Uri", StringComparison.Ordinal);
        var source = Body(GetToken + "_ = new Azure.AI.OpenAI.AzureOpenAIClient("
            + arguments.Replace("KEY", $"new ApiKeyCredential({(isElsewhere ? "token.Token" : "[|token.Token|]")})") + ");");
        return isElsewhere ? Verify.VerifyAnalyzerAsync(source) : Verify.VerifyInfoAsync(source, source);
    }

    [Fact]
    public Task Message_for_a_token_as_a_key() => Verify.VerifyAnalyzerAsync(
        Body(GetToken + "_ = new Azure.AI.OpenAI.AzureOpenAIClient(uri, new ApiKeyCredential({|#0:token.Token|}));"),
        Verify.Diagnostic(CapturedToken.Descriptor).WithLocation(0).WithMessage(
            "The token in 'ApiKeyCredential' is sent as a key in the api-key header. The first call fails with 401. Pass the "
            + "credential itself."));

    // ---- Silent

    [Theory]
    [InlineData("_ = new OpenAIClient(new BearerTokenPolicy(credential, Ask), OPTIONS);")]
    [InlineData("_ = new OpenAIClient(new ApiKeyCredential(token.Token));")]
    [InlineData("_ = new OpenAIClient(token.Token);")]
    [InlineData(
        "_ = new OpenAIClient(new ApiKeyCredential(token.Token), new OpenAIClientOptions { Endpoint = "
        + "new Uri(\"https://gateway.contoso.com/v1\") });")]
    [InlineData("_ = new OpenAIClient(new ApiKeyCredential(token.ToString()), OPTIONS);")]
    [InlineData("_ = new OpenAIClient(new ApiKeyCredential(token.ExpiresOn.ToString()), OPTIONS);")]
    [InlineData(
        "var key = new ApiKeyCredential(token.Token); _ = new OpenAIClient(key, OPTIONS); "
        + "key.Update(credential.GetToken(new TokenRequestContext(new[] { Ask }), default).Token);")]
    [InlineData(
        "var key = new ApiKeyCredential(token.Token); _ = new OpenAIClient(key, OPTIONS); Renew(key); "
        + "static void Renew(ApiKeyCredential key) { }")]
    [InlineData("_ = new ApiKeyCredential(token.Token);")]
    [InlineData("token = default; _ = new OpenAIClient(new ApiKeyCredential(token.Token), OPTIONS);")]
    [InlineData(
        "var request = new HttpRequestMessage(HttpMethod.Get, \"https://r.openai.azure.com/openai/v1/models\"); "
        + "request.Headers.Authorization = new AuthenticationHeaderValue(\"Bearer\", token.Token);")]
    [InlineData(
        "var http = new HttpClient(); http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", "
        + "token.Token);")]
    [InlineData(
        "var http = new HttpClient { BaseAddress = new Uri(\"https://management.azure.com\") }; "
        + "http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", token.Token);")]
    [InlineData(
        "var http = new HttpClient { BaseAddress = new Uri(\"https://r.openai.azure.com\") }; "
        + "while (condition) { var t = credential.GetToken(new TokenRequestContext(new[] { Ask }), default); "
        + "http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", t.Token); }")]
    [InlineData("_http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", token.Token);")]
    public Task Silent_when_the_token_is_renewed_or_sent_elsewhere(string statements) =>
        Silent(GetToken + statements.Replace("OPTIONS", Options));

    [Fact]
    public Task Silent_for_a_token_of_unknown_origin() =>
        Silent("", $"object N(AccessToken token) => new OpenAIClient(new ApiKeyCredential(token.Token), {Options});");

    [Fact]
    public Task Silent_for_own_types_of_the_same_name() => Verify.VerifyAnalyzerAsync($$"""
        class AccessToken { public string Token => ""; }
        class Credential { public AccessToken GetToken() => new(); }
        class C
        {
            object M(Credential c) => new OpenAI.OpenAIClient(
                new System.ClientModel.ApiKeyCredential(c.GetToken().Token),
                new OpenAI.OpenAIClientOptions { Endpoint = new System.Uri("{{Endpoint}}") });
        }
        """);

    [Fact]
    public Task Silent_in_a_test_project() => new Verify.Test
    {
        TestCode = Body(GetToken + $"_ = new OpenAIClient(new ApiKeyCredential(token.Token), {Options});"),
        TestState = { AnalyzerConfigFiles = { ("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n") } },
    }.RunAsync();

    /// <summary>Each call of the method requests its own token.</summary>
    [Theory]
    [InlineData(
        "var client = new OpenAI.Models.OpenAIModelClient(new System.ClientModel.ApiKeyCredential(token.Token), "
        + "new OpenAI.OpenAIClientOptions { Endpoint = new System.Uri(\"https://r.openai.azure.com/openai/v1/\") }); "
        + "client.GetModels();")]
    [InlineData(
        "using var http = new System.Net.Http.HttpClient(); "
        + "http.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue(\"Bearer\", "
        + "token.Token); http.GetStringAsync(\"https://r.openai.azure.com/openai/v1/models\");")]
    public Task Silent_when_the_client_lives_for_one_call(string statements) => Verify.VerifyAnalyzerAsync($$"""
        class C
        {
            void M(Azure.Core.TokenCredential credential)
            {
                var token = credential.GetToken(
                    new Azure.Core.TokenRequestContext(new[] { "https://ai.azure.com/.default" }), default);
                {{statements}}
            }
        }
        """);

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "using Azure.Core; class C : TokenCredential { object M(TokenCredential c) => "
            + "new OpenAI.OpenAIClient(new System.ClientModel.ApiKeyCredential(c.GetToken(.Token), ; "
            + "public override AccessToken GetToken( => new AccessToken(, System.DateTimeOffset.MaxValue); "
            + "object N() => new System.ClientModel.ApiKeyCredential(",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
