using Foundry.Analyzers.CodeFixes.Fixes.Credentials;
using Foundry.Analyzers.Rules.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Rules.Credentials;

using Verify = RuleVerifier<BuiltPerCall, BuiltPerCallFix>;

public class BuiltPerCallTests
{
    private const string Usings = """
        using System;
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure.AI.OpenAI;
        using Azure.AI.Projects;
        using Azure.Core;
        using Azure.Identity;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Azure.WebJobs;
        using Microsoft.Extensions.DependencyInjection;
        using OpenAI;

        """;

    private static Verify.Test Test(string source, string? repaired = null, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var test = new Verify.Test
        {
            TestState = { OutputKind = kind, AdditionalReferences = { FrameworkStubs.Reference } },
            TestCode = source,
        };
        if (repaired is not null)
            test.FixedCode = repaired;
        return test;
    }

    /// <summary>Puts the statements into the action of a controller.</summary>
    private static string Action(string statements, string members = "", string fields = "") => $$"""
        {{Usings}}
        public class ChatController : ControllerBase
        {
        {{fields}}    private static readonly Uri s_uri = new Uri("https://r.services.ai.azure.com/api/projects/p");
            private readonly TokenCredential _credential = null;
            private AIProjectClient _client;
            {{members}}
            public async Task<object> Get(string text, CancellationToken cancel)
            {
                await Task.Yield();
                {{statements}}
                return null;
            }
        }
        """;

    private const string Field = "    private static readonly TokenCredential s_credential = new DefaultAzureCredential();\n";

    private static Task Fixes(string statements, string repaired, string field = Field) =>
        Test(Action(statements), Action(repaired, fields: field)).RunAsync();

    private static Task NoFix(string statements, string members = "") =>
        Test(Action(statements, members), Action(statements, members)).RunAsync();

    private static Task Silent(string statements, string members = "") => Test(Action(statements, members)).RunAsync();

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_reported_in_every_code_context(string shape) => Test(CodeContexts.Source(shape,
        "EndpointRouteBuilderExtensions.MapGet(null, \"/\", new System.Func<object>(() => "
        + "new [|Azure.AI.Projects.AIProjectClient|](new System.Uri(\"https://e\"), "
        + "new Azure.Identity.DefaultAzureCredential())))",
        "using Microsoft.AspNetCore.Builder;"), kind: CodeContexts.Kind(shape)).RunAsync();

    // ---- Repeated code

    [Theory]
    [InlineData("MapGet(\"/\", ")]
    [InlineData("MapPost(\"/\", ")]
    [InlineData("MapPut(\"/\", ")]
    [InlineData("MapDelete(\"/\", ")]
    [InlineData("MapPatch(\"/\", ")]
    [InlineData("Map(\"/\", ")]
    [InlineData("MapMethods(handler: ", "methods: new[] { \"GET\" }, pattern: \"/\"")]
    public Task Lambda_of_an_endpoint_is_reported_and_fixed(string map, string? rest = null) => Test(
        Endpoints(
            $"app.{map}() => new [|AIProjectClient|](s_uri, new DefaultAzureCredential()){(rest is null ? "" : ", " + rest)});"),
        Endpoints(
            $"app.{map}() => new AIProjectClient(s_uri, s_credential){(rest is null ? "" : ", " + rest)});", Field)).RunAsync();

    private static string Endpoints(string statements, string fields = "", string members = "") => $$"""
        {{Usings}}
        static class Endpoints
        {
        {{fields}}    private static readonly Uri s_uri = new Uri("https://r.services.ai.azure.com/api/projects/p");

            public static void Use(WebApplication app)
            {
                {{statements}}
            }
            {{members}}
        }
        """;

    [Fact]
    public Task Method_passed_as_a_handler_is_reported_and_fixed() => Test(
        Endpoints(
            "app.MapGet(\"/\", Answer);",
            members: "private static object Answer() => new [|AIProjectClient|](s_uri, new DefaultAzureCredential());"),
        Endpoints(
            "app.MapGet(\"/\", Answer);",
            Field,
            "private static object Answer() => new AIProjectClient(s_uri, s_credential);")).RunAsync();

