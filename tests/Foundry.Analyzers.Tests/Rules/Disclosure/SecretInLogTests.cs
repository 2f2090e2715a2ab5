using Foundry.Analyzers.CodeFixes.Fixes.Disclosure;
using Foundry.Analyzers.Rules.Disclosure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Disclosure;

using Verify = RuleVerifier<SecretInLog, SecretInLogFix>;

public class SecretInLogTests
{
    private static string Body(string statements, string members = "") => $$"""
        using System;
        using System.ClientModel;
        using System.Diagnostics;
        using Azure;
        using Azure.Core;
        using Azure.Identity;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;
        using OpenAI.Chat;

        partial class C
        {
            {{members}}

            void M(ILogger logger, ILogger<C> typed, TokenCredential credential, AccessToken token, string key, string other,
                bool flag, IHostEnvironment env)
            {
                {{statements}}
            }

            static string Mask(string text) => "***";
        }
        """;

    private static Task Fixes(string statements, string repaired) => Verify.VerifyCodeFixAsync(Body(statements), Body(repaired));

    private static Task Reports(string statements, string members = "") => Verify.VerifyAnalyzerAsync(Body(statements, members));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        static string Source(string shape, string secret) => CodeContexts.Source(
            shape,
            $"(object)new System.Action<AccessToken>(token => System.Console.WriteLine({secret}))",
            "using Azure.Core; using OpenAI;");
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source(shape, "[|token.Token|]"),
            FixedCode = Source(shape, "\"***\""),
        }.RunAsync();
    }

    [Theory]
    [InlineData("Console.WriteLine({0});")]
    [InlineData("Console.Write({0});")]
    [InlineData("Console.WriteLine(\"key: \" + {0} + \".\");")]
    [InlineData("Console.WriteLine(\"key: {{0}}\", {0});")]
    [InlineData("Console.WriteLine(string.Format(\"key: {{0}}\", {0}));")]
    [InlineData("Console.WriteLine(string.Concat(\"key: \", {0}));")]
    [InlineData("Console.WriteLine(string.Join(\",\", \"a\", {0}));")]
    [InlineData("Console.WriteLine(flag ? {0} : \"none\");")]
    [InlineData("Console.WriteLine({0}.Trim());")]
    [InlineData("Console.WriteLine({0}.ToString());")]
    [InlineData("Console.Error.WriteLine({0});")]
    [InlineData("var error = Console.Error; error.WriteLine({0});")]
    [InlineData("Console.Out.WriteLineAsync({0});")]
    [InlineData("Trace.WriteLine({0});")]
    [InlineData("Trace.TraceInformation(\"key {{0}}\", {0});")]
    [InlineData("Trace.TraceError({0});")]
    [InlineData("logger.LogInformation(\"key {{Key}}\", {0});")]
    [InlineData("logger.LogInformation(\"key {{Key}} {{Other}}\", {0}, other);")]
    [InlineData("typed.LogWarning({0});")]
    [InlineData("logger.LogError(new Exception(), message: \"key {{Key}}\", args: new object[] {{ {0} }});")]
    [InlineData("LoggerExtensions.LogCritical(logger, \"key {{Key}}\", {0});")]
    [InlineData("logger.Log(LogLevel.Warning, \"key {{Key}}\", {0});")]
    [InlineData("using (logger.BeginScope(\"key {{Key}}\", {0})) {{ }}")]
    public async Task Secret_is_fixed_in_every_log_call(string statement)
    {
        foreach (var (secret, use) in new[] { ("token.Token", ""), ("key", " new ApiKeyCredential(key);") })
            await Fixes(string.Format(statement, $"[|{secret}|]") + use, string.Format(statement, "\"***\"") + use);
    }

    [Theory]
    [InlineData("Console.WriteLine($\"key {[|token.Token|]}.\");", "Console.WriteLine($\"key ***.\");")]
    [InlineData("Console.WriteLine($\"{[|token.Token|],10}\");", "Console.WriteLine($\"***\");")]
    [InlineData(
        "logger.LogInformation($\"key {[|token.Token|]} of {other}\");", "logger.LogInformation($\"key *** of {other}\");")]
    [InlineData("logger.LogInformation(\"a\" + $@\"key {[|token.Token|]}\");", "logger.LogInformation(\"a\" + $@\"key ***\");")]
    [InlineData("Console.WriteLine((string)[|token.Token!|]);", "Console.WriteLine((string)\"***\");")]
    [InlineData("Console.WriteLine($\"{[|token.Token|]} {[|token.Token|]}\");", "Console.WriteLine($\"*** ***\");")]
    public Task Secret_in_an_interpolated_string_is_fixed(string statements, string repaired) => Fixes(statements, repaired);

    [Theory]
    [InlineData("new ApiKeyCredential(key); Console.WriteLine([|key|]);")]
    [InlineData("Console.WriteLine([|key|]); new AzureKeyCredential(key);")]
    [InlineData("new ChatClient(\"m\", key); Console.WriteLine([|key|]);")]
    [InlineData("new ChatClient(apiKey: key, model: \"m\"); Console.WriteLine([|key|]);")]
    [InlineData("ApiKeyCredential c = new(key ?? throw new Exception()); Console.WriteLine([|key|]);")]
    [InlineData("new ClientSecretCredential(\"t\", \"c\", key); Console.WriteLine([|key|]);")]
    [InlineData("var k = Environment.GetEnvironmentVariable(\"K\"); new ApiKeyCredential(k); Console.WriteLine([|k|]);")]
    [InlineData(
        "var k = Environment.GetEnvironmentVariable(\"K\") ?? \"not-needed\"; new ApiKeyCredential(k); "
        + "Console.WriteLine([|k|]);")]
    [InlineData("var k = key; new ApiKeyCredential(k); Console.WriteLine([|key|]); Console.WriteLine([|k|]);")]
    [InlineData("var c = new ApiKeyCredential(\"none\"); c.Update(key); Console.WriteLine([|key|]);")]
    [InlineData("var text = $\"Bearer {token.Token}\"; Console.WriteLine([|text|]);")]
    [InlineData("var text = token.Token; Console.WriteLine($\"a {[|text|]}\");")]
    [InlineData("Action a = () => Console.WriteLine([|key|]); new ApiKeyCredential(key);")]
    [InlineData("Console.WriteLine([|credential.GetToken(new TokenRequestContext(new[] { \"s\" }), default).Token|]);")]
    [InlineData(
        "try { new ApiKeyCredential(key); } catch (Exception ex) { logger.LogError(ex, \"key {Key}\", [|key|]); throw; }")]
    public Task Every_kind_of_secret_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData(
        "private readonly string _key = Environment.GetEnvironmentVariable(\"K\"); object N() => new ApiKeyCredential(_key);",
        "Console.WriteLine([|_key|]);")]
    [InlineData(
        "private readonly string _key; C(string k) { _key = k; } object N() => new ApiKeyCredential(_key!);",
        "Console.WriteLine([|_key|]);")]
    [InlineData(
        "private readonly string _key; private readonly ApiKeyCredential _c; C(string k) { _key = k; "
        + "_c = new ApiKeyCredential(k); }",
        "Console.WriteLine([|_key|]);")]
    [InlineData(
        "string Key { get; } = Environment.GetEnvironmentVariable(\"K\"); object N() => new ApiKeyCredential(Key ?? \"\");",
        "Console.WriteLine([|Key|]);")]
    [InlineData(
        "private static readonly string s_key = Environment.GetEnvironmentVariable(\"K\"); "
        + "private static readonly ApiKeyCredential s_c = new(C.s_key);",
        "Console.WriteLine([|s_key|]);")]
    [InlineData(
        "[LoggerMessage(Level = LogLevel.Information, Message = \"key {Key}\")] static partial void Log(ILogger logger, "
        + "string key); static partial void Log(ILogger logger, string key) { }",
        "Log(logger, [|token.Token|]);")]
    [InlineData(
        "System.Collections.Generic.IEnumerable<int> I(AccessToken t) { Console.WriteLine([|t.Token|]); yield break; }", "")]
    [InlineData(
        "async System.Threading.Tasks.Task A(TokenCredential c) { var t = await c.GetTokenAsync(default, default); "
        + "Console.WriteLine([|t.Token|]); }",
        "")]
    public Task Secret_in_a_member_is_reported(string members, string statements) => Reports(statements, members);

    [Theory]
    [InlineData("Debug.WriteLine({|#0:token.Token|});", "WriteLine")]
    [InlineData("Debug.Print({|#0:token.Token|});", "Print")]
    [InlineData("logger.LogDebug(\"{T}\", {|#0:token.Token|});", "LogDebug")]
    [InlineData("logger.LogTrace({|#0:token.Token|});", "LogTrace")]
    [InlineData("logger.Log(LogLevel.Debug, \"{T}\", {|#0:token.Token|});", "Log")]
    [InlineData("Low(logger, {|#0:token.Token|});", "Low")]
    public Task Secret_in_a_disabled_log_level_is_an_info(string statements, string sink) => Verify.VerifyAnalyzerAsync(
        Body(
            statements,
            "[LoggerMessage(1, LogLevel.Debug, \"key {Key}\")] static partial void Low(ILogger logger, string key); "
            + "static partial void Low(ILogger logger, string key) { }"),
        Verify.Diagnostic(SecretInLog.Descriptor).WithLocation(0)
            .WithSeverity(DiagnosticSeverity.Info)
            .WithArguments("Token", sink));

    [Fact]
    public Task Message_names_the_secret_and_the_log_call() => Verify.VerifyAnalyzerAsync(
        Body("new ApiKeyCredential(key); logger.LogInformation(\"using {Key}\", {|#0:key|});"),
        Verify.Diagnostic(SecretInLog.Descriptor).WithLocation(0).WithMessage(
            "'key' is a secret, and 'LogInformation' writes it to output or a log. Every reader can sign in with it. Do not "
            + "write it."));

    [Fact]
    public Task Text_in_a_variable_has_no_fix() => Fixes(
        "var header = \"Bearer \" + token.Token; Console.WriteLine([|header|]); Console.WriteLine(other);",
        "var header = \"Bearer \" + token.Token; Console.WriteLine([|header|]); Console.WriteLine(other);");

    [Fact]
    public Task Fix_keeps_line_ends() => Verify.VerifyCodeFixAsync(
        "class C\r\n{\r\n    void M(Azure.Core.AccessToken t, OpenAI.OpenAIClient c) =>\r\n"
        + "        System.Console.WriteLine(\r\n            [|t.Token|]); // kept\r\n}\r\n",
        "class C\r\n{\r\n    void M(Azure.Core.AccessToken t, OpenAI.OpenAIClient c) =>\r\n"
        + "        System.Console.WriteLine(\r\n            \"***\"); // kept\r\n}\r\n");

    [Fact]
    public Task Incomplete_code_does_not_throw() => new Verify.Test
    {
        TestCode =
            "using System; class C { void M(Azure.Core.AccessToken t, string key) { Console.WriteLine($\"{[|t.Token|]\"); "
            + "Console.WriteLine(; Console.WriteLine(t. ; new System.ClientModel.ApiKeyCredential(",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    /// <summary>Code that looks like the mistake but is correct.</summary>
    public class LegitimateShapes
    {
        [Theory]
        [InlineData("Console.WriteLine(key.Length);")]
        [InlineData("Console.WriteLine(key.Substring(0, 4) + \"…\");")]
        [InlineData("Console.WriteLine(key[..4]);")]
        [InlineData("Console.WriteLine(key[0]);")]
        [InlineData("Console.WriteLine(key is null);")]
        [InlineData("Console.WriteLine(key != null ? \"set\" : \"missing\");")]
        [InlineData("Console.WriteLine(string.IsNullOrEmpty(key) ? \"missing\" : \"set\");")]
        [InlineData("Console.WriteLine($\"{key?.Length} {nameof(key)}\");")]
        [InlineData("Console.WriteLine(Mask(key));")]
        [InlineData("Console.WriteLine(key.GetHashCode());")]
        [InlineData("Console.WriteLine(key.Replace(key, \"x\"));")]
        [InlineData("key = Mask(key); Console.WriteLine(key);")]
        [InlineData("var k = key; new ApiKeyCredential(k); k = Mask(k); Console.WriteLine(k);")]
        [InlineData("Console.WriteLine(token.ExpiresOn);")]
        [InlineData("Console.WriteLine(token);")]
        [InlineData("Console.WriteLine(other);")]
        [InlineData("logger.LogInformation(\"token until {Expiry}\", token.ExpiresOn);")]
        [InlineData("const string k = \"not-needed\"; new ApiKeyCredential(k); Console.WriteLine(k);")]
        [InlineData("var k = \"not-needed\"; new ApiKeyCredential(k); Console.WriteLine(k);")]
        [InlineData("new System.IO.StringWriter().WriteLine(token.Token);")]
        [InlineData("System.IO.File.WriteAllText(\"p\", token.Token);")]
        [InlineData("if (env.IsDevelopment()) { Console.WriteLine(token.Token); }")]
        [InlineData("if (false) { Console.WriteLine(token.Token); }")]
        [InlineData("Own.WriteLine(token.Token);")]
        [InlineData("Redacted(logger, token.Token);")]
        public Task Value_that_is_no_secret_or_is_not_written_is_not_reported(string statements) => Reports(
            "new ApiKeyCredential(key); " + statements,
            "static class Own { public static void WriteLine(string s) { } } "
            + "class SecretDataAttribute : Attribute { } [LoggerMessage(1, LogLevel.Error, \"key {Key}\")] static partial void "
            + "Redacted(ILogger logger, [SecretData] string key); static partial void Redacted(ILogger logger, string key) { }");

        [Fact]
        public Task Secret_under_DEBUG_is_not_reported() =>
            Reports("\n#if DEBUG || !DEBUG\nConsole.WriteLine(token.Token);\n#endif\n");

        [Fact]
        public Task Silent_in_a_test_project() => new Verify.Test
        {
            TestCode = Body("Console.WriteLine(token.Token);"),
        }.In("test").RunAsync();

        [Fact]
        public Task User_types_of_the_same_name_are_not_reported() => Verify.VerifyAnalyzerAsync(
            "namespace Azure.Core { struct AccessToken { public string Token => \"\"; } "
            + "class C { void M(AccessToken t) => System.Console.WriteLine(t.Token); } }");
    }
}
