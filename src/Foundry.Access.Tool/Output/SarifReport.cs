using Foundry.Access.Tool.Derivation;

namespace Foundry.Access.Tool.Output;

/// <summary>A report for code scanning: missing roles, grants that nothing needs, and calls that could not be followed.</summary>
internal static class SarifReport
{
    private const string Missing = "missing-role";
    private const string NotNeeded = "grant-not-needed";
    private const string NotFollowed = "call-not-followed";

    public static string Write(AccessReport report) => JsonText.Of(new Dictionary<string, object>
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new[]
        {
            new
            {
                tool = new
                {
                    driver = new
                    {
                        name = "foundry-access",
                        rules = new[]
                        {
                            Rule(Missing, "No declared role assignment gives what a call needs."),
                            Rule(NotNeeded, "A role assignment grants what no call needs."),
                            Rule(NotFollowed, "The needs of a call are not known."),
                        },
                    },
                },
                columnKind = "utf16CodeUnits",
                results = report.Programs.SelectMany(Results),
            },
        },
    });

    private static object Rule(string id, string text) => new { id, shortDescription = new { text } };

    private static IEnumerable<object> Results(ProgramAccess program)
    {
        foreach (var identity in program.Identities)
        {
            foreach (var access in identity.Operations.Where(static access => access.State == GrantState.Missing))
            {
                var role = access.LeastRole is { } least ? $" Assign {least.Name} ({least.Id})" : " Assign a role that has it";
                var text = $"{access.Operation.Title}: the {Words.Show(identity.Identity)} of {program.Name} has no role with "
                    + $"{access.Requirement.Decisive}.{role} at the {Words.Show(access.Requirement.Scope)}.";
                foreach (var call in access.Calls)
                    yield return Result(Missing, "warning", text, call.Path, call.Line);
            }
        }

        foreach (var excess in program.NotNeeded)
            yield return Result(NotNeeded, "note", Words.Show(excess), excess.Grant.Path, excess.Grant.Line);
        foreach (var unfollowed in program.Unfollowed)
        {
            yield return Result(
                NotFollowed, "note", $"{unfollowed.Call.Member}: {unfollowed.Text}", unfollowed.Call.Path, unfollowed.Call.Line);
        }
    }

    private static object Result(string ruleId, string level, string text, string path, int line) => new
    {
        ruleId,
        level,
        message = new { text },
        locations = new[]
        {
            new
            {
                physicalLocation = new
                {
                    artifactLocation = new { uri = Uri.EscapeDataString(path).Replace("%2F", "/") },
                    region = new { startLine = line },
                },
            },
        },
    };
}
