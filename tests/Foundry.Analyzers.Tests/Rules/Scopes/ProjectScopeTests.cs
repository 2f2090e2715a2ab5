using Foundry.Analyzers.CodeFixes.Fixes.Scopes;
using Foundry.Analyzers.Rules.Scopes;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Scopes;

using static ScopeSource;
using Verify = RuleVerifier<ProjectScope, ScopeFix>;

public class ProjectScopeTests
{
    private const string Wrong = "https://cognitiveservices.azure.com/.default";
    private const string Right = "https://ai.azure.com/.default";

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape) => new Verify.Test
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = Shaped(shape, $"[|\"{Wrong}\"|]", Project),
        FixedCode = Shaped(shape, $"\"{Right}\"", Project),
    }.RunAsync();

    [Theory]
    [InlineData("new Uri(\"https://r.services.ai.azure.com/api/projects/p/openai/v1\")")]
    [InlineData("new Uri(\"https://r.services.ai.azure.com/api/projects/p\")")]
    [InlineData("new Uri(\"https://R.Services.AI.Azure.com/API/Projects/p\")")]
    [InlineData("new Uri($\"https://{text}.services.ai.azure.com/api/projects/{text}/openai/v1\")")]
    [InlineData("new Uri($\"{text}/api/projects/p/openai/v1\")")]
    [InlineData("new Uri(text + \"/api/projects/p/openai/v1\")")]
    [InlineData("new Uri(text.TrimEnd('/') + \"/api/projects/\" + text)")]
    [InlineData("new Uri(uri, \"/api/projects/p\")")]
    [InlineData("new Uri(new Uri(\"https://r.services.ai.azure.com\"), \"api/projects/p\")")]
    [InlineData("new Uri(uriKind: UriKind.Absolute, uriString: \"https://r.services.ai.azure.com/api/projects/p\")")]
    [InlineData("new(\"https://r.services.ai.azure.com/api/projects/p\")")]
    public Task Scope_is_fixed_for_every_form_of_project_endpoint(string endpoint) => Verify.VerifyCodeFixAsync(
        Client($"[|\"{Wrong}\"|]", endpoint), Client($"\"{Right}\"", endpoint));

    [Theory]
    [InlineData(
        "https://cognitiveservices.azure.us/.default",
        "https://r.services.ai.azure.us/api/projects/p",
        "https://ai.azure.us/.default")]
    [InlineData("https://ai.azure.com/.default", "https://r.services.ai.azure.us/api/projects/p", "https://ai.azure.us/.default")]
    [InlineData("https://contoso.com/.default", "https://r.services.ai.azure.com/api/projects/p", Right)]
    [InlineData("https://cognitiveservices.azure.com//.default", "https://r.services.ai.azure.com/api/projects/p", Right)]
    public Task Fix_uses_the_cloud_of_the_endpoint(string scope, string endpoint, string right) => Verify.VerifyCodeFixAsync(
        Literal(scope, endpoint, marked: true),
        SignedIn(Literal(right, endpoint), right));

    [Fact]
    public Task Constant_with_one_reader_is_changed() => Verify.VerifyCodeFixAsync(
        Client("[|Scope|]", $"new Uri(\"{Project}\")", $"private const string Scope = \"{Wrong}\";"),
        Client("Scope", $"new Uri(\"{Project}\")", $"private const string Scope = \"{Right}\";"));

    [Fact]
    public Task Constant_with_other_readers_is_not_changed() => Verify.VerifyCodeFixAsync(
        Client("[|Scope|]", $"new Uri(\"{Project}\")", $"private const string Scope = \"{Wrong}\"; string Other() => Scope;"),
        Client($"\"{Right}\"", $"new Uri(\"{Project}\")", $"private const string Scope = \"{Wrong}\"; string Other() => Scope;"));

    [Fact]
    public Task Static_readonly_field_is_changed() => Verify.VerifyCodeFixAsync(
        Client(
            "[|s_scope|]",
            "new Uri(s_endpoint)",
            $"private static readonly string s_scope = \"{Wrong}\"; private static readonly string s_endpoint = \"{Project}\";"),
        Client(
            "s_scope",
            "new Uri(s_endpoint)",
            $"private static readonly string s_scope = \"{Right}\"; private static readonly string s_endpoint = \"{Project}\";"));

    [Theory]
    [InlineData("private static readonly Uri Endpoint = new Uri(PROJECT);")]
    [InlineData("private readonly Uri Endpoint; C() { Endpoint = new Uri(PROJECT); }")]
    [InlineData("private static Uri Endpoint { get; set; } = new Uri(PROJECT);")]
    [InlineData("private Uri Endpoint => new Uri(PROJECT);")]
    public Task Member_with_the_name_of_the_property_it_sets_is_followed(string member)
    {
        var members = member.Replace("PROJECT", $"\"{Project}\"");
        return Verify.VerifyCodeFixAsync(
            Client($"[|\"{Wrong}\"|]", "Endpoint", members), Client($"\"{Right}\"", "Endpoint", members));
    }

    [Fact]
    public Task Member_that_an_initializer_may_set_is_not_followed() => Verify.VerifyAnalyzerAsync(
        Client(
            $"\"{Wrong}\"",
            "Endpoint",
            $"private Uri Endpoint {{ get; set; }} = new Uri(\"{Project}\"); "
            + $"static object Other(Uri uri) => new C {{ Endpoint = uri }};"));

    [Fact]
    public Task Policy_and_options_in_locals_are_followed() => Verify.VerifyCodeFixAsync(
        Body($$"""
        var scope = "{{Wrong}}";
        var policy = new BearerTokenPolicy(credential, [|scope|]);
        var options = new OpenAIClientOptions();
        options.Endpoint = new Uri("{{Project}}");
        var client = new OpenAIClient(policy, options);
        """),
        Body($$"""
        var scope = "{{Right}}";
        var policy = new BearerTokenPolicy(credential, scope);
        var options = new OpenAIClientOptions();
        options.Endpoint = new Uri("{{Project}}");
        var client = new OpenAIClient(policy, options);
        """));

    [Fact]
    public Task Policy_in_a_field_of_two_clients_is_reported_once() => Verify.VerifyCodeFixAsync(
        FieldSource($"[|\"{Wrong}\"|]"), FieldSource($"\"{Right}\""));

    private static string FieldSource(string scope) => $$"""
        using System;
        using System.ClientModel.Primitives;
        using Azure.Identity;
        using OpenAI;
        using OpenAI.Responses;

        class C
        {
            private static readonly BearerTokenPolicy s_policy = new(new DefaultAzureCredential(), {{scope}});

            object One() => new OpenAIClient(s_policy, new OpenAIClientOptions { Endpoint = new Uri("{{Project}}") });

            object Two() =>
                new ResponsesClient(authenticationPolicy: C.s_policy, options: new() { Endpoint = new Uri("{{Project}}") });
        }
        """;

    [Fact]
    public Task Policy_assigned_in_the_constructor_is_reported() => Verify.VerifyAnalyzerAsync($$"""
        using System;
        using System.ClientModel.Primitives;
        using Azure.Identity;
        using OpenAI;

        class C
        {
            private readonly BearerTokenPolicy _policy;
            private readonly OpenAIClient _client;

            public C()
            {
                _policy = new BearerTokenPolicy(new DefaultAzureCredential(), [|"{{Wrong}}"|]);
                _client = new OpenAIClient(_policy, new OpenAIClientOptions { Endpoint = new Uri("{{Project}}") });
            }
        }
        """);

    [Theory]
    [InlineData("new[] { [|\"SCOPE\"|] }")]
    [InlineData("new string[] { [|\"SCOPE\"|] }")]
    [InlineData("scopes: new[] { [|\"SCOPE\"|] }")]
    public Task Scope_of_a_token_used_as_a_key_is_fixed(string scopes) => Verify.VerifyCodeFixAsync(
        Request(scopes.Replace("SCOPE", Wrong)), Request(scopes.Replace("[|", "").Replace("|]", "").Replace("SCOPE", Right)));

    [RoslynFact(4, 8)]
    public Task Scope_in_a_collection_expression_is_fixed() =>
        Verify.VerifyCodeFixAsync(Request($"[[|\"{Wrong}\"|]]"), Request($"[\"{Right}\"]"));

    private static string Request(string scopes) => Body($$"""
        var token = await credential.GetTokenAsync(new TokenRequestContext({{scopes}}), default);
        var client = new OpenAIClient(
            new ApiKeyCredential(token.Token), new OpenAIClientOptions { Endpoint = new Uri("{{Project}}") });
        """);

    [Fact]
    public Task Scope_of_a_token_in_a_request_is_reported() => Verify.VerifyAnalyzerAsync(Body($$"""
        var context = new TokenRequestContext(new[] { [|"{{Wrong}}"|] });
        AccessToken token = credential.GetToken(context, default);
        var request = new HttpRequestMessage(HttpMethod.Get, "https://r.services.ai.azure.com/api/projects/p/agents");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        """));

    [Fact]
    public Task Scope_of_a_token_in_default_headers_is_reported() => Verify.VerifyAnalyzerAsync(Body($$"""
        using var http = new HttpClient { BaseAddress = new Uri("https://r.services.ai.azure.com/api/projects/p/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", (await credential.GetTokenAsync(new TokenRequestContext(new[] { [|"{{Wrong}}"|] }), default)).Token);
        """));

    [Fact]
    public Task Derived_client_is_reported() => Verify.VerifyAnalyzerAsync($$"""
        using System;
        using System.ClientModel.Primitives;
        using Azure.Identity;
        using OpenAI;

        class MyClient : OpenAIClient
        {
            public MyClient() : base(
                new BearerTokenPolicy(new DefaultAzureCredential(), [|"{{Wrong}}"|]),
                new OpenAIClientOptions { Endpoint = new Uri("{{Project}}") }) { }
        }
        """);

    [Fact]
    public Task Message_names_the_scope() => Verify.VerifyAnalyzerAsync(
        Client($"{{|#0:\"{Wrong}\"|}}", $"new Uri(\"{Project}\")"),
        Verify.Diagnostic(ProjectScope.Descriptor).WithLocation(0).WithMessage(
            $"A Foundry project endpoint rejects tokens for '{Wrong}' with 401. Use '{Right}'."));

    // ---- Silent

    [Theory]
    [InlineData(Right, Project)]
    [InlineData("https://ai.azure.com//.default", Project)]
    [InlineData(Wrong, Account)]
    [InlineData(Right, Account)]
    [InlineData(Wrong, "https://r.services.ai.azure.com/openai/v1/")]
    [InlineData(Wrong, "https://r.cognitiveservices.azure.com/openai/v1/")]
    [InlineData(Wrong, "https://gateway.contoso.com/api/projects/p")]
    [InlineData(Wrong, "http://localhost:11434/api/projects/p")]
    [InlineData("https://mcp.ai.azure.com/.default", "https://mcp.ai.azure.com/mcp")]
    [InlineData("https://ai.azure.cn/.default", "https://r.services.ai.azure.cn/api/projects/p")]
    [InlineData("https://ai.azure.us/.default", "https://r.services.ai.azure.us/api/projects/p")]
    [InlineData("https://ai.azure.com/user_impersonation", Project)]
    [InlineData("api://my-app/.default", "https://api.openai.com/v1")]
    public Task Silent_when_the_scope_fits_or_belongs_to_another_service(string scope, string endpoint) =>
        Verify.VerifyAnalyzerAsync(Literal(scope, endpoint));

    [Theory]
    [InlineData("text")]
    [InlineData("text + \"/.default\"")]
    [InlineData("condition ? \"https://cognitiveservices.azure.com/.default\" : \"https://ai.azure.com/.default\"")]
    public Task Silent_when_the_scope_is_unknown(string scope) => Verify.VerifyAnalyzerAsync(
        Client(scope.Replace("condition", "(text == null)"), $"new Uri(\"{Project}\")"));

    [Theory]
    [InlineData("uri")]
    [InlineData("new Uri(text)")]
    [InlineData("new Uri(text + text)")]
    [InlineData("new Uri($\"https://{text}/openai/v1\")")]
    [InlineData("new Uri(\"not a uri\")")]
    [InlineData("new Uri(\"\")")]
    [InlineData("null")]
    public Task Silent_when_the_endpoint_is_unknown(string endpoint) =>
        Verify.VerifyAnalyzerAsync(Client($"\"{Wrong}\"", endpoint));

    [Theory]
    [InlineData("var client = new OpenAIClient(policy);")]
    [InlineData("Keep(policy); static void Keep(object o) { }")]
    [InlineData(
        "var options = new OpenAIClientOptions { Endpoint = new Uri(PROJECT) }; options.Endpoint = uri; "
        + "var client = new OpenAIClient(policy, options);")]
    [InlineData(
        "var options = condition ? new OpenAIClientOptions { Endpoint = new Uri(PROJECT) } : null; "
        + "var client = new OpenAIClient(policy, options);")]
    [InlineData(
        "var options = new OpenAIClientOptions { Endpoint = new Uri(PROJECT) }; Configure(options); "
        + "var client = new OpenAIClient(policy, options); void Configure(OpenAIClientOptions o) { }")]
    [InlineData(
        "var options = new OpenAIClientOptions { Endpoint = new Uri(PROJECT) }; var alias = options; alias.Endpoint = uri; "
        + "var client = new OpenAIClient(policy, options);")]
    [InlineData(
        "var options = new OpenAIClientOptions { Endpoint = new Uri(PROJECT) }; var alias = options; options.Endpoint = uri; "
        + "var client = new OpenAIClient(policy, alias);")]
    [InlineData(
        "var options = new OpenAIClientOptions { Endpoint = new Uri(PROJECT) }; "
        + "foreach (var o in new[] { options }) o.Endpoint = uri; var client = new OpenAIClient(policy, options);")]
    [InlineData(
        "var options = new OpenAIClientOptions { Endpoint = new Uri(PROJECT) }; (options.Endpoint, text) = (uri, text); "
        + "var client = new OpenAIClient(policy, options);")]
    [InlineData(
        "var options = new OpenAIClientOptions(); if (condition) options.Endpoint = new Uri(PROJECT); "
        + "var client = new OpenAIClient(policy, options);")]
    [InlineData(
        "var client = new OpenAIClient(policy, new OpenAIClientOptions { Endpoint = "
        + "new Uri($\"https://{text}.contoso.com/api/projects/p\") });")]
    [InlineData(
        "var client = new OpenAIClient(policy, new OpenAIClientOptions { Endpoint = new Uri(uri, "
        + "\"//gateway.contoso.com/api/projects/p\") });")]
    [InlineData(
        "var client = new OpenAIClient(policy, new OpenAIClientOptions { Endpoint = "
        + "new Uri($\"{text}/openai/v1?return=/api/projects/p\") });")]
    [InlineData(
        "if (condition) policy = null; var client = new OpenAIClient(policy, new OpenAIClientOptions { Endpoint = "
        + "new Uri(PROJECT) });")]
    public Task Silent_when_the_policy_may_go_elsewhere(string statements) => Verify.VerifyAnalyzerAsync(
        Body($"var policy = new BearerTokenPolicy(credential, \"{Wrong}\"); " + statements.Replace("PROJECT", $"\"{Project}\"")));

    [Theory]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, text);")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, \"https://management.azure.com/subscriptions\");")]
    [InlineData("var request = new HttpRequestMessage();")]
    public Task Silent_when_the_request_goes_elsewhere(string statement) => Verify.VerifyAnalyzerAsync(Body($$"""
        var token = await credential.GetTokenAsync(new TokenRequestContext(new[] { "{{Wrong}}" }), default);
        {{statement}}
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        """));

    [Theory]
    [InlineData(
        "private readonly OpenAIClientOptions _options = new() { Endpoint = new Uri(PROJECT) }; "
        + "C() { _options.Endpoint = null; }")]
    [InlineData("public OpenAIClientOptions _options { get; } = new() { Endpoint = new Uri(PROJECT) };")]
    [InlineData(
        "private readonly OpenAIClientOptions _options = new() { Endpoint = new Uri(PROJECT) }; "
        + "OpenAIClientOptions Get() => _options;")]
    public Task Silent_when_other_code_may_change_options_in_a_member(string member) => Verify.VerifyAnalyzerAsync($$"""
        using System;
        using System.ClientModel.Primitives;
        using Azure.Identity;
        using OpenAI;

        class C
        {
            {{member.Replace("PROJECT", $"\"{Project}\"")}}
            object M() => new OpenAIClient(new BearerTokenPolicy(new DefaultAzureCredential(), "{{Wrong}}"), _options);
        }
        """);

    [Fact]
    public Task Options_in_a_member_that_only_clients_use_are_followed() => Verify.VerifyAnalyzerAsync($$"""
        using System;
        using System.ClientModel.Primitives;
        using Azure.Identity;
        using OpenAI;

        class C
        {
            private static readonly OpenAIClientOptions s_options = new() { Endpoint = new Uri("{{Project}}") };
            object M() => new OpenAIClient(new BearerTokenPolicy(new DefaultAzureCredential(), [|"{{Wrong}}"|]), s_options);
        }
        """);

    [Theory]
    [InlineData("await List(http); static Task List(HttpClient client) => Task.CompletedTask;")]
    [InlineData("await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, \"https://management.azure.com/subscriptions\"));")]
    [InlineData("http.DefaultRequestHeaders.Authorization = null;")]
    public Task Silent_when_the_HTTP_client_has_other_uses(string statement) => Verify.VerifyAnalyzerAsync(Body($$"""
        var http = new HttpClient { BaseAddress = new Uri("https://r.services.ai.azure.com/api/projects/p/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", credential.GetToken(new TokenRequestContext(new[] { "{{Wrong}}" }), default).Token);
        {{statement}}
        """));

    [Fact]
    public Task HTTP_client_with_relative_addresses_is_reported() => Verify.VerifyAnalyzerAsync(Body($$"""
        var http = new HttpClient { BaseAddress = new Uri("https://r.services.ai.azure.com/api/projects/p/") };
        var token = await credential.GetTokenAsync(
            new TokenRequestContext(new[] { [|"{{Wrong}}"|] }), default).ConfigureAwait(false);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        await http.GetAsync("agents");
        """));

    [Fact]
    public Task Scopes_in_an_array_variable_are_reported_and_not_fixed() => Verify.VerifyCodeFixAsync(
        Body(
            "var scopes = new[] { \""
            + Wrong
            + "\" }; var token = credential.GetToken(new TokenRequestContext([|scopes|]), default); "
            + "var client = new OpenAIClient(new ApiKeyCredential(token.Token), new OpenAIClientOptions { Endpoint = new Uri(\""
            + Project
            + "\") });"),
        Body(
            "var scopes = new[] { \""
            + Wrong
            + "\" }; var token = credential.GetToken(new TokenRequestContext([|scopes|]), default); "
            + "var client = new OpenAIClient(new ApiKeyCredential(token.Token), new OpenAIClientOptions { Endpoint = new Uri(\""
            + Project
            + "\") });"));

    [Fact]
    public Task Silent_when_two_services_share_a_request() => Verify.VerifyAnalyzerAsync(Body($$"""
        var request = new TokenRequestContext(new[] { "{{Wrong}}" });
        var other = credential.GetToken(request, default);
        var client = new OpenAIClient(
            new ApiKeyCredential(credential.GetToken(request, default).Token),
            new OpenAIClientOptions { Endpoint = new Uri("{{Project}}") });
        """));

    [Fact]
    public Task Silent_for_a_user_defined_credential() => Verify.VerifyAnalyzerAsync(
        Client($"\"{Wrong}\"", $"new Uri(\"{Project}\")", """
            class Own : TokenCredential
            {
                public override AccessToken GetToken(
                    TokenRequestContext context, System.Threading.CancellationToken cancel) => default;
                public override System.Threading.Tasks.ValueTask<AccessToken> GetTokenAsync(
                    TokenRequestContext context, System.Threading.CancellationToken cancel) => default;
            }
            """, "new Own()"));

    /// <summary>Single fixes and fix-all must give the same result and leave no unused variable.</summary>
    [Theory]
    [InlineData(
        "var scope = WRONG; var a = new OpenAIClient(new BearerTokenPolicy(credential, [|scope|]), OPTIONS); "
        + "var b = new OpenAIClient(new BearerTokenPolicy(credential, [|scope|]), OPTIONS);")]
    [InlineData("string scope; scope = WRONG; var a = new OpenAIClient(new BearerTokenPolicy(credential, [|scope|]), OPTIONS);")]
    [InlineData(
        "var host = \"https://cognitiveservices.azure.com\"; "
        + "var a = new OpenAIClient(new BearerTokenPolicy(credential, [|host + \"/.default\"|]), OPTIONS);")]
    [InlineData(
        "var a = new OpenAIClient(new BearerTokenPolicy(credential, [|\"https://cognitiveservices.azure.com\" + // the host\n"
        + " \"/.default\"|]), OPTIONS);")]
    public Task No_fix_when_a_local_would_be_unused_or_a_comment_be_lost(string statements)
    {
        var source = Body(
            statements.Replace("WRONG", $"\"{Wrong}\"").Replace(
                "OPTIONS", $"new OpenAIClientOptions {{ Endpoint = new Uri(\"{Project}\") }}"));
        return Verify.VerifyCodeFixAsync(source, source);
    }

    [Fact]
    public Task Chain_of_variables_is_fixed_at_its_end() => Verify.VerifyCodeFixAsync(
        Body(
            $"const string A = \"{Wrong}\"; var b = A; var client = new OpenAIClient(new BearerTokenPolicy(credential, [|b|]), "
            + $"new OpenAIClientOptions {{ Endpoint = new Uri(\"{Project}\") }});"),
        Body(
            $"const string A = \"{Right}\"; var b = A; var client = new OpenAIClient(new BearerTokenPolicy(credential, b), "
            + $"new OpenAIClientOptions {{ Endpoint = new Uri(\"{Project}\") }});"));

    [Fact]
    public Task Property_that_triples_is_analyzed_quickly() => Verify.VerifyAnalyzerAsync(
        Client($"\"{Wrong}\"", "new Uri(S)", "static string S => $\"{S}{S}{S}\";"));

    [Fact]
    public Task Silent_for_a_folding_cycle() => new Verify.Test
    {
        TestCode = Client(
            "s_a",
            $"new Uri(\"{Project}\")",
            "private static readonly string s_a = s_b; private static readonly string s_b = s_a;"),
    }.RunAsync();

    [Fact]
    public Task Silent_for_several_scopes() => Verify.VerifyAnalyzerAsync(Request($"new[] {{ \"{Wrong}\", \"{Right}\" }}"));

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            $"using System.ClientModel.Primitives; class C {{ object M() => new OpenAI.OpenAIClient(new BearerTokenPolicy(, "
            + $"\"{Wrong}\"), new OpenAI.OpenAIClientOptions {{ Endpoint = new System.Uri( }}; "
            + "object N = new BearerTokenPolicy(\"\", ",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
