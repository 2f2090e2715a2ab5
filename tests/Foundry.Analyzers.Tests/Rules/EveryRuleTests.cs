using System.Reflection;
using System.Text.RegularExpressions;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests.Rules;

/// <summary>Checks the conventions that every rule follows.</summary>
public class EveryRuleTests
{
    private static readonly Dictionary<char, string> Areas = new()
    {
        ['1'] = "Endpoints",
        ['2'] = "Credentials",
        ['3'] = "Scopes",
        ['4'] = "Access",
        ['5'] = "Failures",
        ['6'] = "LifeCycle",
        ['7'] = "Disclosure",
    };

    private static IEnumerable<Type> Concrete<T>(Assembly assembly) =>
        assembly.GetTypes().Where(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract);

    private static readonly Type[] RuleTypes = Concrete<FoundryRule>(typeof(FoundryRule).Assembly).ToArray();
    private static readonly Type[] FixTypes = Concrete<CodeFixProvider>(typeof(FoundryCodeFix).Assembly).ToArray();

    public static TheoryData<Type> Rules => [.. RuleTypes];

    public static TheoryData<Type> Fixes => [.. FixTypes];

    private static FoundryRule Make(Type type) => (FoundryRule)Activator.CreateInstance(type)!;

    private static DiagnosticDescriptor DescriptorOf(Type type) => Make(type).SupportedDiagnostic;

