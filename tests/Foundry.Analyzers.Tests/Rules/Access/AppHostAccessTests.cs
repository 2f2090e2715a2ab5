using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Found = RuleVerifier<FoundRolesDoNotGrant>;
using Granted = RuleVerifier<RoleDoesNotGrant>;
using Keys = RuleVerifier<KeyOnKeylessAccount>;

/// <summary>What an Aspire AppHost beside the project assigns, and the calls of the project.</summary>
public class AppHostAccessTests
{
    private const string Create = "var builder = DistributedApplication.CreateBuilder(args);";
    private const string Environment = "builder.AddAzureContainerAppEnvironment(\"env\");";
    private const string OpenAI = "var openai = builder.AddAzureOpenAI(\"openai\");";
    private const string Foundry = "var foundry = builder.AddFoundry(\"foundry\");";
    private const string Mode = "if (builder.ExecutionContext.IsPublishMode)";
    private const string Api = "var api = builder.AddProject<Projects.My_Api>(\"api\")";
    private const string Run = "builder.Build().Run();";
    private const string OpenAIUserRole = "CognitiveServicesBuiltInRole.CognitiveServicesOpenAIUser";

    private const string Credential = "new DefaultAzureCredential()";
    private const string Account = $"new AzureOpenAIClient(new Uri(Environment.GetEnvironmentVariable(\"E\")), {Credential})";
    private const string ChatCall = Account + ".GetChatClient(\"d\").[|CompleteChat|](new UserChatMessage(\"hi\"))";
    private const string UploadCall = Account + ".GetOpenAIFileClient().[|UploadFile|](\"a.txt\", OpenAI.Files.FileUploadPurpose.Batch)";
    private const string AgentCall =
        $"new AIProjectClient(new Uri(Environment.GetEnvironmentVariable(\"E\")), {Credential}).GetProjectOpenAIClient()"
        + ".GetProjectResponsesClient().[|CreateResponse|](\"hi\")";

    /// <summary>References that are certain and enough for chats, and not for agents.</summary>
    private const string ByReference = Create + Environment + OpenAI + Api + ".WithReference(openai);" + Run;

    private static string Host(string statements) => Create + "\n" + Environment + "\n" + statements + "\n" + Run;

