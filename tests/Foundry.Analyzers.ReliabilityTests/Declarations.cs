using System.Text.RegularExpressions;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>A part of a file that declares something, found in its text.</summary>
internal sealed record Declaration(ProgramFile File, int Start, int End)
{
    public string Text => File.Text[Start..End];

    /// <summary>The program with another text in this place.</summary>
    public CorpusProgram Replaced(CorpusProgram program, string text) => program.With(File, File.Text[..Start] + text + File.Text[End..]);

    /// <summary>The program without this part, and without its name and a comma beside it.</summary>
    public CorpusProgram Removed(CorpusProgram program)
    {
        var (before, after) = (IsJson ? Regex.Replace(File.Text[..Start], "\"\\w+\"\\s*:\\s*$", "") : File.Text[..Start], File.Text[End..]);
        return program.With(File, after.TrimStart().StartsWith(',') ? before + after.TrimStart()[1..] : before.TrimEnd().TrimEnd(',') + after);
    }

    public bool IsJson => File.Path.EndsWith(".json", StringComparison.Ordinal);
}

/// <summary>Finds declarations in templates and manifests by their text alone, so that what is tried does not depend on what is tested.</summary>
internal static partial class Declarations
{
    private const string Guid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /// <summary>Roles that let an identity call models, agents and evaluations, and what a project's identity needs at its stores.</summary>
    private static readonly string[] Roles =
    [
        "53ca6127-db72-4b80-b1b0-d745d6d5456d", "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd", "a001fd3d-188f-4b5b-821b-7da978bf7442",
        "a97b65f3-24c7-4388-baec-2e87135dc908", "64702f94-c441-49e6-a78b-ef80e0188fee", "eadc314b-1a2d-4efa-be10-5d325db5065e",
        "Foundry User", "Azure AI User", "Cognitive Services OpenAI User", "Cognitive Services OpenAI Contributor", "Cognitive Services User", "Azure AI Developer",
    ];

    private static readonly string[] RolesAtStores =
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe", "8ebe5a00-799e-43f5-93ac-243d3dce84a7", "1407120a-92aa-4202-b7e9-c0e197c71c8f", "00000000-0000-0000-0000-000000000002"];

    public static IEnumerable<ProgramFile> Templates(CorpusProgram program) =>
        program.Files.Where(file => file.Path.EndsWith(".bicep", StringComparison.Ordinal) || file.Path.EndsWith(".json", StringComparison.Ordinal) && file.Text.Contains("deploymentTemplate.json#"));

    public static IEnumerable<ProgramFile> Manifests(CorpusProgram program) => program.Files.Where(file => file.Path.EndsWith("/foundry.access.json", StringComparison.Ordinal));

    /// <summary>The assignments of a role that the program needs. Those of users are for people, not for the program.</summary>
    public static IEnumerable<Declaration> Assignments(CorpusProgram program) => !Mutation.Calls(program) ? [] : Templates(program).SelectMany(AllAssignments)
        .Where(assignment => !UserPrincipal().IsMatch(assignment.Text) && RolesIn(assignment).Any(role => Roles.Contains(role) || RolesAtStores.Contains(role) && IsOfProject(assignment)))
        .Concat(Manifests(program).SelectMany(file => Around(file, "\"role\"\\s*:").Where(grant => Regex.IsMatch(grant.Text, "\"identity\"\\s*:"))));

    /// <summary>Whether the principal is the identity of a project.</summary>
    public static bool IsOfProject(Declaration assignment) =>
        Regex.IsMatch(assignment.Text, @"project\w*\.(?:outputs\.\w*principal\w*|identity\.principalId)|""identity""\s*:\s*""project""", RegexOptions.IgnoreCase);

