using Foundry.Analyzers.Rules.Credentials;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Tests.Clients;

using Verify = RuleVerifier<DeveloperSignIn>;

/// <summary>Tests guards with the rule that has no other condition.</summary>
public class EnvironmentGuardTests
{
    private const string Usings = """
        using System; using System.ClientModel; using System.Collections.Generic; using Azure.AI.OpenAI;
        using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.Extensions.Hosting;
        """;

    private static string Source(string statements, string members) => $$"""
        {{Usings}}

        class C
        {
            {{members}}

            object M(Uri uri, IHostEnvironment env, string key, TokenCredential given, bool flag, string name)
            {
                {{statements}}
            }
        }
        """;

    private static Task Verified(string statements, string members = "") =>
        new Verify.Test { TestCode = Source(statements, members) }.In("web").RunAsync();

    [Theory]
    // conditional expressions and statements, either side
    [InlineData("return env.IsDevelopment() ? new AzureCliCredential() : given;")]
    [InlineData("return env.IsProduction() ? given : new AzureCliCredential();")]
    [InlineData("return !env.IsEnvironment(\"Prod\") ? new AzureCliCredential() : given;")]
    [InlineData("return (flag && env.IsStaging()) ? new AzureCliCredential() : given;")]
    [InlineData("if (env.IsDevelopment()) { return new AzureCliCredential(); } return given;")]
    [InlineData("if (env.IsProduction()) return given; else return new AzureCliCredential();")]
    [InlineData("if (flag) return null; else if (env.IsDevelopment()) return new AzureCliCredential(); return null;")]
    [InlineData(
        "if (env.IsDevelopment()) { try { Action a = () => Console.Write(new AzureCliCredential()); a(); } finally { } } "
        + "return null;")]
    // early returns
    [InlineData("if (!env.IsDevelopment()) return given; return new AzureCliCredential();")]
    [InlineData(
        "if (!env.IsDevelopment()) { Console.Write(1); throw new InvalidOperationException(); } return new "
        + "AzureCliCredential();")]
    [InlineData("if (env.IsDevelopment()) { } else { return given; } return new AzureCliCredential();")]
    [InlineData(
        "foreach (var c in name) { if (env.IsProduction()) continue; Console.Write(new AzureCliCredential()); } return null;")]
    // && and ||
    [InlineData("return env.IsDevelopment() && new AzureCliCredential().Equals(given);")]
    [InlineData("return !env.IsDevelopment() || new AzureCliCredential().Equals(given);")]
    // through a variable
    [InlineData("var dev = env.IsDevelopment(); return dev ? new AzureCliCredential() : given;")]
    [InlineData("bool a = env.EnvironmentName == name, b = a; if (b) return new AzureCliCredential(); return null;")]
    [InlineData(
        "return _flag ? new AzureCliCredential() : null;",
        "private static readonly bool _flag = Environment.GetEnvironmentVariable(\"DOTNET_ENVIRONMENT\") == \"x\";")]
    [InlineData("return IsLocal ? new AzureCliCredential() : null;", "private bool IsLocal => true;")]
    // environment variables
    [InlineData(
        "if (Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") == name) return new AzureCliCredential(); "
        + "return null;")]
    [InlineData(
        "return Environment.GetEnvironmentVariable(\"AZURE_FUNCTIONS_ENVIRONMENT\") is \"x\" ? new AzureCliCredential() : null;")]
    [InlineData(
        "var e = Environment.GetEnvironmentVariable(\"DOTNET_ENVIRONMENT\"); return string.Equals(e, name, "
        + "StringComparison.OrdinalIgnoreCase) ? new AzureCliCredential() : null;")]
    [InlineData("return Environment.GetEnvironmentVariable(\"WEBSITE_SITE_NAME\") is null ? new AzureCliCredential() : null;")]
    [InlineData("return System.Diagnostics.Debugger.IsAttached ? new AzureCliCredential() : null;")]
    [InlineData("return name == \"Development\" ? new AzureCliCredential() : null;")]
    // switches
    [InlineData("return env.EnvironmentName switch { \"x\" => new AzureCliCredential(), _ => given };")]
    [InlineData("return name switch { \"Development\" => new AzureCliCredential(), _ => null };")]
    [InlineData("return name switch { _ when env.IsDevelopment() => new AzureCliCredential(), _ => null };")]
    [InlineData("switch (env.EnvironmentName) { case \"x\": return new AzureCliCredential(); default: return null; }")]
    [InlineData("switch (name) { case \"Development\": Console.Write(new AzureCliCredential()); break; } return null;")]
    [InlineData("switch (env.EnvironmentName) { case \"x\": return null; } return new AzureCliCredential();")]
    // a choice between credentials
    [InlineData("return string.IsNullOrEmpty(key) ? (object)new AzureCliCredential() : new ApiKeyCredential(key);")]
    [InlineData(
        "return string.IsNullOrEmpty(key) ? new AzureOpenAIClient(uri, new AzureCliCredential()) : new "
        + "AzureOpenAIClient(uri, new ApiKeyCredential(key));")]
    [InlineData(
        "if (!string.IsNullOrEmpty(key)) return new AzureOpenAIClient(uri, new ApiKeyCredential(key)); return new "
        + "AzureOpenAIClient(uri, new AzureCliCredential());")]
    [InlineData(
        "return string.IsNullOrEmpty(key) ? (object)new AIProjectClient(uri, new AzureCliCredential()) : new "
        + "OpenAI.OpenAIClient(key);")]
    [InlineData("return flag ? new AzureCliCredential() : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);")]
    [InlineData(
        "return name switch { \"mi\" => new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned), _ => "
        + "(TokenCredential)new AzureCliCredential() };")]
    [InlineData(
        "switch (name) { case \"mi\": return new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned); default: "
        + "return new AzureCliCredential(); }")]
    // defaults
    [InlineData("return given ?? new AzureCliCredential();")]
    [InlineData("given ??= new AzureCliCredential(); return given;")]
    [InlineData("if (given is null) given = new AzureCliCredential(); return given;")]
    [InlineData("return _kept ??= new AzureCliCredential();", "private TokenCredential _kept;")]
    // replaced under a guard
    [InlineData(
        "TokenCredential c = new AzureCliCredential(); if (!env.IsDevelopment()) c = new "
        + "ManagedIdentityCredential(ManagedIdentityId.SystemAssigned); return c;")]
    [InlineData("TokenCredential c; if (flag) c = new AzureCliCredential(); else c = given; return c;")]
    [InlineData(
        "_kept = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned); return _kept;",
        "private TokenCredential _kept = new AzureCliCredential();")]
    // created here, used under a guard
    [InlineData("var c = new AzureCliCredential(); return env.IsDevelopment() ? c : given;")]
    [InlineData(
        "return env.IsDevelopment() ? s_cli : given;",
        "private static readonly TokenCredential s_cli = new AzureCliCredential();")]
    [InlineData(
        "return env.IsDevelopment() ? Cli() : given;",
        "private static TokenCredential Cli() => new AzureCliCredential();")]
    [InlineData(
        "return env.IsDevelopment() ? Cli : given;",
        "private static TokenCredential Cli { get { return new AzureCliCredential(); } }")]
    [InlineData("return env.IsDevelopment() ? Local() : given; TokenCredential Local() => new AzureCliCredential();")]
    [InlineData(
        "if (env.IsDevelopment()) return Outer(); return null;",
        "private static object Outer() => Inner(); private static object Inner() => new AzureCliCredential();")]
    [InlineData("return null;", "public static TokenCredential CreateForDevelopment() => new AzureCliCredential();")]
    [InlineData(
        "return null;",
        "static class DevelopmentCredentials { public static TokenCredential Create() => new AzureCliCredential(); }")]
    [InlineData("var developerCredential = new AzureCliCredential(); Console.Write(developerCredential); return null;")]
    // the build
    [InlineData("\n#if !DEBUG\n return new AzureCliCredential();\n#endif\n return null;")]
    [InlineData("\n#if DEBUG\n return given;\n#else\n return new AzureCliCredential();\n#endif")]
    [InlineData(
        "\n#if OTHER\n return given;\n#elif DEBUG && X\n return given;\n#else\n return new AzureCliCredential();\n#endif")]
    [InlineData("\n#if !DEBUG\n#if !OTHER\n return new AzureCliCredential();\n#endif\n#endif\n return null;")]
    public Task Credential_under_a_guard_is_not_reported(string statements, string members = "") => Verified(statements, members);

    [Theory]
    [InlineData("return [|new AzureCliCredential()|];")]
    [InlineData("if (flag) return [|new AzureCliCredential()|]; return null;")]
    [InlineData("if (uri is null) return null; return [|new AzureCliCredential()|];")]
    [InlineData("if (string.IsNullOrEmpty(key)) throw new InvalidOperationException(); return [|new AzureCliCredential()|];")]
    [InlineData("if (env.IsDevelopment()) Console.Write(1); return [|new AzureCliCredential()|];")]
    [InlineData(
        "if (env.IsDevelopment()) { Console.Write(1); return null; } else Console.Write(2); { } return null;",
        "object N() => [|new AzureCliCredential()|];")]
    [InlineData("var c = [|new AzureCliCredential()|]; if (env.IsDevelopment()) return null; return null;")]
    [InlineData("return ([|new AzureCliCredential()|]).Equals(given) && env.IsDevelopment();")]
    [InlineData("return flag ? [|new AzureCliCredential()|] : null;")]
    [InlineData("return name switch { \"x\" => [|new AzureCliCredential()|], _ => null };")]
    [InlineData("switch (name) { case \"x\": return [|new AzureCliCredential()|]; } return null;")]
    [InlineData("return flag ? [|new AzureCliCredential()|] : [|new AzureCliCredential()|];")]
    [InlineData("var c = [|new AzureCliCredential()|]; Console.Write(c); return env.IsDevelopment() ? c : given;")]
    [InlineData(
        "Cli(); return env.IsDevelopment() ? Cli() : null;",
        "private static object Cli() => [|new AzureCliCredential()|];")]
    [InlineData("return null;", "object Loop() => flags ? Loop() : [|new AzureCliCredential()|]; bool flags;")]
    [InlineData("TokenCredential c = null; c = [|new AzureCliCredential()|]; return c;")]
    [InlineData("return null;", "private TokenCredential _kept = null; C() { _kept = [|new AzureCliCredential()|]; }")]
    [InlineData(
        "return null;",
        "object A() { var c = [|new AzureCliCredential()|]; return c; } object B() { var c = [|new "
        + "AzureCliCredential()|]; return c; }")]
    [InlineData("\n#if DEBUG\n#endif\n return [|new AzureCliCredential()|];")]
    [InlineData("\n#if !DEBUGGING\n return [|new AzureCliCredential()|];\n#endif")]
    [InlineData("\n#region DEBUG\n return [|new AzureCliCredential()|];\n#endregion")]
    public Task Credential_without_a_guard_is_reported(string statements, string members = "") => Verified(statements, members);

    /// <summary>The other assignment has the same position, in another file.</summary>
    [Fact]
    public Task Credential_replaced_in_another_part_of_the_type_is_not_reported() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                $"{Usings} partial class C {{ private TokenCredential _kept; void M() {{ _kept = new AzureCliCredential(); }} }}",
                $"partial class C {{ void N() {{ _kept = Choose(\"{new string('x', 500)}\"); }} "
                + "static Azure.Core.TokenCredential Choose(string name) => null; }",
            },
        },
    }.In("web").RunAsync();

    [Theory]
    [InlineData(
        "if (!env.IsDevelopment()) { Console.WriteLine(1); return; } var credential = new AzureCliCredential(); "
        + "Console.WriteLine(credential);")]
    [InlineData(
        "var credential = env.IsDevelopment() ? (TokenCredential)new AzureCliCredential() : null; "
        + "Console.WriteLine(credential);")]
    [InlineData(
        "if (args.Length == 0) { Console.WriteLine(1); return; } var credential = [|new AzureCliCredential()|]; "
        + "Console.WriteLine(credential);")]
    public Task Guards_in_top_level_statements_are_recognised(string statements) => new Verify.Test
    {
        TestState = { OutputKind = OutputKind.ConsoleApplication },
        TestCode = $"{Usings} IHostEnvironment env = Make(); {statements} static IHostEnvironment Make() => null;",
    }.In("web").RunAsync();
}
