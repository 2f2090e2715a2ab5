using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Infrastructure;

public class InfrastructureReporterTests
{
    private const string Client = "<PackageReference Include=\"Azure.AI.Projects\" />";
    private const string Test = Client + "<PackageReference Include=\"Microsoft.NET.Test.Sdk\" />";

    /// <summary>The projects that report if all of them see the same files.</summary>
    private static string Reporters(string? yaml, (string Path, string? Text)[] projects)
    {
        var files = projects.Where(project => project.Text is not null).Select(project =>
            (AdditionalText)new TextFile(project.Path, project.Text!));
        if (yaml is not null)
            files = files.Append(new TextFile("/r/azure.yaml", yaml));
        return string.Join(" ", projects.Select(project => project.Path).Where(project =>
            InfrastructureReporter.IsThisProject(new([.. files], new Provider($"MSBuildProjectFullPath={project}")))));
    }

    private static string Services(params string[] projects) =>
        "services:\n" + string.Concat(projects.Select((project, i) => $"  s{i}:\n    project: {project}\n"));

    [Fact]
    public void One_of_several_projects_reports()
    {
        (string, string?)[] projects =
        [
            ("/r/src/B/B.csproj", Client), ("/r/src/A/A.csproj", ""), ("/r/src/C/C.csproj", Client),
            ("/r/A.Tests/A.Tests.csproj", Test),
        ];
        Assert.Equal("/r/src/B/B.csproj", Reporters(null, projects));
        Assert.Equal("/r/src/B/B.csproj", Reporters("name: x", projects));
        Assert.Equal("/r/src/C/C.csproj", Reporters(Services("./src/A", "./src/C/", "src/B"), projects));
        Assert.Equal("/r/src/C/C.csproj", Reporters(Services("src/C/C.csproj"), projects));
        Assert.Equal("/r/src/B/B.csproj", Reporters(Services("./src/A"), projects));
    }

    [Fact]
    public void Without_a_client_the_first_service_reports_or_the_first_by_name()
    {
        (string, string?)[] projects = [("/r/b/B.csproj", ""), ("/r/a/A.csproj", ""), ("/r/c/C.csproj", "")];
        Assert.Equal("/r/a/A.csproj", Reporters(null, projects));
        Assert.Equal("/r/c/C.csproj", Reporters(Services("c"), projects));
    }

    [Fact]
    public void A_service_that_is_far_from_the_root_reports()
    {
        (string, string?)[] projects = [("/r/a/b/c/d/D.csproj", null), ("/r/a/b/c/e/E.csproj", null), ("/r/x/X.csproj", "")];
        Assert.Equal("/r/x/X.csproj", Reporters(null, projects));
        Assert.Equal("/r/a/b/c/e/E.csproj", Reporters(Services("a/b/c/e", "a/b/c/d"), projects));
        Assert.Equal("/r/x/X.csproj", Reporters("services:\n  web:\n    project: a/b/c/e\n    language: js\n", projects));
    }

    [Fact]
    public void The_first_service_that_calls_a_model_reports_whatever_else_is_there() =>
        Assert.Equal(
            "/r/X/X.csproj",
            Reporters(Services("web", "X"), [("/r/X/X.csproj", Client), ("/r/Y/Y.csproj", Client), ("/r/web/Web.csproj", null)]));

    [Theory]
    [InlineData(true)]
    [InlineData(true, "FoundryReportsInfrastructure=")]
    [InlineData(true, "FoundryReportsInfrastructure=true", "MSBuildProjectFullPath=/r/x/X.csproj")]
    [InlineData(true, "MSBuildProjectFullPath=/r/a/A.csproj")]
    [InlineData(true, "MSBuildProjectFullPath=\\r\\A\\A.csproj")]
    [InlineData(false, "FoundryReportsInfrastructure=false")]
    [InlineData(false, "IsTestProject=true", "FoundryReportsInfrastructure=true")]
    [InlineData(false, "MSBuildProjectFullPath=/r/x/X.csproj")]
    public void Properties_decide(bool expected, params string[] properties) =>
        Assert.Equal(
            expected,
            InfrastructureReporter.IsThisProject(new([new TextFile("/r/a/A.csproj", Client)], new Provider(properties))));

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Provider(params string[] properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(
            properties.Select(property => "build_property." + property));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Options(
                ["build_metadata.AdditionalFiles.FoundryKind=" + (FileKind.OfName(textFile.Path) ?? FileKind.Project).Name]);
    }

    private sealed class Options(IEnumerable<string> values) : AnalyzerConfigOptions
    {
        private readonly ImmutableDictionary<string, string> _values =
            values.Select(value => value.Split('=')).ToImmutableDictionary(parts => parts[0], parts => parts[1], KeyComparer);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            _values.TryGetValue(key, out value);
    }
}
