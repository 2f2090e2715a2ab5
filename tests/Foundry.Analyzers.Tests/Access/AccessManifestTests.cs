using System.Text;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Access;

public class AccessManifestTests
{
    private const string FoundryUser = "53ca6127-db72-4b80-b1b0-d745d6d5456d";

    private static AccessManifest Read(string text) => AccessManifest.Read("/repo/foundry.access.json", SourceText.From(text));

    private static string WithGrant(string grant, string rest = "") =>
        $$"""{ "complete": true, "identities": { "app": { "kind": "managedIdentity" } }, "grants": [{{grant}}]{{rest}} }""";

    private static AccessManifest ReadGrant(string role, string scope = "account", string identity = "app", string rest = "") =>
        Read(WithGrant($$"""{ "identity": "{{identity}}", "role": "{{role}}", "scope": "{{scope}}" }""", rest));

    /// <summary>Each mistake, with the text at its location.</summary>
    private static string[] MistakesOf(string text) => Read(text).Mistakes
            .Select(mistake => $"{text.Substring(mistake.Span.Start, mistake.Span.Length)}: {mistake.Message}; {mistake.Advice}")
            .ToArray();

    [Theory]
    [InlineData(FoundryUser)]
    [InlineData("53CA6127-DB72-4B80-B1B0-D745D6D5456D")]
    [InlineData("Foundry User")]
    [InlineData("foundry user")]
    [InlineData("Azure AI User")]
    public void A_role_is_named_by_id_or_name_or_former_name(string role)
    {
        var manifest = ReadGrant(role);
        Assert.Empty(manifest.Mistakes);
        Assert.True(manifest.IsComplete);
        var grant = Assert.Single(manifest.Grants);
        Assert.Equal(FoundryUser, grant.Role?.Id);
        Assert.Equal(AccessScope.Account, grant.Scope);
        Assert.Equal((PrincipalKind.Application, "app"), (grant.Principal.Kind, grant.Principal.Name));
        Assert.False(grant.IsConditional);
        Assert.True(grant.Source.IsManifest);
        Assert.Equal("/repo/foundry.access.json", grant.Source.Path);
    }

    [Theory]
    [InlineData("account", AccessScope.Account)]
    [InlineData("project", AccessScope.Project)]
    [InlineData("hub", AccessScope.Hub)]
    [InlineData("storage", AccessScope.Storage)]
    [InlineData("search", AccessScope.Search)]
    [InlineData("resourceGroup", AccessScope.ResourceGroup)]
    [InlineData("RESOURCEGROUP", AccessScope.ResourceGroup)]
    [InlineData("subscription", AccessScope.Subscription)]
    public void Scope_word_is_read_as_its_scope(string word, object scope) =>
        Assert.Equal(scope, Assert.Single(ReadGrant("Reader", word).Grants).Scope);

    [Fact]
    public void Every_scope_except_other_has_a_word() =>
        Assert.Equal(
            Enum.GetValues<AccessScope>().Where(scope => scope is not AccessScope.Other),
            ManifestTerms.Scopes.Words.Select(word => ManifestTerms.Scopes.Meaning(word)!.Value));

    /// <summary>Nothing says which of several identities the program runs as.</summary>
    [Theory]
    [InlineData("managedIdentity", "", PrincipalKind.Application)]
    [InlineData("servicePrincipal", "", PrincipalKind.Application)]
    [InlineData("user", "", PrincipalKind.Application)]
    [InlineData("projectManagedIdentity", "", PrincipalKind.ProjectIdentity)]
    [InlineData("managedIdentity", "managedIdentity", PrincipalKind.Application)]
    [InlineData("managedIdentity", "user", PrincipalKind.Application)]
    [InlineData("servicePrincipal", "user", PrincipalKind.Application)]
    [InlineData("user", "user", PrincipalKind.Application)]
    [InlineData("user", "projectManagedIdentity", PrincipalKind.Application)]
    [InlineData("user", "managedIdentity", PrincipalKind.Other)]
    [InlineData("user", "servicePrincipal", PrincipalKind.Other)]
    public void Principal_of_a_grant_follows_the_kind_of_its_identity(string kind, string otherKind, object expected)
    {
        var other = otherKind.Length == 0 ? "" : $$""", "other": { "kind": "{{otherKind}}" }""";
        var manifest = Read($$"""
            {
              "grants": [{ "identity": "one", "role": "Reader", "scope": "account" }],
              "identities": { "one": { "kind": "{{kind}}" }{{other}} }
            }
            """);
        Assert.Empty(manifest.Mistakes);
        Assert.Equal(expected, Assert.Single(manifest.Grants).Principal.Kind);
    }

