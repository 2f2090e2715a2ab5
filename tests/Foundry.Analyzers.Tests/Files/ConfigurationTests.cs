using System.Text;
using Foundry.Analyzers.CodeFixes.Fixes.Endpoints;
using Foundry.Analyzers.CodeFixes.Fixes.Scopes;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Rules.Endpoints;
using Foundry.Analyzers.Rules.Scopes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Files;

using Verify = RuleVerifier<ProjectScope, ScopeFix>;

/// <summary>Tests values of settings files with FDRY3001, which reports exactly if the endpoint is known.</summary>
public class ConfigurationTests
{
    private const string Project = "https://r.services.ai.azure.com/api/projects/p/openai/v1";
    private const string Account = "https://r.openai.azure.com/openai/v1/";
    private const string Wrong = "https://cognitiveservices.azure.com/.default";
    private const string Right = "https://ai.azure.com/.default";

    private const string Settings = $$"""
        {
          // as the template has it
          "Logging": { "LogLevel": { "Default": "Information" } },
          "Foundry": { "Endpoint": "{{Project}}", "Resource": "r", "Scope": "{{Wrong}}", "KeyName": "Foundry:Endpoint", },
          "Endpoints": ["{{Account}}", "{{Project}}"],
          "ConnectionStrings": { "foundry": "{{Project}}" },
        }
        """;

    private const string LocalSettings = $$"""{ "IsEncrypted": false, "Values": { "Foundry__Endpoint": "{{Project}}" } }""";

    private static string Source(string endpoint, string members = "", string scope = $"\"{Wrong}\"", string usings = "") => $$"""
        using System;
        using System.ClientModel.Primitives;
        using Azure.Identity;
        using Microsoft.Extensions.Configuration;
        using OpenAI;
        {{usings}}

        class C
        {
            {{members}}
            object M(
                IConfiguration configuration, IConfigurationRoot root, ConfigurationManager manager,
                IConfigurationSection section, string text) =>
                new OpenAIClient(
                    new BearerTokenPolicy(new DefaultAzureCredential(), {{scope}}),
                    new OpenAIClientOptions { Endpoint = {{endpoint}} });
        }
        """;

    private static Verify.Test Test(string source, params (string Path, string Text)[] files)
    {
        var test = new Verify.Test { TestCode = source };
        foreach (var (path, text) in files)
            test.TestState.AdditionalFiles.Add((path, SourceText.From(text)));
        return test;
    }

    private static DiagnosticResult Expected(DiagnosticDescriptor descriptor, string message) =>
        Verify.Diagnostic(descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info).WithMessage(message);

    private static Task KnownAsync(string endpoint, string members, params (string Path, string Text)[] files) =>
        Test(Source(endpoint, members, $"[|\"{Wrong}\"|]"), files).RunAsync();

    private static Task UnknownAsync(string endpoint, string members, params (string Path, string Text)[] files) =>
        Test(Source(endpoint, members), files).RunAsync();

