using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>The operations of the service that programs call.</summary>
/// <remarks>The generator writes them from <c>Data/operations.json</c>, which gives the evidence for each.</remarks>
internal static partial class ServiceOperations
{
    /// <summary>All operations. Analyses of C# ask for one by its id or member, which makes that one alone.</summary>
    public static ImmutableArray<ServiceOperation> All => Everything.Operations;

    /// <summary>The start of an evaluation run at a project. The service runs it as the project's identity.</summary>
    public static ServiceOperation EvaluationRun => ById("evaluations.runs.create.project")!;

    /// <summary>A search by the tool of an agent. The service makes it as the project's identity.</summary>
    public static ServiceOperation SearchTool => ById("agents.tools.search")!;

    /// <summary>The full names of the types that declare the members of all operations.</summary>
    public static IReadOnlyCollection<string> MemberTypes => Index.Types;

    /// <summary>The operation with an id of the catalogue, or null.</summary>
    public static ServiceOperation? ById(string id) =>
        Index.Ids.IndexOf(id) is >= 0 and var number ? Index.Operations[number] : null;

    /// <summary>Whether a member with this name may call an operation. The caller has to compare the type.</summary>
    public static bool HaveMember(string methodName) => Index.ByMember.ContainsKey(methodName);

    /// <summary>The operations that a member with this name may call. The caller has to compare the type.</summary>
    public static IReadOnlyList<ServiceOperation> WithMember(string methodName) =>
        Index.ByMember.TryGetValue(methodName, out var found) ? found.Operations : Array.Empty<ServiceOperation>();

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

    /// <summary>
    /// What of the table is known without making an operation. A separate class, so that it is filled only when used.
    /// </summary>
    /// <remarks>
    /// A line with an id has lines with its members below it, each with a type, names, and where needed one more word:
    /// <c>@</c> and the parameter that takes the client, or the parameter that distinguishes overloads and its value.
    /// </remarks>
    private static class Index
    {
        public static readonly List<string> Ids = new();
        public static readonly HashSet<string> Types = new(StringComparer.Ordinal);
        public static readonly Dictionary<string, Named> ByMember = new(StringComparer.Ordinal);
        public static readonly OnDemand<ServiceOperation> Operations;

        private static readonly List<List<string[]>> s_members = new();

        static Index()
        {
            foreach (var line in Lines.Split('\n'))
            {
                var words = line.Split(' ');
                if (words.Length == 1)
                {
                    Ids.Add(line);
                    s_members.Add(new());
                    continue;
                }

                s_members[s_members.Count - 1].Add(words);
                Types.Add(words[0]);
                foreach (var name in words[1].Split(';'))
                {
                    if (!ByMember.TryGetValue(name, out var named))
                        ByMember.Add(name, named = new());
                    named.Add(Ids.Count - 1);
                }
            }

            Operations = new(Ids.Count, static number => Make(number, Ids[number], MembersOf(s_members[number])));
        }

        private static ImmutableArray<ServiceOperationMember> MembersOf(List<string[]> lines)
        {
            var members = ImmutableArray.CreateBuilder<ServiceOperationMember>();
            foreach (var words in lines)
            {
                var more = words.Length > 2 ? words[2] : "";
                var client = more.StartsWith("@", StringComparison.Ordinal) ? more.Substring(1) : null;
                var pair = more.Split('=');
                var parameter = more.Length > 0 && client is null ? pair[0] : null;
                foreach (var name in words[1].Split(';'))
                    members.Add(new(words[0], name, parameter, pair.Length > 1 ? pair[1] : null, client));
            }

            return members.ToImmutable();
        }
    }

    /// <summary>The operations that have a member of one name.</summary>
    private sealed class Named
    {
        private readonly List<int> _numbers = new();
        private ServiceOperation[]? _operations;

        public ServiceOperation[] Operations => _operations ??= MakeAll();

        public void Add(int number)
        {
            if (!_numbers.Contains(number))
                _numbers.Add(number);
        }

        private ServiceOperation[] MakeAll()
        {
            var operations = new ServiceOperation[_numbers.Count];
            for (var i = 0; i < operations.Length; i++)
                operations[i] = Index.Operations[_numbers[i]];
            return operations;
        }
    }

    /// <summary>A separate class, so that it is filled only when used.</summary>
    private static class Everything
    {
        public static readonly ImmutableArray<ServiceOperation> Operations = Index.Operations.Range(0, Index.Ids.Count);
    }
}