    [Theory]
    [InlineData("{}", false)]
    [InlineData("{ \"complete\": false }", false)]
    [InlineData("{ \"complete\": true }", true)]
    [InlineData("{ \"complete\": true, \"version\": 1, \"$schema\": \"s\", }", true)]
    [InlineData("{ \"complete\": true, /* nobody */ \"grants\": [] } // yet", true)]
    [InlineData("{ \"complete\": true, \"complete\": false }", false)]
    [InlineData("{ \"complete\": true, \"version\": 2 }", false)]
    [InlineData("{ \"complete\": true, \"grant\": [] }", false)]
    [InlineData("{ \"complete\": true, \"grants\": [ }", false)]
    [InlineData("{ \"complete\": true, \"identities\": { \"a\": { \"kind\": \"robot\" } } }", false)]
    [InlineData("{ \"complete\": true, \"customRoles\": [ {} ] }", false)]
    [InlineData("{ \"complete\": true, \"account\": { \"disableLocalAuth\": \"yes\" } }", true)]
    [InlineData("{ \"complete\": true, \"account\": { \"colour\": 1 } }", true)]
    [InlineData("{ \"complete\": true, \"storage\": { } }", true)]
    public void Manifest_is_complete_when_it_says_so_and_hides_no_grant(string text, bool isComplete) =>
        Assert.Equal(isComplete, Read(text).IsComplete);

    [Theory]
    [InlineData("", "A value is missing")]
    [InlineData("[]", "The manifest is not an object")]
    [InlineData("{ \"grants\": {} }", "'grants' is not an array")]
    [InlineData("{ \"identities\": [] }", "'identities' is not an object")]
    [InlineData("{ \"complete\": \"true\" }", "'complete' is not true or false")]
    [InlineData("{ \"complete\": null }", "'complete' is not true or false")]
    [InlineData("{ \"version\": \"1\" }", "The manifest version is not 1")]
    [InlineData("{ \"version\": 1, \"version\": 1 }", "'version' is a duplicate property of the manifest")]
    [InlineData("{ \"grants\": [ 1 ] }", "A grant is not an object")]
    [InlineData("{ \"identities\": { \"a\": { } } }", "'kind' is missing in an identity")]
    [InlineData(
        "{ \"identities\": { \"a\": { \"kind\": \"user\" }, \"A\": { \"kind\": \"user\" } } }",
        "'A' is a duplicate property of 'identities'")]
    [InlineData("{ \"account\": { \"networkAcls\": { \"ipRules\": true } } }", "'ipRules' is not an array")]
    [InlineData("{ \"storage\": { } }", "'authentication' is missing in 'storage'")]
    [InlineData("{ \"customRoles\": [ { \"Name\": \"R\" } ] }", "A custom role has no permissions")]
    [InlineData("{ \"customRoles\": [ { \"Actions\": [] } ] }", "A custom role has no name and no id")]
    [InlineData("{ \"customRoles\": [ { \"Name\": \"R\", \"Actions\": [ 1 ] } ] }", "An action is not a string")]
    [InlineData(
        "{ \"customRoles\": [ { \"Name\": \"R\", \"Actions\": [] }, { \"roleName\": \"r\", \"Actions\": [] } ] }",
        "A custom role is defined twice")]
    public void Mistake_has_its_message(string text, string message)
    {
        var mistake = Assert.Single(Read(text).Mistakes);
        Assert.Equal(message, mistake.Message);
        Assert.NotEmpty(mistake.Advice);
        Assert.Null(mistake.Replacement);
    }

