using Foundry.Analyzers.CodeFixes.Fixes.Credentials;
using Foundry.Analyzers.CodeFixes.Fixes.Disclosure;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Rules.Disclosure;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.CodeFixes.Lookup;

/// <summary>A fix reads a parameter of a primary constructor where the compiler allows it without a warning.</summary>
public class PrimaryConstructorTests
{
    private const string Client = "new OpenTelemetryChatClient(chat) { SWITCH }";

    [RoslynTheory(4, 8)]
    [InlineData("class C(IHostEnvironment env) { object M(IChatClient chat) => CLIENT; }", "env.IsDevelopment()")]
    [InlineData("class C(IHostEnvironment env) { object M(IChatClient chat) { System.Func<object> make = () => CLIENT; return make; } }", "env.IsDevelopment()")]
    [InlineData("class C(IHostEnvironment env, IChatClient chat) { private readonly object _client = CLIENT; }", "env.IsDevelopment()")]
    [InlineData("class C(IHostEnvironment env, IChatClient chat) { public object Client { get; } = CLIENT; }", "env.IsDevelopment()")]
    [InlineData("class C(IHostEnvironment env) { private readonly IHostEnvironment _env = env; object M(IChatClient chat) => CLIENT; object E => _env; }", "_env.IsDevelopment()")]
    [InlineData("class C(IHostEnvironment env) { private readonly string _name = env.EnvironmentName; object M(IChatClient chat) => CLIENT; object E => _name; }", "false")]
    [InlineData("class B(IHostEnvironment e) { object E => e; } class C(IHostEnvironment env) : B(env) { object M(IChatClient chat) => CLIENT; }", "false")]
    [InlineData("class C(IHostEnvironment env) { object E => env; static object M(IChatClient chat) => CLIENT; }", "false")]
    [InlineData("class C(IHostEnvironment env) { object E => env; object M(IChatClient chat) { return N(chat); static object N(IChatClient chat) => CLIENT; } }", "false")]
    [InlineData("class C(IHostEnvironment env) { object E => env; class D { object M(IChatClient chat) => CLIENT; } }", "false")]
    [InlineData("class C(IHostEnvironment env) { object E => env; C(IChatClient chat) : this((IHostEnvironment)null) => System.Console.WriteLine(CLIENT); }", "false")]
    [InlineData("struct C(IHostEnvironment env) { object E => env; object M(IChatClient chat) => CLIENT; }", "false")]
    public Task Environment_is_used(string source, string repaired)
    {
        string Program(string value) => "using Microsoft.Extensions.AI; using Microsoft.Extensions.Hosting;\n"
            + source.Replace("CLIENT", Client).Replace("SWITCH", value);
        return new RuleVerifier<RecordedContent, RecordedContentFix>.Test
        {
            TestCode = Program("[|EnableSensitiveData = true|]"),
            FixedCode = Program("EnableSensitiveData = " + repaired),
        }.In("web").RunAsync();
    }

    [RoslynFact(4, 8)]
    public Task Credential_is_split_by_the_environment()
    {
        static string Program(string credential) =>
            "using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.Extensions.Hosting; using System;\n"
            + $"class C(IHostEnvironment env, Uri uri) {{ object M() => new AIProjectClient(uri, {credential}); }}";
        return new RuleVerifier<DeveloperSignIn, DeveloperSignInFix>.Test
        {
            TestCode = Program("[|new AzureCliCredential()|]"),
            FixedCode = Program("env.IsDevelopment() ? new AzureCliCredential() : new " + HostIdentity.Credential),
            CodeActionEquivalenceKey = "SplitByEnvironment",
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
        }.In("web").RunAsync();
    }
}
