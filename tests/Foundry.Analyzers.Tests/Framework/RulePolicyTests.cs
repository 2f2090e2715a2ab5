using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules;

namespace Foundry.Analyzers.Tests.Framework;

/// <summary>The rules that deviate from the policy of all rules, each with its reason.</summary>
public class RulePolicyTests
{
    private static readonly Dictionary<string, string> RunInTestProjects = new()
    {
        ["FDRY2002"] = "A secret in a test is as public as any other.",
    };

    private static readonly Dictionary<string, string> ReportDeadCode = new()
    {
        ["FDRY2002"] = "A secret can be read in the source whether the code runs or not.",
    };

    [Fact]
    public void Rules_that_run_in_test_projects_are_listed_with_a_reason() =>
        Assert.Equal(RunInTestProjects.Keys.Order(), IdsOf(static rule => rule.RunsInTestProjects));

    [Fact]
    public void Rules_that_report_dead_code_are_listed_with_a_reason() =>
        Assert.Equal(ReportDeadCode.Keys.Order(), IdsOf(static rule => rule.ReportsDeadCode));

    private static IEnumerable<string> IdsOf(Func<FoundryRule, bool> deviates) =>
        AllRules.Make().Where(deviates).Select(static rule => rule.SupportedDiagnostic.Id).Order();
}
