using System;
using System.Collections.Generic;
using System.Collections.Immutable;
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

    /// <summary>The routes that clients append. An address that ends in one is that of an operation.</summary>
    private static readonly ImmutableArray<string> Operations = ImmutableArray.Create(
        "/chat/completions", "/completions", "/embeddings", "/responses",
        "/images/generations", "/images/edits", "/images/embeddings",
        "/audio/transcriptions", "/audio/translations", "/audio/speech");

    private static readonly char[] QueryStarts = { '?', '#' };

    // Bounded by construction: no nested quantifiers.
    private static readonly Regex Root = new(@"^[^:/?#]+://[^/?#]+", RegexOptions.CultureInvariant);

    // "<project>" and "{project}" wait for a name.
    private static readonly Regex Project = new(
        "^" + ProjectStart + "[^/?#<>{}]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex ProjectWithoutApi = new(
        @"^/projects/[^/?#<>{}]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Deployment = new(
        @"/deployments/(?<name>[^/?#<>{}\x00]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // 2024-10-21, 2025-01-01-preview
    private static readonly Regex DatedVersion = new(
        @"[?&]api-version=\d{4}-\d{2}-\d{2}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

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

    /// <summary>The name of the project that a path begins with; null if there is none, or it is not known.</summary>
    public static string? ProjectOf(string path)
    {
        var project = Project.Match(path).Value;
        return project.Length > 0 && project.IndexOf(Hole) < 0 ? project.Substring(ProjectStart.Length) : null;
    }

    /// <summary>Whether the path is that of an agent of a project. Agents have their own permission.</summary>
    public static bool IsOfAgent(string path) => IsBelowProject(path, "/agents/");

    /// <summary>Whether the path is that of an agent application. Applications have their own permission too.</summary>
    public static bool IsOfApplication(string path) => IsBelowProject(path, "/applications/");

    /// <summary>Whether the path is the responses route of an agent, to which a client would add the route again.</summary>
    public static bool IsResponsesOfAgent(string path) =>
        IsOfAgentOrApplication(path) && EndsWith(path.TrimEnd('/'), Protocol + Responses);

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
        return !HoldsOpenAITwice(path)
            && (EndsWith(path, OpenAI) || IsBelowProject(path) && EndsWith(path, "/openai"));
    }

    /// <summary>Whether the path is <c>/openai/v1</c> of an account, which knows no versions with a date.</summary>
    public static bool IsUnversioned(string path) => path.TrimEnd('/').Equals(OpenAI, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a query has a version.</summary>
    public static bool HasVersion(string query) => query.IndexOf("api-version=", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether a query has a version that is a date.</summary>
    public static bool HasDatedVersion(string query) => DatedVersion.IsMatch(query);

    /// <summary>The deployment that a path names, or null.</summary>
    public static string? DeploymentOf(string path) =>
        Deployment.Match(path) is { Success: true } match ? Uri.UnescapeDataString(match.Groups["name"].Value) : null;

    /// <summary>Whether the path ends in the name of a deployment, without a route.</summary>
    public static bool EndsInDeployment(string path)
    {
        path = path.TrimEnd('/');
        var match = Deployment.Match(path);
        return match.Success && match.Index + match.Length == path.Length;
    }

    /// <summary>
    /// Whether the path ends in a route that clients append, as the "Target URI" of the portal does. One word alone may be the
    /// path of a gateway's API.
    /// </summary>
    public static bool EndsInOperation(string path) => OperationAtEnd(path.TrimEnd('/')) is not null;

    /// <summary>
    /// Whether no Azure host serves a client that appends <c>/openai/deployments/…</c> or the routes of a project to the path.
    /// </summary>
    public static bool IsEndOfOpenAI(string path) =>
        EndsWith(path.TrimEnd('/'), OpenAI) || Deployment.IsMatch(path) || EndsInOperation(path) || HoldsOpenAITwice(path);

    /// <summary>Whether <c>/openai</c> occurs twice, as it does where two parts of a program append it.</summary>
    public static bool HoldsOpenAITwice(string path) =>
        path.Substring(Project.Match(path).Length).Split('/')
            .Count(static part => part.Equals("openai", StringComparison.OrdinalIgnoreCase)) > 1;

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
        IsOfAgentOrApplication(path)
            ? WithoutResponses(path)
            : Project.Match(path).Value + OpenAI + "/");

    /// <summary>Whether an address is that of an agent, or of a published agent.</summary>
    public static bool IsAgentAddress(string address) =>
        Root.Match(address) is { Success: true } root && IsOfAgentOrApplication(address.Substring(root.Length));

    /// <summary>The address before the route at its end, with its query: what a client appends the route to.</summary>
    public static string? WithoutOperation(string address)
    {
        var start = address.Length > 0 && address[0] == Hole ? 1 : Root.Match(address).Length;
        var query = address.IndexOfAny(QueryStarts);
        var end = query < 0 ? address.Length : query;
        if (start == 0 || end <= start)
            return null;

        var path = address.Substring(start, end - start).TrimEnd('/');
        return OperationAtEnd(path) is { } operation
            ? address.Substring(0, start) + path.Substring(0, path.Length - operation.Length) + address.Substring(end)
            : null;
    }

    /// <summary>The address of the resource itself.</summary>
    public static string? ToResourceRoot(string address) =>
        Repair(address, static _ => "") ?? (IsEndOfUnknown(address) ? Hole.ToString() : null);

    /// <summary>The address with <c>https</c>.</summary>
    public static string? ToHttps(string address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            ? "https://" + address.Substring("http://".Length)
            : null;

    /// <summary>Whether the address is a known path below an unknown start: <c>{endpoint}/openai/v1</c>.</summary>
    private static bool IsEndOfUnknown(string address) =>
        address.Length > 1 && address[0] == Hole && address[1] == '/' && address.IndexOf(Hole, 1) < 0;

    private static string? OperationAtEnd(string path) => Operations.FirstOrDefault(operation =>
        EndsWith(path, operation) && (operation.LastIndexOf('/') > 0 || path.Length > operation.Length));

    private static bool IsOfAgentOrApplication(string path) => IsOfAgent(path) || IsOfApplication(path);

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
