using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>The operations of the service that programs call.</summary>
/// <remarks>The generator writes them from <c>Data/operations.json</c>, which gives the evidence for each.</remarks>
internal static partial class ServiceOperations
{
    /// <summary>The start of an evaluation run at a project. The service runs it as the project's identity.</summary>
    public static ServiceOperation EvaluationRun => ById("evaluations.runs.create.project")!;

    /// <summary>A search by the tool of an agent. The service makes it as the project's identity.</summary>
    public static ServiceOperation SearchTool => ById("agents.tools.search")!;

    /// <summary>The operation with an id of the catalogue, or null.</summary>
    public static ServiceOperation? ById(string id) => Index.ById.TryGetValue(id, out var operation) ? operation : null;

    /// <summary>Whether a member with this name may call an operation. The caller has to compare the type.</summary>
    public static bool HaveMember(string methodName) => Index.ByMember.ContainsKey(methodName);

    /// <summary>The operations that a member with this name may call. The caller has to compare the type.</summary>
    public static IReadOnlyList<ServiceOperation> WithMember(string methodName) =>
        Index.ByMember.TryGetValue(methodName, out var found) ? found : Array.Empty<ServiceOperation>();

    /// <summary>The least role that grants one requirement of an operation, or null if none is known.</summary>
    public static Role? LeastRole(this ServiceOperation operation, Requirement requirement)
    {
        foreach (var id in operation.LeastRoles)
        {
            if (Roles.ById(id) is { } role && PermissionEvaluator.Of(role, requirement, operation.Plane) == Decision.Granted)
                return role;
        }

        return null;
    }

    private static ImmutableArray<string> Texts(string texts) => ImmutableArray.Create(texts.Split(';'));

    private static ImmutableArray<Requirement> Needs(params Requirement[] requirements) =>
        ImmutableArray.Create(requirements);

    private static ServiceOperationMember[] Of(string type, string names) =>
        Array.ConvertAll(names.Split(';'), name => new ServiceOperationMember(type, name));

    private static ServiceOperationMember[] With(string type, string parameter, string? value, string names) =>
        Array.ConvertAll(names.Split(';'), name => new ServiceOperationMember(type, name, parameter, value));

    private static ServiceOperationMember[] On(string client, string type, string names) =>
        Array.ConvertAll(names.Split(';'), name => new ServiceOperationMember(type, name, client: client));

    private static ImmutableArray<ServiceOperationMember> Members(params ServiceOperationMember[][] members)
    {
        var all = ImmutableArray.CreateBuilder<ServiceOperationMember>();
        foreach (var some in members)
            all.AddRange(some);
        return all.ToImmutable();
    }

    /// <summary>A separate class, so that it is filled after the operations, and only when used.</summary>
    private static class Index
    {
        public static readonly Dictionary<string, ServiceOperation> ById = new(StringComparer.Ordinal);
        public static readonly Dictionary<string, List<ServiceOperation>> ByMember = new(StringComparer.Ordinal);

        static Index()
        {
            foreach (var operation in All)
            {
                ById.Add(operation.Id, operation);
                foreach (var member in operation.Members)
                    Add(member.Name, operation);
            }
        }

        private static void Add(string member, ServiceOperation operation)
        {
            if (!ByMember.TryGetValue(member, out var operations))
                ByMember.Add(member, operations = new());
            if (!operations.Contains(operation))
                operations.Add(operation);
        }
    }
}
