using System.ClientModel;
using System.ClientModel.Primitives;
using Azure;
using Azure.Core.Pipeline;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Evals;

namespace Foundry.Access.Tests;

/// <summary>What services really answer, decoded from the exceptions the real clients make of it.</summary>
public class ExplainTests
{
    private const string Guid = "0a1b2c3d-0000-1111-2222-333344445555";
    private const string Scope = $"/subscriptions/{Guid}/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a";

    /// <summary>Kind, status and body; the texts are those of the services, letter for letter.</summary>
    private static readonly (FoundryFailureKind Kind, int Status, string Body)[] Rows =
    [
        (FoundryFailureKind.WrongAudience, 401, """{"statusCode":401,"message":"Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com/ or https://ai.azure.com/), or have expired."}"""),
        (FoundryFailureKind.WrongAudience, 401, """{"error":{"code":"Unauthorized","message":"Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired."}}"""),
        (FoundryFailureKind.WrongAudience, 401, """{"error":{"code":"401","message":"401 Unauthorized. Access token is missing, invalid, audience is incorrect, or have expired."}}"""),
        (FoundryFailureKind.MissingRole, 401, $$$"""{"error":{"code":"PermissionDenied","message":"The principal `{{{Guid}}}` lacks the required data action `Microsoft.CognitiveServices/accounts/AIServices/agents/write` to perform `POST /api/projects/{projectName}/agents` operation. For instructions on granting the necessary permissions, see https://aka.ms/FoundryPermissions."}}"""),
        (FoundryFailureKind.MissingRole, 401, """{"error":{"code":"PermissionDenied","message":"Principal does not have access to API/Operation."}}"""),
        (FoundryFailureKind.MissingRole, 401, """{"error":{"code":"PermissionDenied","message":"Access denied."}}"""),
        (FoundryFailureKind.ControlPlaneRefused, 403, $$$"""{"error":{"code":"AuthorizationFailed","message":"The client 'me@contoso.example' with object id '{{{Guid}}}' does not have authorization to perform action 'Microsoft.CognitiveServices/accounts/deployments/write' over scope '{{{Scope}}}' or the scope is invalid. If access was recently granted, please refresh your credentials."}}"""),
        (FoundryFailureKind.ConditionNotFulfilled, 403, $$$"""{"error":{"code":"AuthorizationFailed","message":"The client 'x' with object id '{{{Guid}}}' does not have authorization or an ABAC condition not fulfilled to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '/subscriptions/{{{Guid}}}'."}}"""),
        (FoundryFailureKind.WrongTenant, 400, $$$"""{"error":{"code":"Tenant provided in token does not match resource token","message":"Token tenant {{{Guid}}} does not match resource tenant."}}"""),
        (FoundryFailureKind.KeysDisabled, 403, """{"error":{"code":"AuthenticationTypeDisabled","message":"Key based authentication is disabled for this resource."}}"""),
        (FoundryFailureKind.NoCustomSubdomain, 400, """{"error":{"code":"BadRequest","message":"Please provide a custom subdomain for token authentication, otherwise API key is required."}}"""),
        (FoundryFailureKind.RegionalHost, 400, """{"error":{"code":"BadRequest","message":"Resource Id is badly formed or from wrong namespace: NA"}}"""),
        (FoundryFailureKind.Firewall, 403, """{"error":{"code":"403","message":"Access denied due to Virtual Network/Firewall rules."}}"""),
        (FoundryFailureKind.PublicAccessDisabled, 403, """{"error":{"code":"403","message":"Public access is disabled. Please configure private endpoint."}}"""),
        (FoundryFailureKind.PublicAccessDisabled, 500, """{"error":{"code":"server_error","message":"500 (403: Public access is disabled. Please configure private endpoint.)"}}"""),
        (FoundryFailureKind.WrongHostForNetwork, 403, """{"error":{"code":"403","message":"A Virtual Network is configured for this resource. Please use the correct endpoint for making requests. Check https://aka.ms/cogsvc-vnet for more details."}}"""),
        (FoundryFailureKind.EvaluationBlocked, 400, """{"error":{"code":"UserError","message":"The action cannnot be finished with reason Forbidden","innerError":{"code":"UnauthorizedUserAction"},"componentName":"raisvc"}}"""),
        (FoundryFailureKind.EvaluationBlocked, 400, """{"error":{"code":"UserError","message":"Request failed","innerError":{"code":"UnauthorizedUserAction"},"componentName":"raisvc"}}"""),
        (FoundryFailureKind.ExpiredToken, 401, """{"error":{"code":"ExpiredAuthenticationToken","message":"The access token expiry UTC time '1/1/2026 1:00:00 AM' is earlier than current UTC time '1/1/2026 2:00:00 AM'."}}"""),
        (FoundryFailureKind.Throttled, 429, """{"error":{"code":"429","message":"Rate limit is exceeded. Try again in 40 seconds."}}"""),
        (FoundryFailureKind.Throttled, 401, """{"error":{"code":"401","message":"Requests have exceeded token rate limit of your current tier."}}"""),
        (FoundryFailureKind.InvalidKey, 401, """{"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource."}}"""),
        (FoundryFailureKind.Unknown, 400, """{"error":{"code":"content_filter","message":"The response was filtered."}}"""),
        (FoundryFailureKind.UnsupportedRequest, 400, """{"error":{"code":"invalid_value","message":"Invalid value: 'azure_ai_evaluator'."}}"""),
        (FoundryFailureKind.Unknown, 401, """{"error":{"code":"Odd","message":"No."}}"""),
        (FoundryFailureKind.DeploymentNotFound, 404, """{"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}}"""),
        (FoundryFailureKind.Unknown, 200, ""),
    ];

