using System.Text.RegularExpressions;

namespace Foundry.Analyzers.Tests.Documentation;

/// <summary>Tests that docs/errors.md leads from every known error text of the service to a rule and a fix.</summary>
public class ErrorsPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs/errors.md"));

    /// <summary>Contains each error text as users paste it into a search box.</summary>
    [Theory]
    [InlineData(
        "wrong-audience",
        "Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com/ or " +
            "https://ai.azure.com/), or have expired.")]
    [InlineData(
        "wrong-audience",
        "Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.")]
    [InlineData("wrong-audience", "401 Unauthorized. Access token is missing, invalid, audience is incorrect, or have expired.")]
    [InlineData(
        "role-is-missing-at-the-project",
        "The principal `{id}` lacks the required data action `{dataAction}` to perform `{VERB} " +
            "/api/projects/{projectName}/{route}` operation. For instructions on granting the necessary permissions, see " +
            "https://aka.ms/FoundryPermissions.")]
    [InlineData("role-is-missing-at-the-account", "401 Principal does not have access to API/Operation")]
    [InlineData("permission-denied", "401 PermissionDenied")]
    [InlineData(
        "role-is-missing-for-managing",
        "The client '{upn or appId}' with object id '{oid}' does not have authorization to perform action '{action}' over " +
            "scope '{scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.")]
    [InlineData(
        "condition-is-not-fulfilled",
        "does not have authorization or an ABAC condition not fulfilled to perform action " +
            "'Microsoft.Authorization/roleAssignments/write'")]
    [InlineData(
        "wrong-tenant",
        "{\"error\":{\"code\":\"Tenant provided in token does not match resource token\",\"message\":\"Token tenant " +
            "{guid} does not match resource tenant.\"}}")]
    [InlineData("application-is-not-in-the-tenant", "AADSTS700016")]
    [InlineData(
        "keys-are-disabled",
        "{\"error\":{\"code\":\"AuthenticationTypeDisabled\",\"message\":\"Key based authentication is disabled for this " +
            "resource.\"}}")]
    [InlineData(
        "no-custom-subdomain",
        "Please provide a custom subdomain for token authentication, otherwise API key is required.")]
    [InlineData("regional-host", "Resource Id is badly formed or from wrong namespace: NA")]
    [InlineData("firewall", "Access denied due to Virtual Network/Firewall rules.")]
    [InlineData("public-access-is-off", "Public access is disabled. Please configure private endpoint.")]
    [InlineData(
        "wrong-host-for-the-network",
        "A Virtual Network is configured for this resource. Please use the correct endpoint for making requests. Check " +
            "https://aka.ms/cogsvc-vnet for more details.")]
    [InlineData("evaluation-run-is-blocked", "The action cannnot be finished with reason Forbidden")]
    public void Question_quotes_the_text(string anchor, string text) => Assert.Contains(text, Section(anchor));

    public static TheoryData<string> Questions =>
    [
        .. Regex.Matches(Page, "(?m)^### (.+)$").Select(match => match.Groups[1].Value),
    ];

    /// <summary>A question, then the texts, the cause in one line, numbered steps, how to verify, and the rules.</summary>
    [Theory, MemberData(nameof(Questions))]
    public void Question_has_its_cause_steps_check_and_rules(string question)
    {
        Assert.EndsWith("?", question);
        var section = Regex.Match(Page, $@"(?ms)^### {Regex.Escape(question)}\n(.*?)(?=^<a id=|^## |\z)").Groups[1].Value;
        Assert.Matches(@"(?m)^\*\*Cause\.\*\* .+\.$", section);
        Assert.Matches(@"(?m)^\*\*In short\.\*\* .+\.$", section);
        Assert.Matches(@"(?m)^1\. \S", section);
        Assert.Matches(@"(?m)^\*\*Verify\.\*\* \S", section);
        Assert.Matches(@"(?m)^\*\*Rules\.\*\* (\[FDRY\d{4}\]\(rules/FDRY\d{4}\.md\)|None)", section);
    }

    [Fact]
    public void Index_links_to_every_question_by_product()
    {
        var index = Page[..Page.IndexOf("\n## ", StringComparison.Ordinal)];
        Assert.All(
            Regex.Matches(Page, "(?m)^<a id=\"([^\"]+)\">").Select(match => match.Groups[1].Value),
            anchor => Assert.Contains($"](#{anchor})", index));
    }

    private static string Section(string anchor) =>
        Regex.Match(Page, $"(?ms)^<a id=\"{anchor}\">.*?\n\n(.*?)(?=^<a id=|^## |\\z)").Groups[1].Value;
}
