using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>The service operations that a whole program may call, judged by the names in its sources.</summary>
internal static class ProgramCalls
{
    private static readonly ImmutableArray<string> ClientNames = ClientCatalog.Constructed.Concat(ClientCatalog.Factories)
        .Select(static client => client.Name)
        .Concat(ServiceOperations.All
            .SelectMany(static operation => operation.Members)
            .Select(static member => SimpleNameOf(member.Type)))
        .Distinct()
        .ToImmutableArray();

    /// <summary>Whether the program calls the data plane with a token credential and names nothing that could be a key.</summary>
    public static bool UseTokens(SourceNames names) =>
        names.ContainAny(static name => name.EndsWith("Credential", StringComparison.Ordinal))
        && !names.ContainAny(IsKey)
        && ClientNames.Any(names.Contain)
        && ServiceOperations.All.Any(operation => MayDo(names, operation));

    public static bool MayDo(SourceNames names, ServiceOperation operation) =>
        operation.Plane == Plane.Data && operation.Members.Any(member => names.Contain(member.Name) && MayReach(names, member));

    /// <summary>All service operations that the program may call; empty if it may call one that is not known.</summary>
    /// <remarks>Over-approximates: a name counts as a call, at every kind of endpoint that the program may use.</remarks>
    public static ImmutableArray<ServiceOperation> All(SourceNames names, Compilation compilation)
    {
        if (names.ContainAny(IsResourceManager)
            || Name(names, ClientKind.Anthropic)
            || UnknownMembers(compilation).Any(names.Contain))
            return ImmutableArray<ServiceOperation>.Empty;

        var mayReachProject = MayReachProject(names);
        return ServiceOperations.All
            .Where(operation => mayReachProject || operation.Endpoint == EndpointKind.Account)
            .Where(static operation => operation.Endpoint != EndpointKind.Anthropic)
            .Where(operation => MayDo(names, operation))
            .ToImmutableArray();
    }

    private static bool MayReachProject(SourceNames names) =>
        names.HaveProjectPath
        || Name(names, ClientKind.Project)
        || names.ContainAny(IsPlainClientOptions);

    /// <summary>
    /// Whether the sources name the type that a member of Microsoft.Extensions.AI or of an OpenAI client is called on, or a
    /// member that returns one. <c>UploadAsync</c> and <c>GetThread</c> are members of other types too.
    /// </summary>
    private static bool MayReach(SourceNames names, ServiceOperationMember member)
    {
        if (!member.Type.StartsWith("Microsoft.Extensions.AI.", StringComparison.Ordinal)
            && !member.Type.StartsWith("OpenAI.", StringComparison.Ordinal))
            return true;
        var client = SimpleNameOf(member.Type).TrimStart('I').Replace("Extensions", "");
        return names.ContainAny(name => name.EndsWith(client, StringComparison.Ordinal));
    }

    /// <summary>Whether the sources name a client of a kind. Of Claude's services, not all are known.</summary>
    private static bool Name(SourceNames names, ClientKind kind) =>
        ClientCatalog.Constructed.Concat(ClientCatalog.Factories)
            .Any(client => client.Kind == kind && names.Contain(client.Name));

    /// <summary>Whether a name may be the options of a plain OpenAI client, whose endpoint the sources need not show.</summary>
    private static bool IsPlainClientOptions(string name) =>
        name.EndsWith("ClientOptions", StringComparison.Ordinal) && !name.StartsWith("Azure", StringComparison.Ordinal);

    /// <summary>Whether a name manages resources: that needs management actions, which are not compared.</summary>
    private static bool IsResourceManager(string name) => name is "ArmClient" or "ResourceManager";

    /// <summary>The methods of clients and their sub-clients that are no known service operation.</summary>
    private static IEnumerable<string> UnknownMembers(Compilation compilation)
    {
        var types = new Queue<INamedTypeSymbol>(ClientCatalog.Constructed
            .Select(client => new KnownType(client.FullName).FindIn(compilation))
            .OfType<INamedTypeSymbol>());
        var seen = new HashSet<INamedTypeSymbol>(types, SymbolEqualityComparer.Default);
        while (types.Count > 0)
        {
            var type = types.Dequeue();
            foreach (var member in type.GetMembers())
            {
                if (member is not { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsOverride: false })
                    continue;
                if (SubClientOf(member) is { } subClient)
                    Follow(subClient);
                else if (IsMethod(member) && !ServiceOperations.HaveMember(member.Name))
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

    private static bool IsMethod(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Ordinary };

    /// <summary>The client that a member of a client returns: <c>Connections</c>, <c>GetChatClient(…)</c>.</summary>
    private static INamedTypeSymbol? SubClientOf(ISymbol member) => member switch
    {
        IPropertySymbol property => property.Type as INamedTypeSymbol,
        IMethodSymbol { MethodKind: MethodKind.Ordinary, ReturnType: INamedTypeSymbol { IsGenericType: false } type }
            when type.Name.EndsWith("Client", StringComparison.Ordinal) => type,
        _ => null,
    };

    private static bool IsKey(string name) =>
        name.IndexOf("ApiKey", StringComparison.OrdinalIgnoreCase) >= 0
        || name.EndsWith("KeyCredential", StringComparison.Ordinal);

    private static string SimpleNameOf(string fullName)
    {
        var name = fullName.Substring(fullName.LastIndexOf('.') + 1);
        var arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }
}
