using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Tests.Catalog;

public class SecretShapeTests
{
    private const string Base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    [Fact]
    public void Key_has_a_shape()
    {
        Assert.Equal("an Azure key", SecretShape.OfKey(GeneratedKeys.Hex)?.Name);
        Assert.Equal("an Azure key", SecretShape.OfKey(GeneratedKeys.Hex.ToUpperInvariant())?.Name);
        Assert.Equal("an Azure key", SecretShape.OfKey(GeneratedKeys.Identifiable)?.Name);
        Assert.Equal("an API key", SecretShape.OfKey(GeneratedKeys.ApiKey)?.Name);
        Assert.Equal("an API key", SecretShape.OfKey(GeneratedKeys.ProjectKey)?.Name);
        Assert.Equal("a client secret", SecretShape.OfClientSecret(GeneratedKeys.ClientSecret)?.Name);
        Assert.Equal("a client secret", SecretShape.OfClientSecret(GeneratedKeys.ClientSecret[..37].Replace("8Q~", "7Q~"))?.Name);
    }

    /// <summary>The filters for made-up text reject only a few of a thousand random texts.</summary>
    [Fact]
    public void Random_keys_are_found()
    {
        int Missed(Func<uint, string> make) => Enumerable
            .Range(1, 2000)
            .Count(seed => SecretShape.OfKey(make((uint)seed)) is null);
        Assert.InRange(Missed(seed => GeneratedKeys.Draw("0123456789abcdef", 32, seed)), 0, 20);
        Assert.InRange(Missed(seed => "sk-" + GeneratedKeys.Draw(Base62, 48, seed)), 0, 20);
        Assert.InRange(Missed(seed => "sk-proj-" + GeneratedKeys.Draw(Base62 + "-_", 156, seed)), 0, 40);
        static string Identifiable(uint seed) =>
            GeneratedKeys.Draw(Base62, 52, seed) + "JQQJ99BCAAAAAAAAAAAAAAABACOG" + GeneratedKeys.Draw(Base62, 4, seed);

        Assert.InRange(Missed(Identifiable), 0, 20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("key")]
    [InlineData("<key>")]
    [InlineData("<your-key-goes-here-32-characters>")]
    [InlineData("your-key")]
    [InlineData("YOUR_API_KEY")]
    [InlineData("not-needed")]
    [InlineData("lm-studio")]
    [InlineData("ollama")]
    [InlineData("sk-1234")]
    [InlineData("sk-no-key-required")]
    [InlineData("sk-no-key-required-because-this-server-takes-anything-1A")]
    [InlineData("sk-proj-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("sk-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")]
    [InlineData("sk-proj-ThisIsOnlyADummyValue4Documentation2026AndNothingElse")]
    [InlineData("sk-proj-8f2K-EXAMPLE-9dLqPz7RtVb3NcXwYs1HgJm6UaQe4TiOk")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("abcdef0123456789abcdef0123456789")]
    [InlineData("fedcba9876543210fedcba9876543210")]
    [InlineData("a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6")]
    [InlineData("1a2b3c4d5e6f70819203a4b5c6d7e8f9")]
    [InlineData("11112222333344445555666677778888")]
    [InlineData("12345678123456781234567812345678")]
    [InlineData("deadbeefdeadbeefdeadbeefdeadbeef")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("5f4dcc3b5aa765d61d8327deb882cf99")]
    [InlineData("5ebe2294ecd0e0f08eab7690d2a6ee69")]
    [InlineData("3c6e0b8a9c15224a8228b9a98ca1531d")]
    [InlineData("5d41402abc4b2a76b9719d911017c592")]
    [InlineData("098f6bcd4621d373cade4e832627b4f6")]
    // the Cosmos DB emulator's
    [InlineData("C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==")]
    // the storage emulator's
    [InlineData("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==")]
    public void Made_up_text_has_no_shape(string text)
    {
        Assert.Null(SecretShape.OfKey(text));
        Assert.Null(SecretShape.OfClientSecret(text));
    }

    [Fact]
    public void Random_text_of_another_form_has_no_shape()
    {
        Assert.Null(SecretShape.OfKey(GeneratedKeys.Hex[1..]));
        Assert.Null(SecretShape.OfKey(GeneratedKeys.Hex + "0"));
        Assert.Null(SecretShape.OfKey(GeneratedKeys.Hex[..16] + GeneratedKeys.OtherHex[..16].ToUpperInvariant()));
        Assert.Null(SecretShape.OfKey(GeneratedKeys.Draw(Base62, 40, 11)));
        Assert.Null(SecretShape.OfKey(GeneratedKeys.Draw(Base62, 84, 12)));
        Assert.Null(SecretShape.OfKey(GeneratedKeys.ApiKey[..42]));
        Assert.Null(SecretShape.OfKey(GeneratedKeys.ApiKey + " "));
        Assert.Null(SecretShape.OfKey("pk-" + GeneratedKeys.ApiKey[3..]));
        Assert.Null(SecretShape.OfKey("sk-" + new string('a', 5000)));
        Assert.Null(SecretShape.OfKey(GeneratedKeys.ClientSecret));
        Assert.Null(SecretShape.OfClientSecret(GeneratedKeys.Hex));
        Assert.Null(SecretShape.OfClientSecret(GeneratedKeys.ClientSecret + "aB"));
        Assert.Null(SecretShape.OfClientSecret(GeneratedKeys.ClientSecret.Replace("8Q~", "8Qa")));
        Assert.Null(SecretShape.OfClientSecret("abc8Q~defghijklmnopqrstuvwxyz-_.~012345"));
    }

    /// <summary>Characters, length and markers of a shape are all required.</summary>
    [Fact]
    public void Every_part_of_a_shape_counts()
    {
        const string Digits = "0123456789", Lower = "abcdefghijklmnopqrstuvwxyz", Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        static string Key(string alphabet, int length) => "sk-" + GeneratedKeys.Draw(alphabet, length, 21);
        Assert.Null(SecretShape.OfKey(Key(Digits + Lower, 48)));
        Assert.Null(SecretShape.OfKey(Key(Digits + Upper, 48)));
        Assert.Null(SecretShape.OfKey(Key(Lower + Upper, 48)));
        Assert.NotNull(SecretShape.OfKey(Key(Base62, 40)));
        Assert.Null(SecretShape.OfKey(Key(Base62, 39)));
        Assert.NotNull(SecretShape.OfKey(Key(Base62, 256)));
        Assert.Null(SecretShape.OfKey(Key(Base62, 257)));

        string WithMonth(char month) => GeneratedKeys.Identifiable[..59] + month + GeneratedKeys.Identifiable[60..];
        Assert.All("AL", month => Assert.NotNull(SecretShape.OfKey(WithMonth(month))));
        Assert.All("M0al", month => Assert.Null(SecretShape.OfKey(WithMonth(month))));
        Assert.Null(SecretShape.OfKey(GeneratedKeys.Identifiable[..83] + "-"));
        Assert.Null(SecretShape.OfClientSecret(GeneratedKeys.ClientSecret[..39] + "/"));
    }

    [Fact]
    public void Shape_names_its_environment_variable()
    {
        Assert.Equal("AZURE_OPENAI_API_KEY", SecretShape.OfKey(GeneratedKeys.Hex)?.Variable);
        Assert.Equal("OPENAI_API_KEY", SecretShape.OfKey(GeneratedKeys.ApiKey)?.Variable);
        Assert.Equal("AZURE_CLIENT_SECRET", SecretShape.OfClientSecret(GeneratedKeys.ClientSecret)?.Variable);
    }

    [Fact]
    public void Repeated_text_is_made_up()
    {
        Assert.Null(SecretShape.OfKey(GeneratedKeys.Hex[..16] + GeneratedKeys.Hex[..16]));
        Assert.Null(SecretShape.OfKey("sk-" + GeneratedKeys.ApiKey[3..27] + GeneratedKeys.ApiKey[3..27]));
    }
}
