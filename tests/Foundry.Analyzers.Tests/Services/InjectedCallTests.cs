using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;
using static Foundry.Analyzers.Tests.Services.Injection;

namespace Foundry.Analyzers.Tests.Services;

using Verify = RuleVerifier<RoleDoesNotGrant>;

/// <summary>A call on a client from a container is judged by the registration of the client.</summary>
public class InjectedCallTests
{
    private static Task VerifyAsync(string source, string role)
    {
        var test = new Verify.Test { TestCode = source };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        test.TestState.AdditionalReferences.AddRange(ClientReferences.AspNetCore);
        test.TestState.AdditionalFiles.Add(("/repo/foundry.access.json", Manifest(complete: true, $"app {role} account")));
        return test.RunAsync();
    }

    [Theory, MemberData(nameof(Names), MemberType = typeof(Injection))]
    public Task Call_is_reported_when_the_role_lacks_the_action(string shape) =>
        VerifyAsync(Program(shape, TokenClient), Contributor);

    [Theory, MemberData(nameof(Names), MemberType = typeof(Injection))]
    public Task Call_is_not_reported_when_the_role_has_the_action(string shape) =>
        VerifyAsync(Unmarked(Program(shape, TokenClient)), OpenAIUser);

    [Theory, MemberData(nameof(Names), MemberType = typeof(Injection))]
    public Task Call_is_not_reported_when_the_client_signs_in_with_a_key(string shape) =>
        VerifyAsync(Unmarked(Program(shape, KeyClient)), Contributor);
}
