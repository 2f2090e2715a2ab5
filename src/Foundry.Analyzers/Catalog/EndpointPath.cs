using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

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
    private const string ProjectWithoutApi = "/projects/";
    private const string Protocol = "/protocols/openai";
    private const string Responses = "/responses";
    private const string Deployments = "/deployments/";
    private const string Version = "api-version=";

    /// <summary>The routes that clients append. An address that ends in one is that of an operation.</summary>
    private static readonly ImmutableArray<string> Operations = ImmutableArray.Create(
        "/chat/completions", "/completions", "/embeddings", "/responses",
        "/images/generations", "/images/edits", "/images/embeddings",
        "/audio/transcriptions", "/audio/translations", "/audio/speech");

    private static readonly char[] QueryStarts = { '?', '#' };

    // No regular expressions: the first one of a process costs more than all that is matched here.
    private static readonly char[] HostEnds = { '/', '?', '#' };
    private static readonly char[] SchemeEnds = { ':', '/', '?', '#' };

    // "<project>" and "{project}" wait for a name.
    private static readonly char[] NameEnds = { '/', '?', '#', '<', '>', '{', '}' };
    private static readonly char[] KnownNameEnds = { '/', '?', '#', '<', '>', '{', '}', Hole };

    /// <summary>Whether an address, or any other text, contains the path of a project.</summary>
    public static bool ContainsProject(string text) =>
        text.IndexOf(ProjectStart, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether the path is exactly that of a project.</summary>
    public static bool IsProject(string path) =>
        ProjectLength(path) is > 0 and var length && path.Substring(length) is "" or "/";

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
    public static bool IsBelowProject(string path) => ProjectLength(path) > 0;

    /// <summary>The name of the project that a path begins with; null if there is none, or it is not known.</summary>
    public static string? ProjectOf(string path)
    {
        var project = ProjectAt(path);
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
    public static bool HasVersion(string query) => query.IndexOf(Version, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether a query has a version that is a date.</summary>
    public static bool HasDatedVersion(string query)
    {
        for (var start = 0; (start = query.IndexOf(Version, start, StringComparison.OrdinalIgnoreCase)) >= 0; start++)
        {
            if (start > 0 && query[start - 1] is '?' or '&' && BeginsWithDate(query, start + Version.Length))
                return true;
        }

        return false;
    }

    /// <summary>The deployment that a path names, or null.</summary>
    public static string? DeploymentOf(string path) =>
        DeploymentIn(path, out var start, out var length)
            ? Uri.UnescapeDataString(path.Substring(start + Deployments.Length, length - Deployments.Length))
            : null;

    /// <summary>Whether the path ends in the name of a deployment, without a route.</summary>
    public static bool EndsInDeployment(string path)
    {
        path = path.TrimEnd('/');
        return DeploymentIn(path, out var start, out var length) && start + length == path.Length;
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
        EndsWith(path.TrimEnd('/'), OpenAI)
        || DeploymentIn(path, out _, out _)
        || EndsInOperation(path)
        || HoldsOpenAITwice(path);

    /// <summary>Whether <c>/openai</c> occurs twice, as it does where two parts of a program append it.</summary>
    public static bool HoldsOpenAITwice(string path) =>
        path.Substring(ProjectLength(path)).Split('/')
            .Count(static part => part.Equals("openai", StringComparison.OrdinalIgnoreCase)) > 1;

    /// <summary>The address with the path of a project; null if the project's name is not known.</summary>
    /// <remarks>Null for a published agent too, which is a resource of its own: the project is another one.</remarks>
    /// <param name="others">Other addresses, which may name the project of this resource.</param>
    public static string? ToProject(string address, IEnumerable<string> others) => Repair(address, path =>
        IsOfApplication(path) ? null : ProjectPath(path) ?? OnlyProject(address.Substring(0, RootLength(address)), others));

    /// <summary>
    /// The address below which an OpenAI client finds its routes. That of an agent loses the route at its end and keeps its
    /// query.
    /// </summary>
    public static string? ToOpenAI(string address) => Repair(address, static path =>
        IsOfAgentOrApplication(path)
            ? WithoutResponses(path)
            : ProjectAt(path) + OpenAI + "/");

    /// <summary>Whether an address is that of an agent, or of a published agent.</summary>
    public static bool IsAgentAddress(string address) =>
        RootLength(address) is > 0 and var root && IsOfAgentOrApplication(address.Substring(root));

    /// <summary>The address before the route at its end, with its query: what a client appends the route to.</summary>
    public static string? WithoutOperation(string address)
    {
        var start = address.Length > 0 && address[0] == Hole ? 1 : RootLength(address);
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

    private static bool IsBelowProject(string path, string part) =>
        ProjectLength(path) is > 0 and var length && path.IndexOf(part, length, StringComparison.OrdinalIgnoreCase) >= 0;

    private static string? ProjectPath(string path)
    {
        if (ProjectLength(path) > 0)
            return ProjectAt(path);
        return LengthWithName(path, 0, ProjectWithoutApi, NameEnds) is > 0 and var length
            ? "/api" + path.Substring(0, length)
            : null;
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
            .Select(address => ProjectAt(address.Substring(root.Length)))
            .Where(static path => path.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(2)
            .ToArray();
        return projects.Length == 1 ? projects[0] : null;
    }

    private static string? Repair(string address, Func<string, string?> path)
    {
        var root = RootLength(address);
        return root > 0 && address[root - 1] != Hole && path(address.Substring(root)) is { } repaired
            ? address.Substring(0, root) + repaired
            : null;
    }

    /// <summary>The length of the scheme and the host; 0 if an address does not begin with both.</summary>
    private static int RootLength(string address)
    {
        var colon = address.IndexOfAny(SchemeEnds);
        return colon > 0 ? LengthWithName(address, colon, "://", HostEnds) is > 0 and var length ? colon + length : 0 : 0;
    }

    private static string ProjectAt(string path) => path.Substring(0, ProjectLength(path));

    /// <summary>The length of the path of the project that a path begins with, or 0.</summary>
    private static int ProjectLength(string path) => LengthWithName(path, 0, ProjectStart, NameEnds);

    /// <summary>The first deployment that a path names.</summary>
    private static bool DeploymentIn(string path, out int start, out int length)
    {
        for (start = 0; (start = path.IndexOf(Deployments, start, StringComparison.OrdinalIgnoreCase)) >= 0; start++)
        {
            length = LengthWithName(path, start, Deployments, KnownNameEnds);
            if (length > 0)
                return true;
        }

        length = 0;
        return false;
    }

    /// <summary>The length of a start and of the name after it; 0 if the text does not go on so.</summary>
    private static int LengthWithName(string text, int at, string start, char[] nameEnds)
    {
        if (string.Compare(text, at, start, 0, start.Length, StringComparison.OrdinalIgnoreCase) != 0)
            return 0;

        var name = at + start.Length;
        var end = text.IndexOfAny(nameEnds, name);
        return end == name || name == text.Length ? 0 : (end < 0 ? text.Length : end) - at;
    }

    /// <summary>Whether a text goes on with a date: 2024-10-21, 2025-01-01-preview.</summary>
    private static bool BeginsWithDate(string text, int at)
    {
        const string Date = "dddd-dd-dd";
        if (text.Length - at < Date.Length)
            return false;

        for (var i = 0; i < Date.Length; i++)
        {
            if (Date[i] == 'd' ? !char.IsDigit(text[at + i]) : text[at + i] != Date[i])
                return false;
        }

        return true;
    }

    private static bool EndsWith(string path, string end) => path.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
