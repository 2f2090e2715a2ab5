namespace Foundry.Access.Tool.Derivation;

/// <summary>The place of a call.</summary>
/// <param name="Path">The file, relative to the root of the report.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Member">The name of the member that is called.</param>
internal sealed record CallSite(string Path, int Line, string Member) : IComparable<CallSite>
{
    public int CompareTo(CallSite? other)
    {
        var byPath = string.CompareOrdinal(Path, other?.Path);
        if (byPath != 0)
            return byPath;
        var byLine = Line.CompareTo(other!.Line);
        return byLine != 0 ? byLine : string.CompareOrdinal(Member, other.Member);
    }
}
