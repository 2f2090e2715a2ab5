using System.Collections.Generic;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Access;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Foundry.Analyzers.CodeFixes.Fixes.Access;

/// <summary>FDRY4002: assigns a role that holds the data actions of an account instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RolesWithoutDataAccessFix))]
public sealed class RolesWithoutDataAccessFix : FoundryCodeFix
{
    public RolesWithoutDataAccessFix() : base(RolesWithoutDataAccess.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is not { } use
            || ValueSyntax.ToReplace(use, model, flow) is not { } target
            || InfrastructureTypes.CognitiveServicesBuiltInRole.FindIn(model.Compilation) is not { } type
            || Roles.ByName(RolesWithoutDataAccess.SufficientRole) is not { } role)
            yield break;

        var constant = role.Name.Replace(" ", "");
        if (target != use && model.GetTypeInfo(target, flow.Cancel).Type?.SpecialType == SpecialType.System_String)
        {
            yield return RoleIdSyntax.Replace(nameof(RolesWithoutDataAccessFix), target, RoleIdSyntax.Id(role), role);
        }
        else if (type.GetMembers(constant).Length > 0)
        {
            // Of a constant only the name changes, however its type is written.
            var isConstant = model.GetSymbolInfo(target, flow.Cancel).Symbol is IPropertySymbol property && InfrastructureTypes.CognitiveServicesBuiltInRole.Matches(property.ContainingType);
            var name = !isConstant ? null : target is MemberAccessExpressionSyntax access ? access.Name : target as SimpleNameSyntax;
            yield return new Repair($"Assign {role.Name}", nameof(RolesWithoutDataAccessFix), name ?? target,
                editor => name is not null ? SyntaxFactory.IdentifierName(constant) : Code.Expression(editor, target, "{0}." + constant, type));
        }
    }
}