    [Theory]
    [InlineData("configuration[\"Foundry:Endpoint\"]")]
    [InlineData("configuration[key: \"FOUNDRY:endpoint\"]!")]
    [InlineData("root[\"Foundry:Endpoint\"]")]
    [InlineData("manager[\"Foundry:Endpoint\"]")]
    [InlineData("configuration?[\"Foundry:Endpoint\"]")]
    [InlineData("configuration[\"Foundry:\" + \"Endpoint\"]")]
    [InlineData("configuration[configuration[\"Foundry:KeyName\"]!]!")]
    [InlineData("configuration[\"Endpoints:1\"]")]
    [InlineData("configuration.GetValue<string>(\"Foundry:Endpoint\")")]
    [InlineData("configuration.GetValue(\"Foundry:Endpoint\", \"https://r.services.ai.azure.com/api/projects/other\")")]
    [InlineData("configuration.GetValue<string>(\"Foundry:Endpoint\", null)")]
    [InlineData("(string)configuration.GetValue(typeof(string), \"Foundry:Endpoint\")")]
    [InlineData("ConfigurationBinder.GetValue<string>(key: \"Endpoint\", configuration: configuration.GetSection(\"Foundry\"))")]
    [InlineData("configuration.GetSection(\"Foundry\")[\"Endpoint\"]")]
    [InlineData("configuration.GetSection(\"Foundry:Endpoint\").Value")]
    [InlineData("configuration.GetSection(\"Foundry\").GetSection(\"Endpoint\").Value!")]
    [InlineData("configuration.GetSection(\"Foundry\")?.GetSection(\"Endpoint\")?.Value")]
    [InlineData("configuration.GetRequiredSection(\"Foundry\")[\"Endpoint\"]")]
    [InlineData("manager.GetSection(\"Foundry\").GetValue<string>(\"Endpoint\")")]
    [InlineData("configuration.GetConnectionString(\"foundry\")")]
    [InlineData("manager.GetConnectionString(name: \"Foundry\")!")]
    [InlineData("configuration[\"Foundry:Endpoint\"] ?? throw new InvalidOperationException(\"not set\")")]
    [InlineData("configuration[\"Foundry:Endpoint\"] ?? \"https://r.services.ai.azure.com/api/projects/other\"")]
    [InlineData("configuration[\"Foundry:Endpoint\"]!.TrimEnd('/') + \"/openai/v1\"")]
    [InlineData("$\"https://{configuration[\"Foundry:Resource\"]}.services.ai.azure.com/api/projects/p\"")]
    [InlineData(
        "new "
        + "ConfigurationBuilder().SetBasePath(text).AddJsonFile(\"appsettings.json\").AddJsonFile($\"appsettings.{text}.json\", "
        + "optional: true).Build()[\"Foundry:Endpoint\"]")]
    public Task Setting_is_known_however_it_is_read(string expression) => KnownAsync(
        $"new Uri({expression})", "", ("/p/appsettings.json", Settings));

    [Theory]
    [InlineData("Environment.GetEnvironmentVariable(\"Foundry__Endpoint\")")]
    [InlineData("Environment.GetEnvironmentVariable(\"FOUNDRY__ENDPOINT\")!")]
    [InlineData("System.Environment.GetEnvironmentVariable(variable: \"Foundry__Endpoint\") ?? throw new Exception()")]
    [InlineData("configuration[\"Foundry:Endpoint\"]")]
    [InlineData("configuration.GetSection(\"Foundry\")[\"Endpoint\"]")]
    public async Task Variable_is_known_however_it_is_read(string expression)
    {
        await KnownAsync($"new Uri({expression})", "", ("/p/local.settings.json", LocalSettings));
        await KnownAsync($"new Uri({expression})", "", ("/p/Properties/launchSettings.json", $$"""
            { "profiles": {
                "http": { "environmentVariables": { "Foundry__Endpoint": "{{Project}}" } },
                "https": { "environmentVariables": { "Foundry__Endpoint": "{{Project}}" } } } }
            """));
    }

    [Theory]
    [InlineData("private const string Key = \"Foundry:Endpoint\";", "new Uri(configuration[Key])")]
    [InlineData(
        "private static readonly string s_endpoint = Environment.GetEnvironmentVariable(\"Foundry__Endpoint\");",
        "new Uri(s_endpoint)")]
    [InlineData(
        "private readonly IConfigurationSection _section; public C(IConfiguration configuration) { _section = "
        + "configuration.GetSection(\"Foundry\"); }",
        "new Uri(_section[\"Endpoint\"])")]
    [InlineData(
        "private readonly Uri _endpoint; public C(IConfiguration configuration) => _endpoint = new "
        + "Uri(configuration[\"Foundry:Endpoint\"] ?? throw new ArgumentException());",
        "_endpoint")]
    [InlineData("private static string Endpoint => Environment.GetEnvironmentVariable(\"Foundry__Endpoint\")!;", "new(Endpoint)")]
    public Task Setting_in_a_member_is_known(string members, string endpoint) =>
        KnownAsync(endpoint, members, ("/p/appsettings.json", Settings), ("/p/local.settings.json", LocalSettings));

