using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Access;

/// <summary>A place in a template that names a role, by its id or by its name.</summary>
internal sealed class RoleLiteral(
    string text,
    Role? role,
    string? label,
    string? comment,
    bool isModuleRole,
    GrantSource source,
    bool isNameForId = false)
{
    /// <summary>The GUID or name in the template, without the prefix of a full resource id.</summary>
    public string Text { get; } = text;

    /// <summary>The role; null if the catalogue does not have it.</summary>
    public Role? Role { get; } = role;

    /// <summary>The name of the nearest variable, parameter, property or resource; null for an item of a list.</summary>
    public string? Label { get; } = label;

    /// <summary>The comment at the end of the line or on the line above, or null.</summary>
    public string? Comment { get; } = comment;

    /// <summary>
    /// Whether it is the <c>roleDefinitionIdOrName</c> of an Azure Verified Module. These know only some names.
    /// </summary>
    public bool IsModuleRole { get; } = isModuleRole;

    /// <summary>Whether it is the name of a role where Azure asks for an id.</summary>
    public bool IsNameForId { get; } = isNameForId;

    /// <summary>The place of the text, including its quotes, or of the variable that holds it.</summary>
    public GrantSource Source { get; } = source;
}