    [Fact]
    public Task Local_function_passed_as_a_handler_is_reported_and_fixed() => Test(
        Endpoints(
            "app.MapGet(\"/\", Answer); object Answer() { return new [|AIProjectClient|](s_uri, "
            + "new DefaultAzureCredential()); }"),
        Endpoints(
            "app.MapGet(\"/\", Answer); object Answer() { return new AIProjectClient(s_uri, s_credential); }", Field)).RunAsync();

    /// <summary>What a handler calls each time runs as often as the handler.</summary>
    [Theory]
    [InlineData("app.MapGet(\"/\", () => Ask());")]
    [InlineData("app.MapGet(\"/\", Answer); object Answer() => Ask();")]
    [InlineData("app.MapGet(\"/\", Answer); object Answer() { var answer = Ask(); return answer; }")]
    [InlineData("if (app is null) return; app.MapGet(\"/\", () => { return Ask(); });")]
    public async Task Method_that_a_handler_calls_is_reported_and_fixed(string statements)
    {
        static string Method(string credential, string type) =>
            $"private static object Ask() {{ var client = new {type}(s_uri, {credential}); return client.ToString(); }}";
        await Test(
            Endpoints(statements, members: Method("new DefaultAzureCredential()", "[|AIProjectClient|]")),
            Endpoints(statements, Field, Method("s_credential", "AIProjectClient"))).RunAsync();
    }

    [Theory]
    [InlineData("app.MapGet(\"/\", () => Ask());", "object Ask() => new AIProjectClient(s_uri, new DefaultAzureCredential());")]
    [InlineData("app.MapGet(\"/\", () => Ask());",
        "object Ask() { var client = new AIProjectClient(s_uri, new DefaultAzureCredential()); return client; }")]
    [InlineData("object made = null; app.MapGet(\"/\", () => made ?? (made = Ask()));", KeptOrNot)]
    [InlineData("app.MapGet(\"/\", (bool again) => again ? Ask() : null);", KeptOrNot)]
    [InlineData("Ask(); app.MapGet(\"/\", () => 1);", KeptOrNot)]
    [InlineData("app.MapGet(\"/\", () => Other()); object Other() => Another(); object Another() => Ask();", KeptOrNot)]
    public Task Method_that_a_handler_may_not_call_or_that_returns_the_client_is_not_reported(string statements, string method) =>
        Test(Endpoints(statements, members: "private static " + method)).RunAsync();

    private const string KeptOrNot =
        "object Ask() { var client = new AIProjectClient(s_uri, new DefaultAzureCredential()); return client.ToString(); }";

    [Fact]
    public Task Top_level_statements_are_reported_and_not_fixed() => Test(
        Usings
        + "var app = WebApplication.Create(args);\n"
        + "app.MapGet(\"/\", () => new [|AIProjectClient|](new Uri(\"https://e\"), new DefaultAzureCredential()));\napp.Run();\n",
        Usings
        + "var app = WebApplication.Create(args);\n"
        + "app.MapGet(\"/\", () => new [|AIProjectClient|](new Uri(\"https://e\"), new DefaultAzureCredential()));\napp.Run();\n",
        OutputKind.ConsoleApplication).RunAsync();

    [Theory]
    [InlineData("public class C : ControllerBase { public object Get() => CREATION; }")]
    [InlineData("[ApiController] public class C { public object Get() => CREATION; }")]
    [InlineData(
        "public class B : ControllerBase { } public class C : B { public async Task<object> Get() { await Task.Yield(); "
        + "return CREATION; } }")]
    [InlineData("public class C { [Function(\"f\")] public object Run() => CREATION; }")]
    [InlineData("public static class C { [FunctionName(\"f\")] public static object Run() => CREATION; }")]
    [InlineData(
        "public class C : DelegatingHandler { protected override Task<HttpResponseMessage> "
        + "SendAsync(HttpRequestMessage request, CancellationToken cancel) { var token = CREATION; "
        + "return base.SendAsync(request, cancel); } }")]
    [InlineData("public class C { void M(bool condition) { while (condition) { var x = CREATION; } } }")]
    [InlineData("public class C { void M(bool condition) { do { var x = CREATION; } while (condition); } }")]
    [InlineData("public class C { void M() { for (var i = 0; i < 9; i++) { var x = CREATION; } } }")]
    [InlineData(
        "public class C { void M(string[] questions) { foreach (var question in questions) Ask(CREATION, question); } "
        + "static void Ask(object o, string q) { } }")]
    [InlineData("public class C { IEnumerable<object> M() { while (true) yield return CREATION; } }")]
    [InlineData("public class C { void M(int i) { while (true) { switch (i) { case 1: var x = CREATION; break; } } } }")]
    public Task Credential_in_repeated_code_is_reported(string code) => Test(
        Usings + code.Replace("CREATION", "new [|DefaultAzureCredential|]()")).RunAsync();

