namespace Foundry.Analyzers.Tests;

/// <summary>Texts of users that hold a secret, each with the secret in it. No scanner finds one in this repository.</summary>
internal static class SecretTexts
{
    private const string Base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>So many characters of a secret in a row may not be shown.</summary>
    private const int LongestPart = 8;

    public static string Password { get; } = "p-" + GeneratedKeys.Draw("abcdefghijkmnopqrstuvwxyz", 12, seed: 20);

    public static string Signature { get; } = GeneratedKeys.Draw(Base62, 12, seed: 21) + "%3D";

    public static string Jwt { get; } = string.Join(
        '.',
        "ey" + "J" + GeneratedKeys.Draw(Base62, 30, seed: 22),
        "ey" + "J" + GeneratedKeys.Draw(Base62, 60, seed: 23),
        GeneratedKeys.Draw(Base62 + "-_", 43, seed: 24));

    public static string StorageKey { get; } = GeneratedKeys.Draw(Base62 + "+/", 86, seed: 25) + "==";

    /// <summary>The secrets that their own shape gives away.</summary>
    public static (string Name, string Secret)[] Keys { get; } =
    [
        ("hex", GeneratedKeys.Hex),
        ("upper hex", GeneratedKeys.OtherHex.ToUpperInvariant()),
        ("identifiable", GeneratedKeys.Identifiable),
        ("API key", GeneratedKeys.ApiKey),
        ("project key", GeneratedKeys.ProjectKey),
        ("client secret", GeneratedKeys.ClientSecret),
        ("JWT", Jwt),
        ("storage key", StorageKey),
    ];

    public static (string Name, string Text, string Secret)[] All { get; } =
    [
        .. Keys.Select(static key => (key.Name, key.Secret, key.Secret)),
        .. Keys.Select(static key => (key.Name + " in a name", $"My:{key.Secret}:Key", key.Secret)),
        .. Keys.Select(static key => (key.Name + " in a path", $"https://contoso.com/{key.Secret}/.default", key.Secret)),
        .. Keys.Select(static key => (key.Name + " after 50 characters", new string('.', 50) + " " + key.Secret, key.Secret)),
        ("user info", $"https://user:{Password}@contoso.com/", Password),
        ("user info with an at sign", $"https://user:{Password}@{Password}@contoso.com/", Password),
        ("user info with a slash", $"https://user:{Password}/{Password}@contoso.com/", Password),
        ("user info with a space", $"https://user:{Password} {Password}@contoso.com/", Password),
        ("user info with a scheme", $"https://user:{Password}://{Password}@contoso.com/", Password),
        ("user info after a URL", $"https://contoso.com/a, https://user:{Password}@contoso.com/", Password),
        ("user info without a scheme", $"user:{Password}@contoso.com", Password),
        ("user info without a scheme, with an at sign", $"user:{Password}@{Password}@contoso.com", Password),
        ("token as user", $"https://{Password}@contoso.com/", Password),
        ("query", $"https://contoso.com/?sv=1&sig={Signature}&se=2", Signature),
        ("fragment", $"https://contoso.com/#access_token={Signature}", Signature),
        ("query and user info", $"https://user:{Password}@contoso.com/.default?sig={Password}", Password),
        ("signature alone", $"sv=1&sig={Signature}", Signature),
        ("connection string", $"Endpoint=sb://contoso.com/;SharedAccessKey={Password}=;Entity=e", Password),
        ("account key", $"AccountName=contoso;AccountKey={Password};EndpointSuffix=core.windows.net", Password),
        ("password", $"Server=s;Password = {Password};Encrypt=true", Password),
        ("quoted password", $"Server=s;Password= \"a;{Password}\";Encrypt=true", Password),
        ("key", $"Key={Password}", Password),
    ];

    public static TheoryData<string> Names => [.. All.Select(static text => text.Name)];

    public static (string Text, string Secret) Named(string name)
    {
        var (_, text, secret) = All.Single(text => text.Name == name);
        return (text, secret);
    }

    /// <summary>Asserts that a text holds no part of a secret that helps to use it.</summary>
    public static void AssertHides(string secret, string? shown)
    {
        for (var i = 0; i + LongestPart <= secret.Length; i++)
            Assert.DoesNotContain(secret.Substring(i, LongestPart), shown ?? "", StringComparison.OrdinalIgnoreCase);
    }
}
