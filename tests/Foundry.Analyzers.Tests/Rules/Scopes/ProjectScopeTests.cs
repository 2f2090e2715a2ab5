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
    public Task Every_shape(string shape) => new Verify.Test
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
    public Task Every_way_to_write_a_project_endpoint(string endpoint) => Verify.VerifyCodeFixAsync(
        Client($"[|\"{Wrong}\"|]", endpoint), Client($"\"{Right}\"", endpoint));

    [Theory]
    [InlineData("https://cognitiveservices.azure.us/.default", "https://r.services.ai.azure.us/api/projects/p", "https://ai.azure.us/.default")]
    [InlineData("https://ai.azure.com/.default", "https://r.services.ai.azure.us/api/projects/p", "https://ai.azure.us/.default")]
    [InlineData("https://contoso.com/.default", "https://r.services.ai.azure.com/api/projects/p", Right)]
    [InlineData("https://cognitiveservices.azure.com//.default", "https://r.services.ai.azure.com/api/projects/p", Right)]
    public Task The_cloud_of_the_endpoint_counts(string scope, string endpoint, string right) => Verify.VerifyCodeFixAsync(
        Literal(scope, endpoint, marked: true), Literal(right, endpoint));

    [Fact]
    public Task A_constant_that_nothing_else_reads_is_changed() => Verify.VerifyCodeFixAsync(
        Client("[|Scope|]", $"new Uri(\"{Project}\")", $"private const string Scope = \"{Wrong}\";"),
        Client("Scope", $"new Uri(\"{Project}\")", $"private const string Scope = \"{Right}\";"));

    [Fact]
    public Task A_constant_with_other_readers_stays() => Verify.VerifyCodeFixAsync(
        Client("[|Scope|]", $"new Uri(\"{Project}\")", $"private const string Scope = \"{Wrong}\"; string Other() => Scope;"),
        Client($"\"{Right}\"", $"new Uri(\"{Project}\")", $"private const string Scope = \"{Wrong}\"; string Other() => Scope;"));

    [Fact]
    public Task A_static_readonly_field() => Verify.VerifyCodeFixAsync(
        Client("[|s_scope|]", "new Uri(s_endpoint)", $"private static readonly string s_scope = \"{Wrong}\"; private static readonly string s_endpoint = \"{Project}\";"),
        Client("s_scope", "new Uri(s_endpoint)", $"private static readonly string s_scope = \"{Right}\"; private static readonly string s_endpoint = \"{Project}\";"));

    [Theory]
    [InlineData("private static readonly Uri Endpoint = new Uri(PROJECT);")]
    [InlineData("private readonly Uri Endpoint; C() { Endpoint = new Uri(PROJECT); }")]
    [InlineData("private static Uri Endpoint { get; set; } = new Uri(PROJECT);")]
    [InlineData("private Uri Endpoint => new Uri(PROJECT);")]
    public Task A_member_with_the_name_of_what_it_sets(string member)
    {
        var members = member.Replace("PROJECT", $"\"{Project}\"");
        return Verify.VerifyCodeFixAsync(Client($"[|\"{Wrong}\"|]", "Endpoint", members), Client($"\"{Right}\"", "Endpoint", members));
    }

    [Fact]
    public Task A_member_that_an_initialiser_may_set() => Verify.VerifyAnalyzerAsync(
        Client($"\"{Wrong}\"", "Endpoint", $"private Uri Endpoint {{ get; set; }} = new Uri(\"{Project}\"); static object Other(Uri uri) => new C {{ Endpoint = uri }};"));

    [Fact]
    public Task A_policy_and_options_in_locals() => Verify.VerifyCodeFixAsync(
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
    public Task A_policy_in_a_field_that_feeds_two_clients_is_reported_once() => Verify.VerifyCodeFixAsync(
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

            object Two() => new ResponsesClient(authenticationPolicy: C.s_policy, options: new() { Endpoint = new Uri("{{Project}}") });
        }
        """;

    [Fact]
    public Task A_policy_assigned_in_the_constructor() => Verify.VerifyAnalyzerAsync($$"""
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
    public Task A_token_that_is_used_as_a_key(string scopes) => Verify.VerifyCodeFixAsync(
        Request(scopes.Replace("SCOPE", Wrong)), Request(scopes.Replace("[|", "").Replace("|]", "").Replace("SCOPE", Right)));

    [RoslynFact(4, 8)]
    public Task A_collection_expression() => Verify.VerifyCodeFixAsync(Request($"[[|\"{Wrong}\"|]]"), Request($"[\"{Right}\"]"));

    private static string Request(string scopes) => Body($$"""
        var token = await credential.GetTokenAsync(new TokenRequestContext({{scopes}}), default);
        var client = new OpenAIClient(new ApiKeyCredential(token.Token), new OpenAIClientOptions { Endpoint = new Uri("{{Project}}") });
        """);

    [Fact]
    public Task A_token_in_a_request() => Verify.VerifyAnalyzerAsync(Body($$"""
        var context = new TokenRequestContext(new[] { [|"{{Wrong}}"|] });
        AccessToken token = credential.GetToken(context, default);
        var request = new HttpRequestMessage(HttpMethod.Get, "https://r.services.ai.azure.com/api/projects/p/agents");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        """));

    [Fact]
    public Task A_token_in_the_headers_of_a_client() => Verify.VerifyAnalyzerAsync(Body($$"""
        using var http = new HttpClient { BaseAddress = new Uri("https://r.services.ai.azure.com/api/projects/p/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await credential.GetTokenAsync(new TokenRequestContext(new[] { [|"{{Wrong}}"|] }), default)).Token);
        """));

    [Fact]
    public Task A_type_derived_from_a_client() => Verify.VerifyAnalyzerAsync($$"""
        using System;
        using System.ClientModel.Primitives;
        using Azure.Identity;
        using OpenAI;

        class MyClient : OpenAIClient
        {
            public MyClient() : base(new BearerTokenPolicy(new DefaultAzureCredential(), [|"{{Wrong}}"|]), new OpenAIClientOptions { Endpoint = new Uri("{{Project}}") }) { }
        }
        """);

    [Fact]
    public Task Message() => Verify.VerifyAnalyzerAsync(
        Client($"{{|#0:\"{Wrong}\"|}}", $"new Uri(\"{Project}\")"),
        Verify.Diagnostic(ProjectScope.Descriptor).WithLocation(0).WithMessage(
            $"A Foundry project endpoint refuses tokens for '{Wrong}' with 401; use '{Right}'"));

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
    public Task Silent_where_the_scope_fits_or_is_not_ours(string scope, string endpoint) => Verify.VerifyAnalyzerAsync(Literal(scope, endpoint));

    [Theory]
    [InlineData("text")]
    [InlineData("text + \"/.default\"")]
    [InlineData("condition ? \"https://cognitiveservices.azure.com/.default\" : \"https://ai.azure.com/.default\"")]
    public Task Silent_where_the_scope_is_not_known(string scope) => Verify.VerifyAnalyzerAsync(
        Client(scope.Replace("condition", "(text == null)"), $"new Uri(\"{Project}\")"));

    [Theory]
    [InlineData("uri")]
    [InlineData("new Uri(text)")]
    [InlineData("new Uri(text + text)")]
    [InlineData("new Uri($\"https://{text}/openai/v1\")")]
    [InlineData("new Uri(\"not a uri\")")]
    [InlineData("new Uri(\"\")")]
    [InlineData("null")]
    public Task Silent_where_the_endpoint_is_not_known(string endpoint) => Verify.VerifyAnalyzerAsync(Client($"\"{Wrong}\"", endpoint));

    [Theory]
    [InlineData("var client = new OpenAIClient(policy);")]
    [InlineData("Keep(policy); static void Keep(object o) { }")]
    [InlineData("var options = new OpenAIClientOptions { Endpoint = new Uri(PROJECT) }; options.Endpoint = uri; var client = new OpenAIClient(policy, options);")]
    [InlineData("var options = condition ? new OpenAIClientOptions { Endpoint = new Uri(PROJECT) } : null; var client = new OpenAIClient(policy, options);")]
    [InlineData("var options = new OpenAIClientOptions { Endpoint = new Uri(PROJECT) }; Configure(options); var client = new OpenAIClient(policy, options); void Configure(OpenAIClientOptions o) { }")]
    [InlineData("var options = new OpenAIClientOptions { Endpoint = new Uri(PROJECT) }; var alias = options; alias.Endpoint = uri; var client = new OpenAIClient(policy, options);")]
    [InlineData("var options = new OpenAIClientOptions { Endpoint = new Uri(PROJECT) }; var alias = options; options.Endpoint = uri; var client = new OpenAIClient(policy, alias);")]
    [InlineData("var options = new OpenAIClientOptions { Endpoint = new Uri(PROJECT) }; foreach (var o in new[] { options }) o.Endpoint = uri; var client = new OpenAIClient(policy, options);")]
    [InlineData("var options = new OpenAIClientOptions { Endpoint = new Uri(PROJECT) }; (options.Endpoint, text) = (uri, text); var client = new OpenAIClient(policy, options);")]
    [InlineData("var options = new OpenAIClientOptions(); if (condition) options.Endpoint = new Uri(PROJECT); var client = new OpenAIClient(policy, options);")]
    [InlineData("var client = new OpenAIClient(policy, new OpenAIClientOptions { Endpoint = new Uri($\"https://{text}.contoso.com/api/projects/p\") });")]
    [InlineData("var client = new OpenAIClient(policy, new OpenAIClientOptions { Endpoint = new Uri(uri, \"//gateway.contoso.com/api/projects/p\") });")]
    [InlineData("var client = new OpenAIClient(policy, new OpenAIClientOptions { Endpoint = new Uri($\"{text}/openai/v1?return=/api/projects/p\") });")]
    [InlineData("if (condition) policy = null; var client = new OpenAIClient(policy, new OpenAIClientOptions { Endpoint = new Uri(PROJECT) });")]
    public Task Silent_where_the_policy_may_go_elsewhere(string statements) => Verify.VerifyAnalyzerAsync(
        Body($"var policy = new BearerTokenPolicy(credential, \"{Wrong}\"); " + statements.Replace("PROJECT", $"\"{Project}\"")));

    [Theory]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, text);")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, \"https://management.azure.com/subscriptions\");")]
    [InlineData("var request = new HttpRequestMessage();")]
    public Task Silent_where_a_request_goes_elsewhere(string statement) => Verify.VerifyAnalyzerAsync(Body($$"""
        var token = await credential.GetTokenAsync(new TokenRequestContext(new[] { "{{Wrong}}" }), default);
        {{statement}}
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        """));

    [Theory]
    [InlineData("private readonly OpenAIClientOptions _options = new() { Endpoint = new Uri(PROJECT) }; C() { _options.Endpoint = null; }")]
    [InlineData("public OpenAIClientOptions _options { get; } = new() { Endpoint = new Uri(PROJECT) };")]
    [InlineData("private readonly OpenAIClientOptions _options = new() { Endpoint = new Uri(PROJECT) }; OpenAIClientOptions Get() => _options;")]
    public Task Silent_where_options_in_a_member_may_be_changed(string member) => Verify.VerifyAnalyzerAsync($$"""
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
    public Task Options_in_a_member_that_only_clients_get() => Verify.VerifyAnalyzerAsync($$"""
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
    public Task Silent_where_an_HTTP_client_is_used_for_more(string statement) => Verify.VerifyAnalyzerAsync(Body($$"""
        var http = new HttpClient { BaseAddress = new Uri("https://r.services.ai.azure.com/api/projects/p/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", credential.GetToken(new TokenRequestContext(new[] { "{{Wrong}}" }), default).Token);
        {{statement}}
        """));

    [Fact]
    public Task An_HTTP_client_with_relative_addresses() => Verify.VerifyAnalyzerAsync(Body($$"""
        var http = new HttpClient { BaseAddress = new Uri("https://r.services.ai.azure.com/api/projects/p/") };
        var token = await credential.GetTokenAsync(new TokenRequestContext(new[] { [|"{{Wrong}}"|] }), default).ConfigureAwait(false);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        await http.GetAsync("agents");
        """));

    [Fact]
    public Task Scopes_in_an_array_of_their_own() => Verify.VerifyCodeFixAsync(
        Body("var scopes = new[] { \"" + Wrong + "\" }; var token = credential.GetToken(new TokenRequestContext([|scopes|]), default); var client = new OpenAIClient(new ApiKeyCredential(token.Token), new OpenAIClientOptions { Endpoint = new Uri(\"" + Project + "\") });"),
        Body("var scopes = new[] { \"" + Wrong + "\" }; var token = credential.GetToken(new TokenRequestContext([|scopes|]), default); var client = new OpenAIClient(new ApiKeyCredential(token.Token), new OpenAIClientOptions { Endpoint = new Uri(\"" + Project + "\") });"));

    [Fact]
    public Task Silent_for_a_request_that_two_services_share() => Verify.VerifyAnalyzerAsync(Body($$"""
        var request = new TokenRequestContext(new[] { "{{Wrong}}" });
        var other = credential.GetToken(request, default);
        var client = new OpenAIClient(new ApiKeyCredential(credential.GetToken(request, default).Token), new OpenAIClientOptions { Endpoint = new Uri("{{Project}}") });
        """));

    [Fact]
    public Task Silent_for_a_credential_of_the_user_s_own() => Verify.VerifyAnalyzerAsync(
        Client($"\"{Wrong}\"", $"new Uri(\"{Project}\")", """
            class Own : TokenCredential
            {
                public override AccessToken GetToken(TokenRequestContext context, System.Threading.CancellationToken cancel) => default;
                public override System.Threading.Tasks.ValueTask<AccessToken> GetTokenAsync(TokenRequestContext context, System.Threading.CancellationToken cancel) => default;
            }
            """, "new Own()"));

    /// <summary>Single fixes and fix-all give the same, and no variable is left that nobody reads.</summary>
    [Theory]
    [InlineData("var scope = WRONG; var a = new OpenAIClient(new BearerTokenPolicy(credential, [|scope|]), OPTIONS); var b = new OpenAIClient(new BearerTokenPolicy(credential, [|scope|]), OPTIONS);")]
    [InlineData("string scope; scope = WRONG; var a = new OpenAIClient(new BearerTokenPolicy(credential, [|scope|]), OPTIONS);")]
    [InlineData("var host = \"https://cognitiveservices.azure.com\"; var a = new OpenAIClient(new BearerTokenPolicy(credential, [|host + \"/.default\"|]), OPTIONS);")]
    [InlineData("var a = new OpenAIClient(new BearerTokenPolicy(credential, [|\"https://cognitiveservices.azure.com\" + // the host\n \"/.default\"|]), OPTIONS);")]
    public Task No_fix_where_it_would_do_harm(string statements)
    {
        var source = Body(statements.Replace("WRONG", $"\"{Wrong}\"").Replace("OPTIONS", $"new OpenAIClientOptions {{ Endpoint = new Uri(\"{Project}\") }}"));
        return Verify.VerifyCodeFixAsync(source, source);
    }

    [Fact]
    public Task A_chain_of_variables_is_repaired_at_its_end() => Verify.VerifyCodeFixAsync(
        Body($"const string A = \"{Wrong}\"; var b = A; var client = new OpenAIClient(new BearerTokenPolicy(credential, [|b|]), new OpenAIClientOptions {{ Endpoint = new Uri(\"{Project}\") }});"),
        Body($"const string A = \"{Right}\"; var b = A; var client = new OpenAIClient(new BearerTokenPolicy(credential, b), new OpenAIClientOptions {{ Endpoint = new Uri(\"{Project}\") }});"));

    [Fact]
    public Task A_tripling_property_costs_no_time() => Verify.VerifyAnalyzerAsync(
        Client($"\"{Wrong}\"", "new Uri(S)", "static string S => $\"{S}{S}{S}\";"));

    [Fact]
    public Task Silent_for_a_folding_cycle() => new Verify.Test
    {
        TestCode = Client("s_a", $"new Uri(\"{Project}\")", "private static readonly string s_a = s_b; private static readonly string s_b = s_a;"),
    }.RunAsync();

    [Fact]
    public Task Silent_for_several_scopes() => Verify.VerifyAnalyzerAsync(Request($"new[] {{ \"{Wrong}\", \"{Right}\" }}"));

    [Fact]
    public Task Incomplete_code() => new Verify.Test
    {
        TestCode = $"using System.ClientModel.Primitives; class C {{ object M() => new OpenAI.OpenAIClient(new BearerTokenPolicy(, \"{Wrong}\"), new OpenAI.OpenAIClientOptions {{ Endpoint = new System.Uri( }}; object N = new BearerTokenPolicy(\"\", ",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
