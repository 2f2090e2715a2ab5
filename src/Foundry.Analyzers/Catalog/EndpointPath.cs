using System;
using System.Text.RegularExpressions;

namespace Foundry.Analyzers.Catalog;

/// <summary>What the path of an endpoint has to be for each kind of client, and how a wrong one is repaired.</summary>
/// <remarks>
/// An address may hold unknown parts (<see cref="Hole"/>); a repair keeps them or cuts them off, and is null where they hide what
/// it needs.
/// Source: endpoint forms of the SDKs' own READMEs and samples (Azure SDK for .NET, openai-dotnet, read 2026-11-21).
/// </remarks>
internal static class EndpointPath
{
    /// <summary>Stands for a part that is not known; no address and no scope can contain it.</summary>
    public const char Hole = '\0';

    private const string OpenAI = "/openai/v1";
    private const string ProjectStart = "/api/projects/";

    // Bounded by construction: no nested quantifiers.
    private static readonly Regex Root = new(@"^[^:/?#]+://[^/?#]+", RegexOptions.CultureInvariant);
    private static readonly Regex Project = new(
        "^" + ProjectStart + "[^/?#]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex ProjectWithoutApi = new(@"^/projects/[^/?#]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Whether an address, or any other text, contains the path of a project.</summary>
    public static bool ContainsProject(string text) => text.IndexOf(ProjectStart, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether the path is a project's and nothing more.</summary>
    public static bool IsProject(string path) => Project.Match(path) is { Success: true } match && path.Length - match.Length <= 1 && path.Substring(match.Length) is "" or "/";

    /// <summary>Whether the path is a project's, or may be one once its unknown parts are filled in.</summary>
    public static bool MayBeProject(string path)
    {
        var hole = path.IndexOf(Hole);
        return IsProject(path)
            || hole >= 0 && (ProjectStart.StartsWith(path.Substring(0, hole), StringComparison.OrdinalIgnoreCase) || path.StartsWith(ProjectStart, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the path is a project's or lies below it.</summary>
    public static bool IsBelowProject(string path) => Project.IsMatch(path);

    /// <summary>Whether the path is that of one agent of a project, which has a permission of its own.</summary>
    public static bool IsOfAgent(string path) => IsBelowProject(path, "/agents/");

    /// <summary>Whether the path is that of an agent application, which has one too.</summary>
    public static bool IsOfApplication(string path) => IsBelowProject(path, "/applications/");

    private static bool IsBelowProject(string path, string part) =>
        Project.Match(path) is { Success: true } project && path.IndexOf(part, project.Length, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether the path is that of the resource itself, of its models, or of its OpenAI routes.</summary>
    public static bool IsAccount(string path) => path.TrimEnd('/') is var start
        && (start.Length == 0 || start.Equals("/models", StringComparison.OrdinalIgnoreCase) || start.Equals("/openai", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("/openai/", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a plain OpenAI client finds its routes below the path: <c>/openai/v1</c>, and <c>/openai</c> in a project.</summary>
    public static bool IsOpenAI(string path)
    {
        path = path.TrimEnd('/');
        return EndsWith(path, OpenAI) || IsBelowProject(path) && EndsWith(path, "/openai");
    }

    /// <summary>The address with the path of a project; a project that is not named becomes <c>&lt;project&gt;</c>.</summary>
    public static string? ToProject(string address) => Repair(address, path =>
        Project.Match(path) is { Success: true } project ? project.Value
        : ProjectWithoutApi.Match(path) is { Success: true } named ? "/api" + named.Value
        : ProjectStart + "<project>");

    /// <summary>The address below which a plain OpenAI client finds its routes.</summary>
    public static string? ToOpenAI(string address) => Repair(address, path =>
        (Project.Match(path) is { Success: true } project ? project.Value : "") + OpenAI + "/");

    /// <summary>The address of the resource itself.</summary>
    public static string? ToResourceRoot(string address) => Repair(address, static _ => "");

    /// <summary>The address with <c>https</c>.</summary>
    public static string? ToHttps(string address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "https://" + address.Substring("http://".Length) : null;

    private static string? Repair(string address, Func<string, string> path)
    {
        var root = Root.Match(address);
        return root.Success && root.Value[root.Length - 1] != Hole ? root.Value + path(address.Substring(root.Length)) : null;
    }

    private static bool EndsWith(string path, string end) => path.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
