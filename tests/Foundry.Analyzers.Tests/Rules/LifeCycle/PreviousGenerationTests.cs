using Foundry.Analyzers.Rules.LifeCycle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.LifeCycle;

using Verify = RuleVerifier<PreviousGeneration>;

public class PreviousGenerationTests
{
    private static string Body(string statements) => $$"""
        using System;
        using Azure.AI.Agents.Persistent;
        using Azure.AI.Projects;
        using Azure.Core;
        using Microsoft.Extensions.DependencyInjection;

        class C
        {
            void M(
                string endpoint, TokenCredential credential, AIProjectClient project, PersistentAgentsClient given,
                IServiceProvider provider)
            {
                {{statements}}
            }

            PersistentAgentsClient GetOwn(PersistentAgentsClient client) => client;
        }
        """;

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_reported_in_every_code_context(string shape) => new Verify.Test
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = CodeContexts.Source(
            shape,
            "(object)new [|PersistentAgentsClient|](\"https://r.services.ai.azure.com/api/projects/p\", null)",
            "using Azure.AI.Agents.Persistent;"),
    }.RunAsync();

    [Theory]
    [InlineData("var c = new [|PersistentAgentsClient|](endpoint, credential);")]
    [InlineData("PersistentAgentsClient c = [|new|](credential: credential, endpoint: endpoint);")]
    [InlineData("var c = new [|PersistentAgentsAdministrationClient|](endpoint, credential);")]
    [InlineData("var c = project.[|GetPersistentAgentsClient|]();")]
    [InlineData("var c = PersistentAgentsExtensions.[|GetPersistentAgentsClient|](project);")]
    [InlineData("var c = provider.GetRequiredService<PersistentAgentsClient>();")]
    [InlineData("var agents = given;")]
    [InlineData("var agents = GetOwn(given);")]
    [InlineData("var agents = given.Administration;")]
    [InlineData("if (false) { var c = new PersistentAgentsClient(endpoint, credential); }")]
    [InlineData("var c = project.AgentAdministrationClient;")]
    public Task Client_is_reported_only_where_the_code_obtains_it(string statements) =>
        Verify.VerifyAnalyzerAsync(Body(statements));

    [Fact]
    public Task Message_names_the_end_and_the_replacement() =>
        Verify.VerifyAnalyzerAsync(Body("var c = project.{|#0:GetPersistentAgentsClient|}();"),
        Verify.Diagnostic(PreviousGeneration.Descriptor).WithLocation(0).WithMessage(
            "'PersistentAgentsClient' belongs to a previous generation that will be retired on 2027-03-31. Use agents of "
            + "Azure.AI.Projects (AIProjectClient.AgentAdministrationClient)."));

    [Theory]
    [InlineData("", true)]
    [InlineData("[System.Obsolete]", false)]
    public async Task Silent_when_the_client_is_obsolete(string attribute, bool isReported)
    {
        var package = Conflicting.Compile(
            "Azure.AI.Agents.Persistent",
            "2.0.0.0",
            $"namespace Azure.AI.Agents.Persistent {{ {attribute} public class PersistentAgentsClient {{ }} }}");
        var diagnostics = await Conflicting.DiagnosticsAsync(
            new PreviousGeneration(),
            "class C { object M() => new Azure.AI.Agents.Persistent.PersistentAgentsClient(); }",
            package);
        Assert.Equal(isReported, !diagnostics.IsEmpty);
    }

    /// <summary>The hub's client is retired (FDRY6001), which is advice enough.</summary>
    [Theory]
    [InlineData("new AIProjectClient(\"host;subscription;group;project\").GetPersistentAgentsClient()", false)]
    [InlineData("new AIProjectClient(uri, (Azure.Core.TokenCredential)null).GetPersistentAgentsClient()", true)]
    public async Task Client_from_a_retired_client_is_not_reported(string creation, bool isReported)
    {
        var agents = Conflicting.Compile(
            "Azure.AI.Agents.Persistent",
            "1.0.0.0",
            "namespace Azure.AI.Agents.Persistent { public class PersistentAgentsClient { } }");
        var projects = Conflicting.Compile(
            "Azure.AI.Projects",
            "1.0.0.0",
            """
            namespace Azure.AI.Projects
            {
                public class AIProjectClient
                {
                    public AIProjectClient(string connectionString) { }
                    public AIProjectClient(System.Uri endpoint, Azure.Core.TokenCredential credential) { }
                    public Azure.AI.Agents.Persistent.PersistentAgentsClient GetPersistentAgentsClient() => null;
                }
            }
            """,
            agents);
        var diagnostics = await Conflicting.DiagnosticsAsync(
            new PreviousGeneration(),
            $"using Azure.AI.Projects; class C {{ object M(System.Uri uri) => {creation}; }}",
            projects,
            [agents, .. ClientReferences.WithoutClients]);
        Assert.Equal(isReported, !diagnostics.IsEmpty);
    }

    [Fact]
    public Task Alias_is_reported_and_own_type_of_the_same_name_is_not() => Verify.VerifyAnalyzerAsync(
        "using Agents = Azure.AI.Agents.Persistent.PersistentAgentsClient; class PersistentAgentsClient { } "
        + "class C { object M() => new [|Agents|](\"e\", null); object N() => new PersistentAgentsClient(); }");

    [Fact]
    public Task Silent_in_a_test_project() =>
        new Verify.Test { TestCode = Body("var c = new PersistentAgentsClient(endpoint, credential);") }.In("test").RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode = "using Azure.AI.Agents.Persistent; class C { object M() => new Missing(new PersistentAgentsClient",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
