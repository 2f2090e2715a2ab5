using System.Diagnostics.CodeAnalysis;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Build;

public class FileKindTests
{
    [Theory]
    [InlineData("/a/foundry.access.json", "manifest")]
    [InlineData("C:\\a\\Foundry.Access.json", "manifest")]
    [InlineData("foundry.access.json", "manifest")]
    [InlineData("/a/my.foundry.access.json", "arm")]
    [InlineData("/a/foundry.access.json.bak", null)]
    [InlineData("/p/appsettings.json", "configuration")]
    [InlineData("/p/AppSettings.Production.json", "configuration")]
    [InlineData("/p/local.settings.json", "configuration")]
    [InlineData(@"C:\p\Properties\launchSettings.json", "configuration")]
    [InlineData("/p/appsettings.sample.json", "arm")]
    [InlineData("/p/appsettings.Test.json", "arm")]
    [InlineData("/p/appsettings.xml", null)]
    [InlineData("/appsettings.json/other.json", "arm")]
    [InlineData("infra/main.BICEP", "bicep")]
    [InlineData("infra/main.bicepparam", "bicepparam")]
    [InlineData("infra/main.parameters.json", "arm")]
    [InlineData("infra/a.ps1", "script")]
    [InlineData("a.SH", "script")]
    [InlineData("a.azcli", "script")]
    [InlineData("a.cmd", "script")]
    [InlineData("hooks\\a.Bat", "script")]
    [InlineData("a.sh.md", null)]
    [InlineData("/r/azure.yaml", "azureYaml")]
    [InlineData("C:\\r\\Azure.yml", "azureYaml")]
    [InlineData("/r/azure.staging.yml", null)]
    [InlineData("/r/azure.pipelines.yaml", null)]
    [InlineData("/r/my.azure.yaml", null)]
    [InlineData("/r/other.yaml", null)]
    [InlineData("/r/X.csproj", null)]
    [InlineData("azure", null)]
    [InlineData("", null)]
    [InlineData("<\0>", null)]
    public void Name_tells_the_kind(string path, string? kind) => Assert.Equal(kind, FileKind.OfName(path)?.Name);

    [Theory]
    [InlineData("/r/other.txt", "script", "script")]
    [InlineData("/r/other.txt", "Bicep", "bicep")]
    [InlineData("/r/X.csproj", "appHost", "appHost")]
    [InlineData("/r/main.bicep", "", "bicep")]
    [InlineData("/r/main.bicep", "own", null)]
    [InlineData("/r/main.bicep", "manifest", null)]
    [InlineData("/r/foundry.access.json", "arm", "manifest")]
    public void Metadata_override_the_name_except_for_the_manifest(string path, string metadata, string? kind) =>
        Assert.Equal(kind, FileKind.Of(new TextFile(path, ""), new Provider(metadata))?.Name);

    [Theory]
    [InlineData("/r/hooks/roles.cmd", "az role assignment create --role Reader", "Script")]
    [InlineData("/r/hooks/roles.bat", "az role assignment create --role Reader", "Script")]
    [InlineData("/r/azure.yaml", "services:\n  agent:\n    host: azure.ai.agent\n", "HostedAgent")]
    [InlineData("/r/azure.staging.yml", "services:\n  agent:\n    host: azure.ai.agent\n", null)]
    public void Infrastructure_is_read_by_name_where_no_metadata_tell(string path, string text, string? reason)
    {
        var access = AccessReader.Read(new([new TextFile(path, text)], new Provider("")), default, default);
        Assert.Equal(reason is null ? [] : [reason], access.Infrastructure.IncompleteReasons.Select(one => one.Kind.ToString()));
    }

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Provider(string kind) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => new Options(null);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(null);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(kind);
    }

    private sealed class Options(string? kind) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            (value = key == "build_metadata.AdditionalFiles.FoundryKind" ? kind : null) is not null;
    }
}