    [Theory]
    [InlineData("new DefaultAzureCredential()")]
    [InlineData("new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)")]
    [InlineData("new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(\"id\"))")]
    [InlineData("new DefaultAzureCredential(new DefaultAzureCredentialOptions { ExcludeAzureCliCredential = true })")]
    [InlineData(
        "new ChainedTokenCredential(new AzureCliCredential(), new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned))")]
    public Task Every_credential_of_a_client_moves_to_a_field(string credential) => Fixes(
        $"_ = new [|AIProjectClient|](s_uri, {credential});", "_ = new AIProjectClient(s_uri, s_credential);",
        $"    private static readonly TokenCredential s_credential = {credential};\n");

    [Theory]
    [InlineData("var client = new [|AIProjectClient|](s_uri, CREDENTIAL);")]
    [InlineData("AIProjectClient client = [|new|](s_uri, CREDENTIAL);")]
    [InlineData("var client = new [|AIProjectClient|](tokenProvider: CREDENTIAL, endpoint: s_uri); // kept")]
    [InlineData("var chat = new [|AzureOpenAIClient|](s_uri, CREDENTIAL).GetChatClient(\"m\");")]
    [InlineData(
        "_ = new [|OpenAIClient|](new BearerTokenPolicy(CREDENTIAL, \"https://ai.azure.com/.default\"), "
        + "new OpenAIClientOptions { Endpoint = s_uri });")]
    [InlineData("var options = new AIProjectClientOptions(); var client = new [|AIProjectClient|](s_uri, CREDENTIAL, options);")]
    [InlineData(
        "var uri = new Uri(Environment.GetEnvironmentVariable(\"ENDPOINT\")); "
        + "var client = new [|AIProjectClient|](uri, CREDENTIAL);")]
    public Task Every_client_gets_the_credential_from_the_field(string statements) =>
        Fixes(
            statements.Replace("CREDENTIAL", "new DefaultAzureCredential()"),
            statements.Replace("CREDENTIAL", "s_credential"));

    [Theory]
    [InlineData("var credential = new [|DefaultAzureCredential|](); var client = new AIProjectClient(s_uri, credential);")]
    [InlineData(
        "TokenCredential credential = new [|DefaultAzureCredential|](); var client = new AIProjectClient(s_uri, credential);")]
    [InlineData("var client = new AIProjectClient(new Uri(text), new [|DefaultAzureCredential|]());")]
    [InlineData(
        "var token = await new [|DefaultAzureCredential|]().GetTokenAsync(new TokenRequestContext(new[] { \"s\" }), cancel);",
        false)]
    [InlineData("var policy = new BearerTokenPolicy(new [|DefaultAzureCredential|](), text);")]
    public Task Credential_is_replaced_by_a_field_where_its_type_allows(string statements, bool fixable = true) => fixable
        ? Fixes(statements, statements.Replace("new [|DefaultAzureCredential|]()", "s_credential"))
        : NoFix(statements);

    [Fact]
    public Task Equal_credentials_share_one_field() => Fixes(
        "_ = new [|AIProjectClient|](s_uri, new DefaultAzureCredential()); "
        + "_ = new [|AzureOpenAIClient|](s_uri, new DefaultAzureCredential());",
        "_ = new AIProjectClient(s_uri, s_credential); _ = new AzureOpenAIClient(s_uri, s_credential);");

    [Fact]
    public Task Existing_field_is_reused() => Test(
        Action(
            "_ = new [|AIProjectClient|](s_uri, new DefaultAzureCredential());",
            "private static readonly DefaultAzureCredential Shared = new DefaultAzureCredential();"),
        Action(
            "_ = new AIProjectClient(s_uri, Shared);",
            "private static readonly DefaultAzureCredential Shared = new DefaultAzureCredential();")).RunAsync();