    [Theory]
    [InlineData("""{ "grant": [] }""", "\"grant\"", "'grant' is an unknown property of the manifest", "grants")]
    [InlineData("""{ "identites": {} }""", "\"identites\"", "'identites' is an unknown property of the manifest", "identities")]
    [InlineData(
        """{ "identities": { "app": { "kind": "mangedIdentity" } } }""",
        "\"mangedIdentity\"",
        "'mangedIdentity' is an unknown value for the kind of an identity",
        "managedIdentity")]
    [InlineData(
        """{ "account": { "networkInjections": true } }""",
        "\"networkInjections\"",
        "'networkInjections' is an unknown property of the account",
        "networkInjection")]
    [InlineData(
        """{ "account": { "publicNetworkAccess": "Disable" } }""",
        "\"Disable\"",
        "'Disable' is an unknown value for 'publicNetworkAccess'",
        "Disabled")]
    [InlineData(
        """{ "customRoles": [ { "Name": "R", "DataAction": [], "Actions": [] } ] }""",
        "\"DataAction\"",
        "'DataAction' is an unknown property of a custom role",
        "dataActions")]
    [InlineData("""{ "storage": { "authentication": "kei" } }""", "\"kei\"", "'kei' is an unknown value for 'authentication'", "key")]
    public void Misspelt_word_is_replaced_by_the_nearest(string text, string at, string message, string meant)
    {
        Assert.Equal([$"{at}: {message}; Write '{meant}'"], MistakesOf(text));
        Assert.Equal($"\"{meant}\"", Assert.Single(Read(text).Mistakes).Replacement);
    }

    [Theory]
    [InlineData("app", "Foundry Usr", "account", "'Foundry Usr' is an unknown role", "Write 'Foundry User'")]
    [InlineData("app", "Azure AI Usre", "account", "'Azure AI Usre' is an unknown role", "Write 'Azure AI User'")]
    [InlineData("app", "Azure AI Owne", "account", "'Azure AI Owne' is an unknown role", "Write 'Azure AI Owner'")]
    [InlineData(
        "app",
        "Cognitive Services OpenAI Contributer",
        "account",
        "'Cognitive Services OpenAI Contributer' is an unknown role",
        "Write 'Cognitive Services OpenAI Contributor'")]
    [InlineData(
        "app",
        "53ca6127-db72-4b80-b1b0-d745d6d5456",
        "account",
        "'53ca6127-db72-4b80-b1b0-d745d6d5456' is an unknown role",
        "Write '53ca6127-db72-4b80-b1b0-d745d6d5456d'")]
    [InlineData(
        "app",
        "00000000-0000-0000-0000-0000000000ff",
        "account",
        "'00000000-0000-0000-0000-0000000000ff' is an unknown role",
        "Write the GUID or name of a built-in role, or declare it under 'customRoles'")]
    [InlineData(
        "app",
        "Wizard",
        "account",
        "'Wizard' is an unknown role",
        "Write the GUID or name of a built-in role, or declare it under 'customRoles'")]
    [InlineData("ap", "Reader", "account", "'ap' is an undeclared identity", "Declare it under 'identities'")]
    [InlineData("api", "Reader", "account", "'api' is an undeclared identity", "Write 'app'")]
    [InlineData("app", "Reader", "acount", "'acount' is an unknown value for the scope of a grant", "Write 'account'")]
    [InlineData(
        "app",
        "Reader",
        "galaxy",
        "'galaxy' is an unknown value for the scope of a grant",
        "Write one of account, project, agent, hub, storage, search, cosmosDb, resourceGroup, subscription")]
    public void A_grant_with_a_mistake_is_unknown_in_that_part(
        string identity,
        string role,
        string scope,
        string message,
        string advice)
    {
        var manifest = ReadGrant(role, scope, identity);
        var mistake = Assert.Single(manifest.Mistakes);
        Assert.Equal((message, advice), (mistake.Message, mistake.Advice));
        Assert.False(manifest.IsComplete);

        var grant = Assert.Single(manifest.Grants);
        Assert.Equal(message.EndsWith("role"), grant.Role is null);
        Assert.Equal(message.EndsWith("grant"), grant.Scope is null);
        Assert.Equal(message.EndsWith("identity"), grant.Principal.Kind == PrincipalKind.Unknown);
    }

