using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Access;

/// <summary>Reads <c>foundry.access.json</c>. A mistake makes only its own entry unknown.</summary>
internal sealed class AccessManifestReader
{
    private readonly string _path;
    private readonly SourceText _text;
    private readonly Json _json;
    private readonly ManifestValues _values;
    private readonly Dictionary<string, ManifestIdentity> _identities = new(StringComparer.OrdinalIgnoreCase);
    private readonly CustomRoles _customRoles;
    private bool _hasWorkload;

    public AccessManifestReader(string path, SourceText text)
    {
        (_path, _text, _json) = (path, text, Json.Read(text));
        _values = new(_json);
        _customRoles = new(_values);
    }

    public AccessManifest Read()
    {
        // The JSON reader has already reported a file without a value.
        var root = _values.Object(_json.Root, "the manifest", ManifestTerms.Manifest)
            ?? new(ImmutableArray<JsonProperty>.Empty, default);
        CheckVersion(root["version"]);
        _values.Text(root["$schema"], "'$schema'");
        var isComplete = _values.Flag(root["complete"], "'complete'") == true;
        ReadIdentities(root["identities"]);
        _customRoles.Read(root["customRoles"]);
        var grants = _values.List(root["grants"], "'grants'").Select(ReadGrant).ToImmutableArray();
        var isUnderstood = _values.MistakeCount == 0;

        var account = ReadAccount(root["account"]);
        var storageUsesEntra = ReadStorage(root["storage"]);
        return new(
            _path,
            _text,
            isComplete,
            isUnderstood,
            grants,
            _identities.Values.ToImmutableArray(),
            _customRoles.Understood,
            account,
            storageUsesEntra,
            _values.Mistakes);
    }

    private void CheckVersion(JsonValue? version)
    {
        if (version is not null and not JsonLiteral { Text: "1" })
            _values.Add(version.Span, "The manifest version is not 1", "Write 1, or update the package");
    }

    private void ReadIdentities(JsonValue? value)
    {
        if (_values.Object(value, "'identities'") is not { } identities)
            return;

        foreach (var property in identities.Properties)
        {
            var kind = ReadIdentityKind(property.Value);
            if (!_identities.ContainsKey(property.Name))
                _identities.Add(property.Name, new(property.Name, kind));
            _hasWorkload |= kind is ManifestIdentityKind.ManagedIdentity or ManifestIdentityKind.ServicePrincipal;
        }
    }

    private ManifestIdentityKind? ReadIdentityKind(JsonValue value)
    {
        if (_values.Object(value, "an identity", ManifestTerms.Identity) is not { } identity)
            return null;

        var kind = _values.Required(identity, "kind", "an identity");
        return _values.Term(kind, "the kind of an identity", ManifestTerms.IdentityKinds);
    }

    private Grant ReadGrant(JsonValue value)
    {
        if (_values.Object(value, "a grant", ManifestTerms.Grant) is not { } grant)
            return new(role: null, scope: null, default, isConditional: false, SourceOf(value));

        var identity = _values.Required(grant, "identity", "a grant");
        var principal = PrincipalOf(_values.Text(identity, "the identity of a grant"));
        var role = _values.Required(grant, "role", "a grant");
        var scope = _values.Term(_values.Required(grant, "scope", "a grant"), "the scope of a grant", ManifestTerms.Scopes);
        var knownRole = RoleOf(_values.Text(role, "the role of a grant"));
        return new(knownRole, scope, principal, isConditional: false, SourceOf(role ?? grant));
    }

    private GrantSource SourceOf(JsonValue role) => new(LocationOf(role), _path, isManifest: true);

    private Principal PrincipalOf(JsonString? name)
    {
        if (name is null)
            return default;

        if (_identities.TryGetValue(name.Value, out var identity))
            return new(PrincipalKindOf(identity.Kind), identity.Name);

        _values.Misspelt(name.Span, name.Value, "is an undeclared identity", _identities.Keys, "Declare it under 'identities'");
        return new(PrincipalKind.Unknown, name.Value);
    }

