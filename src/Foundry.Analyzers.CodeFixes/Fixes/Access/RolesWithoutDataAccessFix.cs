using System.Collections.Generic;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Access;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Access;

/// <summary>FDRY4002: assigns a role that grants the data actions of an account instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RolesWithoutDataAccessFix))]
public sealed class RolesWithoutDataAccessFix : FoundryCodeFix
{
    public RolesWithoutDataAccessFix() : base(RolesWithoutDataAccess.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (diagnostic.Properties.ContainsKey(RolesWithoutDataAccess.HasNoRepair)
            || ValueSyntax.At(diagnostic.Location, root) is not { } reported
            || ValueSyntax.ToReplace(reported, model, flow) is not { } target
            || InfrastructureTypes.CognitiveServicesBuiltInRole.FindIn(model.Compilation) is not { } type
            || Roles.ByName(RolesWithoutDataAccess.SufficientRole) is not { } role)
            yield break;

        if (target != reported && IsString(target, model, flow))
        {
            yield return RoleIdSyntax.Replace(nameof(RolesWithoutDataAccessFix), target, RoleIdSyntax.Id(role), role);
            yield break;
        }

        var constant = role.Name.Replace(" ", "");
        if (type.GetMembers(constant).IsEmpty)
            yield break;

        var name = ConstantName(target, model, flow);
        yield return new Repair($"Assign {role.Name}", nameof(RolesWithoutDataAccessFix), name ?? target, editor =>
            name is not null ? SyntaxFactory.IdentifierName(constant) : Code.Expression(editor, target, "{0}." + constant, type));
    }

    private static bool IsString(ExpressionSyntax expression, SemanticModel model, FlowContext flow) =>
        model.GetTypeInfo(expression, flow.Cancel).Type?.SpecialType == SpecialType.System_String;

    /// <summary>The member name of a role constant. Replacing only this name keeps the type as the author wrote it.</summary>
    private static SimpleNameSyntax? ConstantName(ExpressionSyntax expression, SemanticModel model, FlowContext flow)
    {
        if (model.GetSymbolInfo(expression, flow.Cancel).Symbol is not IPropertySymbol property
            || !InfrastructureTypes.CognitiveServicesBuiltInRole.Matches(property.ContainingType))
            return null;

        return expression is MemberAccessExpressionSyntax access ? access.Name : expression as SimpleNameSyntax;
    }
}
