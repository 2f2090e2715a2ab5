using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.Rules.Access;
using Foundry.Analyzers.Tests.CodeFixes.Fixes.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.CodeFixes.Editing;

public class ManifestEditTests
{
    private const string FoundryUser = "\"53ca6127-db72-4b80-b1b0-d745d6d5456d\" /* Foundry User */";

    private static readonly string Grant = $$"""{ "identity": "app", "role": {{FoundryUser}}, "scope": "account" }""";

    private static MissingGrant Missing(
        string role = "Foundry User",
        AccessScope scope = AccessScope.Account,
        AccessIdentity identity = AccessIdentity.Caller)
    {
        var properties = MissingGrant.Properties(Roles.ByName(role)!, scope, identity);
        return MissingGrant.Of(Diagnostic.Create(DeclareRoleFixTests.Descriptor, Location.None, properties))!;
    }

    private static string Add(string text, MissingGrant? grant = null) =>
        ManifestEdit.AddGrant(SourceText.From(text), grant ?? Missing()).ToString();

    /// <summary>Also checks that a second edit changes nothing, and that the reader accepts the result.</summary>
    private static void Adds(string before, string after)
    {
        after = after.Replace("GRANT", Grant);
        foreach (var newLine in new[] { "\n", "\r\n" })
        {
            var changed = Add(before.ReplaceLineEndings(newLine));
            Assert.Equal(after.ReplaceLineEndings(newLine), changed);
            Assert.Equal(changed, Add(changed));
            Assert.Empty(AccessManifest.Read("", SourceText.From(changed)).Mistakes);
        }
    }

    [Fact]
    public void Grant_is_added_after_the_last_grant() => Adds("""
        {
          "identities": { "app": { "kind": "managedIdentity" } },
          "grants": [
            { "identity": "app", "role": "Reader", "scope": "account" }
          ]
        }
        """, """
        {
          "identities": { "app": { "kind": "managedIdentity" } },
          "grants": [
            { "identity": "app", "role": "Reader", "scope": "account" },
            GRANT
          ]
        }
        """);

    [Fact]
    public void Grant_is_added_after_comments_and_a_trailing_comma() => Adds("""
        {
            // who
            "identities": { "app": { "kind": "managedIdentity" } },
            "grants": [
                /* why */ { "identity": "app", "role": "Reader", "scope": "account" } /* , */, // end
                // more to come
            ],
        } // done
        """, """
        {
            // who
            "identities": { "app": { "kind": "managedIdentity" } },
            "grants": [
                /* why */ { "identity": "app", "role": "Reader", "scope": "account" } /* , */, // end
                // more to come
                GRANT,
            ],
        } // done
        """);

    [Fact]
    public void Comma_is_added_before_a_comment() => Adds("""
        {
        	"identities": { "app": { "kind": "managedIdentity" } },
        	"grants": [
        		{
        			"identity": "app", "role": "Reader", "scope": "account"
        		} // why
        	]
        }
        """, """
        {
        	"identities": { "app": { "kind": "managedIdentity" } },
        	"grants": [
        		{
        			"identity": "app", "role": "Reader", "scope": "account"
        		}, // why
        		GRANT
        	]
        }
        """);

    [Theory]
    [InlineData("[]", "[\n    GRANT\n  ]")]
    [InlineData("[ ]", "[\n    GRANT\n  ]")]
    [InlineData("[\n  ]", "[\n    GRANT\n  ]")]
    [InlineData("[ /* none */ ]", "[ /* none */ GRANT ]")]
    [InlineData("[\n    // none\n  ]", "[\n    // none\n    GRANT\n  ]")]
    [InlineData(
        "[{ \"identity\": \"app\", \"role\": \"Reader\", \"scope\": \"account\" }]",
        "[{ \"identity\": \"app\", \"role\": \"Reader\", \"scope\": \"account\" }, GRANT]")]
    [InlineData(
        "[ { \"identity\": \"app\", \"role\": \"Reader\", \"scope\": \"account\" }, ]",
        "[ { \"identity\": \"app\", \"role\": \"Reader\", \"scope\": \"account\" }, GRANT, ]")]
    public void Grant_is_added_in_the_style_of_the_list(string before, string after) => Adds(
        $$"""
        {
          "identities": { "app": { "kind": "managedIdentity" } },
          "grants": {{before}}
        }
        """,
        $$"""
        {
          "identities": { "app": { "kind": "managedIdentity" } },
          "grants": {{after}}
        }
        """);

