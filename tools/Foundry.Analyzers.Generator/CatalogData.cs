using System.Text.Json;

namespace Foundry.Analyzers.Generator;

/// <summary>The data files of the catalogue.</summary>
internal sealed class CatalogData
{
    private const string Folder = "src/Foundry.Analyzers/Catalog/Data/";
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private CatalogData(
        RoleFile roles,
        IReadOnlyDictionary<string, string> otherRoles,
        IReadOnlyList<OperationEntry> operations,
        IReadOnlyList<ErrorCause> errors) =>
        (Roles, CosmosDbRoles, OtherRoles, Operations, Errors) =
            (roles.Roles, roles.CosmosDbRoles, otherRoles, operations, errors);

    public IReadOnlyList<RoleEntry> Roles { get; }

    /// <summary>The roles that Cosmos DB itself assigns.</summary>
    public IReadOnlyList<RoleEntry> CosmosDbRoles { get; }

    /// <summary>The names, by id, of the roles that only other services know.</summary>
    public IReadOnlyDictionary<string, string> OtherRoles { get; }

    public IReadOnlyList<OperationEntry> Operations { get; }

    public IReadOnlyList<ErrorCause> Errors { get; }

    public static CatalogData Read(Output output) => new(
        Read<RoleFile>(output, Folder + "roles.json"),
        Read<OtherRoleFile>(output, Folder + "other-roles.json").Roles,
        Read<OperationFile>(output, Folder + "operations.json").Operations,
        Read<ErrorFile>(output, Folder + "errors.json").Causes);

    /// <exception cref="InvalidOperationException">No role has this name.</exception>
    public RoleEntry Role(string name) =>
        Roles.Concat(CosmosDbRoles).FirstOrDefault(role => role.Name == name)
        ?? throw new InvalidOperationException($"roles.json has no role '{name}'.");

    private static T Read<T>(Output output, string path)
    {
        var json = output.Read(path) ?? throw new InvalidOperationException($"{path} is missing.");
        return JsonSerializer.Deserialize<T>(json, Options)!;
    }
}

/// <param name="CosmosDbRoles">Roles that Cosmos DB itself assigns (<c>sqlRoleAssignments</c>).</param>
internal sealed record RoleFile(IReadOnlyList<RoleEntry> Roles, IReadOnlyList<RoleEntry> CosmosDbRoles);

internal sealed record OtherRoleFile(IReadOnlyDictionary<string, string> Roles);

internal sealed record RoleEntry(
    string Id, string Name, IReadOnlyList<string>? PreviousNames, IReadOnlyList<PermissionEntry> Permissions);

internal sealed record PermissionEntry(
    IReadOnlyList<string>? Actions, IReadOnlyList<string>? NotActions,
    IReadOnlyList<string>? DataActions, IReadOnlyList<string>? NotDataActions, string? Condition);

internal sealed record OperationFile(IReadOnlyList<OperationEntry> Operations);

internal sealed record OperationEntry(
    string Id, string Title, string Plane, string Endpoint,
    IReadOnlyList<RequirementEntry> Requires, IReadOnlyList<string> LeastRoles, IReadOnlyList<string>? NotEnough,
    bool Confirmed, IReadOnlyList<MemberEntry> Members, GradersEntry? Graders);

internal sealed record GradersEntry(IReadOnlyList<string> Types, IReadOnlyList<RequirementEntry> Requires);

internal sealed record RequirementEntry(IReadOnlyList<string> AnyOf, string Scope, string? Identity, string? When);

internal sealed record MemberEntry(string Type, IReadOnlyList<string> Names, string? Parameter, string? Value, string? Client);

internal sealed record ErrorFile(IReadOnlyList<ErrorCause> Causes);

/// <param name="Only">The statuses without which the texts mean nothing, if they are that general.</param>
internal sealed record ErrorCause(
    string Id, string Kind, string Question, string Cause, string Advice, IReadOnlyList<string> Steps, string Verify,
    IReadOnlyList<string> Rules, IReadOnlyList<int> Only, IReadOnlyList<ErrorText> Texts);

/// <param name="Match">Normalized parts of the text, of which one is enough. Parts joined by <c>&amp;</c> are all needed.</param>
internal sealed record ErrorText(
    string Id, int Status, string Product, string Text, IReadOnlyList<string> Match, string Source, string Date);
