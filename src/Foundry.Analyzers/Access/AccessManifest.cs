using System.Collections.Immutable;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Access;

/// <summary>The content of <c>foundry.access.json</c>: grants, identities, custom roles and account settings.</summary>
internal sealed class AccessManifest(
    string path,
    SourceText text,
    bool isComplete,
    bool isUnderstood,
    ImmutableArray<Grant> grants,
    ImmutableArray<ManifestIdentity> identities,
    ImmutableArray<Role> customRoles,
    DeclaredAccount? account,
    Declared<bool> storageUsesEntra,
    ImmutableArray<AccessManifestMistake> mistakes)
{
    /// <summary>The path that the compiler passes.</summary>
    public string Path { get; } = path;

    /// <summary>Whether the manifest lists every grant: it says so, and no mistake in it can hide one.</summary>
    public bool IsComplete { get; } = isComplete && isUnderstood;

    /// <summary>
    /// Whether every identity, role and grant was understood. A mistake in the account settings hides no grant.
    /// </summary>
    public bool IsUnderstood { get; } = isUnderstood;

    /// <summary>The grants, including those with a mistake. Their wrong parts are unknown.</summary>
    public ImmutableArray<Grant> Grants { get; } = grants;

    public ImmutableArray<ManifestIdentity> Identities { get; } = identities;

    /// <summary>The role definitions that were understood.</summary>
    public ImmutableArray<Role> CustomRoles { get; } = customRoles;

    public DeclaredAccount? Account { get; } = account;

    /// <summary>Whether the project uses Microsoft Entra tokens for its storage account, and not a key.</summary>
    public Declared<bool> StorageUsesEntra { get; } = storageUsesEntra;

    /// <summary>The first mistakes, in file order.</summary>
    public ImmutableArray<AccessManifestMistake> Mistakes { get; } = mistakes;

    /// <summary>Reads a manifest. It allows comments and trailing commas, and never throws.</summary>
    public static AccessManifest Read(string path, SourceText text) => new AccessManifestReader(path, text).Read();

    public Location LocationOf(TextSpan span) => Location.Create(Path, span, text.Lines.GetLinePositionSpan(span));

    public string TextAt(TextSpan span) => text.ToString(span);

    /// <summary>Whether a file of this name is a manifest.</summary>
    public static bool IsNameOf(string path) => FileKind.OfName(path) == FileKind.Manifest;
}

/// <summary>An identity that the manifest names.</summary>
internal readonly struct ManifestIdentity(string name, ManifestIdentityKind? kind)
{
    public string Name { get; } = name;

    /// <summary>The kind; null if it is missing or unknown.</summary>
    public ManifestIdentityKind? Kind { get; } = kind;
}

/// <summary>The kinds of identity in the manifest.</summary>
internal enum ManifestIdentityKind
{
    ManagedIdentity,
    User,
    ServicePrincipal,
    ProjectManagedIdentity,
}

/// <summary>An entry of the manifest that is ignored because it is wrong or unknown.</summary>
internal readonly struct AccessManifestMistake(
    string message, string advice, TextSpan span, string? replacement = null, bool isCertain = true)
{
    /// <summary>The problem, as a clause.</summary>
    public string Message { get; } = message;

    /// <summary>The advice, as a clause.</summary>
    public string Advice { get; } = advice;

    public TextSpan Span { get; } = span;

    /// <summary>The text that was probably meant, with its quotes, or null.</summary>
    public string? Replacement { get; } = replacement;

    /// <summary>False if the entry may be right but is unknown: Azure has more roles than the catalogue.</summary>
    public bool IsCertain { get; } = isCertain;
}
