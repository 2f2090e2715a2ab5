using System.Text.RegularExpressions;
using Foundry.Access.Tool.Generation;

namespace Foundry.Access.Tool.Tests.Generation;

public class AspireCodeTests
{
    private const string Host = """
        using Aspire.Hosting;
        using Aspire.Hosting.ApplicationModel;
        using Aspire.Hosting.Foundry;
        using Azure.Provisioning.CognitiveServices;

        var builder = DistributedApplication.CreateBuilder(args);
        var foundry = builder.AddFoundry("foundry");
        var app = builder.AddProject("app", "../App/App.csproj");

        """;

    public static TheoryData<string> All => Programs.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Code_compiles_in_a_host_and_no_rule_complains(string code)
    {
        var aspire = AspireCode.Write(AccessPlan.Of(await new ProgramSource(code).ReportAsync()));

        Assert.Contains("app.WithRoleAssignments(foundry, ", aspire);
        Assert.Empty(await ProgramSource.Host(Host + aspire).DiagnosticsAsync());

        // The rules do judge it.
        const string Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
        var useless = Regex.Replace(aspire, "Role\\(\"[^\"]+\"\\)", $"Role(\"{Reader}\")");
        Assert.NotEmpty(await ProgramSource.Host(Host + useless).DiagnosticsAsync());
    }
}