    [Fact]
    public Task New_field_avoids_a_name_that_is_taken() => Test(
        Action("_ = new [|AIProjectClient|](s_uri, new DefaultAzureCredential());", "private object s_credential;"),
        Action(
            "_ = new AIProjectClient(s_uri, s_credential2);",
            "private object s_credential;",
            Field.Replace("s_credential", "s_credential2"))).RunAsync();

    /// <summary>The editor chooses the line end of a using that it adds. All other line ends come from the file.</summary>
    [Theory]
    [InlineData("\r\n", "using Azure.Core;\r\n")]
    [InlineData("\n", "")]
    public Task Fix_keeps_line_ends_and_adds_usings_in_two_documents(string lineEnd, string usings)
    {
        string Source(string name, string imports, string fields, string credential) =>
            ($"using System;\n{imports}using Azure.Identity;\nusing Project = Azure.AI.Projects.AIProjectClient;\n\n"
            + $"[Microsoft.AspNetCore.Mvc.ApiController]\npublic class {name}\n{{\n{fields}    // why\n"
            + $"    public object Get() => {credential}; // kept\n}}\n").ReplaceLineEndings(lineEnd);
        string Before(string name) =>
            Source(name, usings, "", "new [|Project|](new Uri(\"https://e\"), new DefaultAzureCredential())");
        string After(string name) =>
            Source(name, "using Azure.Core;\n", Field + "\n", "new Project(new Uri(\"https://e\"), s_credential)");
        return new Verify.Test
        {
            TestState = { Sources = { Before("A"), Before("B") }, AdditionalReferences = { FrameworkStubs.Reference } },
            FixedState = { Sources = { After("A"), After("B") } },
        }.RunAsync();
    }

    // ---- Reported without a fix

    [Theory]
    [InlineData("_ = new [|AzureOpenAIClient|](s_uri, new ApiKeyCredential(\"k\"));")]
    [InlineData("_ = new [|OpenAIClient|](\"k\");")]
    [InlineData("_ = new [|OpenAIClient|](Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\"));")]
    [InlineData("DefaultAzureCredential credential = new [|DefaultAzureCredential|]();")]
    [InlineData("var credential = new [|DefaultAzureCredential|](); DefaultAzureCredential other = credential;")]
    [InlineData("const string id = \"i\"; _ = new [|AIProjectClient|](s_uri, new ClientSecretCredential(id, id, id));")]
    [InlineData(
        "var options = new DefaultAzureCredentialOptions(); "
        + "_ = new [|AIProjectClient|](s_uri, new DefaultAzureCredential(options));")]
    public Task No_fix_when_a_field_cannot_replace_the_credential(string statements) => NoFix(statements);

    [Fact]
    public Task Message_for_a_request() =>
        Test(Action("_ = new {|#0:AIProjectClient|}(s_uri, new DefaultAzureCredential());")).Expecting(
        Verify.Diagnostic(BuiltPerCall.Descriptor).WithLocation(0).WithMessage(
            "'AIProjectClient' is created for every request. It loses its tokens and signs in again each time. Keep one in a "
            + "static field or register it as a singleton."));

    [Fact]
    public Task Message_for_a_loop() => Test(Action("while (true) { _ = new {|#0:OpenAIClient|}(\"k\"); }")).Expecting(
        Verify.Diagnostic(BuiltPerCall.Descriptor).WithLocation(0).WithMessage(
            "'OpenAIClient' is created in every iteration of the loop. It sets up its pipeline again each time. Keep one in "
            + "a static field or register it as a singleton."));

    // ---- Silent