    private static readonly Dictionary<string, Func<LoopbackServer, HttpClient, Task>> Clients = new()
    {
        ["EvaluationClient"] = async (server, http) =>
            await new EvaluationClient(Policy(), new EvaluationClientOptions { Endpoint = new Uri(server.Address, "openai/v1"), Transport = new HttpClientPipelineTransport(http), RetryPolicy = new ClientRetryPolicy(0) })
                .CreateEvaluationRunAsync("eval", BinaryContent.Create(BinaryData.FromString("{}"))),
        ["ChatClient"] = (server, http) => Task.Run(() =>
            new ChatClient("model", Policy(), new OpenAIClientOptions { Endpoint = new Uri(server.Address, "openai/v1"), Transport = new HttpClientPipelineTransport(http), RetryPolicy = new ClientRetryPolicy(0) })
                .CompleteChat("Hello")),
        ["Azure.Core"] = async (server, http) =>
        {
            var options = new FoundryAccessOptions { Transport = new HttpClientTransport(http) };
            options.Retry.MaxRetries = 0;
            var pipeline = HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(new FakeCredential(), "https://ai.azure.com/.default"));
            var message = pipeline.CreateMessage();
            message.Request.Uri.Reset(server.Address);
            await pipeline.SendAsync(message, default);
            throw new RequestFailedException(message.Response);
        },
        ["System.ClientModel"] = async (server, http) =>
        {
            var pipeline = ClientPipeline.Create(new ClientPipelineOptions { Transport = new HttpClientPipelineTransport(http), RetryPolicy = new ClientRetryPolicy(0) });
            var message = pipeline.CreateMessage();
            message.Request.Uri = server.Address;
            await pipeline.SendAsync(message);
            throw new ClientResultException(message.Response!);
        },
    };

    private static BearerTokenPolicy Policy() => new(new FakeCredential(), "https://ai.azure.com/.default");

    public static TheoryData<string, string, int, int> RowsAndClients
    {
        get
        {
            var data = new TheoryData<string, string, int, int>();
            for (var row = 0; row < Rows.Length; row++)
            {
                foreach (var client in Clients.Keys)
                    data.Add(Rows[row].Kind.ToString(), client, Rows[row].Status, row);
            }

            return data;
        }
    }

    /// <summary>The exception a real client throws at the answer of a row.</summary>
    private static Task<Exception> ThrowAsync(string client, int row) => ThrowAsync(client, Rows[row].Status, Rows[row].Body);

    /// <summary>The exception a real client throws at an answer.</summary>
    internal static async Task<Exception> ThrowAsync(string client, int status, string body)
    {
        await using var server = await LoopbackServer.StartAsync(new Answer(status, body));
        using var http = LoopbackServer.NewClient();
        var exception = await Record.ExceptionAsync(() => Clients[client](server, http));
        Assert.Single(server.Requests);
        return exception ?? new InvalidOperationException("It went through.");
    }

    [Theory, MemberData(nameof(RowsAndClients))]
    public async Task Decodes_what_services_answer(string kind, string client, int status, int row)
    {
        var exception = await ThrowAsync(client, row);
        var diagnosis = FoundryAccess.Explain(exception);

        Assert.Equal(kind, diagnosis.Kind.ToString());
        Assert.Same(exception, diagnosis.Original);
        Assert.Equal(exception is ClientResultException or RequestFailedException ? status : 0, diagnosis.Status);
        Assert.Equal(diagnosis.Message, diagnosis.ToString());
        Assert.True(diagnosis.Message.Length > 40 && diagnosis.Message.EndsWith('.'), diagnosis.Message);
        Assert.DoesNotContain(FakeCredential.Signature, diagnosis.Message);
        var isOther = diagnosis.Kind is FoundryFailureKind.Throttled or FoundryFailureKind.DeploymentNotFound or FoundryFailureKind.UnsupportedRequest;
        Assert.Equal(diagnosis.Kind == FoundryFailureKind.Unknown ? diagnosis.Status is 401 or 403 : !isOther, FoundryAccess.IsAccessFailure(exception));
    }

    /// <summary>Wrapped as frameworks wrap it.</summary>
    /// <summary>Two repositories proved it: no role changes this refusal.</summary>
    [Theory]
    [InlineData("EvaluationClient"), InlineData("Azure.Core")]
    public async Task Blocked_evaluation_run_is_the_network_and_no_role(string client)
    {
        var row = Array.FindIndex(Rows, row => row.Kind == FoundryFailureKind.EvaluationBlocked);
        var diagnosis = FoundryAccess.Explain(await ThrowAsync(client, row));
        Assert.Contains("network", diagnosis.Message);
        Assert.Contains("capability host", diagnosis.Message);
        Assert.DoesNotContain("Foundry User", diagnosis.Message);
        Assert.Null(diagnosis.Role);
    }

    [Fact]
    public async Task Looks_into_other_exceptions()
    {
        var inner = await ThrowAsync("EvaluationClient", 3);
        foreach (var outer in new Exception[] { new InvalidOperationException("x", inner), new AggregateException(new TimeoutException(), new AggregateException(new HttpRequestException("y", inner))) })
        {
            var diagnosis = FoundryAccess.Explain(outer);
            Assert.Equal(FoundryFailureKind.MissingRole, diagnosis.Kind);
            Assert.Same(outer, diagnosis.Original);
            Assert.True(FoundryAccess.IsAccessFailure(outer));
        }
    }

    [Theory]
    [InlineData("EvaluationClient"), InlineData("ChatClient"), InlineData("Azure.Core")]
    public async Task Names_the_data_action_and_the_role(string client)
    {
        var diagnosis = FoundryAccess.Explain(await ThrowAsync(client, 3));
        Assert.Equal((Access.Agents, "53ca6127-db72-4b80-b1b0-d745d6d5456d", Guid), (diagnosis.DataAction, diagnosis.Role.Id, diagnosis.PrincipalId));
        Assert.Equal($"The caller (object id {Guid}) lacks the data action {Access.Agents}. The least role with it is Foundry User (53ca6127-db72-4b80-b1b0-d745d6d5456d). Assign it at the project or its account. An assignment takes 5 to 10 minutes to have effect.", diagnosis.Message);
    }

    [Fact]
    public async Task Names_what_Azure_Resource_Manager_refused()
    {
        var diagnosis = FoundryAccess.Explain(await ThrowAsync("Azure.Core", 6));
        Assert.Equal(("Microsoft.CognitiveServices/accounts/deployments/write", "Cognitive Services OpenAI Contributor", Guid), (diagnosis.DataAction, diagnosis.Role.Name, diagnosis.PrincipalId));
        Assert.Equal(Scope, diagnosis.Scope);
    }

    public static TheoryData<string, Exception> SignIns => new()
    {
        { "NoCredential", new CredentialUnavailableException("EnvironmentCredential authentication unavailable.") },
        { "ClientCredentialRefused", new AuthenticationFailedException("ClientSecretCredential authentication failed: AADSTS7000215: Invalid client secret provided.") },
        { "ApplicationNotInTenant", new AuthenticationFailedException("ClientSecretCredential authentication failed: AADSTS700016: Application with identifier 'x' was not found in the directory 'y'.") },
        { "WrongTenant", new AuthenticationFailedException("AADSTS50020: User account 'x' from identity provider 'y' does not exist in tenant 'z'.") },
        { "WrongAudience", new CredentialUnavailableException("AzureCliCredential: AADSTS70011: The provided value for the input parameter 'scope' is not valid.") },
        { "ExpiredToken", new AuthenticationFailedException("AADSTS700082: The refresh token has expired due to inactivity.") },
        { "NoCredential", new DerivedUnavailable() },
        { "SignInFailed", new AuthenticationFailedException("ClientSecretCredential authentication failed: AADSTS99999999: New.") },
        { "Unknown", new InvalidOperationException("AADSTS700016: not a credential's exception") },
        { "Unknown", new ClientResultException("lacks") },
    };

    private sealed class DerivedUnavailable() : CredentialUnavailableException("derived");

    [Theory, MemberData(nameof(SignIns))]
    public void Decodes_what_credentials_say(string kind, Exception exception) => Assert.Equal(kind, FoundryAccess.Explain(exception).Kind.ToString());

    [Fact]
    public async Task Decodes_its_own_exception()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.Owner));
        var failure = await Assert.ThrowsAsync<FoundryAccessException>(() => FoundryAccess.EnsureAsync(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations), Access.Options(server)));
        var diagnosis = FoundryAccess.Explain(failure);
        Assert.Equal((FoundryFailureKind.MissingRole, failure.Message, Access.Evaluations, Access.ProjectId), (diagnosis.Kind, diagnosis.Message, diagnosis.DataAction, diagnosis.Scope));
        Assert.True(FoundryAccess.IsAccessFailure(failure));
    }

    /// <summary>Azure.AI.OpenAI up to 2.0.0 makes 401 of 429; all that is left is a bare 401 of that assembly.</summary>
    [Fact]
    public async Task A_bare_401_of_Azure_OpenAI_may_be_throttling()
    {
        await using var server = await LoopbackServer.StartAsync(new Answer(401, "", "text/plain"));
        using var http = LoopbackServer.NewClient();
        var exception = await Record.ExceptionAsync(() => Clients["ChatClient"](server, http));
        Assert.Equal(FoundryFailureKind.Unknown, FoundryAccess.Explain(exception!).Kind);

        exception!.Source = "Azure.AI.OpenAI";
        Assert.Equal(FoundryFailureKind.Throttled, FoundryAccess.Explain(exception).Kind);

        var audience = await ThrowAsync("ChatClient", 0);
        audience.Source = "Azure.AI.OpenAI";
        Assert.Contains("2.1.0", FoundryAccess.Explain(audience).Message);
        Assert.Equal(FoundryFailureKind.WrongAudience, FoundryAccess.Explain(audience).Kind);
    }

    [Fact]
    public void What_a_text_quotes_is_repeated_only_where_it_is_an_identifier()
    {
        var diagnosis = FoundryAccess.Explain(new RequestFailedException(401, $"The principal `eyJ.{FakeCredential.Signature}` lacks the required data action `rm -rf /` to perform"));
        Assert.Equal((FoundryFailureKind.MissingRole, null, null), (diagnosis.Kind, diagnosis.DataAction, diagnosis.PrincipalId));
        Assert.DoesNotContain(FakeCredential.Signature, diagnosis.Message);
        Assert.DoesNotContain("rm -rf", diagnosis.Message);
    }

    /// <summary>A key, client secret or token in any place of a text is not repeated.</summary>
    [Fact]
    public void Secrets_are_not_repeated()
    {
        string[] secrets =
        [
            Foundry.Analyzers.Tests.GeneratedKeys.Hex, Foundry.Analyzers.Tests.GeneratedKeys.Identifiable,
            Foundry.Analyzers.Tests.GeneratedKeys.ApiKey, Foundry.Analyzers.Tests.GeneratedKeys.ProjectKey,
            Foundry.Analyzers.Tests.GeneratedKeys.ClientSecret, $"eyJhbGciOiJub25lIn0.{FakeCredential.Signature}",
        ];
        string[] texts =
        [
            "The principal `SECRET` lacks the required data action `Microsoft.CognitiveServices/accounts/AIServices/agents/write`",
            "The principal `x` lacks the required data action `SECRET` to perform `POST /SECRET` operation",
            "The client 'SECRET' with object id 'SECRET' does not have authorization to perform action 'SECRET' over scope 'SECRET'",
            "DeploymentNotFound: the API deployment SECRET for this resource does not exist",
            "Access denied due to invalid subscription key (SECRET) or wrong API endpoint https://u:SECRET@host/?key=SECRET",
            "audience is incorrect (SECRET)",
        ];
        foreach (var secret in secrets)
        {
            foreach (var text in texts)
            {
                foreach (var status in new[] { 400, 401, 403, 404 })
                {
                    var diagnosis = FoundryAccess.Explain(new RequestFailedException(status, text.Replace("SECRET", secret)));
                    Assert.All(new[] { diagnosis.Message, diagnosis.DataAction, diagnosis.PrincipalId }, shown => Assert.DoesNotContain(secret, shown ?? ""));
                }
            }
        }
    }

    /// <summary>Texts that a hostile server could put where an identifier stands, and of which nothing may be repeated.</summary>
    public static TheoryData<string> NoIdentifiers =>
    [
        "https://user:secret@evil.example/collect?token=secret", "evil.example/secret", "//evil.example/secret", "secret/secret",
        "eyJhbGciOiJub25lIn0/secret", "Microsoft.Evil", "Microsoft./secret", "Microsoft.Evil/secret?token=secret",
        "Microsoft.Evil/secret%0d", "Microsoft.Evil/secret\u202e", "Microsoft.Evil/\u0000secret", "Microsoft.Evil/secret\u001b[31m",
        "Microsoft.Evil/secret\u2028", "Microsoft.Evil//secret", "Microsoft.Evil/secret/", "Microsoft.Evil/../secret",
        "Microsoft.Evil/" + FakeCredential.Signature + FakeCredential.Signature,
        "Microsoft.Evil/" + string.Concat(Enumerable.Repeat("secret/", 60)) + "read",
        "/secret/secret", "/subscriptions/secret", $"/subscriptions/{Guid}/secret", $"/subscriptions/{Guid}/resourceGroups/g?secret",
        $"/subscriptions/{Guid}/resourceGroups/{new string('s', 91)}", $"/subscriptions/{Guid}/resourceGroups/\u05d0secret",
        $"/subscriptions/{Guid}/resourceGroups/g/providers/secret", $"/subscriptions/{Guid}/providers/evil.example/secret/secret",
        $"\t{Guid}secret", Guid + ";secret", "0x1b2c3d-0000-1111-2222-333344445555secret",
    ];

    [Theory, MemberData(nameof(NoIdentifiers))]
    public void What_has_not_the_form_of_an_identifier_is_not_repeated(string text)
    {
        foreach (var exception in new Exception[]
        {
            new RequestFailedException(401, $"The principal `{text}` lacks the required data action `{text}` to perform `{text}`."),
            new RequestFailedException(403, $"The client '{text}' with object id '{text}' does not have authorization "
                + $"to perform action '{text}' over scope '{text}'."),
            new RequestFailedException(403, text, "AuthorizationFailed" + text, new InvalidOperationException(text)),
            new ClientResultException($"HTTP 401 ({text}): PermissionDenied {text}"),
            new ClientResultException($"Status: {text}"),
            new AuthenticationFailedException($"AADSTS700016: {text}"),
            new CredentialUnavailableException(text),
        })
        {
            var diagnosis = FoundryAccess.Explain(exception);
            Assert.Equal((null, null, null), (diagnosis.DataAction, diagnosis.PrincipalId, diagnosis.Scope));
            Assert.DoesNotContain("secret", diagnosis.Message);
            Assert.DoesNotContain("evil", diagnosis.Message, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(FakeCredential.Signature, diagnosis.Message);
            Assert.DoesNotContain(diagnosis.Message, char.IsControl);
        }
    }

    /// <summary>Parsers of GUIDs are lenient about what surrounds one; what is repeated is the GUID alone.</summary>
    [Theory]
    [InlineData("\t"), InlineData("\u2028"), InlineData("\u0085"), InlineData("\u00a0"), InlineData("\v")]
    public void Principal_is_repeated_without_what_surrounds_it(string space)
    {
        var text = $"The principal `{space}{Guid}{space}` lacks the required data action `{Access.Agents}` to perform";
        var diagnosis = FoundryAccess.Explain(new RequestFailedException(401, text));
        Assert.True(diagnosis.PrincipalId is null or Guid, diagnosis.PrincipalId);
        Assert.DoesNotContain(space, diagnosis.Message);
    }

    [Theory]
    [InlineData($"/subscriptions/{Guid}")]
    [InlineData($"/subscriptions/{Guid}/resourceGroups/rg-(one)_x.y")]
    [InlineData(Scope)]
    [InlineData(Scope + "/projects/p")]
    [InlineData(Scope + $"/providers/Microsoft.Authorization/roleAssignments/{Guid}")]
    [InlineData($"/subscriptions/{Guid}/providers/Microsoft.Authorization/roleAssignments/{Guid}")]
    [InlineData("/providers/Microsoft.Management/managementGroups/contoso")]
    public void Scope_in_its_form_is_repeated(string scope)
    {
        const string Action = "Microsoft.CognitiveServices/accounts/write";
        var diagnosis = FoundryAccess.Explain(new RequestFailedException(403, $"The client 'x' with object id '{Guid}' "
            + $"does not have authorization to perform action '{Action}' over scope '{scope}'."));
        Assert.Equal((Action, Guid, scope), (diagnosis.DataAction, diagnosis.PrincipalId, diagnosis.Scope));
        Assert.Contains(scope, diagnosis.Message);
    }

    [Fact]
    public void Exceptions_without_a_text_are_unknown()
    {
        Assert.Equal(FoundryFailureKind.Unknown, FoundryAccess.Explain(new Wordless()).Kind);
        Assert.Equal(FoundryFailureKind.SignInFailed, FoundryAccess.Explain(new WordlessSignIn()).Kind);
        Assert.Equal(FoundryFailureKind.Unknown, FoundryAccess.Explain(new WordlessRequest()).Kind);
    }

    private sealed class Wordless() : ClientResultException("")
    {
        public override string Message => null!;
    }

    private sealed class WordlessSignIn() : AuthenticationFailedException("")
    {
        public override string Message => null!;
    }

    private sealed class WordlessRequest() : RequestFailedException("")
    {
        public override string Message => null!;
    }

    [Fact]
    public void Huge_and_deep_exceptions_are_read_in_time()
    {
        var exception = (Exception)new RequestFailedException(401, new string('`', 5_000_000) + "lacks the required data action");
        for (var i = 0; i < 5000; i++)
            exception = i % 2 == 0 ? new AggregateException(exception, new Exception()) : new InvalidOperationException("", exception);
        Assert.Equal(FoundryFailureKind.Unknown, FoundryAccess.Explain(exception).Kind);
        Assert.Equal(FoundryFailureKind.MissingRole, FoundryAccess.Explain(new RequestFailedException(401, new string('`', 5_000_000) + "lacks the required data action")).Kind);
        Assert.Equal(FoundryFailureKind.Unknown, FoundryAccess.Explain(new RequestFailedException("")).Kind);
        Assert.Equal(FoundryFailureKind.Unknown, FoundryAccess.Explain(new AggregateException()).Kind);
    }

    /// <summary>Where System.ClientModel cannot be referenced, status and text are read from the message; OpenAI's clients put both into it.</summary>
    [Fact]
    public async Task Reads_messages_where_the_type_cannot_be_referenced()
    {
        var explain = ConsumerCompilation.LoadOlder().GetType("Foundry.Access.FoundryAccess", throwOnError: true)!.GetMethod("Explain", [typeof(Exception)])!;
        foreach (var row in Enumerable.Range(0, Rows.Length).Where(row => Rows[row].Body.StartsWith("""{"error":""") && !Rows[row].Body.Contains("Request failed")))
        {
            var exception = await ThrowAsync("EvaluationClient", row);
            var diagnosis = explain.Invoke(null, [exception])!;
            object? Property(string name) => diagnosis.GetType().GetProperty(name)!.GetValue(diagnosis);
            Assert.Equal((Rows[row].Kind.ToString(), Rows[row].Status), (Property("Kind")!.ToString(), Property("Status")));
        }
    }
}