    [Fact]
    public void Missing_list_and_identity_are_added() => Adds("""
        {
          "version": 1,
          "complete": true // all
        }
        """, """
        {
          "version": 1,
          "complete": true, // all
          "identities": {
            "app": { "kind": "managedIdentity" }
          },
          "grants": [
            GRANT
          ]
        }
        """);

    [Theory]
    [InlineData(
        "{ \"version\": 1 }",
        "{ \"version\": 1, \"identities\": {\"app\": { \"kind\": \"managedIdentity\" }}, \"grants\": [GRANT] }")]
    [InlineData(
        "{\n  \"identities\": {\n    \"p\": { \"kind\": \"projectManagedIdentity\" },\n  },\n}",
        "{\n  \"identities\": {\n    \"p\": { \"kind\": \"projectManagedIdentity\" },\n"
            + "    \"app\": { \"kind\": \"managedIdentity\" },\n  },\n"
            + "  \"grants\": [\n    GRANT\n  ],\n}")]
    public void Grant_is_added_in_the_style_of_the_manifest(string before, string after) => Adds(before, after);

    [Fact]
    public void Grant_is_added_to_an_empty_manifest()
    {
        var expected = "{\n  \"identities\": {\n    \"app\": { \"kind\": \"managedIdentity\" }\n  },\n"
            + "  \"grants\": [\n    GRANT\n  ]\n}";
        Assert.Equal(expected.Replace("GRANT", Grant), Add("{}"));
    }

    [Theory]
    [InlineData("managedIdentity", "user", "one")]
    [InlineData("user", "servicePrincipal", "two")]
    [InlineData("projectManagedIdentity", "user", "two")]
    [InlineData("user", "user", "one")]
    public void Grant_is_added_for_the_preferred_application_identity(string one, string two, string expected)
    {
        var text = $$"""{ "identities": { "one": { "kind": "{{one}}" }, "two": { "kind": "{{two}}" } } }""";
        Assert.Contains($"\"identity\": \"{expected}\"", Add(text));
    }

    [Fact]
    public void Grant_of_the_project_declares_the_project_identity()
    {
        var grant = Missing("Storage Blob Data Contributor", AccessScope.Storage, AccessIdentity.ProjectManagedIdentity);
        var changed = Add("""{ "identities": { "app": { "kind": "managedIdentity" } }, "grants": [] }""", grant);
        var identities = """{ "app": { "kind": "managedIdentity" }, "project": { "kind": "projectManagedIdentity" } }""";
        var role = "\"ba92f5b4-2d11-453d-a403-e96b0029c9fe\" /* Storage Blob Data Contributor */";
        var declared = $$"""{ "identity": "project", "role": {{role}}, "scope": "storage" }""";
        Assert.Equal($$"""{ "identities": {{identities}}, "grants": [{{declared}}] }""", changed);
        Assert.Equal(changed, Add(changed, grant));
    }

    [Theory]
    [InlineData("Foundry User")]
    [InlineData("Azure AI User")]
    [InlineData("53ca6127-db72-4b80-b1b0-d745d6d5456d")]
    public void Declared_grant_is_not_added_again(string role)
    {
        var grant = $$"""{ "identity": "me", "role": "{{role}}", "scope": "account" }""";
        var text = $$"""{ "identities": { "me": { "kind": "user" } }, "grants": [{{grant}}] }""";
        Assert.Equal(text, Add(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"version\": 1")]
    [InlineData("{ \"grants\": [ ")]
    [InlineData("{ \"grants\": {} }")]
    [InlineData("{ \"identities\": [] }")]
    [InlineData("{ \"identities\": { \"app\": { \"kind\": \"robot\" } } }")]
    [InlineData("{ \"identities\": { \"a\\\"pp\": { \"kind\": \"user\" } } }")]
    public void Manifest_that_cannot_be_edited_is_not_changed(string text) => Assert.Equal(text, Add(text));

    [Fact]
    public void Scope_without_a_manifest_term_gives_no_properties() =>
        Assert.Empty(MissingGrant.Properties(Roles.ByName("Reader")!, AccessScope.Other, AccessIdentity.Caller));
}
