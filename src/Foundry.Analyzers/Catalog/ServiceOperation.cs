using System;
using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>An operation of the service, and the permissions that it requires.</summary>
internal sealed class ServiceOperation
{
    public ServiceOperation(
        string id,
        string title,
        Plane plane,
        EndpointKind endpoint,
        ImmutableArray<Requirement> requires,
        ImmutableArray<string> leastRoles,
        bool isConfirmed,
        ImmutableArray<ServiceOperationMember> members,
        GraderRequirements? graders = null)
    {
        (Id, Title, Plane, Endpoint, Graders) = (id, title, plane, endpoint, graders);
        (Requires, LeastRoles, IsConfirmed, Members) = (requires, leastRoles, isConfirmed, members);
    }

    /// <summary>The id in the catalogue, such as <c>responses.project</c>.</summary>
    public string Id { get; }

    /// <summary>A readable name: <c>Chat completions, account endpoint</c>.</summary>
    public string Title { get; }

    public Plane Plane { get; }

    /// <summary>The kind of endpoint that it is called at.</summary>
    public EndpointKind Endpoint { get; }

    /// <summary>The requirements. All of them have to be granted.</summary>
    public ImmutableArray<Requirement> Requires { get; }

    /// <summary>The ids of sufficient roles, the least role first.</summary>
    public ImmutableArray<string> LeastRoles { get; }

    /// <summary>
    /// Whether the requirement is documented, or the service named it in an error response. A requirement that is only inferred
    /// must not cause a warning.
    /// </summary>
    public bool IsConfirmed { get; }

    /// <summary>The SDK members that call it.</summary>
    public ImmutableArray<ServiceOperationMember> Members { get; }

    /// <summary>What the caller needs besides if the call names certain graders, or null.</summary>
    public GraderRequirements? Graders { get; }
}

/// <summary>Requirements that an evaluation has because of the graders in it.</summary>
internal sealed class GraderRequirements
{
    public GraderRequirements(ImmutableArray<string> types, ImmutableArray<Requirement> requires) =>
        (Types, Requires) = (types, requires);

    /// <summary>The values of <c>type</c> in the testing criteria.</summary>
    public ImmutableArray<string> Types { get; }

    public ImmutableArray<Requirement> Requires { get; }
}

/// <summary>The permission system that applies to an operation.</summary>
internal enum Plane
{
    /// <summary>The service itself, with data actions.</summary>
    Data,

    /// <summary>Azure Resource Manager, with actions.</summary>
    Control,
}

/// <summary>The kind of endpoint that a client calls.</summary>
internal enum EndpointKind
{
    /// <summary>The root of a Foundry or Azure OpenAI resource.</summary>
    Account,

    /// <summary><c>/api/projects/{name}</c> of a Foundry resource.</summary>
    Project,

    /// <summary><c>/anthropic</c> of a Foundry resource, which serves Claude models through an API of its own.</summary>
    Anthropic,

    /// <summary>A hub of Azure Machine Learning.</summary>
    Hub,

    /// <summary>
    /// The address of one agent, <c>/api/projects/{name}/agents/{agent}/endpoint/…</c>. It has its own permission.
    /// </summary>
    Agent,
}

/// <summary>The identity that needs a permission.</summary>
internal enum AccessIdentity
{
    /// <summary>The identity that the program signs in as.</summary>
    Caller,

    /// <summary>The managed identity of the Foundry project, which the service itself uses.</summary>
    ProjectManagedIdentity,
}

/// <summary>What a requirement depends on, other than the member that is called.</summary>
internal enum RequirementCondition
{
    Always,

    /// <summary>The call creates a hosted agent.</summary>
    HostedAgent,

    /// <summary>The project is connected to the resource with Microsoft Entra tokens.</summary>
    TokenConnection,

    /// <summary>A capability host keeps the data of agents in the resource (the standard agent setup).</summary>
    CapabilityHost,
}

/// <summary>A requirement of an operation: one of some actions, granted to an identity at a scope.</summary>
/// <remarks>
/// The policy for alternatives:
/// <list type="bullet">
/// <item>Any of them is enough, so nothing that may be granted counts as refused.</item>
/// <item>Writes beat reads. Creating a thread, a message or a run needs the write, although one refusal named the read
/// (foundry-samples issue 692, learn Q&amp;A 5854285, read 2026-11-30). With the read alone, a refusal is uncertain.</item>
/// <item>The first action decides: the catalogue lists the best proven one first. A role that is advised has to hold it.</item>
/// </list>
/// </remarks>
internal sealed class Requirement
{
    private const string Read = "/read";

    public Requirement(
        ImmutableArray<string> actions,
        AccessScope scope,
        AccessIdentity identity = AccessIdentity.Caller,
        RequirementCondition when = RequirementCondition.Always)
    {
        var reads = actions.RemoveAll(static action => !IsRead(action));
        var others = actions.RemoveRange(reads);
        (AnyOf, MereReads) = others.IsEmpty ? (reads, others) : (others, reads);
        (Scope, Identity, When) = (scope, identity, when);
    }

    /// <summary>
    /// The actions, one of which suffices. There are several if the exact one depends on the model or is unknown.
    /// </summary>
    public ImmutableArray<string> AnyOf { get; }

    /// <summary>The action that decides.</summary>
    public string Decisive => AnyOf[0];

    /// <summary>The reads that are named beside a write, and do not suffice for certain.</summary>
    public ImmutableArray<string> MereReads { get; }

    /// <summary>The narrowest scope at which an assignment counts.</summary>
    public AccessScope Scope { get; }

    public AccessIdentity Identity { get; }

    /// <summary>What it depends on, other than the member that is called.</summary>
    public RequirementCondition When { get; }

    /// <summary>The same requirement at another scope.</summary>
    public Requirement At(AccessScope scope) => new(AnyOf.AddRange(MereReads), scope, Identity, When);

    private static bool IsRead(string action) => action.EndsWith(Read, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An SDK member that calls an operation. Sync and async methods are separate members.</summary>
internal sealed class ServiceOperationMember
{
    public ServiceOperationMember(
        string type, string name, string? parameter = null, string? value = null, string? client = null) =>
        (Type, Name, Parameter, Value, Client) = (type, name, parameter, value, client);

    /// <summary>The full name of the type that first declares the member. Overrides and derived types match through it.</summary>
    public string Type { get; }

    public string Name { get; }

    /// <summary>A parameter that distinguishes overloads or uses, or null.</summary>
    public string? Parameter { get; }

    /// <summary>The constant that the parameter must have (<c>true</c>), or null if its presence is enough.</summary>
    public string? Value { get; }

    /// <summary>
    /// The parameter that takes the client, or several clients; null if the call is made on the client. Only overloads with this
    /// parameter count.
    /// </summary>
    public string? Client { get; }
}
