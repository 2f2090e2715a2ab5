using System.Collections.Generic;
using System.Collections.Immutable;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.AppHosts;

/// <summary>A resource of an Aspire application host, as far as its source shows.</summary>
/// <param name="kind">What it is.</param>
/// <param name="name">Its name, or for a project the name of its project file; empty if not literal.</param>
/// <param name="span">The call that adds it.</param>
/// <param name="account">The account that it belongs to.</param>
internal sealed class AppHostResource(AppHostResourceKind kind, string name, TextSpan span, AppHostResource? account = null)
{
    private readonly List<AppHostReference> _references = new();
    private readonly List<AppHostAssignment> _assignments = new();

    public AppHostResourceKind Kind { get; } = kind;

    public string Name { get; } = name;

    public TextSpan Span { get; } = span;

    /// <summary>The account that it is, or that it belongs to.</summary>
    public AppHostResource? Account => Kind == AppHostResourceKind.Account ? this : account;

    /// <summary>Whether it is an account of Azure OpenAI, and not of Foundry.</summary>
    public bool IsOpenAI { get; set; }

    /// <summary>Whether nothing that could change who may do what was done to it in a way that is not understood.</summary>
    public bool IsUnderstood { get; set; } = true;

    /// <summary>Whether everything that was done to it is understood.</summary>
    public bool IsFullyUnderstood { get; set; } = true;

    /// <summary>What the program refers to.</summary>
    public IReadOnlyList<AppHostReference> References => _references;

    /// <summary>The roles that the program gets instead of the default ones.</summary>
    public IReadOnlyList<AppHostAssignment> Assignments => _assignments;

    public void Add(AppHostReference reference) => _references.Add(reference);

    public void Add(AppHostAssignment assignment) => _assignments.Add(assignment);
}

/// <summary>The kinds of resources that are told apart.</summary>
internal enum AppHostResourceKind
{
    /// <summary>The builder of the application.</summary>
    Builder,

    /// <summary>A Foundry or Azure OpenAI account.</summary>
    Account,

    /// <summary>A Foundry project.</summary>
    FoundryProject,

    /// <summary>A deployment of a model.</summary>
    Deployment,

    /// <summary>A .NET project.</summary>
    Program,

    /// <summary>Any other resource, which no account belongs to.</summary>
    Other,
}

/// <summary>A reference of a program to a resource.</summary>
internal readonly struct AppHostReference(AppHostResource target, TextSpan span, bool isCertain)
{
    public AppHostResource Target { get; } = target;

    public TextSpan Span { get; } = span;

    /// <summary>Whether it certainly assigns the default roles of the account.</summary>
    public bool IsCertain { get; } = isCertain;
}

/// <summary>Roles that a program gets at an account.</summary>
internal readonly struct AppHostAssignment(AppHostResource account, ImmutableArray<Role> roles, TextSpan span)
{
    public AppHostResource Account { get; } = account;

    public ImmutableArray<Role> Roles { get; } = roles;

    public TextSpan Span { get; } = span;
}