    [Fact]
    public void The_rest_of_the_manifest_still_counts()
    {
        var manifest = Read("""
            {
              "complete": true,
              "identities": { "app": { "kind": "managedIdentity" }, "odd": { "kind": "robot" } },
              "grants": [
                { "identity": "app", "role": "Wizard", "scope": "account" },
                { "identity": "app", "role": "Foundry User", "scope": "project" },
                { "identity": "odd", "role": "Reader" }
              ],
              "colour": "blue",
              "account": { "disableLocalAuth": true, "publicNetworkAccess": "Disabled" }
            }
            """);
        Assert.Equal(4, manifest.Mistakes.Length);
        Assert.False(manifest.IsUnderstood);
        Assert.Equal(3, manifest.Grants.Length);
        Assert.Equal(FoundryUser, manifest.Grants[1].Role?.Id);
        Assert.Equal(PrincipalKind.Unknown, manifest.Grants[2].Principal.Kind);
        Assert.True(manifest.Account?.KeysDisabled.Value);
        Assert.Equal(NetworkAccess.PublicAccessDisabled, manifest.Account?.Network.Value);
    }

    [Theory]
    [InlineData(
        """{ "Name": "Agent caller", "IsCustom": true, "Description": "d", "Actions": [], "NotActions": [],"""
            + """ "DataActions": ["Microsoft.CognitiveServices/accounts/AIServices/agents/*"], "NotDataActions": [],"""
            + """ "AssignableScopes": ["/"] }""",
        "")]
    [InlineData(
        """{ "id": "/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/11111111-2222-3333-4444-555555555555","""
            + """ "name": "11111111-2222-3333-4444-555555555555", "roleName": "Agent caller", "roleType": "CustomRole","""
            + """ "type": "Microsoft.Authorization/roleDefinitions", "createdOn": "c", "permissions": [{ "actions": [],"""
            + """ "notActions": [], "dataActions": ["Microsoft.CognitiveServices/accounts/AIServices/agents/*"],"""
            + """ "notDataActions": null, "condition": null, "conditionVersion": null }] }""",
        "11111111-2222-3333-4444-555555555555")]
    [InlineData(
        """{ "id": "/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/11111111-2222-3333-4444-555555555555","""
            + """ "properties": { "roleName": "Agent caller", "description": "", "assignableScopes": [],"""
            + """ "permissions": [{ "actions": [], "notActions": [],"""
            + """ "dataActions": ["Microsoft.CognitiveServices/accounts/AIServices/agents/*"], "notDataActions": [] }] } }""",
        "11111111-2222-3333-4444-555555555555")]
    [InlineData(
        """{ "name": "11111111-2222-3333-4444-555555555555", "roleName": "Agent caller","""
            + """ "dataActions": ["Microsoft.CognitiveServices/accounts/AIServices/agents/*"] }""",
        "11111111-2222-3333-4444-555555555555")]
    public void Custom_role_is_read_in_every_form(string definition, string id)
    {
        var manifest = ReadGrant("agent CALLER", rest: $", \"customRoles\": [{definition}]");
        Assert.Empty(manifest.Mistakes);
        var role = Assert.Single(manifest.CustomRoles);
        Assert.Same(role, Assert.Single(manifest.Grants).Role);
        Assert.Equal((id, "Agent caller"), (role.Id, role.Name));
        var permission = Assert.Single(role.Permissions);
        Assert.Equal("Microsoft.CognitiveServices/accounts/AIServices/agents/*", Assert.Single(permission.DataActions));
        Assert.Empty(permission.NotDataActions);
        Assert.Null(permission.Condition);
        if (id.Length > 0)
        {
            var byId = Assert.Single(ReadGrant(id, rest: $", \"customRoles\": [{definition}]").Grants);
            Assert.Same(role, byId.Role?.Name == role.Name ? role : null);
        }
    }

    [Fact]
    public void Custom_role_with_a_mistake_is_unknown()
    {
        var manifest = ReadGrant(
            "Mine",
            rest: """, "customRoles": [{ "Name": "Mine", "DataActions": "Microsoft.CognitiveServices/*" }]""");
        Assert.Equal("'dataActions' is not an array", Assert.Single(manifest.Mistakes).Message);
        Assert.Empty(manifest.CustomRoles);
        Assert.Null(Assert.Single(manifest.Grants).Role);
        Assert.False(manifest.IsComplete);
    }

