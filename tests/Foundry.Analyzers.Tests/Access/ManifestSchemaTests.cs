using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Access;

/// <summary>Checks that the published schema and the reader agree.</summary>
public class ManifestSchemaTests
{
    private static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("docs/foundry.access.schema.json")))!.AsObject();

    private static JsonNode At(params string[] path) =>
        path.Aggregate((JsonNode)Schema, (node, name) => node["properties"]?[name] ?? node[name]!);

    private static IEnumerable<string> Properties(params string[] path) =>
        At(path)["properties"]!.AsObject().Select(property => property.Key);

    private static IEnumerable<string> Words(params string[] path) =>
        At(path)["enum"]!.AsArray().Select(word => word!.GetValue<string>());

    [Fact]
    public void Schema_has_the_same_properties_as_the_reader()
    {
        Assert.Equal(ManifestTerms.Manifest, Properties());
        Assert.Equal(ManifestTerms.Identity, Properties("identities", "additionalProperties"));
        Assert.Equal(ManifestTerms.Grant, Properties("grants", "items"));
        Assert.Equal(ManifestTerms.Account, Properties("account"));
        Assert.Equal(ManifestTerms.NetworkAcls, Properties("account", "networkAcls"));
        Assert.Equal(ManifestTerms.Storage, Properties("storage"));
    }

    [Fact]
    public void Schema_has_the_same_words_as_the_reader()
    {
        Assert.Equal(ManifestTerms.IdentityKinds.Words, Words("identities", "additionalProperties", "kind"));
        Assert.Equal(ManifestTerms.Scopes.Words, Words("grants", "items", "scope"));
        Assert.Equal(ManifestTerms.PublicNetworkAccess.Words, Words("account", "publicNetworkAccess"));
        Assert.Equal(ManifestTerms.DefaultAction.Words, Words("account", "networkAcls", "defaultAction"));
        Assert.Equal(ManifestTerms.Bypass.Words, Words("account", "networkAcls", "bypass"));
        Assert.Equal(ManifestTerms.Authentication.Words, Words("storage", "authentication"));
    }

    [Fact]
    public void Schema_offers_the_names_of_all_roles() => Assert.Equal(
        Roles.All.Select(role => role.Name).Order(StringComparer.Ordinal),
        At("grants", "items", "role")["anyOf"]![0]!["enum"]!.AsArray().Select(name => name!.GetValue<string>()));

    [Fact]
    public void Every_property_of_the_schema_has_a_description() =>
        Assert.All(
            Descendants(Schema)
                .OfType<JsonObject>()
                .Where(node => node["type"] is not (null or JsonObject) && node["properties"] is not null)
                .SelectMany(node => node["properties"]!.AsObject()),
        property => Assert.EndsWith(".", property.Value!["description"]?.GetValue<string>()));

    private static IEnumerable<JsonNode?> Descendants(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(property => Descendants(property.Value)).Prepend(map),
        JsonArray list => list.SelectMany(Descendants),
        _ => [],
    };

    /// <summary>Reader and schema agree, except on mistakes in references between names.</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData(
        """{ "$schema": "s", "version": 1, "complete": true, "identities": {}, "grants": [], "customRoles": [],"""
            + """ "account": {}, "storage": { "authentication": "entra" } }""")]
    [InlineData(
        """{ "identities": { "a": { "kind": "user" } }, "grants": [{ "identity": "a", "role": "Foundry User","""
            + """ "scope": "project" }] }""")]
    [InlineData(
        """{ "identities": { "a": { "kind": "user" } }, "grants": [{ "identity": "a","""
            + """ "role": "53ca6127-db72-4b80-b1b0-d745d6d5456d", "scope": "hub" }] }""")]
    [InlineData(
        """{ "identities": { "a": { "kind": "user" } }, "grants": [{ "identity": "a", "role": "Mine","""
            + """ "scope": "hub" }], "customRoles": [{ "Name": "Mine", "DataActions": ["*"], "AssignableScopes": [] }] }""")]
    [InlineData(
        """{ "customRoles": [{ "name": "n", "properties": { "roleName": "r", "permissions": [{ "actions": ["*"],"""
            + """ "dataActions": null, "condition": null }] } }] }""")]
    [InlineData(
        """{ "account": { "publicNetworkAccess": "Enabled", "networkAcls": { "defaultAction": "Deny","""
            + """ "bypass": "None", "ipRules": [{}], "virtualNetworkRules": [] }, "networkInjection": false,"""
            + """ "disableLocalAuth": true } }""")]
    [InlineData("[]", false)]
    [InlineData("""{ "version": 2 }""", false)]
    [InlineData("""{ "complete": "true" }""", false)]
    [InlineData("""{ "grant": [] }""", false)]
    [InlineData("""{ "identities": { "a": {} } }""", false)]
    [InlineData("""{ "identities": { "a": { "kind": "user", "id": "x" } } }""", false)]
    [InlineData("""{ "identities": { "a": { "kind": "person" } } }""", false)]
    [InlineData("""{ "grants": [{ "identity": "a", "role": "Reader" }] }""", false)]
    [InlineData("""{ "grants": [[]] }""", false)]
    [InlineData("""{ "customRoles": [{ "Name": "r", "Actions": "*" }] }""", false)]
    [InlineData("""{ "account": { "networkAcls": { "ipRules": {} } } }""", false)]
    [InlineData("""{ "account": { "disableLocalAuth": "true" } }""", false)]
    [InlineData("""{ "storage": {} }""", false)]
    [InlineData("""{ "storage": { "authentication": "none" } }""", false)]
    public void Schema_agrees_with_the_reader(string manifest, bool isValid = true)
    {
        Assert.Equal(isValid, IsValid(JsonNode.Parse(manifest), Schema));
        Assert.Equal(isValid, AccessManifest.Read("", SourceText.From(manifest)).Mistakes.IsEmpty);
    }

    [Fact]
    public void Example_in_the_documentation_matches_the_schema()
    {
        var example = Regex.Match(
            File.ReadAllText(Repository.PathOf("docs/access-manifest.md")),
            @"(?s)```json\n(\{\n  ""\$schema"".*?)```").Groups[1].Value;
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
        Assert.True(IsValid(JsonNode.Parse(example, documentOptions: options), Schema));
        var manifest = AccessManifest.Read("", SourceText.From(example));
        Assert.Empty(manifest.Mistakes);
        Assert.True(manifest.IsComplete);
        Assert.Equal(4, manifest.Grants.Length);
    }

    /// <summary>Implements the part of JSON schema that the schema uses.</summary>
    private static bool IsValid(JsonNode? value, JsonNode schema) => schema.AsObject().All(rule => rule.Key switch
    {
        "type" => (rule.Value as JsonArray ?? [rule.Value!.DeepClone()]).Any(type => type!.GetValue<string>() == TypeOf(value)),
        "const" => JsonNode.DeepEquals(value, rule.Value),
        "enum" => rule.Value!.AsArray().Any(word => JsonNode.DeepEquals(value, word)),
        "pattern" => value is not JsonValue text
            || TypeOf(value) != "string"
            || Regex.IsMatch(text.GetValue<string>(), rule.Value!.GetValue<string>()),
        "minLength" => TypeOf(value) != "string" || value!.GetValue<string>().Length >= rule.Value!.GetValue<int>(),
        "anyOf" => rule.Value!.AsArray().Any(one => IsValid(value, one!)),
        "items" => value is not JsonArray list || list.All(item => IsValid(item, rule.Value!)),
        "required" => value is not JsonObject map || rule.Value!.AsArray().All(name => map.ContainsKey(name!.GetValue<string>())),
        "properties" => value is not JsonObject map
            || map.All(property => rule.Value![property.Key] is not { } known || IsValid(property.Value, known)),
        "additionalProperties" => value is not JsonObject map
            || map.Where(property => schema["properties"]?[property.Key] is null)
            .All(property => rule.Value is JsonObject other ? IsValid(property.Value, other) : rule.Value!.GetValue<bool>()),
        "$schema" or "$id" or "title" or "description" or "default" or "allowComments" or "allowTrailingCommas" => true,
        var unknown => throw new InvalidOperationException($"The test does not know '{unknown}'."),
    });

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString()!.ToLowerInvariant(),
    };
}