    [Theory]
    [InlineData("_client = new AIProjectClient(s_uri, new DefaultAzureCredential());")]
    [InlineData("_client ??= new AIProjectClient(s_uri, new DefaultAzureCredential());")]
    [InlineData("var client = _client ??= new AIProjectClient(s_uri, new DefaultAzureCredential());")]
    [InlineData("var client = _client ?? (_client = new AIProjectClient(s_uri, new DefaultAzureCredential()));")]
    [InlineData("var client = new AIProjectClient(s_uri, new DefaultAzureCredential()); _client = client;")]
    [InlineData("_chat ??= new AzureOpenAIClient(s_uri, new DefaultAzureCredential()).GetChatClient(\"m\");")]
    [InlineData("var lazy = new Lazy<AIProjectClient>(() => new AIProjectClient(s_uri, new DefaultAzureCredential()));")]
    [InlineData("var client = s_clients.GetOrAdd(text, _ => new AIProjectClient(s_uri, new DefaultAzureCredential()));")]
    [InlineData("s_clients[text] = new AIProjectClient(s_uri, new DefaultAzureCredential());")]
    [InlineData(
        "if (!s_clients.TryGetValue(text, out var client)) { client = new AIProjectClient(s_uri, "
        + "new DefaultAzureCredential()); s_clients.TryAdd(text, client); }")]
    [InlineData("Interlocked.CompareExchange(ref _client, new AIProjectClient(s_uri, new DefaultAzureCredential()), null);")]
    [InlineData("Holder = new Holder(new AIProjectClient(s_uri, new DefaultAzureCredential()));")]
    [InlineData("_ = new AIProjectClient(s_uri, _credential);")]
    [InlineData("_ = new OpenAIClient(new BearerTokenPolicy(_credential, \"s\"), new OpenAIClientOptions { Endpoint = s_uri });")]
    [InlineData("_ = new AIProjectClient(s_uri, new OnBehalfOfCredential(\"t\", \"c\", \"s\", text));")]
    [InlineData("_ = new AIProjectClient(s_uri, new OnBehalfOfCredential(\"t\", \"c\", \"s\", UserToken));")]
    [InlineData("var obo = new OnBehalfOfCredential(\"t\", \"c\", \"s\", text); _ = new AIProjectClient(s_uri, obo);")]
    [InlineData("_ = new AIProjectClient(s_uri, new ClientSecretCredential(text, \"c\", \"s\"));")]
    [InlineData("_ = new OpenAIClient(text);")]
    [InlineData("_ = new OpenAIClient(UserToken);")]
    [InlineData("_ = new OpenAIClient(Key(text)); static string Key(string user) => user;")]
    [InlineData("Func<object> make = () => new AIProjectClient(s_uri, new DefaultAzureCredential());")]
    [InlineData("var chat = new AzureOpenAIClient(s_uri, _credential).GetChatClient(text);")]
    public Task Silent_when_the_client_is_stored_or_differs_per_request(string statements) => Silent(statements, """
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, AIProjectClient> s_clients = new();
            private OpenAI.Chat.ChatClient _chat;
            private Holder Holder { get; set; }
        """
        + "}\npublic class Holder { public Holder(object o) { } }\npublic class Rest : ControllerBase { "
        + "private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, AIProjectClient> s_clients = "
        + "new(); "
        + "private OpenAI.Chat.ChatClient _chat; private Holder Holder { get; set; } private static readonly Uri s_uri; "
        + "private readonly TokenCredential _credential; private AIProjectClient _client;");

