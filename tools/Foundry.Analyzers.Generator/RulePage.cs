namespace Foundry.Analyzers.Generator;

/// <summary>Writes the heading and the properties of a rule's page. The author writes the rest.</summary>
internal static class RulePage
{
    private static readonly string Stub = """
        #

        <!-- generated: properties -->
        <!-- /generated -->

        ## Cause

        TODO: the code that is reported.

        ## Why it fails

        TODO: what the service answers, with the exact text.

        ## How to fix

        TODO: before and after.

        ## When to suppress

        TODO: when the report is wrong.

        ## Source

        TODO: document and date of every fact.

        """.ReplaceLineEndings("\n");

    public static void Write(Output output, RuleInfo rule)
    {
        var path = $"docs/rules/{rule.Id}.md";
        var page = output.Read(path) ?? Stub;
        page = $"# {rule.Id}: {rule.Title}\n" + page[(page.IndexOf('\n') + 1)..];
        output.Write(path, Output.WithBlock(page, "properties", Properties(rule)));
    }

    private static string Properties(RuleInfo rule) => $"""
        | | |
        |---|---|
        | Level | {rule.Level} (`{rule.Severity}`) |
        | Category | {rule.Descriptor.Category} |
        | Fix | {(rule.HasFix ? "yes" : $"no: {rule.WhyNoFix}")} |

        {rule.Descriptor.Description}

        """.ReplaceLineEndings("\n");
}
