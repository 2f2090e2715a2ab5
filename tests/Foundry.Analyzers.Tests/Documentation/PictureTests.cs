using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foundry.Analyzers.Tests.Documentation;

/// <summary>
/// Draws the pictures of the README from the real diagnostics and fixes of the samples. With UPDATE_PICTURES in the environment
/// the tests write the pictures; without it an outdated picture fails a test.
/// </summary>
public class PictureTests
{
    [Fact]
    public async Task Squiggle_picture_shows_the_warnings_of_the_sample()
    {
        var program = SampleProgram.Named("EvaluationRun");
        var warnings = await OfFirstLineAsync(program);
        var picture = new Picture("An editor underlines a missing credential and a wrong scope");
        Code(picture, (await program.LinesAsync())[LineOf(warnings[0]) - 1]);
        await UnderlinedAsync(picture, program, warnings);
        foreach (var warning in warnings)
            picture.Space().Line(("  " + warning.Id, Picture.Yellow)).Paragraph(MessageOf(warning), Picture.Plain, indent: 2);
        Verify("squiggle.svg", picture.Space());
    }

    [Fact]
    public async Task Light_bulb_picture_shows_the_fixes_of_the_sample()
    {
        var program = SampleProgram.Named("EvaluationRun");
        var before = await program.LinesAsync();
        var warnings = await OfFirstLineAsync(program);
        var picture = new Picture("What the light bulb offers for each of the two, and what it makes of them");
        await UnderlinedAsync(picture, program, warnings);
        foreach (var id in warnings.Select(warning => warning.Id))
        {
            var fix = await program.FixAsync((await program.WarningsAsync()).Single(warning => warning.Id == id));
            picture.Bulb(column: 4).Line(($"       {id}: ", Picture.Yellow), (fix.Title, Picture.Blue));
            program = await program.AfterAsync(fix);
        }

        var after = await program.LinesAsync();
        picture.Space();
        foreach (var line in before.Except(after))
            picture.Line(("- ", Picture.Red), (line, Picture.Red));
        foreach (var line in after.Except(before))
            picture.Line(("+ ", Picture.Green), (line, Picture.Green));
        Verify("fix.svg", picture.Space());
    }

    [Fact]
    public async Task Access_picture_shows_the_warning_of_the_sample()
    {
        var warning = Assert.Single(await SampleProgram.Named("AgentService.Manifest").WarningsAsync());
        var at = warning.Location.GetLineSpan().StartLinePosition;
        Verify("access.svg", new Picture("Build output: a call is refused, why, and which role to assign")
            .Line(("$ dotnet build samples/AgentService.Manifest", Picture.Blue))
            .Space()
            .Line(($"Program.cs({at.Line + 1},{at.Character + 1}): ", Picture.Plain), ($"warning {warning.Id}", Picture.Yellow))
            .Paragraph(MessageOf(warning), Picture.Plain, indent: 2)
            .Space());
    }

    /// <summary>The warnings on the same line as the first one.</summary>
    private static async Task<Diagnostic[]> OfFirstLineAsync(SampleProgram program)
    {
        var warnings = await program.WarningsAsync();
        return warnings.TakeWhile(warning => LineOf(warning) == LineOf(warnings[0])).ToArray();
    }

    private static async Task UnderlinedAsync(Picture picture, SampleProgram program, Diagnostic[] warnings)
    {
        Code(picture, (await program.LinesAsync())[LineOf(warnings[0])]);
        foreach (var warning in warnings)
            picture.Squiggle(warning.Location.GetLineSpan().StartLinePosition.Character, warning.Location.SourceSpan.Length);
    }

    private static int LineOf(Diagnostic warning) => warning.Location.GetLineSpan().StartLinePosition.Line;

    private static string MessageOf(Diagnostic warning) => warning.GetMessage(CultureInfo.InvariantCulture);

    /// <summary>Draws a line of C# with coloured keywords and strings.</summary>
    private static void Code(Picture picture, string line)
    {
        var tokens = SyntaxFactory.ParseTokens(line).Where(token => !token.IsKind(SyntaxKind.EndOfFileToken));
        picture.Line(tokens.Select(token => (token.ToFullString(), ColourOf(token))).ToArray());
    }

    private static string ColourOf(SyntaxToken token)
    {
        if (token.IsKind(SyntaxKind.StringLiteralToken))
            return Picture.Orange;

        return token.IsKeyword() || token.IsContextualKeyword() ? Picture.Blue : Picture.Plain;
    }

    private static void Verify(string name, Picture picture)
    {
        var path = Repository.PathOf("docs/images/" + name);
        if (Environment.GetEnvironmentVariable("UPDATE_PICTURES") is not null)
            File.WriteAllText(path, picture.ToString());
        Assert.Equal(picture.ToString(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
