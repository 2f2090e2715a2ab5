using System.Diagnostics;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Tests.Catalog;

public class DisplayTextTests
{
    [Theory, MemberData(nameof(SecretTexts.Names), MemberType = typeof(SecretTexts))]
    public void Secret_is_left_out(string name)
    {
        var (text, secret) = SecretTexts.Named(name);
        SecretTexts.AssertHides(secret, DisplayText.Of(text));
        SecretTexts.AssertHides(secret, DisplayText.Sentence($"'{DisplayText.Of(text)}' is wrong"));
        Assert.True(DisplayText.HoldsSecret(text));
        Assert.False(DisplayText.HoldsSecret(DisplayText.Of("plain")));
    }

    /// <summary>The last defence, for a text that nobody has passed to <see cref="DisplayText.Of"/>.</summary>
    [Theory]
    [InlineData("hex")]
    [InlineData("identifiable in a path")]
    [InlineData("API key in a name")]
    [InlineData("JWT")]
    [InlineData("user info")]
    [InlineData("user info with a slash")]
    [InlineData("user info without a scheme")]
    [InlineData("query")]
    [InlineData("account key")]
    public void Secret_in_a_sentence_is_left_out(string name)
    {
        var (text, secret) = SecretTexts.Named(name);
        var shown = DisplayText.Sentence($"'{text}' is wrong; use 'Foundry User'");
        SecretTexts.AssertHides(secret, shown);
        Assert.EndsWith("is wrong; use 'Foundry User'", shown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Foundry User")]
    [InlineData("AZURE_OPENAI_API_KEY")]
    [InlineData("AzureOpenAI:ApiKey")]
    [InlineData("ConnectionStrings:Password")]
    [InlineData("task-scheduler-for-the-north-europe-region-2")]
    [InlineData("GetOAuth2TokenForFoundryProjectV3Async")]
    [InlineData("53ca6127-db72-4b80-b1b0-d745d6d5456d")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("https://cognitiveservices.azure.com/.default")]
    [InlineData("https://ai.azure.com//.default")]
    [InlineData("https://contoso.com:8443/@me")]
    [InlineData("https://[::1]:8080/a")]
    [InlineData("api://contoso/.default")]
    [InlineData("someone@contoso.com")]
    [InlineData("@current")]
    [InlineData("a: b@c")]
    [InlineData("://")]
    [InlineData("a=b")]
    [InlineData("Key=")]
    [InlineData("Größe 😀")]
    public void Ordinary_text_is_shown_as_it_is(string text)
    {
        Assert.Equal(text, DisplayText.Of(text));
        Assert.Equal(text, DisplayText.Sentence(text));
        Assert.False(DisplayText.HoldsSecret(text));
    }

    [Theory]
    [InlineData("https://user:pw@contoso.com/a", "https://contoso.com/a")]
    [InlineData("https://contoso.com/a?b=c#d", "https://contoso.com/a")]
    [InlineData("https://contoso.com#d", "https://contoso.com")]
    [InlineData("Server=s;Password=p;Encrypt=true", "Server=s;Password=<secret>;Encrypt=true")]
    [InlineData("a\r\nb\tc\u2028d\u0085e", "a  b c d e")]
    [InlineData("a\0b\u001Bc\u202Ed\u2066e\u200Ff", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf")]
    public void Text_is_shown_without_what_may_not_be_seen(string text, string shown)
    {
        Assert.Equal(shown, DisplayText.Of(text));
        Assert.Equal(shown, DisplayText.Sentence(text));
    }

    /// <summary>An attribute cannot hold half a character.</summary>
    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("a\uFFFDb\uFFFD", DisplayText.Of("a\udc00b\ud83d"));

    [Fact]
    public void Long_text_is_cut()
    {
        Assert.Equal(new string('a', 60), DisplayText.Of(new string('a', 60)));
        Assert.Equal(new string('a', 60) + "…", DisplayText.Of(new string('a', 61)));
        Assert.Equal(new string('a', 59) + "…", DisplayText.Of(new string('a', 59) + "😀b"));
        Assert.Equal(new string('a', 61), DisplayText.Sentence(new string('a', 61)));
    }

    /// <summary>Files come from anybody, and a build waits for every message.</summary>
    [Theory]
    [InlineData("://")]
    [InlineData("@")]
    [InlineData("a:b@")]
    [InlineData("key='")]
    [InlineData("sk-eyJ.")]
    public void Endless_text_takes_no_time(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 1_000_000));
        var watch = Stopwatch.StartNew();
        Assert.Equal("<long text>", DisplayText.Of(text));
        Assert.True(DisplayText.HoldsSecret(text));
        DisplayText.Of(text[..2000]);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Random_keys_are_left_out()
    {
        const string Base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        int Missed(Func<uint, string> make) => Enumerable
            .Range(1, 2000)
            .Count(seed => !DisplayText.HoldsSecret(make((uint)seed)));
        Assert.Equal(0, Missed(seed => GeneratedKeys.Draw("0123456789abcdef", 32, seed)));
        Assert.Equal(0, Missed(seed => "sk-proj-" + GeneratedKeys.Draw(Base62 + "-_", 156, seed)));
        Assert.Equal(0, Missed(seed => GeneratedKeys.Draw(Base62, 52, seed) + "JQQJ99BCAAAAAAAAAAAAAAABACOG0000"));
        Assert.InRange(Missed(seed => "sk-" + GeneratedKeys.Draw(Base62, 48, seed)), 0, 2);
        Assert.InRange(Missed(seed => GeneratedKeys.Draw(Base62 + "+/", 86, seed) + "=="), 0, 0);
    }
}
