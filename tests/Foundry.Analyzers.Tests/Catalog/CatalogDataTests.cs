using System.Text.Json;
using System.Text.RegularExpressions;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Tests.Catalog;

/// <summary>Checks that the code of the catalogue equals its data. If a test fails, run the generator.</summary>
public class CatalogDataTests
{
    internal static readonly JsonElement RoleData = Read("roles.json").GetProperty("roles");
    internal static readonly JsonElement OperationData = Read("operations.json").GetProperty("operations");

    [Fact]
    public void Roles_equal_the_data() => Assert.Equal(RoleData.EnumerateArray().Select(WrittenRole), Roles.All.Select(Written));

    /// <summary>Every role is found by id and by name, and none is in both files.</summary>
    [Fact]
    public void Other_roles_equal_the_data()
    {
        var roles = Read("other-roles.json").GetProperty("roles").EnumerateObject().ToArray();
        Assert.Equal(838, roles.Length);
        Assert.All(roles, role => Assert.Equal(role.Name, OtherRoles.ById(role.Name.ToUpperInvariant())?.Id));
        Assert.All(roles, role => Assert.Equal(role.Name, OtherRoles.ByName(role.Value.GetString()!.ToUpperInvariant())?.Id));
        Assert.All(roles, role => Assert.Equal(role.Value.GetString(), OtherRoles.ById(role.Name)?.Name));
        Assert.All(Roles.All, role => Assert.Null(OtherRoles.ById(role.Id)));
        Assert.All(Roles.All.SelectMany(role => role.PreviousNames.Add(role.Name)), name => Assert.Null(OtherRoles.ByName(name)));
    }

    [Fact]
    public void Operations_equal_the_data() =>
        Assert.Equal(OperationData.EnumerateArray().Select(WrittenOperation), ServiceOperations.All.Select(Written));

    [Fact]
    public void Every_operation_has_evidence()
    {
        var sources = Read("operations.json").GetProperty("sources");
        foreach (var operation in OperationData.EnumerateArray())
        {
            var evidence = Strings(operation, "evidence");
            Assert.NotEmpty(evidence);
            Assert.All(evidence, key => Assert.True(sources.TryGetProperty(key, out _), key));
            Assert.False(
                operation.TryGetProperty("note", out var note) && !Regex.IsMatch(note.GetString()!, @"[.""]$"),
                note.ToString());
        }

        foreach (var source in sources.EnumerateObject())
        {
            var date = source.Value.TryGetProperty("date", out var dated) ? dated : source.Value.GetProperty("read");
            Assert.Matches(@"^20\d\d(-\d\d(-\d\d)?)?$", date.GetString());
            Assert.Contains(OperationData.EnumerateArray(), operation => Strings(operation, "evidence").Contains(source.Name));
        }
    }

    /// <summary>An inferred requirement has a note.</summary>
    [Fact]
    public void Every_unconfirmed_operation_says_why()
    {
        var unconfirmed = OperationData.EnumerateArray()
            .Where(operation => !operation.GetProperty("confirmed").GetBoolean());
        foreach (var operation in unconfirmed)
            Assert.True(operation.TryGetProperty("note", out _), operation.GetProperty("id").GetString());
    }

    internal static string[] Strings(JsonElement element, string property) =>
        element.TryGetProperty(property, out var list) ? list.EnumerateArray().Select(text => text.GetString()!).ToArray() : [];

    private static JsonElement Read(string name) =>
        JsonDocument.Parse(File.ReadAllText(Repository.PathOf("src/Foundry.Analyzers/Catalog/Data/" + name))).RootElement;

    private static string Written(Role role) => string.Join("\n",
        [
            role.Id,
            role.Name,
            Line(role.PreviousNames),
            .. role.Permissions.SelectMany(entry => new[]
            {
                Line(entry.Actions),
                Line(entry.NotActions),
                Line(entry.DataActions),
                Line(entry.NotDataActions),
                entry.Condition ?? "",
            }),
        ]);

    private static string WrittenRole(JsonElement role) => string.Join("\n",
        [
            Text(role, "id"), Text(role, "name"), Line(Strings(role, "previousNames")),
            .. role.GetProperty("permissions").EnumerateArray().SelectMany(entry => new[]
            {
                Line(Strings(entry, "actions")),
                Line(Strings(entry, "notActions")),
                Line(Strings(entry, "dataActions")),
                Line(Strings(entry, "notDataActions")),
                Text(entry, "condition"),
            }),
        ]);

    private static string WrittenOperation(JsonElement operation) => string.Join("\n",
        [
            Text(operation, "id"),
            Text(operation, "title"),
            Text(operation, "plane"),
            Text(operation, "endpoint"),
            operation.GetProperty("confirmed").GetBoolean() ? "confirmed" : "",
            .. operation.GetProperty("requires").EnumerateArray().Select(requirement => string.Join(
                ' ',
                Line(Strings(requirement, "anyOf")),
                Text(requirement, "scope"),
                requirement.TryGetProperty("identity", out var identity) ? identity.GetString() : "caller",
                requirement.TryGetProperty("when", out var when) ? when.GetString() : "always")),
            Line(Strings(operation, "leastRoles").Select(name => Roles.ByName(name)!.Id)),
            .. operation.GetProperty("members").EnumerateArray().SelectMany(member => Strings(member, "names")
                .Select(name => $"{Text(member, "type")} {name} {Text(member, "parameter")} {Text(member, "value")} "
                    + Text(member, "client"))),
            .. operation.TryGetProperty("graders", out var graders)
                ? graders.GetProperty("requires").EnumerateArray()
                    .Select(requirement => $"{Line(Strings(requirement, "anyOf"))} {Text(requirement, "scope")}")
                    .Prepend(Line(Strings(graders, "types")))
                : [],
        ]);

    private static string Written(ServiceOperation operation) => string.Join("\n",
        [
            operation.Id,
            operation.Title,
            Camel(operation.Plane),
            Camel(operation.Endpoint),
            operation.IsConfirmed ? "confirmed" : "",
            .. operation.Requires.Select(requirement =>
                $"{Line(requirement.AnyOf.AddRange(requirement.MereReads))} {Camel(requirement.Scope)} {Camel(requirement.Identity)} "
                + Camel(requirement.When)),
            Line(operation.LeastRoles),
            .. operation.Members.Select(member =>
                $"{member.Type} {member.Name} {member.Parameter} {member.Value} {member.Client}"),
            .. operation.Graders is { } graders
                ? graders.Requires
                    .Select(requirement => $"{Line(requirement.AnyOf)} {Camel(requirement.Scope)}")
                    .Prepend(Line(graders.Types))
                : [],
        ]);

    private static string Line(IEnumerable<string> texts) => string.Join(", ", texts);

    private static string Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var text) ? text.GetString()! : "";

    private static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
