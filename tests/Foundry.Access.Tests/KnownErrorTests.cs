using System.ClientModel;
using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Reflection;
using System.Text.Json;
using Azure;
using Azure.Identity;

namespace Foundry.Access.Tests;

/// <summary>Which text gets which answer, and what every answer promises.</summary>
public class KnownErrorTests
{
    private const string Data = "src/Foundry.Analyzers/Catalog/Data/errors.json";

    private static readonly string Repository = FindRepository();
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository, "docs/errors.md"));
    private static readonly JsonElement[] Causes =
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository, Data))).RootElement.GetProperty("causes").EnumerateArray()];

    private static string FindRepository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Foundry.Analyzers.sln")))
            directory = directory.Parent;
        return directory.FullName;
    }

    /// <summary>The rows of the list that was written before the code: client, status, id of the cause, text.</summary>
    public static TheoryData<string, int, string, string> Expected
    {
        get
        {
            var data = new TheoryData<string, int, string, string>();
            foreach (var line in File.ReadLines(Path.Combine(Repository, "tests/Foundry.Access.Tests/ExpectedAnswers.tsv")))
            {
                if (!line.StartsWith('#') && line.Split('\t') is [var client, var status, var id, var text])
                    data.Add(client, int.Parse(status), id, text);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Expected))]
    public async Task Text_gets_the_expected_answer(string client, int status, string id, string text)
    {
        var exception = client == "text" ? null : await ExceptionOf(client, status, text);
        var diagnosis = exception is null ? FoundryAccess.Explain(text) : FoundryAccess.Explain(exception);
        Assert.Equal(id, diagnosis.Id ?? "unknown");
        if (id is not ("unknown" or "refused-without-a-reason" or "credential-unavailable"))
            Assert.Equal(id, FoundryAccess.Explain(exception?.Message + "\n" + text).Id);
    }

    private static Task<Exception> ExceptionOf(string client, int status, string text) => client switch
    {
        "unavailable" => Task.FromResult<Exception>(new CredentialUnavailableException(text)),
        "authfailed" => Task.FromResult<Exception>(new AuthenticationFailedException(text)),
        "socket" => Task.FromResult<Exception>(new WebSocketException(WebSocketError.NotAWebSocket, text)),
        "http" => Task.FromResult<Exception>(new HttpRequestException(text, null, status == 0 ? null : (HttpStatusCode)status)),
        "wrapper" => Task.FromResult<Exception>(new InvalidOperationException("The agent failed.", new Microsoft.SemanticKernel.HttpOperationException(text))),
        _ => ExplainTests.ThrowAsync(client switch { "openai" => "ChatClient", "azure" => "System.ClientModel", _ => "Azure.Core" }, status, text),
    };

    // ---- The catalogue

    public static TheoryData<string, string> CatalogueTexts
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var cause in Causes.Where(cause => cause.GetProperty("id").GetString() != "refused-without-a-reason"))
            {
                foreach (var text in cause.GetProperty("texts").EnumerateArray())
                    data.Add(cause.GetProperty("id").GetString()!, text.GetProperty("text").GetString()!);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(CatalogueTexts))]
    public void Text_of_the_catalogue_gets_its_own_answer(string id, string text)
    {
        var filled = text.Replace("{dataAction}", Access.Evaluations).Replace("{resource}/{action}", "deployments/chat/completions/action");
        Assert.Equal(id, FoundryAccess.Explain(filled).Id);
        Assert.Equal(id, FoundryAccess.Explain(filled.ToUpperInvariant()).Id);
        Assert.Equal(id, FoundryAccess.Explain(JsonSerializer.Serialize(filled)).Id);
        Assert.Equal(id, FoundryAccess.Explain($"Error:\n  {filled.Replace(" ", "  ").Replace("'", "\u2019")}\n  at Program.Main()").Id);
    }

    [Fact]
    public void Catalogue_has_at_least_120_texts() => Assert.True(CatalogueTexts.Count() >= 120);

    [Fact]
    public void Every_text_has_a_source_and_a_date_and_every_pattern_is_normalized()
    {
        foreach (var text in Causes.SelectMany(cause => cause.GetProperty("texts").EnumerateArray()))
        {
            Assert.NotEmpty(text.GetProperty("source").GetString()!);
            Assert.Matches(@"^\d{4}-\d\d-\d\d$", text.GetProperty("date").GetString());
            foreach (var part in text.GetProperty("match").EnumerateArray().SelectMany(pattern => pattern.GetString()!.Split(" & ")))
                Assert.Equal(part, ErrorText.Normalized(part));
        }
    }

    [Fact]
    public void Page_and_helper_say_the_same()
    {
        foreach (var error in KnownError.All)
        {
            var section = Page[Page.IndexOf($"<a id=\"{error.Id}\"></a>", StringComparison.Ordinal)..];
            section = section[..(section.IndexOf("\n<a id=", StringComparison.Ordinal) is > 0 and var end ? end : section.Length)];
            Assert.Contains($"**Cause.** {error.Cause}\n", section);
            Assert.Contains($"**In short.** {error.Advice}\n", section);
            Assert.All(error.Rules, rule => Assert.Contains($"[{rule}](rules/{rule}.md)", section));
        }
    }

    /// <summary>Short sentences without the separators of the rows.</summary>
    [Fact]
    public void Every_answer_is_short_and_complete()
    {
        foreach (var error in KnownError.All)
        {
            Assert.EndsWith(".", error.Cause);
            Assert.EndsWith(".", error.Advice);
            Assert.True(error.Cause.Length + error.Advice.Length < 330, error.Id);
            Assert.True(Enum.IsDefined(error.Kind), error.Id);
            Assert.All(error.Rules, rule => Assert.True(File.Exists(Path.Combine(Repository, "docs/rules", rule + ".md")), rule));
        }
    }

    [Fact]
    public void Answer_names_the_rules_and_the_page()
    {
        var diagnosis = FoundryAccess.Explain("403 Key based authentication is disabled for this resource.");
        Assert.Equal(["FDRY4003"], diagnosis.Rules);
        Assert.EndsWith("/docs/errors.md#keys-are-disabled", diagnosis.Page);
        Assert.Equal(diagnosis.Cause + " " + diagnosis.Advice, diagnosis.Message);
        Assert.Null(diagnosis.Original);
        Assert.Equal(403, diagnosis.Status);
    }

    [Fact]
    public void Address_of_the_page_is_that_of_the_repository()
    {
        var explain = ConsumerCompilation.LoadOlder().GetType("Foundry.Access.FoundryAccess")!.GetMethod("Explain", [typeof(string)])!;
        var diagnosis = explain.Invoke(null, ["AADSTS7000222"])!;
        Assert.Matches(
            @"^https://github\.com/foundry-analyzers/foundry-analyzers/blob/v[0-9.]+/docs/errors\.md#client-secret-expired$",
            (string)diagnosis.GetType().GetProperty("Page")!.GetValue(diagnosis)!);
    }

    // ---- What was wrong

    [Fact]
    public void Azure_Government_gets_its_own_audience()
    {
        var message = FoundryAccess.Explain("401 Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.us), or have expired.").Message;
        Assert.Contains("https://cognitiveservices.azure.us/.default", message);
        Assert.DoesNotContain("azure.com", message);
    }

    [Fact]
    public void Invalid_key_may_be_the_host_or_the_role_of_a_token()
    {
        var message = FoundryAccess.Explain("Access denied due to invalid subscription key or wrong API endpoint.").Message;
        Assert.Contains("host", message);
        Assert.Contains("role", message);
    }

    [Fact]
    public void Reading_agents_takes_Foundry_User_in_practice()
    {
        const string Read = "Microsoft.CognitiveServices/accounts/AIServices/agents/read";
        var diagnosis = FoundryAccess.Explain(new RequestFailedException(401, $"The principal `x` lacks the required data action `{Read}` to perform"));
        Assert.Equal((Read, "Foundry User"), (diagnosis.DataAction, diagnosis.Role.Name));
        Assert.Contains("agents/write", diagnosis.Message);
    }

    // ---- IsAccessFailure

    private const string Lacks = "The principal `x` lacks the required data action `Microsoft.CognitiveServices/accounts/AIServices/agents/write`";

    public static TheoryData<bool, Exception> Failures => new()
    {
        { true, new RequestFailedException(500, "{\"error\":{\"code\":\"server_error\",\"message\":\"(PermissionDenied) " + Lacks + "\"}}") },
        { true, new ClientResultException($"HTTP 500 (server_error: server_error)\n\n{Lacks}") },
        { false, new RequestFailedException(500, """{"error":{"code":"server_error","message":"The server had an error."}}""") },
        { true, new WebSocketException("The server returned status code '401' when status code '101' was expected.") },
        { true, new WebSocketException("The server returned status code '403' when status code '101' was expected.") },
        { false, new WebSocketException("The server returned status code '404' when status code '101' was expected.") },
        { false, new WebSocketException("The server returned status code '429' when status code '101' was expected.") },
        { true, new HttpRequestException("Response status code does not indicate success: 401 (Unauthorized).", null, HttpStatusCode.Unauthorized) },
        { true, new HttpRequestException("Response status code does not indicate success: 403 (Forbidden).", null, HttpStatusCode.Forbidden) },
        { true, new HttpRequestException("Refused.", null, HttpStatusCode.Forbidden) },
        { false, new HttpRequestException("Response status code does not indicate success: 404 (Not Found).", null, HttpStatusCode.NotFound) },
        { false, new HttpRequestException("Response status code does not indicate success: 429 (Too Many Requests).", null, HttpStatusCode.TooManyRequests) },
        { false, new HttpRequestException("No such host is known.") },
        { true, new Microsoft.SemanticKernel.HttpOperationException("Service request failed.\nStatus: 401 (Unauthorized)") },
        { true, new Microsoft.SemanticKernel.HttpOperationException("x", new ClientResultException("HTTP 403 (x)")) },
        { false, new Microsoft.SemanticKernel.HttpOperationException("HTTP 404 (404)\n\nResource not found") },
        { true, new InvalidOperationException("Run failed: " + Lacks) },
        { false, new InvalidOperationException("PermissionDenied") },
        { false, new RequestFailedException(404, "Principal does not have access to API/Operation.") },
        { false, new RequestFailedException(429, "PermissionDenied") },
        { false, new RequestFailedException(404, "DeploymentNotFound") },
        { true, new AggregateException(new RequestFailedException(404, "DeploymentNotFound"), new RequestFailedException(401, Lacks)) },
        { true, new AggregateException(new TimeoutException(), new InvalidOperationException("x", new AuthenticationFailedException("AADSTS7000222: expired"))) },
        { false, new AggregateException(new TimeoutException(), new RequestFailedException(429, "Too Many Requests")) },
        { false, new OperationCanceledException() },
    };

    [Theory, MemberData(nameof(Failures))]
    public void Access_failure_is_told_from_others(bool isRefusal, Exception exception) => Assert.Equal(isRefusal, FoundryAccess.IsAccessFailure(exception));

    [Fact]
    public void More_specific_text_of_an_inner_exception_counts()
    {
        var inner = new RequestFailedException(401, Lacks);
        var diagnosis = FoundryAccess.Explain(new Microsoft.SemanticKernel.HttpOperationException("Status: 401 (PermissionDenied)", inner));
        Assert.Equal("role-is-missing-at-the-project", diagnosis.Id);
        Assert.Equal("client-secret-expired", FoundryAccess.Explain(new AuthenticationFailedException("failed", new Microsoft.Identity.Client.MsalServiceException("invalid_client", "AADSTS7000222: expired"))).Id);
    }

    // ---- Bad input

    public static TheoryData<string> BadTexts =>
    [
        "", " ", "\0", "\\", "\\u", "\\u00", "\\u0060", "&", "&quot", "&;", "HTTP ", "HTTP 4", "401", "40", "999 x", "aadsts", "AADSTS99999999999999999999",
        "{\"error\":", "{'error': {'code': None}}", "<html><body><h1>Service unavailable</h1></body></html>", "\ud800", "\u202e\u0000\u001b[31m",
        "El principal no tiene acceso a la API.", "主体无权访问 API。", "The principal `", "lacks the required data action", "over scope '",
    ];

    [Theory, MemberData(nameof(BadTexts))]
    public void Any_text_gets_an_answer(string text)
    {
        foreach (var diagnosis in new[] { FoundryAccess.Explain(text), FoundryAccess.Explain(new RequestFailedException(403, text)), FoundryAccess.Explain(new ClientResultException(text)), FoundryAccess.Explain(new Exception(text)) })
        {
            Assert.NotEmpty(diagnosis.Message);
            Assert.Contains("docs/errors.md", diagnosis.Page);
        }
    }

    [Fact]
    public void Null_is_unknown() => Assert.Equal(FoundryFailureKind.Unknown, FoundryAccess.Explain((string)null!).Kind);

    [Theory]
    [InlineData("a"), InlineData("\\"), InlineData("&"), InlineData("&lt;"), InlineData("\\u0060"), InlineData("aadsts"), InlineData("aadsts7000222"), InlineData("<p> </p>"), InlineData("HTTP ")]
    [InlineData("The principal `"), InlineData("ai.azure.com."), InlineData("é")]
    public void Huge_texts_are_read_in_linear_time(string repeated)
    {
        TimeSpan Took(int length)
        {
            var text = string.Concat(Enumerable.Repeat(repeated, length / repeated.Length));
            var watch = Stopwatch.StartNew();
            FoundryAccess.Explain(text);
            FoundryAccess.Explain(new RequestFailedException(403, text));
            return watch.Elapsed;
        }

        Took(1000);
        Assert.True(Took(10_000_000) < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Beginning_and_end_of_a_huge_text_are_read()
    {
        var page = new string('x', 10_000_000);
        Assert.Equal("keys-are-disabled", FoundryAccess.Explain("AuthenticationTypeDisabled " + page).Id);
        Assert.Equal("keys-are-disabled", FoundryAccess.Explain(page + " AuthenticationTypeDisabled").Id);
    }

    /// <summary>Nothing of a text is repeated, whatever it is taken for.</summary>
    [Fact]
    public void Secrets_of_a_pasted_text_are_not_repeated()
    {
        string[] secrets = [Analyzers.Tests.GeneratedKeys.Hex, Analyzers.Tests.GeneratedKeys.ApiKey, Analyzers.Tests.GeneratedKeys.ClientSecret, $"eyJhbGciOiJub25lIn0.{FakeCredential.Signature}"];
        foreach (var row in CatalogueTexts)
        {
            foreach (var secret in secrets)
            {
                var diagnosis = FoundryAccess.Explain($"{secret} {row[1]} '{secret}' https://u:{secret}@host/?key={secret}");
                var shown = typeof(FoundryDiagnosis).GetProperties().Select(property => property.GetValue(diagnosis)?.ToString() ?? "");
                Assert.All(shown, value => Assert.DoesNotContain(secret, value));
            }
        }
    }
}
