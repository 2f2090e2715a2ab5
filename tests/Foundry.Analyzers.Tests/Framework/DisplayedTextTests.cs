using System.Collections.Immutable;
using Foundry.Analyzers.CodeFixes.Fixes.Access;
using Foundry.Analyzers.CodeFixes.Fixes.Endpoints;
using Foundry.Analyzers.CodeFixes.Fixes.Scopes;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules;
using Foundry.Analyzers.Rules.Access;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Rules.Endpoints;
using Foundry.Analyzers.Rules.Scopes;
using Foundry.Analyzers.Tests.Rules.Scopes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests.Framework;

/// <summary>No rule shows a secret of the source, the settings, the templates or the manifest.</summary>
public class DisplayedTextTests
{
    private const string Government = "new Uri(\"https://r.openai.azure.us/openai/v1/\")";
    private const string AnyEndpoint = "uri";
    private static readonly string Project = $"new Uri(\"{ScopeSource.Project}\")";
    private static readonly string Account = $"new Uri(\"{ScopeSource.Account}\")";

    public static TheoryData<string> RuleIds =>
        [.. AllRules.Make().Select(static rule => rule.SupportedDiagnostic.Id).Order()];

    public static TheoryData<string> KeyNames => [.. SecretTexts.Keys.Select(static key => key.Name)];

    /// <summary>No argument and no property of any rule gets round the policy, whatever the rule passes.</summary>
    [Theory, MemberData(nameof(RuleIds))]
    public async Task Secret_in_an_argument_is_left_out(string id)
    {
        var descriptor = AllRules.Make().Select(static rule => rule.SupportedDiagnostic).Single(rule => rule.Id == id);
        foreach (var (_, secret) in SecretTexts.Keys)
        {
            var rule = new TellTale(descriptor, secret + "\r\n");
            var found = Assert.Single(await Diagnose(rule, "class C { object o = new object(); }"));
            AssertHides(secret, found);
            Assert.DoesNotContain('\n', found.GetMessage());
            Assert.Equal(["Kept"], found.Properties.Keys);
        }
    }

    [Theory, MemberData(nameof(KeyNames))]
    public async Task Key_in_a_scope_is_left_out(string name)
    {
        var key = SecretTexts.Keys.Single(key => key.Name == name).Secret;
        await ScopeHides<ForeignScope>(key, $"https://vault.azure.net/{key}/.default", Account);
        await ScopeHides<ForeignScope>(key, $"https://{key}@vault.azure.net/.default", Account, mayBeSilent: true);
        await ScopeHides<ProjectScope>(key, $"https://{key}@cognitiveservices.azure.com/.default", Project, mayBeSilent: true);
        await ScopeHides<CloudMismatch>(
            key, $"https://cognitiveservices.azure.com/.default?{key}", Government, mayBeSilent: true);
        await ScopeHides<MalformedScope>(key, $"https://contoso.com?{key}", AnyEndpoint);
        await ScopeHides<MalformedScope>(key, $"https://{key}.contoso.com", AnyEndpoint, mayBeSilent: true);
        await ScopeHides<MalformedScope>(key, $"https://{key}@contoso.com", AnyEndpoint, mayBeSilent: true);
        await ScopeHides<MalformedScope>(key, key, AnyEndpoint, mayBeSilent: true);
    }

    [Fact]
    public async Task User_info_and_query_of_a_scope_are_left_out()
    {
        var (password, signature) = (SecretTexts.Password, SecretTexts.Signature);
        foreach (var secret in new[] { password, signature })
        {
            await ScopeHides<ProjectScope>(
                secret, $"https://user:{password}@cognitiveservices.azure.com/.default?sig={signature}", Project);
            await ScopeHides<ForeignScope>(
                secret, $"https://user:{password}@vault.azure.net/.default?sig={signature}", Account);
            await ScopeHides<MalformedScope>(secret, $"https://user:{password}@contoso.com?sig={signature}", AnyEndpoint);
            await ScopeHides<MalformedScope>(secret, $"https://user:{password}@contoso.com/./default", AnyEndpoint);
            await ScopeHides<MalformedScope>(
                secret, $"https://user:{password}@r.openai.azure.com/.default?sig={signature}", Account);
            await ScopeHides<CloudMismatch>(
                secret, $"https://user:{password}@cognitiveservices.azure.com/.default?sig={signature}", Government);
        }
    }

    /// <summary>The fix writes the right scope, and its title names it.</summary>
    [Fact]
    public async Task User_info_of_a_scope_is_not_in_the_fix()
    {
        var source = ScopeSource.Client($"\"https://user:{SecretTexts.Password}@contoso.com\"", AnyEndpoint);
        var project = ProjectOf(source, []);
        var found = Assert.Single(await Diagnose(new MalformedScope(), project));
        Assert.Equal("https://contoso.com/.default", found.Properties[ScopeRule.RightScope]);
        var action = Assert.Single(await ActionsFor(new ScopeFix(), project.Documents.Single(), found));
        Assert.Equal("Use 'https://contoso.com/.default'", action.Title);
    }

