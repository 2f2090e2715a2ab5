using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.AppHosts;

/// <summary>The source of an Aspire application host: the accounts it makes, and the programs that refer to them.</summary>
/// <remarks>
/// Read as syntax, because the analyzed project does not reference the libraries of the host. Only statements that stand for
/// themselves are understood, and the branch for publishing. What is done under another condition, in a loop or in another
/// method makes its resources unknown.
/// </remarks>
internal sealed class AppHostProgram(ImmutableArray<AppHostResource> resources, bool isComplete, bool assignsByReference)
{
    private static readonly Regex NoIdentifier = new(@"[^\w]", RegexOptions.CultureInvariant);

    public ImmutableArray<AppHostResource> Accounts { get; } = resources
        .Where(static resource => resource.Kind == AppHostResourceKind.Account)
        .ToImmutableArray();

    /// <summary>Whether every statement is understood.</summary>
    public bool IsComplete { get; } = isComplete;

    /// <summary>
    /// Whether each program gets the roles for what it refers to. Without a compute environment, one identity gets the default
    /// roles of every resource.
    /// </summary>
    public bool AssignsByReference { get; } = assignsByReference;

    /// <summary>The resources that run a project; several if the host starts it more than once.</summary>
    /// <param name="projectFile">The path of the project file.</param>
    public ImmutableArray<AppHostResource> ProgramsOf(string projectFile)
    {
        var name = TypeNameOf(projectFile);
        return resources
            .Where(resource => resource.Kind == AppHostResourceKind.Program && TypeNameOf(resource.Name) == name)
            .ToImmutableArray();
    }

    /// <summary>The name of the type that the SDK of Aspire makes for a project file: <c>Projects.My_App</c>.</summary>
    private static string TypeNameOf(string projectFile)
    {
        var name = FilePath.NameOf(FilePath.Normalize(projectFile));
        const string Extension = ".csproj";
        if (name.EndsWith(Extension, System.StringComparison.OrdinalIgnoreCase))
            name = name.Substring(0, name.Length - Extension.Length);
        return NoIdentifier.Replace(name, "_");
    }

    public static AppHostProgram? Read(SourceText text) => new AppHostReader().Read(text);
}
