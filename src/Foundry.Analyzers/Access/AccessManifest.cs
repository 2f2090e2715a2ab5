using System.Collections.Immutable;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Access;

/// <summary>What <c>foundry.access.json</c> declares: who may do what, and how the account is set up.</summary>
internal sealed class AccessManifest(string path, SourceText text, bool isComplete, bool isUnderstood, ImmutableArray<Grant> grants, ImmutableArray<ManifestIdentity> identities,
    ImmutableArray<Role> customRoles, DeclaredAccount? account, Declared<bool> storageUsesEntra, ImmutableArray<AccessManifestMistake> mistakes)
{
    /// <summary>The file as the compiler names it.</summary>
    public string Path { get; } = path;

    /// <summary>Whether these are all grants there are: the manifest says so, and nothing in it hides one.</summary>
    public bool IsComplete { get; } = isComplete && isUnderstood;

    /// <summary>Whether every identity, role and grant was understood. A mistake among the account's settings hides no grant.</summary>
    public bool IsUnderstood { get; } = isUnderstood;

    /// <summary>The grants. One with a mistake is among them; what is wrong in it is unknown.</summary>
    public ImmutableArray<Grant> Grants { get; } = grants;

    public ImmutableArray<ManifestIdentity> Identities { get; } = identities;

    /// <summary>The role definitions that were understood.</summary>
    public ImmutableArray<Role> CustomRoles { get; } = customRoles;

    public DeclaredAccount? Account { get; } = account;

    /// <summary>Whether the project reaches its storage account with tokens of Microsoft Entra, and not with a key.</summary>
    public Declared<bool> StorageUsesEntra { get; } = storageUsesEntra;

    /// <summary>The first mistakes, in the order of their places.</summary>
    public ImmutableArray<AccessManifestMistake> Mistakes { get; } = mistakes;

    /// <summary>Reads a manifest. Comments and trailing commas are allowed; nothing makes it throw.</summary>
    public static AccessManifest Read(string path, SourceText text) => new AccessManifestReader(path, text).Read();

    /// <summary>File, line and span of a place in the manifest.</summary>
    public Location LocationOf(TextSpan span) => Location.Create(Path, span, text.Lines.GetLinePositionSpan(span));

    /// <summary>What is written at a place in the manifest.</summary>
    public string TextAt(TextSpan span) => text.ToString(span);

    /// <summary>Whether a file of this name is a manifest.</summary>
    public static bool IsNameOf(string path) => FileKind.OfName(path) == FileKind.Manifest;
}

/// <summary>Someone the manifest gives a name to.</summary>
internal readonly struct ManifestIdentity(string name, ManifestIdentityKind? kind)
{
    public string Name { get; } = name;

    /// <summary>What it is; null where the manifest does not say it rightly.</summary>
    public ManifestIdentityKind? Kind { get; } = kind;
}

/// <summary>What an identity of the manifest is.</summary>
internal enum ManifestIdentityKind
{
    ManagedIdentity,
    User,
    ServicePrincipal,
    ProjectManagedIdentity,
}

/// <summary>A place in the manifest that says nothing.</summary>
internal readonly struct AccessManifestMistake(string message, string advice, TextSpan span, string? replacement = null, bool isCertain = true)
{
    /// <summary>What is wrong, as a clause.</summary>
    public string Message { get; } = message;

    /// <summary>What to do about it, as a clause.</summary>
    public string Advice { get; } = advice;

    public TextSpan Span { get; } = span;

    /// <summary>The text that was probably meant there, quotes and all, or null.</summary>
    public string? Replacement { get; } = replacement;

    /// <summary>False where it may be right, only nothing is known of it: Azure has more roles than the catalogue.</summary>
    public bool IsCertain { get; } = isCertain;
}
