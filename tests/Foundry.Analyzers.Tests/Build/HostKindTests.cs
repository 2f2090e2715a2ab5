using System.Collections.Immutable;
using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests.Build;

public class HostKindTests
{
    private sealed class Options(params string[] properties) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = properties
                .Where(property => key == "build_property." + property.Split('=')[0])
                .Select(property => property.Split('=')[1])
                .FirstOrDefault()!;
            return value is not null;
        }
    }

    private static HostKind KindOf(string properties, string references = "", bool isProgram = true) => HostKinds.Of(
        CSharpCompilation.Create("t",
            references: references.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Hosts.Compile(name)),
            options: new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)),
        new Options(properties.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private const string Plain = "OutputType=Exe UsingMicrosoftNETSdkWeb= UsingMicrosoftNETSdkWorker= "
        + "AzureFunctionsVersion= IsAspireHost= FoundryHostKind=";

    [Theory]
    [InlineData("UsingMicrosoftNETSdkWeb=true OutputType=Exe", "Web")]
    [InlineData("UsingMicrosoftNETSdkWeb=true", "Web")]
    [InlineData("UsingMicrosoftNETSdkWeb=true OutputType=Library", "Library")]
    [InlineData("UsingMicrosoftNETSdkWorker=true OutputType=Exe", "Worker")]
    [InlineData("AzureFunctionsVersion=v4 OutputType=Exe", "Functions")]
    [InlineData("AzureFunctionsVersion=v4 OutputType=Library", "Functions")]
    [InlineData("IsAspireHost=true OutputType=Exe", "AppHost")]
    [InlineData("IsTestProject=true UsingMicrosoftNETSdkWeb=true OutputType=Exe", "Test")]
    [InlineData("IsTestProject=false OutputType=Exe", "Console")]
    [InlineData("OutputType=WinExe", "Console")]
    [InlineData("OutputType=Library", "Library")]
    [InlineData(Plain, "Console")]
    public void Properties_decide_the_kind(string properties, string kind) => Assert.Equal(kind, KindOf(properties).ToString());

    [Theory]
    [InlineData("web", "Web")]
    [InlineData("Worker", "Worker")]
    [InlineData("FUNCTIONS", "Functions")]
    [InlineData("apphost", "AppHost")]
    [InlineData("console", "Console")]
    [InlineData("library", "Library")]
    [InlineData("test", "Test")]
    public void Setting_of_the_user_overrides_the_kind(string text, string kind) =>
        Assert.Equal(
            kind,
            KindOf($"FoundryHostKind={text} IsTestProject=true UsingMicrosoftNETSdkWeb=true", "xunit.core").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("server")]
    [InlineData("1")]
    [InlineData("Web,Worker")]
    public void Unknown_kind_is_ignored(string text) =>
        Assert.Equal(HostKind.Worker, KindOf($"FoundryHostKind={text} UsingMicrosoftNETSdkWorker=true"));

    [Theory]
    [InlineData("", "Console")]
    [InlineData("Microsoft.AspNetCore.Http Microsoft.Extensions.Hosting", "Web")]
    [InlineData("Microsoft.Azure.Functions.Worker.Core Microsoft.AspNetCore.Http Microsoft.Extensions.Hosting", "Functions")]
    [InlineData("Microsoft.Azure.WebJobs Microsoft.Extensions.Hosting", "Functions")]
    [InlineData("Aspire.Hosting Microsoft.Extensions.Hosting Microsoft.AspNetCore.Http", "AppHost")]
    [InlineData("Microsoft.Extensions.Hosting", "Worker")]
    [InlineData("Microsoft.Extensions.Hosting.Abstractions", "Console")]
    [InlineData("xunit.core Microsoft.AspNetCore.Http", "Test")]
    [InlineData("nunit.framework", "Test")]
    [InlineData("TUnit.Core", "Test")]
    public void References_decide_the_kind_without_MSBuild(string references, string kind) =>
        Assert.Equal(kind, KindOf("", references).ToString());

    [Theory]
    [InlineData("Microsoft.AspNetCore.Http")]
    [InlineData("Microsoft.Extensions.Hosting")]
    [InlineData("Microsoft.Azure.Functions.Worker.Core")]
    public void A_tool_that_gets_references_from_elsewhere_is_unknown(string references) =>
        Assert.Equal(HostKind.Unknown, KindOf(Plain, references));

    [Theory]
    [InlineData("", "Library")]
    [InlineData("Microsoft.AspNetCore.Http", "Library")]
    [InlineData("Microsoft.Azure.WebJobs", "Unknown")]
    [InlineData("xunit.core", "Test")]
    public void Library_is_recognized_by_its_output_kind(string references, string kind) =>
        Assert.Equal(kind, KindOf("", references, isProgram: false).ToString());

    [Fact]
    public void Deployed_hosts_are_those_that_run_unattended() => Assert.Equal(
        [HostKind.Web, HostKind.Worker, HostKind.Functions],
        Enum.GetValues<HostKind>().Where(HostKinds.IsDeployed));

    [Fact]
    public void Every_property_is_made_visible_to_the_compiler()
    {
        var props = File.ReadAllText(Repository.PathOf("src/Foundry.Analyzers.Package/buildTransitive/Foundry.Analyzers.props"));
        Assert.All(
            [
                "FoundryHostKind",
                "IsTestProject",
                "UsingMicrosoftNETSdkWeb",
                "UsingMicrosoftNETSdkWorker",
                "AzureFunctionsVersion",
                "IsAspireHost",
                "OutputType",
            ],
            name => Assert.Contains($"<CompilerVisibleProperty Include=\"{name}\" />", props));
    }
}
