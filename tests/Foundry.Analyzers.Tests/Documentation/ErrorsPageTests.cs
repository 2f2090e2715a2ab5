using System.Text.RegularExpressions;

namespace Foundry.Analyzers.Tests.Documentation;

/// <summary>Tests that docs/errors.md leads from every known error text of the service to a rule and a fix.</summary>
public class ErrorsPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs/errors.md"));

    /// <summary>Contains each error text as users paste it into a search box.</summary>
    [Theory]
    [InlineData(
        "Wrong audience",
        "Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com/ or " +
            "https://ai.azure.com/), or have expired.")]
    [InlineData(
        "Wrong audience",
        "Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.")]
    [InlineData("Wrong audience", "401 Unauthorized. Access token is missing, invalid, audience is incorrect, or have expired.")]
    [InlineData(
        "Role is missing at the project",
        "The principal `{id}` lacks the required data action `{dataAction}` to perform `{VERB} " +
            "/api/projects/{projectName}/{route}` operation. For instructions on granting the necessary permissions, see " +
            "https://aka.ms/FoundryPermissions.")]
    [InlineData("Role is missing at the account", "401 Principal does not have access to API/Operation")]
    [InlineData("Role is missing at the account", "401 PermissionDenied")]
    [InlineData(
        "Role is missing for managing",
        "The client '{upn or appId}' with object id '{oid}' does not have authorization to perform action '{action}' over " +
            "scope '{scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.")]
    [InlineData(
        "Condition is not fulfilled",
        "does not have authorization or an ABAC condition not fulfilled to perform action " +
            "'Microsoft.Authorization/roleAssignments/write'")]
    [InlineData(
        "Wrong tenant",
        "{\"error\":{\"code\":\"Tenant provided in token does not match resource token\",\"message\":\"Token tenant " +
            "{guid} does not match resource tenant.\"}}")]
    [InlineData("Application is not in the tenant", "AADSTS700016")]
    [InlineData(
        "Keys are disabled",
        "{\"error\":{\"code\":\"AuthenticationTypeDisabled\",\"message\":\"Key based authentication is disabled for this " +
            "resource.\"}}")]
    [InlineData(
        "No custom subdomain",
        "Please provide a custom subdomain for token authentication, otherwise API key is required.")]
    [InlineData("Regional host", "Resource Id is badly formed or from wrong namespace: NA")]
    [InlineData("Firewall", "Access denied due to Virtual Network/Firewall rules.")]
    [InlineData("Public access is off", "Public access is disabled. Please configure private endpoint.")]
    [InlineData(
        "Wrong host for the network",
        "A Virtual Network is configured for this resource. Please use the correct endpoint for making requests. Check " +
            "https://aka.ms/cogsvc-vnet for more details.")]
    [InlineData("Evaluation run is blocked", "The action cannnot be finished with reason Forbidden")]
    public void Every_error_has_its_cause_rule_and_fix(string heading, string text)
    {
        var section = Regex.Match(Page, $@"(?ms)^## {heading}\n(.*?)(?=^## |\z)").Groups[1].Value;
        Assert.Contains(text, section);
        Assert.Matches(@"(?m)^- \*\*Cause\.\*\* \S", section);
        Assert.Matches(@"(?m)^- \*\*Rules\.\*\* .*\(rules/FDRY\d{4}\.md\)", section);
        Assert.Matches(@"(?m)^- \*\*Fix\.\*\* \S", section);
    }

    [Fact]
    public void Table_links_to_every_error()
    {
        var table = Page[..Page.IndexOf("\n## ", StringComparison.Ordinal)];
        var headings = Regex.Matches(Page, "(?m)^## (.*)$")
            .Select(match => match.Groups[1].Value)
            .Where(heading => heading != "Source");
        Assert.All(headings, heading => Assert.Contains($"](#{heading.ToLowerInvariant().Replace(' ', '-')})", table));
    }
}
