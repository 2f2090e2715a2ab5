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

    internal static MissingGrant Missing(string role = "Foundry User", object? scope = null, object? identity = null) => MissingGrant.Of(Diagnostic.Create(DeclareRoleFixTests.Descriptor, Location.None,
        MissingGrant.Properties(Roles.ByName(role)!, (AccessScope?)scope ?? AccessScope.Account, (AccessIdentity?)identity ?? AccessIdentity.Caller)))!;

    private static string Add(string text, MissingGrant? grant = null) => ManifestEdit.AddGrant(SourceText.From(text), grant ?? Missing()).ToString();

    /// <summary>A second time changes nothing, and what is written is understood.</summary>
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
    public void Behind_the_last_grant() => Adds("""
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
    public void Behind_comments_and_a_trailing_comma() => Adds("""
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
    public void A_comma_comes_before_a_comment() => Adds("""
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
    [InlineData("[{ \"identity\": \"app\", \"role\": \"Reader\", \"scope\": \"account\" }]", "[{ \"identity\": \"app\", \"role\": \"Reader\", \"scope\": \"account\" }, GRANT]")]
    [InlineData("[ { \"identity\": \"app\", \"role\": \"Reader\", \"scope\": \"account\" }, ]", "[ { \"identity\": \"app\", \"role\": \"Reader\", \"scope\": \"account\" }, GRANT, ]")]
    public void In_a_list_of_any_form(string before, string after) => Adds(
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
    public void With_the_list_and_the_identity_where_they_are_missing() => Adds("""
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
    [InlineData("{ \"version\": 1 }", "{ \"version\": 1, \"identities\": {\"app\": { \"kind\": \"managedIdentity\" }}, \"grants\": [GRANT] }")]
    [InlineData("{\n  \"identities\": {\n    \"p\": { \"kind\": \"projectManagedIdentity\" },\n  },\n}", "{\n  \"identities\": {\n    \"p\": { \"kind\": \"projectManagedIdentity\" },\n    \"app\": { \"kind\": \"managedIdentity\" },\n  },\n  \"grants\": [\n    GRANT\n  ],\n}")]
    public void In_a_manifest_of_any_form(string before, string after) => Adds(before, after);

    [Fact]
    public void In_a_manifest_without_anything() => Assert.Equal(
        "{\n  \"identities\": {\n    \"app\": { \"kind\": \"managedIdentity\" }\n  },\n  \"grants\": [\n    GRANT\n  ]\n}".Replace("GRANT", Grant), Add("{}"));

    [Theory]
    [InlineData("managedIdentity", "user", "one")]
    [InlineData("user", "servicePrincipal", "two")]
    [InlineData("projectManagedIdentity", "user", "two")]
    [InlineData("user", "user", "one")]
    public void To_an_identity_the_program_may_run_as(string one, string two, string expected) =>
        Assert.Contains($"\"identity\": \"{expected}\"", Add($$"""{ "identities": { "one": { "kind": "{{one}}" }, "two": { "kind": "{{two}}" } } }"""));

    [Fact]
    public void To_the_identity_of_the_project()
    {
        var grant = Missing("Storage Blob Data Contributor", AccessScope.Storage, AccessIdentity.ProjectManagedIdentity);
        var changed = Add("""{ "identities": { "app": { "kind": "managedIdentity" } }, "grants": [] }""", grant);
        Assert.Equal("""{ "identities": { "app": { "kind": "managedIdentity" }, "project": { "kind": "projectManagedIdentity" } }, "grants": [{ "identity": "project", "role": "ba92f5b4-2d11-453d-a403-e96b0029c9fe" /* Storage Blob Data Contributor */, "scope": "storage" }] }""", changed);
        Assert.Equal(changed, Add(changed, grant));
    }

    [Theory]
    [InlineData("Foundry User")]
    [InlineData("Azure AI User")]
    [InlineData("53ca6127-db72-4b80-b1b0-d745d6d5456d")]
    public void Not_where_it_is_there_already(string role)
    {
        var text = $$"""{ "identities": { "me": { "kind": "user" } }, "grants": [{ "identity": "me", "role": "{{role}}", "scope": "account" }] }""";
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
    public void Not_where_the_manifest_is_not_in_order(string text) => Assert.Equal(text, Add(text));

    [Fact]
    public void What_the_manifest_has_no_word_for_is_not_carried() =>
        Assert.Empty(MissingGrant.Properties(Roles.ByName("Reader")!, AccessScope.Other, AccessIdentity.Caller));
}
