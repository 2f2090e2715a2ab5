using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>What a program as a whole may ask of the service, as far as the names in its sources tell.</summary>
internal static class ProgramCalls
{
    private static readonly ImmutableArray<string> ClientNames = ClientCatalog.Constructed.Concat(ClientCatalog.Factories).Select(static client => client.Name)
        .Concat(ServiceOperations.All.SelectMany(static operation => operation.Members).Select(static member => NameOf(member.Type)))
        .Distinct().ToImmutableArray();

    /// <summary>Whether a client is named, a member that asks the service for data, and a credential that gives tokens; and nothing that could be a key.</summary>
    public static bool UseTokens(SourceNames names) =>
        names.ContainAny(static name => name.EndsWith("Credential", StringComparison.Ordinal))
        && !names.ContainAny(IsKey)
        && ClientNames.Any(names.Contain)
        && ServiceOperations.All.Any(operation => MayDo(names, operation));

    public static bool MayDo(SourceNames names, ServiceOperation operation) =>
        operation.Plane == Plane.Data && operation.Members.Any(member => names.Contain(member.Name));

    /// <summary>
    /// Everything the program may ask the service for, and more rather than less: whatever is named is called, at every kind of endpoint
    /// that the program may have. Empty where it may ask for something that is not known.
    /// </summary>
    public static ImmutableArray<ServiceOperation> All(SourceNames names, Compilation compilation)
    {
        if (names.ContainAny(IsResourceManager) || UnknownMembers(compilation).Any(names.Contain))
            return ImmutableArray<ServiceOperation>.Empty;

        var mayReachProject = MayReachProject(names);
        return ServiceOperations.All.Where(operation => (mayReachProject || operation.Endpoint == EndpointKind.Account) && MayDo(names, operation)).ToImmutableArray();
    }

    /// <summary>A plain client goes wherever its options say, which need not be written in the sources.</summary>
    private static bool MayReachProject(SourceNames names) => names.HaveProjectPath
        || ClientCatalog.Constructed.Concat(ClientCatalog.Factories).Any(client => client.Kind == ClientKind.Project && names.Contain(client.Name))
        || names.ContainAny(static name => name.EndsWith("ClientOptions", StringComparison.Ordinal) && !name.StartsWith("Azure", StringComparison.Ordinal));

    /// <summary>Who manages resources needs actions, which are not compared.</summary>
    private static bool IsResourceManager(string name) => name is "ArmClient" or "ResourceManager";

    /// <summary>The methods of clients, and of the clients that these give, that are no operation we know.</summary>
    private static IEnumerable<string> UnknownMembers(Compilation compilation)
    {
        var types = new Queue<INamedTypeSymbol>(ClientCatalog.Constructed.Select(client => new KnownType(client.FullName).FindIn(compilation)).OfType<INamedTypeSymbol>());
        var seen = new HashSet<INamedTypeSymbol>(types, SymbolEqualityComparer.Default);
        while (types.Count > 0)
        {
            var type = types.Dequeue();
            foreach (var member in type.GetMembers())
            {
                if (member is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsOverride: false } && GivenBy(member) is { } given)
                    Follow(given);
                else if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsOverride: false } && !ServiceOperations.HaveMember(member.Name))
                    yield return member.Name;
            }

            if (type.BaseType is { } inherited)
                Follow(inherited);
        }

        void Follow(INamedTypeSymbol type)
        {
            if (ClientCatalog.Assemblies.Contains(type.ContainingAssembly.Name) && seen.Add(type))
                types.Enqueue(type);
        }
    }

    /// <summary>The client that a member of a client gives: <c>Connections</c>, <c>GetChatClient(…)</c>. Null for a member that calls the service.</summary>
    private static INamedTypeSymbol? GivenBy(ISymbol member) => member switch
    {
        IPropertySymbol property => property.Type as INamedTypeSymbol,
        IMethodSymbol { MethodKind: MethodKind.Ordinary, ReturnType: INamedTypeSymbol { IsGenericType: false } type } when type.Name.EndsWith("Client", StringComparison.Ordinal) => type,
        _ => null,
    };

    private static bool IsKey(string name) =>
        name.IndexOf("ApiKey", StringComparison.OrdinalIgnoreCase) >= 0 || name.EndsWith("KeyCredential", StringComparison.Ordinal);

    private static string NameOf(string type)
    {
        var name = type.Substring(type.LastIndexOf('.') + 1);
        var arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }
}
