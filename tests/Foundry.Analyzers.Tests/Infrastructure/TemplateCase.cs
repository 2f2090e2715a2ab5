using System.Collections.Immutable;
using System.Text.Json;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Infrastructure;

/// <summary>
/// A folder of templates, and what the Bicep compiler makes of them under ten sets of parameter values (<c>expected.json</c>).
/// </summary>
internal sealed class TemplateCase
{
    private const string Varies = "depends on parameters";
    private const string Nobody = "Unknown";

    private readonly List<string> _wrong = new();
    private readonly List<string> _unknown = new();

    private TemplateCase(string folder)
    {
        var infrastructure = Read(folder);
        var expected = Path.Combine(folder, "expected.json");
        if (!File.Exists(expected))
            return; // It compiles, but no set of values deploys it.

        var root = JsonDocument.Parse(File.ReadAllText(expected)).RootElement;
        CompareGrants(infrastructure, Entries(root, "assignments"));
        CompareAccounts(infrastructure, Entries(root, "accounts"));
    }

    /// <summary>What the reader says and is not so, or leaves out of a complete set.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>What the reader does not know and the compiler does.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    public static TemplateCase Of(string folder) => new(folder);

    public static DeclaredInfrastructure Read(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(static path => Path.GetFileName(path) != "expected.json")
            .Order(StringComparer.Ordinal)
            .Select(path => new InfrastructureFile(
                "/repo/infra/" + Path.GetRelativePath(folder, path).Replace('\\', '/'),
                SourceText.From(File.ReadAllText(path)),
                FileKind.OfName(path) ?? FileKind.Data))
            .ToList();
        return InfrastructureReader.Read(files, static file => InfrastructureReader.Parse(file, default), CancellationToken.None);
    }

    private static List<JsonElement> Entries(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private void CompareGrants(DeclaredInfrastructure infrastructure, List<JsonElement> assignments)
    {
        var isOpen = !infrastructure.IncompleteReasons.IsEmpty;
        var grants = infrastructure.Grants.ToList();

        // The most certain grants choose their assignment first.
        foreach (var assignment in assignments.OrderByDescending(one => grants.Max(grant => (int?)Certainty(grant, one)) ?? -1))
        {
            var role = Text(assignment, "role");
            var grant = grants.Where(one => Certainty(one, assignment) >= 0)
                .MaxBy(one => Certainty(one, assignment));
            if (grant is null)
            {
                if (isOpen || Text(assignment, "made") == "never")
                    _unknown.Add($"assignment of {role}");
                else
                    _wrong.Add($"assignment of {role} is lost");
                continue;
            }

            // The arms of a choice are grants of their own, of which one is made.
            grants.RemoveAll(one =>
                one == grant || grant.IsConditional && one.IsConditional && Fits(one, assignment, byRole: false));
            if (grant.Role is null && role is not (null or Varies or "?"))
                _unknown.Add("role " + role);
            if (grant.Scope is null)
                _unknown.Add("scope " + Text(assignment, "scope"));
            if (grant.Principal.Kind == PrincipalKind.Unknown && Text(assignment, "principal") != Nobody)
                _unknown.Add("principal " + Text(assignment, "principal"));
            if (grant.IsConditional && Text(assignment, "made") == "always" && role is not (Varies or "?"))
                _unknown.Add("condition");
        }

        _wrong.AddRange(grants.Where(static grant => !grant.IsConditional)
            .Select(static grant => $"{grant.Role?.Name} at {grant.Scope} for {grant.Principal.Kind} is not assigned"));
        if (isOpen && assignments.Count == infrastructure.Grants.Length && _unknown.Count == 0 && IsClosed(infrastructure))
            _unknown.Add("open without a reason");
    }

    private static bool IsClosed(DeclaredInfrastructure infrastructure) => infrastructure.IncompleteReasons.All(static reason =>
        reason.Kind is not (IncompleteReasonKind.ExistingAccount or IncompleteReasonKind.Script))
        && infrastructure.Grants.All(static grant => grant is { Role: not null, Scope: not null });

    private static int Certainty(Grant grant, JsonElement assignment) => !Fits(grant, assignment, byRole: true)
        ? -1
        : (grant.Role is null ? 0 : 4) + (grant.IsConditional ? 0 : 2) + (grant.Scope is null ? 0 : 1)
            + (grant.Principal.Kind == PrincipalKind.Unknown ? 0 : 1);

    /// <summary>Whether nothing that a grant says contradicts an assignment.</summary>
    private static bool Fits(Grant grant, JsonElement assignment, bool byRole)
    {
        var role = Text(assignment, "role");
        var isAlways = Text(assignment, "made") == "always";
        return (grant.Scope is null || grant.Scope.ToString() == Text(assignment, "scope"))
            && (grant.Principal.Kind == PrincipalKind.Unknown || grant.Principal.Kind.ToString() == Text(assignment, "principal"))
            && (grant.IsConditional || isAlways)
            && (!byRole || grant.Role is null || IsRole(grant, role));
    }

    private static bool IsRole(Grant grant, string? role) => role switch
    {
        Varies or "?" => grant.IsConditional,
        _ => grant.Role!.Id == role || grant.Role.Id.Length == 0,
    };

    private void CompareAccounts(DeclaredInfrastructure infrastructure, List<JsonElement> accounts)
    {
        var deployed = accounts.Where(static account => !account.GetProperty("existing").GetBoolean()).ToList();
        var declared = infrastructure.Accounts.Where(static account => !account.IsExisting).ToList();
        var isOpen = infrastructure.IncompleteReasons.Any(static reason => reason.Kind == IncompleteReasonKind.ExistingAccount);
        foreach (var account in deployed)
        {
            var name = Text(account, "name");
            var found = declared.Find(one => one.Name is not null && one.Name == name)
                ?? declared.Find(static one => one.Name is null);
            if (found is null)
            {
                if (Text(account, "kind") is "AIServices" or "OpenAI")
                    _wrong.Add($"account {name} is lost");
                continue;
            }

            declared.Remove(found);
            if (found.Name is null && name != Varies)
                _unknown.Add("name " + name);
            Compare("keys off", found.KeysDisabled.Value?.ToString(), account.GetProperty("keys"));
            Compare("network", found.Network.Value?.ToString(), account.GetProperty("net"));
        }

        _wrong.AddRange(declared.Where(static one => !one.IsConditional)
            .Select(static one => $"account {one.Name} is not deployed"));
        foreach (var existing in accounts.Where(static account => account.GetProperty("existing").GetBoolean()))
        {
            // An id that varies is that of the deployed account if both vary alike.
            var isDeployed = deployed.Exists(one => one.GetProperty("id").ToString() == existing.GetProperty("id").ToString());
            if (!isDeployed && !isOpen)
                _wrong.Add($"existing account {Text(existing, "name")} is taken for a deployed one");
            if (isDeployed && isOpen && Text(existing, "id") != Varies)
                _unknown.Add("deployed account " + Text(existing, "name"));
        }
    }

    private void Compare(string what, string? actual, JsonElement expected)
    {
        if (actual is null)
        {
            if (expected.ValueKind != JsonValueKind.Null && expected.ToString() != Varies)
                _unknown.Add($"{what}: {expected}");
        }
        else if (!string.Equals(actual, expected.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            _wrong.Add($"{what} is {actual}, not {expected}");
        }
    }
}
