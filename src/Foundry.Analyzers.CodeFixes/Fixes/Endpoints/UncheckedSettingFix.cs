using System.Collections.Generic;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.CodeFixes.Lookup;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Foundry.Analyzers.CodeFixes.Fixes.Endpoints;

/// <summary>FDRY1007: throws where the setting is missing, and names it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UncheckedSettingFix))]
public sealed class UncheckedSettingFix : FoundryCodeFix
{
    public UncheckedSettingFix() : base(UncheckedSetting.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is not { } written
            || !diagnostic.Properties.TryGetValue(UncheckedSetting.SettingName, out var name) || name is null
            || EnvironmentRead.In(model.Compilation) is not { } environment)
            yield break;

        yield return new Repair($"Throw where '{name}' is not set", nameof(UncheckedSettingFix), written,
            editor => environment.OrThrow(Bare(written).WithoutTrivia(), name, editor, written));
    }

    /// <summary>The read without the parentheses and <c>!</c> around it.</summary>
    private static ExpressionSyntax Bare(ExpressionSyntax written)
    {
        while (true)
        {
            switch (written)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    written = parenthesized.Expression;
                    break;
                case PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    written = suppressed.Operand;
                    break;
                default:
                    return written;
            }
        }
    }
}
