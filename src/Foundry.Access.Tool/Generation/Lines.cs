using System.Text;
using Foundry.Access.Tool.Derivation;
using Foundry.Access.Tool.Output;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Generation;

/// <summary>Generated text, and the sentences that every form of it has.</summary>
internal sealed class Lines
{
    public const string Header = "Written by foundry-access: the least role assignments for what the code calls.";

    private readonly StringBuilder _text = new();

    public Lines Add(string line = "")
    {
        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>What a role assignment is for.</summary>
    public static string Purpose(Assignment assignment) =>
        $"{assignment.Role.Name}: {string.Join(", ", assignment.Actions.Select(DataAccess.ShortName))}";

    public static string NotWritten(PlannedIdentity identity, Assignment assignment) =>
        $"Not written: {Words.Show(assignment)} for {identity.Name} at the {Words.Show(assignment.Scope)}.";

    public override string ToString() => _text.ToString();
}
