using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Files;

public class AppSettingsTests
{
    private static AppSettings Read(string path, string text) => AppSettings.Read(path, SourceText.From(text));

    private static string[] Keys(AppSettings file) => file.Settings
        .Select(setting => $"{setting.Key}={setting.Value}{(setting.IsEnvironmentVariable ? " (variable)" : "")}")
        .ToArray();

    [Fact]
    public void Appsettings_hold_no_variables() => Assert.Equal(
        ["A=1", "B:C=d", "B:E:0=f", "B:E:1:G=true", "H:I=j", "K:L=m"],
        Keys(Read("/p/appsettings.Development.json", """
            { "A": 1, "B": { "C": "d", "E": ["f", { "G": true }] }, "H__I": "j", "K:L": "m", "N": null, "O": {}, "P": [] }
            """)));

    [Fact]
    public void Values_of_local_settings_are_variables() => Assert.Equal(
        ["A:B=c (variable)", "D=e (variable)"],
        Keys(Read("/p/local.settings.json", """
            { "IsEncrypted": false, "Values": { "A__B": "c", "D": "e" }, "Host": { "Port": 7071 } }
            """)));

    [Fact]
    public void Variables_of_all_launch_profiles_are_read() => Assert.Equal(
        ["A=1 (variable)", "A=2 (variable)", "B:C=3 (variable)"],
        Keys(Read(@"C:\p\Properties\LaunchSettings.json", """
            { "profiles": {
                "http": { "applicationUrl": "http://localhost", "environmentVariables": { "A": "1" } },
                "https": { "environmentVariables": { "A": "2", "B__C": "3" } }, "other": {}, "broken": [] } }
            """)));

    [Fact]
    public void A_setting_knows_its_place()
    {
        var setting = Read("/p/appsettings.json", "{\n  \"A\": {\n    \"B\": \"value\"\n  }\n}").Settings.Single();
        Assert.Equal(" (appsettings.json:3)", setting.Location.InFile());
        Assert.Equal("/p/appsettings.json: (2,9)-(2,16)", setting.Location.GetLineSpan().ToString());
    }

    /// <summary>After a syntax error, a value may belong to another object than it seems to.</summary>
    [Theory]
    [InlineData("{ \"A\": \"1\", \"B\": \"2\" oops, \"C\": \"3\" }", "A=1", "B=2")]
    [InlineData("{ \"A\": \"1\", \"B\": { \"C\": \"2\", \"D\": \"3\" }")]
    [InlineData("{ \"A\": \"1\", } }", "A=1")]
    [InlineData("[ \"a\" ]")]
    [InlineData("\"a\"")]
    [InlineData("")]
    public void Of_a_broken_file_the_part_before_the_mistake_counts(string text, params string[] expected) =>
        Assert.Equal(expected, Keys(Read("appsettings.json", text)));

    [Fact]
    public void Long_names_nested_deeply_do_not_fill_the_memory()
    {
        var name = new string('n', 100_000);
        var objects = string.Concat(Enumerable.Repeat($"{{\"{name}\":", 100));
        var array = "[" + string.Concat(Enumerable.Repeat("1,", 100_000)) + "]";
        var text = objects + array + new string('}', 100);
        Assert.Empty(Read("appsettings.json", text).Settings);
    }

    [Theory]
    [InlineData("https://r.openai.azure.com/", "https://r.openai.azure.com/")]
    [InlineData("https://<resource>.openai.azure.com/", "https://?.openai.azure.com/")]
    [InlineData(
        "https://your-resource.services.ai.azure.com/api/projects/your_project",
        "https://?.services.ai.azure.com/api/projects/?")]
    [InlineData("https://YOUR-RESOURCE.openai.azure.com", "https://?.openai.azure.com")]
    [InlineData("https://{resource}.openai.azure.com/{path}/v1", "https://?.openai.azure.com/?/v1")]
    [InlineData("https://{{resource}}.openai.azure.com", "https://??.openai.azure.com")]
    [InlineData("https://${RESOURCE}.openai.azure.com", "https://?.openai.azure.com")]
    [InlineData("https://$(RESOURCE).openai.azure.com", "https://?.openai.azure.com")]
    [InlineData("https://#{RESOURCE}#.openai.azure.com", "https://?.openai.azure.com")]
    [InlineData("https://....openai.azure.com/x", "https://?.openai.azure.com/x")]
    [InlineData("https://….openai.azure.com/x", "https://?.openai.azure.com/x")]
    [InlineData("https://\uFFFD.openai.azure.com/x", "https://?.openai.azure.com/x")]
    [InlineData("https://<resource.openai.azure.com", "https://?resource.openai.azure.com")]
    [InlineData("https://yourselfish.openai.azure.com", "https://?.openai.azure.com")]
    [InlineData("https://bayour.openai.azure.com", "https://bayour.openai.azure.com")]
    [InlineData("<endpoint>", "?")]
    [InlineData("your-endpoint", "?")]
    [InlineData("<a> <b>", "?")]
    [InlineData("...", "?")]
    [InlineData("", "?")]
    [InlineData("  ", "?")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/s)", "?")]
    public void Placeholders_are_holes(string value, string expected) =>
        Assert.Equal(expected, Placeholders.Read(value).Pattern.Replace(PartialText.Hole, '?'));

    [Fact]
    public void A_value_longer_than_any_address_is_not_known() =>
        Assert.Equal(PartialText.Unknown.Pattern, Placeholders.Read(new string('<', 10_000_000)).Pattern);
}
