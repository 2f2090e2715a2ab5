using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<CallNeedsRole>;

public class CallNeedsRoleTests
{
    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape) => new Verify.Test
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = CodeContexts.Source(shape, Respond, Usings),
    }.RunAsync();

    [Fact]
    public Task First_call_of_each_operation_in_a_type_is_reported() => Verify.VerifyAnalyzerAsync($$"""
        {{Usings}}
        class C
        {
            object M() => {{Respond}};
            object N() => {{Unmarked(Respond)}};
            object O() => {{Chat}};
            object P() => {{Unmarked(Chat)}};
        }

        class D
        {
            object M() { var x = {{Respond}}; return {{Unmarked(Respond)}}; }
        }
        """);

    /// <summary>A call that needs no role, such as one with a key, does not hide a later call.</summary>
    [Fact]
    public Task First_call_that_needs_a_role_is_reported() => Verify.VerifyAnalyzerAsync($$"""
        {{Usings}}
        class C
        {
            object M() => new AzureOpenAIClient(
                    new Uri("https://contoso.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k"))
                .GetChatClient("d").CompleteChat(new UserChatMessage("hi"));
            object N(ChatClient client) => client.CompleteChat(new UserChatMessage("hi"));
            object O() => {{Chat}};
            object P() => {{Unmarked(Chat)}};
        }
        """);

    [Fact]
    public Task Call_that_a_manifest_grants_is_not_reported() => new Verify.Test
    {
        TestCode = Program(Unmarked(Respond)),
        TestState = { AdditionalFiles = { ("/repo/foundry.access.json", Manifest(false, $"app {FoundryUser} project")) } },
    }.RunAsync();

    [Fact]
    public Task Call_that_an_incomplete_manifest_does_not_grant_is_reported() => new Verify.Test
    {
        TestCode = Program(Respond),
        TestState = { AdditionalFiles = { ("/repo/foundry.access.json", Manifest(false, $"app {OpenAIUser} account")) } },
    }.RunAsync();

    [Fact]
    public Task Call_is_not_reported_when_a_script_assigns_roles() => new Verify.Test
    {
        TestCode = Program(Unmarked(Respond)),
        TestState = { AdditionalFiles = { ("/repo/infra/roles.sh", "az role assignment create --role x") } },
    }.RunAsync();

    [Theory]
    [InlineData("new ChatClient(\"m\", \"key\").CompleteChat(\"hi\")")]
    [InlineData(
        "new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), new System.ClientModel.ApiKeyCredential(\"k\"))"
        + ".GetChatClient(\"d\").CompleteChat(\"hi\")")]
    public Task Call_with_a_key_is_not_reported(string call) => Verify.VerifyAnalyzerAsync(Program(call));

    [Theory]
    [InlineData(
        "Foundry.Access.FoundryAccess.EnsureProject(new DefaultAzureCredential(), "
        + "\"Microsoft.CognitiveServices/accounts/AIServices/agents/write\"); var x = ",
        "")]
    [InlineData(
        "Foundry.Access.FoundryAccess.EnsureProject(new DefaultAzureCredential(), "
        + "\"Microsoft.CognitiveServices/accounts/AIServices/responses/write|a/b\"); var x = ",
        "")]
    [InlineData("try { ", " } catch (Exception ex) when (Foundry.Access.FoundryAccess.IsAccessFailure(ex)) { throw; }")]
    [InlineData("try { ", " } catch (System.ClientModel.ClientResultException ex) when (ex.Status == 403) { throw; }")]
    [InlineData("try { ", " } catch (Exception ex) { throw new InvalidOperationException(\"refused\", ex); }")]
    public Task Call_with_a_check_or_a_handler_is_not_reported(string before, string after) => new Verify.Test
    {
        TestCode = $"{Usings} class C {{ void M() {{ {before}{Unmarked(Respond)};{after} }} }}",
    }.WithHelper().RunAsync();

    [Theory]
    [InlineData("Exception ex", true)]
    [InlineData("AnthropicRateLimitException", true)]
    [InlineData("AnthropicForbiddenException", false)]
    [InlineData("AnthropicUnauthorizedException", false)]
    [InlineData("AnthropicApiException ex) when (ex.StatusCode == System.Net.HttpStatusCode.Forbidden", false)]
    public Task Call_of_Claude_is_reported_unless_a_handler_catches_the_refusal(string caught, bool isReported) =>
        Verify.VerifyAnalyzerAsync($$"""
            using System;
            using Anthropic.Exceptions;
            using Anthropic.Foundry;
            using Anthropic.Models.Messages;
            using Azure.Core;

            class C
            {
                async System.Threading.Tasks.Task M(TokenCredential credential, MessageCreateParams message)
                {
                    var client = new AnthropicFoundryClient(new AnthropicFoundryIdentityTokenCredentials(credential, "contoso"));
                    try
                    {
                        await client.Messages.{{(isReported ? "[|Create|]" : "Create")}}(message);
                    }
                    catch ({{caught}})
                    {
                    }
                }
            }
            """);

    [Fact]
    public Task Call_after_a_check_for_another_action_is_reported() => new Verify.Test
    {
        TestCode =
            $"{Usings} class C {{ void M() {{ Foundry.Access.FoundryAccess.EnsureProject(new DefaultAzureCredential(), "
            + $"\"Microsoft.CognitiveServices/accounts/AIServices/evaluations/write\"); {Respond}; }} }}",
    }.WithHelper().RunAsync();

    [Fact]
    public Task Message_names_the_data_action_and_the_least_role()
    {
        var test = new Verify.Test { TestCode = Program(Numbered(Respond)) };
        test.ExpectedDiagnostics.Add(
            Verify.Diagnostic(CallNeedsRole.Descriptor).WithLocation(0).WithMessage(
                "'CreateResponse' needs a role with AIServices/agents/write. Owner and Contributor do not include it. "
                + $"The least role is Foundry User at the project."));
        return test.RunAsync();
    }
}
