using System;
using System.Collections.Generic;
using Foundry.Analyzers.Access;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>
/// Keeps the last infrastructure that was read. An edit in C# passes the same texts again, and the result depends on these texts
/// only.
/// </summary>
internal sealed class LastInfrastructure
{
    private volatile Reading? _last;

    /// <summary>The infrastructure of files. A reading that is cancelled throws, and is not kept.</summary>
    public DeclaredInfrastructure Of(IReadOnlyList<InfrastructureFile> files, Func<DeclaredInfrastructure> read)
    {
        if (_last is not { } last || !last.Matches(files))
            _last = last = new(files, read());
        return last.Infrastructure;
    }

    private sealed class Reading(IReadOnlyList<InfrastructureFile> files, DeclaredInfrastructure infrastructure)
    {
        public DeclaredInfrastructure Infrastructure { get; } = infrastructure;

        public bool Matches(IReadOnlyList<InfrastructureFile> others)
        {
            if (files.Count != others.Count)
                return false;
            for (var i = 0; i < files.Count; i++)
            {
                if (!IsSame(files[i], others[i]))
                    return false;
            }

            return true;
        }

        private static bool IsSame(InfrastructureFile one, InfrastructureFile other) =>
            one.Text == other.Text && one.Kind == other.Kind && one.Path == other.Path;
    }
}