    [Fact]
    public Task Setting_in_a_local_of_top_level_statements_is_known()
    {
        var test = Test($$"""
            using System;
            using System.ClientModel.Primitives;
            using Azure.Identity;
            using Microsoft.Extensions.Configuration;
            using OpenAI;

            var manager = new ConfigurationManager();
            var foundry = manager.GetRequiredSection("Foundry");
            var key = "Endpoint";
            string endpoint = foundry[key] ?? throw new InvalidOperationException("No endpoint.");
            var policy = new BearerTokenPolicy(new DefaultAzureCredential(), [|"{{Wrong}}"|]);
            var client = new OpenAIClient(policy, new OpenAIClientOptions { Endpoint = new Uri(endpoint) });
            """, ("/p/appsettings.json", Settings));
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    // ---- Several files

    private static string Endpoint(string value) => $$"""{ "Foundry": { "Endpoint": "{{value}}" } }""";

    private const string Asked = "new Uri(configuration[\"Foundry:Endpoint\"])";

    [Fact]
    public Task Value_is_known_if_all_files_agree() => KnownAsync(
        Asked, "",
        ("/p/appsettings.json", Endpoint(Project)),
        ("/p/appsettings.Development.json", Endpoint(Project)),
        ("/p/local.settings.json", LocalSettings));

    [Fact]
    public Task Value_is_unknown_if_files_disagree() => UnknownAsync(
        Asked, "", ("/p/appsettings.json", Endpoint(Account)), ("/p/appsettings.Development.json", Endpoint(Project)));

    [Fact]
    public Task Value_is_known_if_only_one_file_has_it() => KnownAsync(
        Asked, "", ("/p/appsettings.json", "{ \"Foundry\": {} }"), ("/p/appsettings.Development.json", Endpoint(Project)));

    [Fact]
    public Task Value_is_unknown_if_a_variable_disagrees() => UnknownAsync(
        Asked, "", ("/p/appsettings.json", Endpoint(Account)), ("/p/local.settings.json", LocalSettings));

    [Fact]
    public Task A_variable_is_not_read_from_appsettings() => UnknownAsync(
        "new Uri(Environment.GetEnvironmentVariable(\"Foundry__Endpoint\"))", "", ("/p/appsettings.json", Endpoint(Project)));

    [Fact]
    public Task A_variable_ignores_appsettings() => KnownAsync(
        "new Uri(Environment.GetEnvironmentVariable(\"Foundry__Endpoint\"))", "",
        ("/p/appsettings.json", Endpoint(Account)), ("/p/local.settings.json", LocalSettings));

    [Fact]
    public Task Variable_is_unknown_if_profiles_disagree() => UnknownAsync(
        "new Uri(Environment.GetEnvironmentVariable(\"E\"))", "", ("/p/Properties/launchSettings.json", $$"""
            { "profiles": {
                "a": { "environmentVariables": { "E": "{{Project}}" } },
                "b": { "environmentVariables": { "E": "{{Account}}" } } } }
            """));

    [Fact]
    public Task Value_is_unknown_if_a_key_is_repeated() => UnknownAsync(
        Asked, "", ("/p/appsettings.json", $$"""{ "Foundry": { "Endpoint": "{{Project}}", "endpoint": "{{Account}}" } }"""));

    [Theory]
    [InlineData("{ \"Foundry\": { \"Endpoint\": \"https://<resource>.services.ai.azure.com/api/projects/<project>\" } }")]
    [InlineData("{ \"Foundry\": { \"Endpoint\": \"https://your-resource.services.ai.azure.com/api/projects/your-project\" } }")]
    [InlineData("{ \"Foundry\": { \"Endpoint\": \"{endpoint}/api/projects/p\" } }")]
    public Task A_placeholder_leaves_the_path_known(string text) => KnownAsync(Asked, "", ("/p/appsettings.json", text));

    [Theory]
    [InlineData("")]
    [InlineData("<endpoint>")]
    [InlineData("your-endpoint")]
    [InlineData("{{endpoint}}")]
    [InlineData("...")]
    [InlineData("https://<your endpoint>")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://v.services.ai.azure.com/api/projects/p)")]
    public Task Value_is_unknown_if_it_is_a_placeholder(string value) =>
        UnknownAsync(Asked, "", ("/p/appsettings.json", Endpoint(value)));

    // ---- Unknown

    [Theory]
    [InlineData("new Uri(configuration[text])")]
    [InlineData("new Uri(configuration[\"Foundry\"])")]
    [InlineData("new Uri(configuration[\"Other:Endpoint\"])")]
    [InlineData("new Uri(section[\"Foundry:Endpoint\"])")]
    [InlineData("new Uri(section.GetSection(\"Foundry\")[\"Endpoint\"])")]
    [InlineData("new Uri(section.Value)")]
    [InlineData("new Uri(configuration.GetSection(text)[\"Foundry:Endpoint\"])")]
    [InlineData("new Uri(configuration.GetSection(\"A\").GetSection(text)[\"Foundry:Endpoint\"])")]
    [InlineData("new Uri(configuration.GetConnectionString(\"other\"))")]
    [InlineData("new Uri(configuration[\"Foundry:Endpoint\"] ?? text)")]
    [InlineData("new Uri(configuration.GetValue(\"Foundry:Endpoint\", text))")]
    [InlineData("new Uri(configuration[\"Other\"] ?? configuration[\"Foundry:Endpoint\"])")]
    [InlineData("new Uri(Environment.GetEnvironmentVariable(text))")]
    [InlineData("new Uri(Environment.GetEnvironmentVariable(\"Foundry__Endpoint\", EnvironmentVariableTarget.Machine))")]
    [InlineData("new Uri(new Own()[\"Foundry:Endpoint\"])")]
    [InlineData("new Uri(((IConfiguration)new Own())[\"Foundry:Endpoint\"])")]
    [InlineData("new Uri(new Own().GetSection(\"Foundry\")[\"Endpoint\"])")]
    [InlineData("new Uri(new ConfigurationBuilder().AddInMemoryCollection().Build()[\"Foundry:Endpoint\"])")]
    [InlineData("new Uri(new ConfigurationBuilder().AddJsonFile(\"other.json\").Build()[\"Foundry:Endpoint\"])")]
    [InlineData(
        "new Uri(new ConfigurationBuilder().AddJsonFile(\"appsettings.json\").AddJsonFile(text).Build()[\"Foundry:Endpoint\"])")]
    [InlineData("new Uri(new ConfigurationBuilder().Build()[\"Foundry:Endpoint\"])")]
    [InlineData("new Uri(a)")]
    public Task Setting_is_unknown(string endpoint) => UnknownAsync(endpoint, """
        private static readonly string a = Environment.GetEnvironmentVariable(b);
        private static readonly string b = Environment.GetEnvironmentVariable(a);
        private class Own : IConfiguration
        {
            public string this[string key] { get => ""; set { } }
            public IConfigurationSection GetSection(string key) => null;
            public System.Collections.Generic.IEnumerable<IConfigurationSection> GetChildren() => null;
            public Microsoft.Extensions.Primitives.IChangeToken GetReloadToken() => null;
        }
        """, ("/p/appsettings.json", Settings), ("/p/local.settings.json", "{}"));

    [Fact]
    public Task Setting_of_the_user_s_own_configuration_type_is_unknown() => Test($$"""
        using System;
        using System.ClientModel.Primitives;
        using Azure.Identity;
        using OpenAI;

        namespace Microsoft.Extensions.Configuration { interface IConfiguration { string this[string key] { get; } } }

        class C
        {
            object M(Microsoft.Extensions.Configuration.IConfiguration configuration) =>
                new OpenAIClient(
                    new BearerTokenPolicy(new DefaultAzureCredential(), "{{Wrong}}"),
                    new OpenAIClientOptions { Endpoint = {{Asked}} });
        }
        """, ("/p/appsettings.json", Settings)).RunAsync();

    [Theory]
    [InlineData("{ \"Foundry\": { \"Endpoint\": \"URL\"")]
    [InlineData("{ \"Foundry\": { \"Endpoint\": \"URL }")]
    [InlineData("{ oops, \"Foundry\": { \"Endpoint\": \"URL\" } }")]
    [InlineData("{ \"Foundry\": { \"Endpoint\": { \"URL\" } } }")]
    [InlineData("{ \"Foundry\": \"Endpoint\" }")]
    [InlineData("")]
    [InlineData("\0\u0001<xml/>")]
    public Task Value_in_a_broken_file_is_unknown(string text) =>
        UnknownAsync(Asked, "", ("/p/appsettings.json", text.Replace("URL", Project)));

    [Fact]
    public Task Value_before_a_syntax_error_is_known() => KnownAsync(
        Asked, "", ("/p/appsettings.json", $$"""{ "Foundry": { "Endpoint": "{{Project}}" }, oops }"""));

    [Fact]
    public Task Value_in_a_file_of_ten_megabytes_is_known() => KnownAsync(Asked, "", (
        "/p/appsettings.json",
        $$"""{ "Long": "{{new string('x', 10_000_000)}}", "Foundry": { "Endpoint": "{{Project}}" } }"""));

    [Fact]
    public Task Value_before_deep_nesting_is_known()
    {
        var deep = new string('[', 100_000) + new string(']', 100_000);
        return KnownAsync(
            Asked, "", ("/p/appsettings.json", $$"""{ "Foundry": { "Endpoint": "{{Project}}" }, "Deep": {{deep}} }"""));
    }

    [Fact]
    public Task Value_before_invalid_bytes_is_known()
    {
        var start = $"{{ \"Foundry\": {{ \"Endpoint\": \"{Project}\", \"Other\": \"";
        byte[] bytes = [.. Encoding.UTF8.GetBytes(start), 0xFF, 0xFE, 0xC3, 0x28, .. "\" } }"u8];
        var test = Test(Source(Asked, scope: $"[|\"{Wrong}\"|]"));
        test.TestState.AdditionalFiles.Add(("/p/appsettings.json", SourceText.From(bytes, bytes.Length, Encoding.UTF8)));
        return test.RunAsync();
    }

    // ---- Which files

    private const string Config = "is_global = true\n";

    [Theory]
    [InlineData("/p/appsettings.json", "", true)]
    [InlineData("/p/settings.json", "", false)]
    [InlineData("/p/settings.json", "[/p/settings.json]\nbuild_metadata.AdditionalFiles.FoundryKind = configuration\n", true)]
    [InlineData("/p/appsettings.json", "[/p/appsettings.json]\nbuild_metadata.AdditionalFiles.FoundryKind = \n", true)]
    [InlineData("/p/appsettings.json", "[/p/appsettings.json]\nbuild_metadata.AdditionalFiles.FoundryKind = other\n", false)]
    [InlineData("/p/appsettings.json", "build_property.FoundryReadConfiguration = false\n", false)]
    [InlineData("/p/appsettings.json", "build_property.FoundryReadConfiguration = true\n", true)]
    public Task File_is_read_by_its_kind_or_else_by_its_name(string path, string options, bool isRead)
    {
        var test = Test(Source(Asked, scope: isRead ? $"[|\"{Wrong}\"|]" : $"\"{Wrong}\""), (path, Settings));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", SourceText.From(Config + options)));
        return test.RunAsync();
    }

    // ---- Messages and fixes

    [Fact]
    public Task The_message_names_file_and_line_and_the_literal_is_fixed()
    {
        var test = Test(Source(Asked, scope: $"{{|#0:\"{Wrong}\"|}}"), ("/p/appsettings.json", Settings));
        test.ExpectedDiagnostics.Add(Expected(
            ProjectScope.Descriptor,
            $"A Foundry project endpoint (appsettings.json:4) rejects tokens for '{Wrong}' with 401. Use '{Right}'."));
        test.FixedCode = Source(Asked, scope: $"\"{Right}\"");
        return test.RunAsync();
    }

    [Theory]
    [InlineData("configuration[\"Foundry:Scope\"]")]
    [InlineData("configuration[\"Foundry:Scope\"]!")]
    [InlineData("configuration[\"Foundry:Scope\"] ?? throw new Exception()")]
    public Task A_scope_from_a_file_is_not_replaced_in_the_source(string scope)
    {
        var test = Test(Source($"new Uri(\"{Project}\")", scope: $"{{|#0:{scope}|}}"), ("/p/appsettings.json", Settings));
        test.ExpectedDiagnostics.Add(Expected(
            ProjectScope.Descriptor,
            $"A Foundry project endpoint rejects tokens for '{Wrong}' (appsettings.json:4) with 401. Use '{Right}'."));
        test.FixedCode = Source($"new Uri(\"{Project}\")", scope: $"{{|#0:{scope}|}}");
        return test.RunAsync();
    }

    [Fact]
    public Task Scope_of_another_service_in_a_file_is_reported_without_a_fix() => new RuleVerifier<ForeignScope, ScopeFix>.Test
    {
        TestCode = Source($"new Uri(\"{Project}\")", scope: "{|#0:configuration[\"Scope\"]|}"),
        TestState =
        {
            AdditionalFiles = { ("/p/appsettings.json", "{ \"Scope\": \"https://management.azure.com/.default\" }") },
            ExpectedDiagnostics =
            {
                Expected(
                    ForeignScope.Descriptor,
                    "'https://management.azure.com/.default' (appsettings.json:1) requests a token for Azure Resource "
                    + $"Manager. Foundry and Azure OpenAI reject it with 401. Use '{Right}'."),
            },
        },
        FixedCode = Source($"new Uri(\"{Project}\")", scope: "{|#0:configuration[\"Scope\"]|}"),
    }.RunAsync();

    [Fact]
    public Task An_audience_from_a_file_is_not_replaced_in_the_source()
    {
        const string Source = """
            using System;
            using Azure.AI.OpenAI;
            using Azure.Identity;
            using Microsoft.Extensions.Configuration;

            class C
            {
                object M(IConfiguration configuration) => new AzureOpenAIClient(
                    new Uri(configuration["Endpoint"]),
                    new DefaultAzureCredential(),
                    new AzureOpenAIClientOptions { Audience = AUDIENCE });
            }
            """;
        var test = new RuleVerifier<CloudMismatch, CloudMismatchFix>.Test
        {
            TestCode = Source.Replace("AUDIENCE", "{|#0:configuration[\"Audience\"]|}"),
            FixedCode = Source.Replace("AUDIENCE", "{|#0:configuration[\"Audience\"]|}"),
        };
        const string Text =
            "{\n\"Endpoint\": \"https://r.openai.azure.us\",\n"
            + "\"Audience\": \"https://cognitiveservices.azure.com/.default\" }";
        test.TestState.AdditionalFiles.Add(("/p/appsettings.json", SourceText.From(Text)));
        test.ExpectedDiagnostics.Add(Expected(
            CloudMismatch.Descriptor,
            "The endpoint (appsettings.json:2) is in Azure Government, which rejects tokens for "
            + "'https://cognitiveservices.azure.com/.default' (appsettings.json:3) with 401. Use "
            + "'https://cognitiveservices.azure.us/.default'."));
        return test.RunAsync();
    }

    /// <summary>A program may choose its client by this setting, and an example file is never deployed.</summary>
    [Theory]
    [InlineData("appsettings.json", "text == null ? null : CLIENT")]
    [InlineData("appsettings.json", "text switch { \"azure\" => null, _ => CLIENT }")]
    [InlineData("appsettings.Template.json", "CLIENT")]
    [InlineData("appsettings.Testing.json", "CLIENT")]
    [InlineData("appsettings.example.json", "CLIENT")]
    public Task Endpoint_in_a_file_is_not_reported_if_it_proves_nothing(
        string file, string body) => new RuleVerifier<OpenAIPath>.Test
    {
        TestCode = $$"""
            using System;
            using Microsoft.Extensions.Configuration;
            using OpenAI;

            class C
            {
                object M(IConfiguration configuration, System.ClientModel.ApiKeyCredential key, string text) =>
                    {{body.Replace("CLIENT", $"new OpenAIClient(key, new OpenAIClientOptions {{ Endpoint = {Asked} }})")}};
            }
            """,
        TestState = { AdditionalFiles = { ("/p/" + file, Endpoint("https://r.openai.azure.com/")) } },
    }.RunAsync();

    [Fact]
    public Task Endpoint_is_not_reported_after_a_choice_by_the_setting() => new RuleVerifier<OpenAIPath>.Test
    {
        TestCode = """
            using System;
            using Microsoft.Extensions.Configuration;
            using OpenAI;

            class C
            {
                object M(IConfiguration configuration, System.ClientModel.ApiKeyCredential key)
                {
                    var endpoint = configuration["Foundry:Endpoint"] ?? throw new Exception();
                    if (endpoint.Contains(".azure.com"))
                        return new Azure.AI.OpenAI.AzureOpenAIClient(new Uri(endpoint), key);
                    return new OpenAIClient(key, new OpenAIClientOptions { Endpoint = new Uri(endpoint) });
                }
            }
            """,
        TestState = { AdditionalFiles = { ("/p/appsettings.json", Endpoint("https://r.openai.azure.com/")) } },
    }.RunAsync();

    [Fact]
    public Task Endpoint_in_a_file_is_reported_without_a_fix() => new RuleVerifier<OpenAIPath, EndpointFix>.Test
    {
        TestCode = Source("new Uri({|#0:configuration[\"Foundry:Endpoint\"]|})"),
        FixedCode = Source("new Uri({|#0:configuration[\"Foundry:Endpoint\"]|})"),
        TestState =
        {
            AdditionalFiles = { ("/p/appsettings.json", Endpoint("https://r.openai.azure.com/")) },
            ExpectedDiagnostics =
            {
                Expected(
                    OpenAIPath.Descriptor,
                    "'OpenAIClient' cannot use this endpoint (appsettings.json:1). Azure serves the client's routes only "
                    + "under /openai/v1, so every call fails with 404. End the endpoint in /openai/v1/."),
            },
        },
    }.RunAsync();

    /// <summary>A developer's own key belongs in a file such as local.settings.json.</summary>
    [Theory]
    [InlineData("configuration[\"Key\"]")]
    [InlineData("Environment.GetEnvironmentVariable(\"Key\")")]
    public Task Key_in_a_file_is_not_reported(string key) => new RuleVerifier<SecretInSource>.Test
    {
        TestCode = "using System; using Microsoft.Extensions.Configuration; using OpenAI; "
            + $"class C {{ object M(IConfiguration configuration) => new OpenAIClient({key}); }}",
        TestState =
        {
            AdditionalFiles =
            {
                ("/p/local.settings.json", $"{{ \"Values\": {{ \"Key\": \"{GeneratedKeys.Identifiable}\" }} }}"),
            },
        },
    }.RunAsync();

    [Fact]
    public async Task The_places_in_the_files_are_additional_locations()
    {
        var compilation = CSharpCompilation.Create(
            "t",
            [CSharpSyntaxTree.ParseText(Source(Asked, scope: "configuration[\"Foundry:Scope\"]"))],
            [.. ClientReferences.Framework, .. ClientReferences.All],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var options = new AnalyzerOptions([new File("/p/appsettings.json", Settings)]);
        var analysis = compilation.WithAnalyzers([new SingleRuleAnalyzer<ProjectScope>()], options);
        var locations = Assert.Single(await analysis.GetAnalyzerDiagnosticsAsync()).AdditionalLocations;
        Assert.Equal(
            [$"\"{Project}\"", $"\"{Wrong}\""],
            locations.Select(location => Settings.Substring(location.SourceSpan.Start, location.SourceSpan.Length)));
        Assert.All(locations, location =>
        {
            var place = location.GetLineSpan();
            Assert.Equal(("/p/appsettings.json", 3), (place.Path, place.StartLinePosition.Line));
        });
    }

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
