using System.Text.RegularExpressions;
using Foundry.Access.Tool.Derivation;
using Foundry.Access.Tool.Generation;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Tests.Generation;

public partial class AspireCodeTests
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

    [Theory]
    [MemberData(nameof(All))]
    public async Task No_role_can_go(string code)
    {
        var aspire = AspireCode.Write(AccessPlan.Of(await new ProgramSource(code).ReportAsync()));
        var roles = Role().Matches(aspire);

        Assert.NotEmpty(roles);
        Assert.DoesNotContain(await OfHostAsync(code, aspire), static access => access.State == GrantState.Missing);
        foreach (Match role in roles)
        {
            var judged = await OfHostAsync(code, aspire.Remove(role.Index, role.Length));
            Assert.Contains(judged, static access => access.State == GrantState.Missing);
        }
    }

    [Fact]
    public async Task Role_at_the_account_in_place_of_the_project_is_said()
    {
        var plan = AccessPlan.Of(await new ProgramSource(Programs.Both).ReportAsync());

        Assert.Equal(
            "App needs Foundry User at the project. Aspire assigns it at the account, which is broader. "
                + "'foundry-access generate bicep' assigns it at the project.",
            Assert.Single(AspireCode.BroaderThanDerived(plan)));
        Assert.Contains("// The project is enough. Aspire assigns at the account, which is broader;", AspireCode.Write(plan));
    }

    /// <summary>What the application needs, beside a host that assigns roles.</summary>
    private static async Task<IReadOnlyList<OperationAccess>> OfHostAsync(string code, string aspire)
    {
        var program = await new ProgramSource(
            code,
            ("AppHost/AppHost.csproj", "<Project Sdk=\"Aspire.AppHost.Sdk/13.0.0\" />"),
            ("AppHost/AppHost.cs", Host.Replace("../App/App", "../App") + aspire + "builder.Build().Run();")).AccessAsync();
        return program.Identities.Single(static identity => identity.Identity == AccessIdentity.Caller).Operations;
    }

    [GeneratedRegex("(, )?new CognitiveServicesBuiltInRole\\(\"[^\"]+\"\\)")]
    private static partial Regex Role();
}