    [Fact]
    public async Task Scope_with_a_key_as_host_has_no_fix()
    {
        var project = ProjectOf(ScopeSource.Client($"\"https://{GeneratedKeys.Hex}.contoso.com\"", AnyEndpoint), []);
        var found = Assert.Single(await Diagnose(new MalformedScope(), project));
        Assert.DoesNotContain(ScopeRule.RightScope, found.Properties.Keys);
        Assert.Empty(await ActionsFor(new ScopeFix(), project.Documents.Single(), found));
    }

    [Theory, MemberData(nameof(KeyNames))]
    public async Task Key_in_an_audience_is_left_out(string name)
    {
        var key = SecretTexts.Keys.Single(key => key.Name == name).Secret;
        string Client(string audience) => "using Azure.AI.OpenAI;\n" + ScopeSource.Body(
            "var client = new AzureOpenAIClient(new Uri(\"https://r.openai.azure.us\"), credential, "
            + $"new AzureOpenAIClientOptions {{ Audience = {audience} }});").Replace("bool condition", Configuration);
        foreach (var secret in new[] { key, SecretTexts.Password })
        {
            var text = $"https://user:{SecretTexts.Password}@cognitiveservices.azure.com/.default?sig={key}";
            AssertHides(secret, Assert.Single(await Diagnose(new CloudMismatch(), Client($"\"{text}\""))));
            var found = await Diagnose(new CloudMismatch(), Client("configuration[\"S\"]"), Settings(text));
            AssertHides(secret, Assert.Single(found));
        }
    }

    [Theory, MemberData(nameof(SecretTexts.Names), MemberType = typeof(SecretTexts))]
    public async Task Secret_in_the_manifest_is_left_out(string name)
    {
        var (text, secret) = SecretTexts.Named(name);
        var word = Literal(text);
        var grant = $"{{ \"identity\": {word}, \"role\": {word}, \"scope\": {word} }}";
        var near = Literal(text[..^1]);
        foreach (var manifest in new[]
        {
            $"{{ {word}: 1, {word}: 2, \"grants\": [ {grant} ] }}",
            $"{{ \"version\": {word}, \"complete\": {word}, \"identities\": {{ \"app\": {{ \"kind\": {word}, {word}: 1 }} }} }}",
            $"{{ \"account\": {{ \"publicNetworkAccess\": {word} }}, \"storage\": {{ \"authentication\": {word} }} }}",
            $"{{ \"customRoles\": [ {{ \"roleName\": {word}, \"actions\": [] }} ], \"grants\": [ {grant} ] }}",
            $"{{ \"identities\": {{ {word}: {{ \"kind\": \"user\" }} }}, \"grants\": [ {grant.Replace(word, near)} ] }}",
            $"{{ {word} {text} }}",
            $"{{ \"grants\": {text} }}",
        })
        {
            var project = ProjectOf("class C { }", [("foundry.access.json", manifest)]);
            var found = await Diagnose(new ManifestMistake(), project);
            Assert.NotEmpty(found);
            foreach (var diagnostic in found)
            {
                AssertHides(secret, diagnostic);
                var actions = await ActionsFor(new ManifestMistakeFix(), project.AdditionalDocuments.Single(), diagnostic);
                Assert.All(actions, action => SecretTexts.AssertHides(secret, action.Title));
            }
        }
    }

    [Fact]
    public async Task Manifest_word_is_shown_on_one_line()
    {
        var found = Assert.Single(await Diagnose(new ManifestMistake(), "class C { }",
            ("foundry.access.json", "{ \"a\\r\\nFDRY0000: b\\u202ec\\u2028\": 1 }")));
        Assert.StartsWith("'a  FDRY0000: b\uFFFDc ' is an unknown property", found.GetMessage());
    }

    [Theory, MemberData(nameof(KeyNames))]
    public async Task Key_beside_a_role_in_a_template_is_left_out(string name)
    {
        const string Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
        var key = SecretTexts.Keys.Single(key => key.Name == name).Secret;
        var digits = string.Concat(key.Where(char.IsDigit));
        foreach (var template in new[]
        {
            $"var roles = {{ 'Foundry User {key}': '{Owner}' }}",
            $"var roles = {{ 'Foundry User https://{digits}:{digits}@': '{Owner}' }}",
            $"var role = '{Owner}' // Foundry User {key}",
            $"var role = '{Owner}' // Foundry User {digits}:{digits}@",
            $"var role = 'Foundry User {key}'",
        })
        {
            foreach (var diagnostic in await Diagnose(new RoleNameMismatch(), "class C { }", ("infra/main.bicep", template)))
            {
                AssertHides(key, diagnostic);
                if (digits.Length >= 8)
                    Assert.DoesNotContain(digits + "@", diagnostic.GetMessage());
            }
        }
    }