    [Fact]
    public void Condition_of_a_permission_is_kept()
    {
        var manifest = ReadGrant(
            "Mine",
            rest: """, "customRoles": [{ "roleName": "Mine", "permissions": [{ "dataActions": ["a"], "condition": "c" },"""
                + """ { "actions": ["b"] }] }]""");
        Assert.Equal(["c", null], manifest.CustomRoles.Single().Permissions.Select(permission => permission.Condition));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("\"publicNetworkAccess\": \"Enabled\"", NetworkAccess.MayReach)]
    [InlineData("\"publicNetworkAccess\": \"disabled\"", NetworkAccess.PublicAccessDisabled)]
    [InlineData("\"publicNetworkAccess\": \"Disabled\", \"networkInjection\": false", NetworkAccess.PublicAccessDisabled)]
    [InlineData("\"publicNetworkAccess\": \"Disabled\", \"networkInjection\": true", NetworkAccess.MayReach)]
    [InlineData("\"networkAcls\": { }", null)]
    [InlineData("\"networkAcls\": { \"defaultAction\": \"Allow\" }", NetworkAccess.MayReach)]
    [InlineData("\"networkAcls\": { \"defaultAction\": \"Deny\" }", NetworkAccess.AllDenied)]
    [InlineData("\"networkAcls\": { \"defaultAction\": \"Deny\", \"bypass\": \"AzureServices\" }", NetworkAccess.AllDenied)]
    [InlineData(
        "\"networkAcls\": { \"defaultAction\": \"Deny\", \"ipRules\": [], \"virtualNetworkRules\": [] }",
        NetworkAccess.AllDenied)]
    [InlineData(
        "\"networkAcls\": { \"defaultAction\": \"Deny\", \"ipRules\": [{ \"value\": \"1.2.3.4\" }] }",
        NetworkAccess.MayReach)]
    [InlineData(
        "\"networkAcls\": { \"defaultAction\": \"Deny\", \"virtualNetworkRules\": [{ \"id\": \"s\" }] }",
        NetworkAccess.MayReach)]
    [InlineData("\"networkAcls\": { \"defaultAction\": \"Deny\" }, \"networkInjection\": true", NetworkAccess.MayReach)]
    [InlineData(
        "\"publicNetworkAccess\": \"Enabled\", \"networkAcls\": { \"defaultAction\": \"Deny\" }",
        NetworkAccess.AllDenied)]
    public void Network_access_follows_from_the_account_settings(string settings, object? expected)
    {
        var manifest = Read($"{{ \"account\": {{ {settings} }} }}");
        Assert.Empty(manifest.Mistakes);
        Assert.Equal(expected, manifest.Account?.Network.Value);
        Assert.Equal(expected is null, manifest.Account?.Network.Location is null);
    }

    /// <summary>Warnings depend on the network settings, so any doubt makes them unknown.</summary>
    [Theory]
    [InlineData("\"publicNetworkAccess\": \"Disabled\", \"networkInjections\": []")]
    [InlineData("\"publicNetworkAccess\": \"Disabled\", \"networkInjection\": \"yes\"")]
    [InlineData("\"publicNetworkAccess\": \"Disabled\", \"networkAcls\": []")]
    [InlineData("\"networkAcls\": { \"defaultAction\": \"Deny\", \"ipRules\": {} }")]
    [InlineData("\"networkAcls\": { \"defaultAction\": \"Deny\", \"iprule\": [1] }")]
    [InlineData("\"publicNetworkAccess\": \"Disabled\", \"publicNetworkAccess\": \"Enabled\"")]
    public void A_mistake_makes_the_network_unknown(string settings)
    {
        var manifest = Read($"{{ \"account\": {{ {settings} }} }}");
        Assert.Single(manifest.Mistakes);
        Assert.Null(manifest.Account!.Network.Value);
    }

    [Fact]
    public void Account_after_a_syntax_error_is_unknown()
    {
        Assert.Null(Read("""{ "version" 1, "account": { "publicNetworkAccess": "Disabled" } }""").Account);
        Assert.Null(Read("""{ "account": { "publicNetworkAccess": "Disabled" }""").Account);
        Assert.Null(Read("""{ "version" 1, "storage": { "authentication": "entra" } }""").StorageUsesEntra.Value);
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("{ \"storage\": { \"authentication\": \"entra\" } }", true)]
    [InlineData("{ \"storage\": { \"authentication\": \"key\" } }", false)]
    public void Storage_authentication_is_read(string text, bool? expected)
    {
        Assert.Equal(expected, Read(text).StorageUsesEntra.Value);
        Assert.Empty(Read(text).Mistakes);
    }