    /// <summary>
    /// Nothing says which of several identities the program runs as, so each of them counts as the application. Only a user
    /// counts as someone else, if the manifest also declares a workload.
    /// </summary>
    private PrincipalKind PrincipalKindOf(ManifestIdentityKind? kind) => kind switch
    {
        null => PrincipalKind.Unknown,
        ManifestIdentityKind.ProjectManagedIdentity => PrincipalKind.ProjectIdentity,
        ManifestIdentityKind.User when _hasWorkload => PrincipalKind.Other,
        _ => PrincipalKind.Application,
    };

    private Role? RoleOf(JsonString? role)
    {
        if (role is null || _customRoles.Declares(role.Value, out var custom) && custom is null)
            return null;

        var known = custom ?? Roles.ById(role.Value) ?? Roles.ByName(role.Value);
        if (known is null)
        {
            _values.Misspelt(
                role.Span,
                role.Value,
                "is an unknown role",
                KnownRoleNamesAndIds(),
                "Write the GUID or name of a built-in role, or declare it under 'customRoles'",
                knowsAll: false);
        }

        return known;
    }

    private IEnumerable<string> KnownRoleNamesAndIds() => _customRoles.Names
        .Concat(Roles.All.Select(builtIn => builtIn.Name))
        .Concat(Roles.All.SelectMany(builtIn => builtIn.PreviousNames))
        .Concat(Roles.All.Select(builtIn => builtIn.Id));

    private DeclaredAccount? ReadAccount(JsonValue? value)
    {
        var mistakes = _values.MistakeCount;
        if (_values.Object(value, "the account", ManifestTerms.Account) is not { } account || !_values.IsKnown(account))
            return null;

        var keys = account["disableLocalAuth"];
        var keysDisabled = new Declared<bool>(_values.Flag(keys, "'disableLocalAuth'"), keys is null ? null : LocationOf(keys));
        var network = ReadNetwork(account);
        return new(
            name: null,
            isExisting: false,
            isConditional: false,
            keysDisabled,
            network: _values.MistakeCount == mistakes ? network : default,
            LocationOf(account),
            _path);
    }

    private Declared<NetworkAccess> ReadNetwork(JsonObject account)
    {
        var injection = account["networkInjection"];
        var isInjected = _values.Flag(injection, "'networkInjection'") == true;
        var publicAccess = account["publicNetworkAccess"];
        var isPublic = _values.Term(publicAccess, "'publicNetworkAccess'", ManifestTerms.PublicNetworkAccess);
        var rules = _values.Object(account["networkAcls"], "'networkAcls'", ManifestTerms.NetworkAcls);
        var defaultAction = rules?["defaultAction"];
        var isAllowed = _values.Term(defaultAction, "'defaultAction'", ManifestTerms.DefaultAction);
        _values.Term(rules?["bypass"], "'bypass'", ManifestTerms.Bypass);
        var ipRules = _values.List(rules?["ipRules"], "'ipRules'");
        var networkRules = _values.List(rules?["virtualNetworkRules"], "'virtualNetworkRules'");
        var allowsSome = ipRules.Length + networkRules.Length > 0;

        if (isInjected)
            return At(injection!, NetworkAccess.MayReach);
        if (isPublic == false)
            return At(publicAccess!, NetworkAccess.PublicAccessDisabled);
        if (isAllowed == false)
            return At(defaultAction!, allowsSome ? NetworkAccess.MayReach : NetworkAccess.AllDenied);
        if (isPublic is null && isAllowed is null)
            return default;
        return At((publicAccess ?? defaultAction)!, NetworkAccess.MayReach);
    }

    private Declared<NetworkAccess> At(JsonValue value, NetworkAccess network) => new(network, LocationOf(value));

    private Declared<bool> ReadStorage(JsonValue? value)
    {
        if (_values.Object(value, "'storage'", ManifestTerms.Storage) is not { } storage || !_values.IsKnown(storage))
            return default;
        if (_values.Required(storage, "authentication", "'storage'") is not { } authentication)
            return default;

        var usesEntra = _values.Term(authentication, "'authentication'", ManifestTerms.Authentication);
        return new(usesEntra, LocationOf(authentication));
    }

    private Location LocationOf(JsonValue value) =>
        Location.Create(_path, value.Span, _text.Lines.GetLinePositionSpan(value.Span));
}