    private static TTest With<TTest>(TTest test, string call, string host, string project, string more = "", string version = "13.0.0")
        where TTest : AnalyzerTest<DefaultVerifier>
    {
        test.TestCode = $$"""{{Usings}} class C { void M() { var x = {{call}}; } }""";
        test.TestState.AdditionalFiles.Add(("/repo/My.AppHost/My.AppHost.csproj", $"<Project Sdk=\"Aspire.AppHost.Sdk/{version}\" />"));
        test.TestState.AdditionalFiles.Add(("/repo/My.AppHost/AppHost.cs", host));
        if (more.Length > 0)
            test.TestState.AdditionalFiles.Add(("/repo/infra/main.bicep", more));
        test.TestState.AnalyzerConfigFiles.Add(Hosts.Properties($"MSBuildProjectFullPath = {project}"));
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig",
            """
            root = true
            [*.csproj]
            build_metadata.AdditionalFiles.FoundryKind = appHost
            [AppHost.cs]
            build_metadata.AdditionalFiles.FoundryKind = appHostSource
            """));
        return test;
    }

    private static Task Certain(string call, string host, string project = "/repo/My.Api/My.Api.csproj", string version = "13.0.0") =>
        With(new Granted.Test(), call, host, project, version: version).RunAsync();

    private static Task Info(string call, string host, string project = "/repo/My.Api/My.Api.csproj", string version = "13.0.0") =>
        With(new Found.Test(), call, host, project, version: version).RunAsync();

    private static async Task Silent(
        string call, string host, string project = "/repo/My.Api/My.Api.csproj", string more = "", string version = "13.0.0")
    {
        await With(new Granted.Test(), Unmarked(call), host, project, more, version).RunAsync();
        await With(new Found.Test(), Unmarked(call), host, project, more, version).RunAsync();
    }

    [Theory]
    [InlineData(OpenAI + Api + ".WithReference(openai);")]
    [InlineData(OpenAI + Api + ".WithExternalHttpEndpoints().WithReference(openai).WaitFor(openai);")]
    [InlineData(OpenAI + "var chat = openai.AddDeployment(\"chat\", \"gpt-5\", \"1\");" + Api + ".WithReference(chat);")]
    [InlineData(OpenAI + "var chat = openai.AddDeployment(\"chat\", \"gpt-5\", \"1\"); chat.Resource.SkuCapacity = 10;" + Api + ".WithReference(chat);")]
    [InlineData(OpenAI + "var cache = builder.AddRedis(\"cache\");" + Api + ".WithReference(openai).WithReference(cache);")]
    [InlineData(OpenAI + Api + ".WithEnvironment(\"E\", openai.Resource.ConnectionStringExpression).WithReference(openai);")]
    [InlineData(OpenAI + "var name = builder.Configuration[\"name\"];" + Api + ".WithReference(openai);")]
    [InlineData(OpenAI + Api + "; api = api.WithReference(openai);")]
    [InlineData(OpenAI + "builder.AddProject(\"api\", \"../My.Api/My.Api.csproj\").WithReference(openai);")]
    public Task Default_role_of_an_account_does_not_let_upload_files(string statements) =>
        Certain(UploadCall, Host(statements));

    /// <summary>The other branch runs on the machine of a developer only.</summary>
    [Theory]
    [InlineData("IResourceBuilder<X>? openai; " + Mode + " { var aoai = builder.AddAzureOpenAI(\"o\"); aoai.AddDeployment(\"chat\", \"gpt-5\", \"1\"); openai = aoai; } else { openai = builder.AddConnectionString(\"o\"); }" + Api + ".WithReference(openai);")]
    [InlineData("IResourceBuilder<X> openai = null; if (!builder.ExecutionContext.IsPublishMode) openai = Own(); else openai = builder.AddAzureOpenAI(\"o\");" + Api + ".WithReference(openai);")]
    [InlineData("IResourceBuilder<X> openai; if (builder.ExecutionContext.IsRunMode) { openai = Own(); } else { openai = builder.AddAzureOpenAI(\"o\"); }" + Api + ".WithReference(openai);")]
    [InlineData("var openai = builder.ExecutionContext.IsPublishMode ? builder.AddAzureOpenAI(\"o\") : builder.AddConnectionString(\"o\");" + Api + ".WithReference(openai);")]
    [InlineData("var openai = (builder.ExecutionContext.IsRunMode) ? builder.AddConnectionString(\"o\") : (IResourceBuilder<X>)builder.AddAzureOpenAI(\"o\");" + Api + ".WithReference(openai);")]
    [InlineData(OpenAI + Api + "; " + Mode + " { api.WithReference(openai); } else { api.WithEnvironment(\"E\", Own(openai)); }")]
    [InlineData(OpenAI + "if (builder.ExecutionContext.IsRunMode) { builder.AddRedis(\"x\"); }" + Api + ".WithReference(openai);")]
    public async Task Branch_for_publishing_is_what_is_deployed(string statements)
    {
        await Certain(UploadCall, Host(statements));
        await Silent(ChatCall, Host(statements));
    }

    [Fact]
    public Task Default_role_of_an_account_lets_call_models() => Silent(ChatCall, ByReference);

    [Fact]
    public Task Main_counts_like_top_level_statements() => Certain(
        UploadCall, "class Program { static void Main(string[] args) { " + ByReference + " } }");

    [Fact]
    public Task Without_an_environment_every_program_gets_the_default_roles() =>
        Certain(UploadCall, Create + OpenAI + Api + ";" + Run);

    [Fact]
    public Task Explicit_roles_replace_the_default_ones() => Certain(
        AgentCall, Host(Foundry + "var project = foundry.AddProject(\"project\");"
            + Api + $".WithReference(project).WithRoleAssignments(foundry, {OpenAIUserRole});"));

    [Theory]
    [InlineData("CognitiveServicesBuiltInRole.CognitiveServicesUser")]
    [InlineData("new CognitiveServicesBuiltInRole(\"53ca6127-db72-4b80-b1b0-d745d6d5456d\")")]
    [InlineData("new(\"53ca6127-db72-4b80-b1b0-d745d6d5456d\")")]
    [InlineData("\"53ca6127-db72-4b80-b1b0-d745d6d5456d\"")]
    [InlineData(OpenAIUserRole + ", CognitiveServicesBuiltInRole.CognitiveServicesUser")]
    [InlineData("role")]
    [InlineData(OpenAIUserRole + ", roles[0]")]
    [InlineData("new CognitiveServicesBuiltInRole(id)")]
    public Task Explicit_role_that_grants_or_is_unknown(string roles) => Silent(
        AgentCall, Host(Foundry + Api + $".WithReference(foundry).WithRoleAssignments(foundry, {roles});"));

    [Fact]
    public Task Default_roles_of_Foundry_let_call_agents() => Silent(
        AgentCall, Host(Foundry + Api + ".WithReference(foundry);"));

    /// <summary>microsoft/aspire issue 16397.</summary>
    [Fact]
    public Task Reference_to_a_Foundry_project_assigns_no_role() => Info(
        AgentCall, Host(Foundry + "var project = foundry.AddProject(\"project\");" + Api + ".WithReference(project);"));

    [Theory]
    [InlineData("var chat = project.AddModelDeployment(\"chat\", FoundryModel.OpenAI.Gpt5);", ".WithReference(project).WithReference(chat)")]
    [InlineData("", ".WithReference(project).WithReference(foundry)")]
    [InlineData("", ".WithReference(project).WithEnvironment(\"E\", foundry.Resource.Endpoint)")]
    public Task Reference_to_the_account_beside_that_to_the_project_assigns_them(string more, string references) => Silent(
        AgentCall, Host(Foundry + "var project = foundry.AddProject(\"project\");" + more + Api + references + ";"));

    [Theory]
    [InlineData(OpenAI + "builder.Services.AddSingleton<X>();" + Api + ".WithReference(openai);")]
    [InlineData(OpenAI + "Setup(builder);" + Api + ".WithReference(openai);")]
    [InlineData(OpenAI + "if (builder.ExecutionContext.IsRunMode) { builder.AddRedis(\"x\"); return; }" + Api + ".WithReference(openai);")]
    [InlineData(OpenAI + "if (builder.ExecutionContext.IsRunMode && x) { builder.AddRedis(\"x\"); }" + Api + ".WithReference(openai);")]
    [InlineData(OpenAI + Api + ".WithReference(openai).PublishAsAzureContainerApp((infra, app) => { });")]
    [InlineData(OpenAI + "var own = builder.AddOwn(\"own\");" + Api + ".WithReference(openai).WithReference(own);")]
    public Task Host_that_is_not_understood_makes_an_info(string statements) => Info(UploadCall, Host(statements));

    [Theory]
    [InlineData("var openai = builder.ExecutionContext.IsRunMode ? builder.AddAzureOpenAI(\"o\") : builder.AddConnectionString(\"o\");" + Api + ".WithReference(openai);")]
    [InlineData("var openai = other.ExecutionContext.IsPublishMode ? builder.AddAzureOpenAI(\"o\") : builder.AddConnectionString(\"o\");" + Api + ".WithReference(openai);")]
    [InlineData("IResourceBuilder<X>? openai; " + Mode + " { openai = builder.AddConnectionString(\"o\"); } else { openai = builder.AddAzureOpenAI(\"o\"); }" + Api + ".WithReference(openai);")]
    [InlineData(OpenAI + Api + "; " + Mode + " { Grant(api, openai); } else { api.WithReference(openai); }")]
    [InlineData(OpenAI + Api + "; " + Mode + " { if (x) api.WithReference(openai); }")]
    [InlineData(Api + "; " + Mode + " { var a = builder.AddAzureOpenAI(\"a\"); api.WithReference(a); } " + Mode + " { var a = builder.AddAzureOpenAI(\"b\"); api.WithReference(a); }")]
    [InlineData("var openai = builder.AddConnectionString(\"openai\");" + Api + ".WithReference(openai);")]
    [InlineData("IResourceBuilder<X> openai; if (x) openai = builder.AddAzureOpenAI(\"openai\"); else openai = y;" + Api + ".WithReference(openai);")]
    [InlineData(OpenAI + Api + ".WithReference(openai).WithAI(openai);")]
    [InlineData(OpenAI + Api + ".WithReference(openai).PublishAsHostedAgent(p);")]
    [InlineData(OpenAI + Api + ".WithReference(openai).WithAzureUserAssignedIdentity(identity);")]
    [InlineData(OpenAI + Api + ".WithReference(openai); Grant(api, openai);")]
    [InlineData(OpenAI + Api + ".WithReference(openai); Roles.WithAll(api);")]
    [InlineData(OpenAI + Api + ".WithReference(openai); void Local() => api.WithRoleAssignments(openai, x);")]
    [InlineData(OpenAI + Api + ".WithReference(openai); if (x) { api.WithRoleAssignments(openai, x); }")]
    [InlineData(OpenAI + Api + ".WithReference(openai); foreach (var x in y) api.WithX(x);")]
    [InlineData(OpenAI + "openai.Resource.Own = 1;" + Api + ".WithReference(openai);")]
    [InlineData(OpenAI + "openai.AsExisting(name, group);" + Api + ".WithReference(openai);")]
    [InlineData("var openai = builder.AddAzureOpenAI(\"openai\").RunAsExisting(name, group);" + Api + ".WithReference(openai);")]
    [InlineData("var openai = builder.AddAzureOpenAI(\"openai\").ConfigureInfrastructure(x => { });" + Api + ".WithReference(openai);")]
    [InlineData("var openai = builder.AddAzureOpenAI(\"openai\").ClearDefaultRoleAssignments();" + Api + ".WithReference(openai);")]
    [InlineData(OpenAI + Api + ".WithReference(openai);" + "builder.AddProject<Projects.My_Api>(\"again\").WithReference(openai);")]
    [InlineData("\n#if X\nbuilder.AddX();\n#endif\n" + OpenAI + Api + ".WithReference(openai);")]
    public Task What_is_not_understood_is_unknown(string statements) => Silent(UploadCall, Host(statements));

    [Theory]
    [InlineData("/repo/My.Web/My.Web.csproj")]
    [InlineData("/repo/My.Api.Tests/My.Api.Tests.csproj")]
    public Task Host_counts_for_the_projects_that_it_runs(string project) => Silent(UploadCall, ByReference, project);

    [Fact]
    public Task Program_that_refers_to_no_account_has_no_role_to_report() => Silent(UploadCall, Host(OpenAI + Api + ";"));

    [Fact]
    public Task Template_has_the_last_word() => Silent(UploadCall, ByReference, more: "param x string\n");

    /// <summary>Before version 9.4 the default was the contributor's role, which lets upload.</summary>
    [Theory]
    [InlineData("9.3.1")]
    [InlineData("8.2.0")]
    public async Task Earlier_version_assigned_more(string version)
    {
        await Silent(UploadCall, ByReference, version: version);
        await Certain(AgentCall, ByReference, version: version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("using")]
    [InlineData(Create)]
    [InlineData(Create + "builder.")]
    [InlineData(Create + "var a = builder.AddProject<>(); var b = builder.AddAzureOpenAI(; a.WithReference(")]
    [InlineData("class Program { static void Main(string[] args) => X(); }")]
    public Task Incomplete_code_declares_nothing(string host) => Silent(UploadCall, host);

    [Fact]
    public async Task Message_names_file_and_line_and_what_to_write()
    {
        var test = With(new Granted.Test(), Numbered(UploadCall), Host(OpenAI + "\n" + Api + "\n    .WithReference(openai);"),
            "/repo/My.Api/My.Api.csproj");
        test.ExpectedDiagnostics.Add(Granted.Diagnostic(RoleDoesNotGrant.Descriptor).WithLocation(0).WithMessage(
            "'UploadFile' fails with 401: no declared role grants OpenAI/files/write. "
            + "Cognitive Services OpenAI User (My.AppHost/AppHost.cs:5) grants only OpenAI/…. "
            + "Assign Cognitive Services OpenAI Contributor at the account."));
        await test.RunAsync();
    }

    private static Task Key(string endpoint, string host, bool isReported = true)
    {
        var key = "new System.ClientModel.ApiKeyCredential(Environment.GetEnvironmentVariable(\"K\"))";
        return With(
            new Keys.Test(),
            $"new AzureOpenAIClient(new Uri({endpoint}), {(isReported ? $"[|{key}|]" : key)})",
            host,
            "/repo/My.Api/My.Api.csproj").RunAsync();
    }

    private const string Connection = "Environment.GetEnvironmentVariable(\"ConnectionStrings__openai\")";

    [Fact]
    public Task Key_is_refused_by_an_account_of_the_host() => Key(Connection, ByReference);

    [Theory]
    [InlineData("Environment.GetEnvironmentVariable(\"OTHER\")", OpenAI)]
    [InlineData("\"https://openai.openai.azure.com\"", OpenAI)]
    [InlineData(Connection, "var openai = builder.AddAzureOpenAI(\"openai\").ConfigureInfrastructure(x => { });")]
    public Task Key_for_something_else(string endpoint, string account) =>
        Key(endpoint, Host(account + Api + ".WithReference(openai);"), isReported: false);
}