    [Fact]
    public async Task Role_name_in_a_template_is_shown_on_one_line()
    {
        const string Template = "var roles = { 'Foundry\\r\\nUser': '8e3af657-a8ff-443c-a75c-2fe8c4bcb635' }";
        var found = Assert.Single(await Diagnose(new RoleNameMismatch(), "class C { }", ("infra/main.bicep", Template)));
        Assert.StartsWith("'Foundry  User' names Foundry User", found.GetMessage());
    }

    [Theory, MemberData(nameof(SecretTexts.Names), MemberType = typeof(SecretTexts))]
    public async Task Secret_in_the_name_of_a_setting_is_left_out(string name)
    {
        var (text, secret) = SecretTexts.Named(name);
        string Source(string statement) => $$"""
            using System; using Azure.AI.Projects; using Azure.Identity; using OpenAI;
            class C { void M() { {{statement}} } }
            """;
        string Read(string setting) => $"Environment.GetEnvironmentVariable({Literal(setting)})";

        var project = ProjectOf(Source($"_ = new AIProjectClient(new Uri({Read(text)}), new DefaultAzureCredential());"), []);
        var found = Assert.Single(await Diagnose(new UncheckedSetting(), project));
        AssertHides(secret, found);
        Assert.DoesNotContain(UncheckedSetting.SettingName, found.Properties.Keys);
        Assert.Empty(await ActionsFor(new UncheckedSettingFix(), project.Documents.Single(), found));

        var azureKey = "AZURE_OPENAI_KEY " + text;
        AssertHides(secret, Assert.Single(
            await Diagnose(new AzureKeyToOpenAI(), Source($"_ = new OpenAIClient({Read(azureKey)});"))));

        var tenants = await Diagnose(new UnusedTenant(), Source(
            $"var tenant = {Read(text + ":TenantId")}; _ = new AIProjectClient("
            + "new Uri(\"https://r.services.ai.azure.com/api/projects/p\"), new AzureCliCredential());"));
        AssertHides(secret, Assert.Single(tenants));
    }

    private const string Configuration = "Microsoft.Extensions.Configuration.IConfiguration configuration";

    private static (string, string) Settings(string scope) => ("appsettings.json", $"{{ \"S\": {Literal(scope)} }}");

    /// <summary>Reports a scope in the source and the same one in a settings file.</summary>
    private static async Task ScopeHides<TRule>(string secret, string scope, string endpoint, bool mayBeSilent = false)
        where TRule : FoundryRule, new()
    {
        var inSource = await Diagnose(new TRule(), ScopeSource.Client(Literal(scope), endpoint));
        var reads = ScopeSource.Client("configuration[\"S\"]", endpoint).Replace("string text", Configuration);
        var inSettings = await Diagnose(new TRule(), reads, Settings(scope));
        if (!mayBeSilent)
            Assert.NotEmpty(inSource);
        Assert.Equal(inSource.Length, inSettings.Length);
        Assert.All(inSource.Concat(inSettings), diagnostic => AssertHides(secret, diagnostic));
    }

    private static void AssertHides(string secret, Diagnostic diagnostic)
    {
        SecretTexts.AssertHides(secret, diagnostic.GetMessage());
        SecretTexts.AssertHides(secret, diagnostic.ToString());
        Assert.All(diagnostic.Properties, property => SecretTexts.AssertHides(secret, property.Value));
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static Task<ImmutableArray<Diagnostic>> Diagnose(
        FoundryRule rule, string source, params (string Path, string Text)[] files) => Diagnose(rule, ProjectOf(source, files));

    private static Project ProjectOf(string source, (string Path, string Text)[] files)
    {
        var project = new AdhocWorkspace().AddProject("P", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithMetadataReferences([.. ClientReferences.Framework, .. ClientReferences.All])
            .AddDocument("C.cs", source, filePath: "/repo/C.cs").Project;
        foreach (var (path, text) in files)
            project = project.AddAdditionalDocument(Path.GetFileName(path), text, filePath: "/repo/" + path).Project;
        return project;
    }

    private static async Task<ImmutableArray<Diagnostic>> Diagnose(FoundryRule rule, Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        return await compilation
            .WithAnalyzers([new SingleRuleAnalyzer(rule)], project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync();
    }

    private static async Task<List<CodeAction>> ActionsFor(CodeFixProvider fix, TextDocument document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        return actions;
    }

    /// <summary>Reports every creation of an object with a secret in each argument and in a property.</summary>
    private sealed class TellTale(DiagnosticDescriptor descriptor, string secret) : FoundryRule(descriptor)
    {
        public override bool AppliesTo(FoundryContext foundry) => true;

        public override void Start(RuleRegistration actions, FoundryContext foundry) => actions.RegisterOperationAction(
            (context, _) => Report(
                context,
                context.Operation.Syntax,
                new Evidence(properties: ImmutableDictionary<string, string?>.Empty.Add("Kept", "a").Add("Secret", secret)),
                Enumerable.Range(0, 10).Select(_ => (object)secret).ToArray()),
            OperationKind.ObjectCreation);
    }
}