    /// <summary>The places where the roles of an assignment are written: in it, or where what it names gets its value.</summary>
    public static IEnumerable<Match> RoleLiterals(Declaration assignment)
    {
        var names = NamedGuid().Matches(assignment.File.Text).Where(match =>
            Regex.IsMatch(assignment.Text, $@"(?<![\w$]){match.Groups["name"].Value}\b(?!\s*:)") && !assignment.Text.Contains(match.Groups["role"].Value));
        var text = Regex.Matches(assignment.Text, assignment.IsJson ? $"{Guid}|(?<=\"role\"\\s*:\\s*\")[^\"]+" : $"{Guid}|(?<=roleDefinitionIdOrName\\s*:\\s*')[^']+");
        return text.Concat(names);
    }

    /// <summary>The resources and modules of a Bicep file, those inside others too.</summary>
    public static IEnumerable<Declaration> InBicep(ProgramFile file) => Head().Matches(file.Text)
        .Select(match => new Declaration(file, match.Index, EndOf(file.Text, match.Index + match.Length - 1)));

    /// <summary>The innermost objects around what matches.</summary>
    public static IEnumerable<Declaration> Around(ProgramFile file, string pattern) => Regex.Matches(file.Text, pattern)
        .Select(match => (Start: OpeningBefore(file.Text, match.Index), match))
        .Where(place => place.Start >= 0)
        .Select(place => new Declaration(file, place.Start, EndOf(file.Text, place.Start)));

    /// <summary>The name by which a template calls its first resource of a type.</summary>
    public static string? Symbol(ProgramFile file, string type) => Regex.Match(file.Text, $@"resource (\w+) '{Regex.Escape(type)}@") is { Success: true } match ? match.Groups[1].Value : null;

    private static IEnumerable<string> RolesIn(Declaration assignment) => RoleLiterals(assignment).Select(literal => literal.Groups["role"] is { Success: true } role ? role.Value : literal.Value);

    private static IEnumerable<Declaration> AllAssignments(ProgramFile file) => file.Path.EndsWith(".json", StringComparison.Ordinal)
        ? Around(file, "\"type\"\\s*:\\s*\"Microsoft\\.Authorization/roleAssignments\"")
        : InBicep(file).Where(declaration => Regex.IsMatch(declaration.Text, @"^[^\n]*oleAssignments@") || declaration.Text.StartsWith("module", StringComparison.Ordinal) && IsAssignment().IsMatch(declaration.Text))
            .Concat(Around(file, @"roleDefinitionIdOrName\s*:"));

    private static int OpeningBefore(string text, int at)
    {
        for (var depth = 0; --at >= 0;)
        {
            depth += text[at] switch { '}' => 1, '{' => -1, _ => 0 };
            if (depth < 0)
                return at;
        }

        return -1;
    }

    /// <summary>Where what opens at a brace ends; the loop around it too.</summary>
    private static int EndOf(string text, int brace)
    {
        var end = brace;
        for (var depth = 0; end < text.Length; end++)
        {
            depth += text[end] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                break;
        }

        end = Math.Min(end + 1, text.Length);
        var line = text[(text.LastIndexOf('\n', brace) + 1)..brace];
        return line.Contains("[for ") && text.IndexOf(']', end) is var close and >= 0 ? close + 1 : end;
    }

    [GeneratedRegex(@"(?m)(?<=^[ \t]*)(?:resource|module) \w+(?: '[^'\n]*')?(?: existing)? = (?:if \([^\n]*\) |\[ ?for [^\n]*: (?:if \([^\n]*\) )?)?\{")]
    private static partial Regex Head();

    [GeneratedRegex($@"(?<name>\w+)['""]?(?: string)?\s*[:=]\s*['""](?<role>{Guid})['""]")]
    private static partial Regex NamedGuid();

    [GeneratedRegex(@"principalType\s*:\s*'User'|principalId\s*:\s*principalId\b(?![\s\S]*'ServicePrincipal')")]
    private static partial Regex UserPrincipal();

    /// <summary>A module that assigns one role.</summary>
    [GeneratedRegex(@"\bprincipalId\s*:[\s\S]*\brole\w*\s*:|\brole\w*\s*:[\s\S]*\bprincipalId\s*:")]
    private static partial Regex IsAssignment();
}