    [Theory]
    [InlineData("foreach (var endpoint in endpoints) { _ = new AIProjectClient(new Uri(endpoint), credential); }")]
    [InlineData("foreach (var key in endpoints) { _ = new OpenAIClient(key); }")]
    [InlineData(
        "foreach (var tenant in endpoints) { var options = new AzureCliCredentialOptions { TenantId = tenant }; "
        + "_ = new AIProjectClient(uri, new AzureCliCredential(options)); }")]
    [InlineData("for (var i = 0; i < 3; i++) { _ = new OpenAIClient(endpoints[i]); }")]
    [InlineData(
        "var clients = new List<object>(); for (var i = 0; i < 3; i++) clients.Add(new AIProjectClient(uri, "
        + "new DefaultAzureCredential()));")]
    [InlineData(
        "var clients = new object[3]; for (var i = 0; i < 3; i++) clients[i] = new AIProjectClient(uri, "
        + "new DefaultAzureCredential());")]
    [InlineData(
        "AIProjectClient client = null; while (true) { if (client is null) client = new AIProjectClient(uri, "
        + "new DefaultAzureCredential()); }")]
    [InlineData(
        "AIProjectClient client = null; while (true) { client ??= new AIProjectClient(uri, new DefaultAzureCredential()); }")]
    [InlineData("do { _ = new AIProjectClient(uri, new DefaultAzureCredential()); } while (false);")]
    [InlineData(
        "while (true) { try { _ = new AIProjectClient(uri, new DefaultAzureCredential()); break; } catch (Exception) { } }")]
    [InlineData("while (true) { _ = new AIProjectClient(uri, new DefaultAzureCredential()); return; }")]
    [InlineData(
        "while (true) { foreach (var e in endpoints) { _ = new AIProjectClient(uri, new DefaultAzureCredential()); return; } }")]
    [InlineData("foreach (var c in new AIProjectClient(uri, new DefaultAzureCredential()).ToString()) { }")]
    [InlineData("while (true) { Func<object> make = () => new AIProjectClient(uri, new DefaultAzureCredential()); }")]
    [InlineData("while (true) { services.AddSingleton(_ => new AIProjectClient(uri, new DefaultAzureCredential())); }")]
    [InlineData("while (true) { services.AddSingleton(new AIProjectClient(uri, new DefaultAzureCredential())); }")]
    [InlineData("while (true) { _ = new AzureOpenAIClient(uri, credential).GetChatClient(\"m\"); }")]
    [InlineData("_ = new AIProjectClient(uri, new DefaultAzureCredential());")]
    public Task Silent_when_the_loop_needs_new_clients_or_runs_once(string statements) => Test(
        Usings
        + $"class C {{ void M(string[] endpoints, Uri uri, TokenCredential credential, Services services) {{ {statements} }} }}")
        .RunAsync();

    [Theory]
    [InlineData("public class C : ControllerBase { private object Get() => CREATION; }")]
    [InlineData("public class C : ControllerBase { private readonly object _o; public C() { _o = CREATION; } }")]
    [InlineData("public class C : ControllerBase { [NonAction] public object Get() => CREATION; }")]
    [InlineData("public class C : ControllerBase { public object Value => CREATION; }")]
    [InlineData("public class C : ControllerBase { public static object Get() => CREATION; }")]
    [InlineData("public class C { public object Get() => CREATION; }")]
    [InlineData("public class C { void M(WebApplication app) { var client = CREATION; app.MapGet(\"/\", () => client); } }")]
    [InlineData(
        "public class C { void M(WebApplication app) { app.MapGet(\"/\", Other); } object Other() => null; "
        + "object Get() => CREATION; }")]
    [InlineData(
        "public class FunctionAttribute : Attribute { } "
        + "public class C { [global::FunctionAttribute] public object Run() => CREATION; }")]
    [InlineData(
        "namespace Mine { public class ControllerBase { } "
        + "public class C : ControllerBase { public object Get() => CREATION; } }")]
    [InlineData(
        "public static class EndpointRouteBuilderExtensions { public static void MapGet(string pattern, "
        + "Delegate handler) { } } public class C { void M() { global::EndpointRouteBuilderExtensions.MapGet(\"/\", () => "
        + "CREATION); } }")]
    public Task Silent_outside_repeated_code(string code) => Test(
        Usings
        + code.Replace("CREATION", "new AIProjectClient(new Uri(\"https://e\"), new DefaultAzureCredential())")).RunAsync();

    [Fact]
    public Task Silent_for_a_user_defined_client() =>
        Silent("_ = new Mine();", "class Mine : OpenAIClient { public Mine() : base(\"k\") { } }");

    [Fact]
    public Task Silent_in_a_test_project()
    {
        var test = Test(Action("_ = new AIProjectClient(s_uri, new DefaultAzureCredential());"));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", SourceText.From(
            "is_global = true\nbuild_property.IsTestProject = true\n")));
        return test.RunAsync();
    }

    [Fact]
    public Task Incomplete_code_does_not_crash()
    {
        var test = Test(
            "class C : Microsoft.AspNetCore.Mvc.ControllerBase { public object Get( => new Azure.AI.Projects.AIProjectClient(, "
            + "new Azure.Identity.DefaultAzureCredential(; void M() { while ( { new OpenAI.OpenAIClient( } "
            + "app.MapGet(\"/\", () => new Azure.Identity.DefaultAzureCredential()");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync();
    }
}

file static class Expectation
{
    public static Task Expecting(this Verify.Test test, DiagnosticResult expected)
    {
        test.ExpectedDiagnostics.Add(expected);
        return test.RunAsync();
    }
}
