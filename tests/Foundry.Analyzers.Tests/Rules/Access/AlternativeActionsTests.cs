using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

/// <summary>
/// Of the actions of a requirement a write beats a read: creating a thread, a message or a run needs the write, reading one the
/// read.
/// </summary>
public class AlternativeActionsTests
{
    private const string DataReader = "b59867f0-fa02-499b-be73-45a86b5b3e1c";
    private const string Create = "Agents.Threads.{|#0:CreateThread|}();";
    private const string Read = "Agents.Threads.{|#0:GetThread|}(\"t\");";

    private static string Program(string statement) => $$"""
        using Azure.AI.Agents.Persistent;
        using Azure.Identity;

        static class C
        {
            private static readonly PersistentAgentsClient Agents =
                new("https://contoso.services.ai.azure.com/api/projects/p", new DefaultAzureCredential());

            static void M() { {{statement}} }
        }
        """;

    private static string Unnumbered(string statement) => statement.Replace("{|#0:", "").Replace("|}", "");

    private static Task Verified<TRule>(
        string statement, (string, string)? file, string? message = null, DiagnosticSeverity severity = DiagnosticSeverity.Warning)
        where TRule : FoundryRule, new()
    {
        var test = new RuleVerifier<TRule>.Test { TestCode = Program(message is null ? Unnumbered(statement) : statement) };
        if (file is { } declared)
            test.TestState.AdditionalFiles.Add(declared);
        if (message is not null)
        {
            test.ExpectedDiagnostics.Add(
                RuleVerifier<TRule>.Diagnostic(new TRule().SupportedDiagnostic).WithLocation(0).WithSeverity(severity).WithMessage(message));
        }

        return test.RunAsync();
    }

    private static (string, string) Granted(string role) => ("/repo/foundry.access.json", Manifest(true, $"app {role} project"));

    [Fact]
    public async Task Role_with_the_read_may_not_create()
    {
        await Verified<RoleDoesNotGrant>(
            Create,
            Granted(DataReader),
            "'CreateThread' may fail with 401: no declared role grants AIServices/agents/write. Cognitive Services Data Reader "
            + "(repo/foundry.access.json:7) grants only AIServices/agents/read. "
            + $"Assign Foundry User at the project.",
            DiagnosticSeverity.Info);
        await Verified<RoleDoesNotGrant>(Read, Granted(DataReader));
        await Verified<RoleDoesNotGrant>(Create, Granted(FoundryUser));
    }

    [Fact]
    public Task Role_without_the_read_is_refused_for_certain() => Verified<RoleDoesNotGrant>(
        Create,
        Granted(OpenAIUser),
        "'CreateThread' fails with 401: no declared role grants AIServices/agents/write. Cognitive Services OpenAI User "
        + "(repo/foundry.access.json:7) grants only OpenAI/…. "
        + $"Assign Foundry User at the project.");

    [Fact]
    public async Task Call_needs_the_action_that_its_least_role_is_for()
    {
        await Verified<CallNeedsRole>(
            Create,
            file: null,
            "'CreateThread' needs a role with AIServices/agents/write. Owner and Contributor do not include it. "
            + $"The least role is Foundry User at the project.",
            DiagnosticSeverity.Hidden);
        await Verified<CallNeedsRole>(
            Read,
            file: null,
            "'GetThread' needs a role with AIServices/agents/read. Owner and Contributor do not include it. "
            + $"The least role is Cognitive Services Data Reader at the project.",
            DiagnosticSeverity.Hidden);
    }

    /// <summary>A narrower role has to grant what the program does, so a reader's role is advised to a reader only.</summary>
    [Theory]
    [InlineData("Agents.Threads.CreateThread();", false)]
    [InlineData("Agents.Threads.GetThread(\"t\"); Agents.Threads.CreateThread();", false)]
    [InlineData("Agents.Threads.GetThread(\"t\");", true)]
    public Task Role_of_a_reader_is_advised_to_readers_only(string statement, bool isReported)
    {
        var (path, text) = Granted(FoundryUser);
        var quoted = $"\"{FoundryUser}\"";
        var test = new RuleVerifier<BroaderRole>.Test
        {
            TestCode = Program(statement),
            TestState = { AdditionalFiles = { (path, isReported ? text.Replace(quoted, "{|#0:" + quoted + "|}") : text) } },
        };
        if (isReported)
        {
            test.ExpectedDiagnostics.Add(
                RuleVerifier<BroaderRole>.Diagnostic(BroaderRole.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Hidden)
                    .WithMessage(
                        "'Foundry User' grants more than the code needs. Assign 'Cognitive Services Data Reader' "
                        + $"({DataReader}) at the project instead."));
        }

        return test.RunAsync();
    }
}
