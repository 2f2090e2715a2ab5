using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Values;

namespace Foundry.Analyzers.Access;

/// <summary>What a program as a whole may ask of the service, as far as the names in its sources tell.</summary>
internal static class ProgramCalls
{
    private static readonly ImmutableArray<string> ClientNames = Clients.Constructed.Concat(Clients.Factories).Select(static client => client.Name)
        .Concat(Operations.All.SelectMany(static operation => operation.Members).Select(static member => NameOf(member.Type)))
        .Distinct().ToImmutableArray();

    /// <summary>Whether a client is named, a member that asks the service for data, and a credential that gives tokens; and nothing that could be a key.</summary>
    public static bool UseTokens(SourceNames names) =>
        names.ContainAny(static name => name.EndsWith("Credential", StringComparison.Ordinal))
        && !names.ContainAny(IsKey)
        && ClientNames.Any(names.Contain)
        && Operations.All.Any(operation => MayDo(names, operation));

    public static bool MayDo(SourceNames names, Operation operation) =>
        operation.Plane == Plane.Data && operation.Members.Any(member => names.Contain(member.Name));

    private static bool IsKey(string name) =>
        name.IndexOf("ApiKey", StringComparison.OrdinalIgnoreCase) >= 0 || name.EndsWith("KeyCredential", StringComparison.Ordinal);

    private static string NameOf(string type)
    {
        var name = type.Substring(type.LastIndexOf('.') + 1);
        var arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }
}
