using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Foundry.Analyzers.Catalog;

/// <summary>Checks and repairs the path of an endpoint for each kind of client.</summary>
/// <remarks>
/// An address may have unknown parts (<see cref="Hole"/>). A repair keeps or removes them, and is null if they hide a part that
/// it needs. Source: endpoint forms of the SDKs' own READMEs and samples (Azure SDK for .NET, openai-dotnet, read 2026-11-21).
/// </remarks>
internal static class EndpointPath
{
    /// <summary>Represents an unknown part. No address and no token scope can contain it.</summary>
    public const char Hole = '\0';

    private const string OpenAI = "/openai/v1";
    private const string ProjectStart = "/api/projects/";
    private const string Protocol = "/protocols/openai";
    private const string Responses = "/responses";

    private static readonly char[] QueryStarts = { '?', '#' };

    // Bounded by construction: no nested quantifiers.
    private static readonly Regex Root = new(@"^[^:/?#]+://[^/?#]+", RegexOptions.CultureInvariant);

    // "<project>" and "{project}" wait for a name.
    private static readonly Regex Project = new(
        "^" + ProjectStart + "[^/?#<>{}]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex ProjectWithoutApi = new(
        @"^/projects/[^/?#<>{}]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Whether an address, or any other text, contains the path of a project.</summary>
    public static bool ContainsProject(string text) =>
        text.IndexOf(ProjectStart, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether the path is exactly that of a project.</summary>
    public static bool IsProject(string path)
    {
        var project = Project.Match(path);
        return project.Success && path.Substring(project.Length) is "" or "/";
    }

    /// <summary>Whether the path is that of a project, or may be with some value of its unknown parts.</summary>
    public static bool MayBeProject(string path)
    {
        if (IsProject(path))
            return true;

        var hole = path.IndexOf(Hole);
        if (hole < 0)
            return false;

        return ProjectStart.StartsWith(path.Substring(0, hole), StringComparison.OrdinalIgnoreCase)
            || path.StartsWith(ProjectStart, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the path is that of a project or below it.</summary>
    public static bool IsBelowProject(string path) => Project.IsMatch(path);

    /// <summary>Whether the path is that of an agent of a project. Agents have their own permission.</summary>
    public static bool IsOfAgent(string path) => IsBelowProject(path, "/agents/");

    /// <summary>Whether the path is that of an agent application. Applications have their own permission too.</summary>
    public static bool IsOfApplication(string path) => IsBelowProject(path, "/applications/");

    /// <summary>Whether the path is the responses route of an agent, to which a client would add the route again.</summary>
    public static bool IsResponsesOfAgent(string path) =>
        (IsOfAgent(path) || IsOfApplication(path)) && EndsWith(path.TrimEnd('/'), Protocol + Responses);

    /// <summary>Whether the path is that of the resource itself, of its models, or of its OpenAI routes.</summary>
    public static bool IsAccount(string path)
    {
        path = path.TrimEnd('/');
        return path.Length == 0
            || path.Equals("/models", StringComparison.OrdinalIgnoreCase)
            || path.Equals("/openai", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith("/openai/", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Whether an OpenAI client finds its routes below the path: <c>/openai/v1</c>, and <c>/openai</c> in a project.
    /// </summary>
    public static bool IsOpenAI(string path)
    {
        path = path.TrimEnd('/');
        return EndsWith(path, OpenAI) || IsBelowProject(path) && EndsWith(path, "/openai");
    }

    /// <summary>The address with the path of a project; null if the project's name is not known.</summary>
    /// <remarks>Null for a published agent too, which is a resource of its own: the project is another one.</remarks>
    /// <param name="others">Other addresses, which may name the project of this resource.</param>
    public static string? ToProject(string address, IEnumerable<string> others) => Repair(address, path =>
        IsOfApplication(path) ? null : ProjectPath(path) ?? OnlyProject(Root.Match(address).Value, others));

    /// <summary>
    /// The address below which an OpenAI client finds its routes. That of an agent loses the route at its end and keeps its
    /// query.
    /// </summary>
    public static string? ToOpenAI(string address) => Repair(address, static path =>
        IsOfAgent(path) || IsOfApplication(path)
            ? WithoutResponses(path)
            : Project.Match(path).Value + OpenAI + "/");

    /// <summary>The address of the resource itself.</summary>
    public static string? ToResourceRoot(string address) => Repair(address, static _ => "");

    /// <summary>The address with <c>https</c>.</summary>
    public static string? ToHttps(string address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            ? "https://" + address.Substring("http://".Length)
            : null;

    private static bool IsBelowProject(string path, string part)
    {
        var project = Project.Match(path);
        return project.Success && path.IndexOf(part, project.Length, StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static string? ProjectPath(string path)
    {
        if (Project.Match(path) is { Success: true } project)
            return project.Value;
        return ProjectWithoutApi.Match(path) is { Success: true } withoutApi ? "/api" + withoutApi.Value : null;
    }

    private static string? WithoutResponses(string path)
    {
        var query = path.IndexOfAny(QueryStarts);
        var end = query < 0 ? path.Length : query;
        var route = path.Substring(0, end).TrimEnd('/');
        return EndsWith(route, Protocol + Responses)
            ? route.Substring(0, route.Length - Responses.Length) + path.Substring(end)
            : null;
    }

    /// <summary>The path of the only project that the addresses name at a resource, or null.</summary>
    private static string? OnlyProject(string root, IEnumerable<string> addresses)
    {
        var projects = addresses
            .Where(address => address.StartsWith(root, StringComparison.OrdinalIgnoreCase) && address.IndexOf(Hole) < 0)
            .Select(address => Project.Match(address.Substring(root.Length)).Value)
            .Where(static path => path.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(2)
            .ToArray();
        return projects.Length == 1 ? projects[0] : null;
    }

    private static string? Repair(string address, Func<string, string?> path)
    {
        var root = Root.Match(address);
        return root.Success && root.Value[root.Length - 1] != Hole && path(address.Substring(root.Length)) is { } repaired
            ? root.Value + repaired
            : null;
    }

    private static bool EndsWith(string path, string end) => path.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
