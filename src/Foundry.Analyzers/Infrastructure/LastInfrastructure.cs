using System;
using System.Collections.Generic;
using Foundry.Analyzers.Access;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>
/// What files said together when they were last read. An edit in C# hands the same texts over again, and what they say follows from
/// them alone.
/// </summary>
internal sealed class LastInfrastructure
{
    private volatile Reading? _last;

    public DeclaredInfrastructure Of(IReadOnlyList<InfrastructureFile> files, Func<DeclaredInfrastructure> read)
    {
        if (_last is not { } last || !last.IsOf(files))
            _last = last = new(files, read());
        return last.Infrastructure;
    }

    private sealed class Reading(IReadOnlyList<InfrastructureFile> files, DeclaredInfrastructure infrastructure)
    {
        public DeclaredInfrastructure Infrastructure { get; } = infrastructure;

        public bool IsOf(IReadOnlyList<InfrastructureFile> others)
        {
            if (files.Count != others.Count)
                return false;
            for (var i = 0; i < files.Count; i++)
            {
                if (files[i].Text != others[i].Text || files[i].Kind != others[i].Kind || files[i].Path != others[i].Path)
                    return false;
            }

            return true;
        }
    }
}
