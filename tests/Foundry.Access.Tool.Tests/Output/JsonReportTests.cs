using System.Text.Json;
using Foundry.Access.Tool.Output;
using Json.Schema;

namespace Foundry.Access.Tool.Tests.Output;

public class JsonReportTests
{
    private static readonly JsonSchema Schema =
        JsonSchema.FromFile(Repository.PathOf("docs/foundry-access.report.schema.json"));

    public static TheoryData<string> All => Programs.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Report_obeys_its_schema_and_is_the_same_each_time(string code)
    {
        var one = JsonReport.Write(await new ProgramSource(code).ReportAsync());
        var other = JsonReport.Write(await new ProgramSource(code).ReportAsync());

        Assert.Equal(one, other);
        Assert.DoesNotContain(ProgramSource.Root, one);
        Assert.DoesNotContain('\r', one);
        Assert.True(Schema.Evaluate(JsonDocument.Parse(one).RootElement).IsValid);
        Assert.False(Schema.Evaluate(JsonDocument.Parse(one.Replace("\"missing\"", "\"absent\"")).RootElement).IsValid);
    }

    [Fact]
    public async Task Sarif_has_a_result_for_each_call_without_a_role()
    {
        var sarif = JsonDocument.Parse(SarifReport.Write(await new ProgramSource(Programs.Both).ReportAsync()));

        var results = sarif.RootElement.GetProperty("runs")[0].GetProperty("results");
        Assert.Equal(2, results.GetArrayLength());
        Assert.All(
            results.EnumerateArray(),
            static result => Assert.Equal("missing-role", result.GetProperty("ruleId").GetString()));
    }

    [Fact]
    public async Task Markdown_names_the_call_and_the_role()
    {
        var markdown = MarkdownReport.Write(await new ProgramSource(Programs.Chat).ReportAsync());

        Assert.Contains("`Program.cs:2 CompleteChat`", markdown);
        Assert.Contains("Cognitive Services OpenAI User", markdown);
    }
}
