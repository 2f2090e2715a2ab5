using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>Tells whether a member marked <c>[Experimental]</c> may be written at a place: using one is an error until its id is suppressed.</summary>
internal static class PreviewMember
{
    private const string Experimental = "ExperimentalAttribute";

    public static bool MayBeUsed(ISymbol member, SyntaxNode place, Compilation compilation, CancellationToken cancel) =>
        IdOf(member) is not { } id
        || compilation.Options.SpecificDiagnosticOptions.TryGetValue(id, out var option) && option == ReportDiagnostic.Suppress
        || compilation.Options.SyntaxTreeOptionsProvider is { } configured
            && (configured.TryGetDiagnosticValue(place.SyntaxTree, id, cancel, out option) || configured.TryGetGlobalDiagnosticValue(id, cancel, out option))
            && option == ReportDiagnostic.Suppress
        || IsDisabled(id, place);

    private static string? IdOf(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: Experimental, ContainingNamespace: { Name: "CodeAnalysis", ContainingNamespace.Name: "Diagnostics" } }
                && attribute.ConstructorArguments is { Length: 1 } arguments && arguments[0].Value is string id)
                return id;
        }

        return null;
    }

    /// <summary>Whether the last pragma before the place that speaks of the id disables it.</summary>
    private static bool IsDisabled(string id, SyntaxNode place)
    {
        var disabled = false;
        for (var directive = place.SyntaxTree.GetRoot().GetFirstDirective(); directive is not null && directive.SpanStart < place.SpanStart; directive = directive.GetNextDirective())
        {
            if (directive is PragmaWarningDirectiveTriviaSyntax { IsActive: true } pragma
                && (pragma.ErrorCodes.Count == 0 || pragma.ErrorCodes.Any(code => code is IdentifierNameSyntax name && name.Identifier.ValueText == id)))
                disabled = pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword);
        }

        return disabled;
    }
}