    [Fact]
    public void Location_is_right_after_surrogates_and_carriage_returns()
    {
        const string Text = "{\r\n  // 😀\r\n  \"identities\": { \"😀\": { \"kind\": \"user\" } },\r\n"
            + "  \"grants\": [ { \"identity\": \"😀\", \"role\": \"Wizard\", \"scope\": \"hub\" } ]\r\n}";
        var manifest = Read(Text);
        Assert.Equal("\"Wizard\"", Text.Substring(manifest.Mistakes.Single().Span.Start, manifest.Mistakes.Single().Span.Length));
        var place = manifest.LocationOf(manifest.Mistakes.Single().Span).GetLineSpan();
        var line = Text.IndexOf("  \"grants\"", StringComparison.Ordinal);
        var character = Text.IndexOf("\"Wizard\"", StringComparison.Ordinal) - line;
        Assert.Equal(
            ("/repo/foundry.access.json", new LinePosition(3, character)),
            (place.Path, place.StartLinePosition));
        Assert.Equal(place, manifest.Grants.Single().Source.Location.GetLineSpan());
    }

    [Fact]
    public void Message_shows_a_long_text_in_part_and_without_line_ends()
    {
        var mistake = Assert.Single(Read($$"""{ "a\nb{{new string('c', 500)}}": 1 }""").Mistakes);
        Assert.InRange(mistake.Message.Length, 20, 120);
        Assert.DoesNotContain("\n", mistake.Message);
    }

    [Fact]
    public void Word_that_needs_an_escape_is_not_offered_as_replacement()
    {
        const string Text = """{ "identities": { "an\"app": { "kind": "user" } },"""
            + """ "grants": [ { "identity": "an'app", "role": "Reader", "scope": "hub" } ] }""";
        Assert.Null(Assert.Single(Read(Text).Mistakes).Replacement);
    }

    [Fact]
    public void Mistakes_are_bounded()
    {
        const string Grant = """{ "identity": "app", "role": "Wizard", "scope": "account" }""";
        var manifest = Read(WithGrant(string.Join(",", Enumerable.Repeat(Grant, 20_000))));
        Assert.Equal(50, manifest.Mistakes.Length);
        Assert.Equal(20_000, manifest.Grants.Length);
        Assert.False(manifest.IsComplete);
    }

    [Fact]
    public void Any_text_is_read_without_an_exception()
    {
        const string Whole = """
            { "$schema": "s", "version": 1, "complete": true, "identities": { "app": { "kind": "user" } }, // c
              "grants": [ { "identity": "app", "role": "Reader", "scope": "hub" } ],
              "customRoles": [ { "Name": "R", "properties": { "permissions": [ { "actions": [ "a" ] } ] }, "DataActions": [] } ],
              "account": { "networkAcls": { "defaultAction": "Deny", "ipRules": [] }, "disableLocalAuth": true },
              "storage": { "authentication": "key" } }
            """;
        var random = new Random(7);
        for (var i = 0; i < 3_000; i++)
        {
            var text = new StringBuilder(Whole);
            for (var edits = random.Next(1, 6); edits > 0; edits--)
            {
                var at = random.Next(text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, Math.Min(random.Next(1, 30), text.Length - at)),
                    1 => text.Insert(at, "{}[]\",:\\/*\u0000\ud83d9".Substring(random.Next(12), 1)),
                    _ => text.Append(Whole, 0, random.Next(Whole.Length)),
                };
            }

            var manifest = Read(text.ToString());
            Assert.All(manifest.Mistakes, mistake => Assert.InRange(mistake.Span.End, mistake.Span.Start, text.Length));
        }
    }

    [Fact]
    public void Large_manifest_is_read_in_linear_time()
    {
        var identities = string.Join(",", Enumerable.Range(0, 40_000).Select(i => $$"""  "i{{i}}": { "kind": "user" }"""));
        var grants = string.Join(
            ",",
            Enumerable.Range(0, 40_000)
                .Select(i => $$"""{ "identity": "i{{i}}", "role": "Wizard", "scope": "account", "x{{i}}": 0 }"""));
        Deadline.Keeps(() => Read($$"""{ "identities": { {{identities}} }, "grants": [ {{grants}} ] }"""));
    }
}
