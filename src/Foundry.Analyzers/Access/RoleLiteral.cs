using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Access;

/// <summary>A place in a template where a role is written out, by its id or by its name.</summary>
internal sealed class RoleLiteral(string text, Role? role, string? label, string? comment, bool isModuleRole, GrantSource source)
{
    /// <summary>The GUID or the name as written, without what stands before it in a full id.</summary>
    public string Text { get; } = text;

    /// <summary>The role of that id or name; null where the catalogue has none.</summary>
    public Role? Role { get; } = role;

    /// <summary>What it is called there: the nearest variable, parameter, property or resource; null where it is only one of a list.</summary>
    public string? Label { get; } = label;

    /// <summary>A comment behind it or on the line above; null where there is none.</summary>
    public string? Comment { get; } = comment;

    /// <summary>Whether it is the <c>roleDefinitionIdOrName</c> of an Azure Verified Module, which knows some roles by name only.</summary>
    public bool IsModuleRole { get; } = isModuleRole;

    /// <summary>The place of the text, with its quotes.</summary>
    public GrantSource Source { get; } = source;
}
