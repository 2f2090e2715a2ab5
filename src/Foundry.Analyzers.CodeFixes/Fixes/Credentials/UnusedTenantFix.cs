using System.Collections.Generic;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.CodeFixes.Lookup;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Fixes.Credentials;

/// <summary>FDRY2010: passes the tenant to the credential.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedTenantFix))]
public sealed class UnusedTenantFix : FoundryCodeFix
{
    public UnusedTenantFix() : base(UnusedTenant.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is not BaseObjectCreationExpressionSyntax creation
            || !IsEmpty(creation)
            || model.GetOperation(creation, flow.Cancel) is not IObjectCreationOperation { Type: INamedTypeSymbol type }
            || OptionsOf(type)?.FindIn(model.Compilation) is not { } options)
            yield break;

        if (!diagnostic.Properties.TryGetValue(UnusedTenant.Variable, out var name) || name is null
            || model.LookupSymbols(creation.SpanStart, name: name) is not { Length: 1 } symbols
            || !VisibleSymbols.IsReachable(symbols[0], creation, model, flow.Cancel))
            yield break;

        yield return new Repair($"Set TenantId to '{name}'", nameof(UnusedTenantFix), creation, editor =>
        {
            var argument = Code.Expression(editor, creation, $"new {{0}} {{{{ TenantId = {name} }}}}", options);
            return creation.WithArgumentList(
                SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(argument))));
        });
    }

    private static bool IsEmpty(BaseObjectCreationExpressionSyntax creation) =>
        creation is { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null };

    private static KnownType? OptionsOf(INamedTypeSymbol credential)
    {
        foreach (var known in UnusedTenant.Credentials)
        {
            if (known.Matches(credential))
                return new(known.FullName + "Options");
        }

        return null;
    }
}
