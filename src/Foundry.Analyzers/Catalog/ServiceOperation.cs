using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>Something a program asks of the service, and what Azure asks of the program for it.</summary>
internal sealed class ServiceOperation
{
    public ServiceOperation(string id, string title, Plane plane, EndpointKind endpoint, ImmutableArray<Requirement> requires, ImmutableArray<string> leastRoles, bool isConfirmed, ImmutableArray<ServiceOperationMember> members) =>
        (Id, Title, Plane, Endpoint, Requires, LeastRoles, IsConfirmed, Members) = (id, title, plane, endpoint, requires, leastRoles, isConfirmed, members);

    /// <summary>Our name for it, such as <c>responses.project</c>.</summary>
    public string Id { get; }

    /// <summary>What it is, for people: <c>Chat completions, account endpoint</c>.</summary>
    public string Title { get; }

    public Plane Plane { get; }

    /// <summary>The kind of endpoint it is asked at.</summary>
    public EndpointKind Endpoint { get; }

    /// <summary>What is needed, all of it.</summary>
    public ImmutableArray<Requirement> Requires { get; }

    /// <summary>The ids of roles that suffice, the least first.</summary>
    public ImmutableArray<string> LeastRoles { get; }

    /// <summary>Whether the requirement is documented or was seen in the service's own refusals. What is only inferred may not carry a warning.</summary>
    public bool IsConfirmed { get; }

    /// <summary>The members of the SDKs that do it.</summary>
    public ImmutableArray<ServiceOperationMember> Members { get; }
}

/// <summary>Which of Azure's two permission systems judges an operation.</summary>
internal enum Plane
{
    /// <summary>The service itself, by data actions.</summary>
    Data,

    /// <summary>Azure Resource Manager, by actions.</summary>
    Control,
}

/// <summary>The kind of endpoint a client talks to.</summary>
internal enum EndpointKind
{
    /// <summary>The root of a Foundry or Azure OpenAI resource.</summary>
    Account,

    /// <summary><c>/api/projects/{name}</c> of a Foundry resource.</summary>
    Project,

    /// <summary>A hub of Azure Machine Learning.</summary>
    Hub,

    /// <summary>The address of one agent, <c>/api/projects/{name}/agents/{agent}/endpoint/…</c>, which has a permission of its own.</summary>
    Agent,
}

/// <summary>Who needs a permission.</summary>
internal enum AccessIdentity
{
    /// <summary>Whoever the program signs in as.</summary>
    Caller,

    /// <summary>The managed identity of the Foundry project, as which the service itself acts.</summary>
    ProjectManagedIdentity,
}

/// <summary>One thing an operation needs: any of some actions, granted to an identity at a scope.</summary>
internal sealed class Requirement
{
    public Requirement(ImmutableArray<string> anyOf, AccessScope scope, AccessIdentity identity = AccessIdentity.Caller) =>
        (AnyOf, Scope, Identity) = (anyOf, scope, identity);

    /// <summary>Actions of which one suffices; several where the exact one depends on the deployed model or is not known.</summary>
    public ImmutableArray<string> AnyOf { get; }

    /// <summary>The narrowest scope at which an assignment counts.</summary>
    public AccessScope Scope { get; }

    public AccessIdentity Identity { get; }
}

/// <summary>A member of an SDK that does an operation. Sync and async are two members.</summary>
internal sealed class ServiceOperationMember
{
    public ServiceOperationMember(string type, string name, string? parameter = null, string? value = null) =>
        (Type, Name, Parameter, Value) = (type, name, parameter, value);

    /// <summary>Full name of the type that declares the member first; overrides and derived types are found through it.</summary>
    public string Type { get; }

    public string Name { get; }

    /// <summary>A parameter that tells overloads or uses apart, or null.</summary>
    public string? Parameter { get; }

    /// <summary>The constant the parameter must have (<c>true</c>), or null where its presence is enough.</summary>
    public string? Value { get; }
}