    private static IReadOnlySet<string> FixedIds { get; } =
        FixTypes.SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds).ToHashSet();

    [Fact]
    public void Ids_are_unique()
    {
        var ids = RuleTypes.Select(type => DescriptorOf(type).Id).ToArray();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    /// <summary>A build skips an analyzer that reports only infos, so rules of different levels never share one.</summary>
    [Fact]
    public void Rule_is_in_the_analyzer_of_its_level()
    {
        var analyzers = Concrete<DiagnosticAnalyzer>(typeof(FoundryRule).Assembly)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .ToArray();
        Assert.Equal(
            RuleTypes.Select(type => DescriptorOf(type).Id).Append(LikelyRules.Run.Id).Append(AdviceRules.Run.Id).Order(),
            analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Order());
        Assert.All(
            analyzers,
            analyzer => Assert.Single(analyzer.SupportedDiagnostics.Select(descriptor => descriptor.DefaultSeverity).Distinct()));
    }

    [Theory, MemberData(nameof(Rules))]
    public void Rule_is_in_the_folder_of_its_area(Type type)
    {
        var descriptor = DescriptorOf(type);
        Assert.Matches(@"^FDRY[1-7]\d{3}$", descriptor.Id);
        var area = Areas[descriptor.Id[4]];
        Assert.Equal($"Foundry.Analyzers.Rules.{area}", type.Namespace);
        Assert.Equal($"Foundry.{area}", descriptor.Category);
        Assert.True(File.Exists(Repository.PathOf($"src/Foundry.Analyzers/Rules/{area}/{type.Name}.cs")));
        Assert.True(File.Exists(Repository.PathOf($"tests/Foundry.Analyzers.Tests/Rules/{area}/{type.Name}Tests.cs")));
    }

    [Theory, MemberData(nameof(Rules))]
    public void Descriptor_is_well_formed(Type type)
    {
        Assert.True(type.IsSealed);
        Assert.Same(DescriptorOf(type), DescriptorOf(type));

        var descriptor = DescriptorOf(type);
        Assert.True(descriptor.IsEnabledByDefault);
        Assert.NotEqual(DiagnosticSeverity.Error, descriptor.DefaultSeverity);
        Assert.EndsWith($"/docs/rules/{descriptor.Id}.md", descriptor.HelpLinkUri);
        Assert.DoesNotContain(descriptor.CustomTags, tag => tag == WellKnownDiagnosticTags.CompilationEnd);
    }

    /// <summary>The texts fit where editors show them, and readers of English as a second language understand them.</summary>
    [Theory, MemberData(nameof(Rules))]
    public void Title_and_message_are_short_and_plain(Type type)
    {
        var descriptor = DescriptorOf(type);
        var title = descriptor.Title.ToString();
        var message = descriptor.MessageFormat.ToString();
        Assert.InRange(title.Length, 10, 60);
        Assert.False(title.EndsWith('.'));
        Assert.InRange(message.Length, 20, 200);
        Assert.EndsWith(".", message);
        Assert.DoesNotContain(';', message);
        Assert.EndsWith(".", descriptor.Description.ToString());
        foreach (var text in new[] { title, message, descriptor.Description.ToString() })
        {
            Assert.Empty(Wording.LongSentences(text));
            Assert.Null(Wording.WrongWords(text));
        }
    }

    [Theory, MemberData(nameof(Rules))]
    public void Rule_has_a_fix_or_a_reason_for_none(Type type)
    {
        var why = type.GetCustomAttribute<NoFixAttribute>();
        Assert.NotEqual(FixedIds.Contains(DescriptorOf(type).Id), why is not null);
        Assert.True(why is null || why.Reason.EndsWith('.'));
    }

    /// <summary>
    /// With several fix classes for a rule, <c>dotnet format</c> asks one or all of them: it takes the rules in the order of a
    /// randomly seeded table.
    /// </summary>
    [Fact]
    public void Rule_has_at_most_one_code_fix_class() => Assert.All(
        FixTypes
            .Where(static type => type.IsSubclassOf(typeof(FoundryCodeFix)))
            .SelectMany(
                type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds,
                (type, id) => (type, id))
            .GroupBy(static entry => entry.id),
        static group => Assert.Single(group));

    [Theory, MemberData(nameof(Fixes))]
    public void Fix_belongs_to_a_rule(Type type)
    {
        var fix = (CodeFixProvider)Activator.CreateInstance(type)!;
        var known = RuleTypes.Select(rule => DescriptorOf(rule).Id).ToHashSet();
        Assert.NotEmpty(fix.FixableDiagnosticIds);
        Assert.All(fix.FixableDiagnosticIds, id => Assert.Contains(id, known));
        Assert.NotNull(fix.GetFixAllProvider());
        Assert.Equal(type.Name, type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Name);
        var area = Areas[fix.FixableDiagnosticIds[0][4]];
        Assert.Equal($"Foundry.Analyzers.CodeFixes.Fixes.{area}", type.Namespace);
        Assert.True(File.Exists(Repository.PathOf($"src/Foundry.Analyzers.CodeFixes/Fixes/{area}/{type.Name}.cs")));
    }

    [Theory, MemberData(nameof(Rules))]
    public void Rule_has_a_documentation_page(Type type)
    {
        var descriptor = DescriptorOf(type);
        var page = File.ReadAllText(Repository.PathOf($"docs/rules/{descriptor.Id}.md"));
        Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}\n", page);
        foreach (var heading in new[] { "Cause", "Why it fails", "How to fix", "When to suppress", "Source" })
        {
            var section = Regex.Match(page, $@"(?ms)^## {heading}\n(.*?)(?=^## |\z)");
            Assert.True(section.Success, $"{descriptor.Id}: the heading '{heading}' is missing.");
            Assert.True(section.Groups[1].Value.Trim().Length > 20, $"{descriptor.Id}: the section '{heading}' is empty.");
        }

        Assert.DoesNotContain("TODO", page);
        Assert.Matches(@"(?m)^## Source\n(?s:.*)20\d\d-\d\d-\d\d", page);
    }

    [Theory, MemberData(nameof(Rules))]
    public async Task Rule_reports_nothing_without_a_client_package(Type type)
    {
        // The program references another Azure client and holds code that would be wrong with a Foundry client.
        var compilation = CSharpCompilation.Create("Other", [CSharpSyntaxTree.ParseText("""
            class C
            {
                object M(Azure.Core.TokenCredential credential) =>
                    new System.ClientModel.Primitives.BearerTokenPolicy(null, "https://management.azure.com");
                object N(Azure.Core.TokenCredential credential) => credential.GetToken(
                    new Azure.Core.TokenRequestContext(new[] { "https://management.azure.com/.default" }), default).Token;
                const string FoundryUserRoleId = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
                object O() => new Azure.Core.ResourceIdentifier(
                    "/providers/Microsoft.Authorization/roleDefinitions/Azure AI User");
            }
            """)],
            [.. ClientReferences.Framework, .. ClientReferences.WithoutClients],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Empty(await compilation.WithAnalyzers([new SingleRuleAnalyzer(Make(type))]).GetAnalyzerDiagnosticsAsync());
    }
}
