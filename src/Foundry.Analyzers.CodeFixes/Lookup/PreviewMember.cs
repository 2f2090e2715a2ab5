using System.Linq;
using System.Threading;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>
/// Checks whether a member marked <c>[Experimental]</c> may be used at a place. Its use is an error unless its diagnostic id
/// is suppressed.
/// </summary>
internal static class PreviewMember
{
    private static readonly KnownType ExperimentalAttribute = new("System.Diagnostics.CodeAnalysis.ExperimentalAttribute");

    public static bool MayBeUsed(ISymbol member, SyntaxNode place, Compilation compilation, CancellationToken cancel) =>
        DiagnosticIdOf(member) is not { } id
        || IsSuppressedInOptions(id, place, compilation.Options, cancel)
        || IsDisabledByPragma(id, place);

    private static string? DiagnosticIdOf(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
        {
            // A library for older frameworks declares the attribute itself.
            if (ExperimentalAttribute.HasName(attribute.AttributeClass)
                && attribute.ConstructorArguments is { Length: 1 } arguments
                && arguments[0].Value is string id)
                return id;
        }

        return null;
    }

    private static bool IsSuppressedInOptions(
        string id, SyntaxNode place, CompilationOptions options, CancellationToken cancel)
    {
        if (options.SpecificDiagnosticOptions.TryGetValue(id, out var option) && option == ReportDiagnostic.Suppress)
            return true;
        if (options.SyntaxTreeOptionsProvider is not { } provider)
            return false;

        var isConfigured = provider.TryGetDiagnosticValue(place.SyntaxTree, id, cancel, out option)
            || provider.TryGetGlobalDiagnosticValue(id, cancel, out option);
        return isConfigured && option == ReportDiagnostic.Suppress;
    }

    /// <summary>Whether the last pragma for the id before the place disables it.</summary>
    private static bool IsDisabledByPragma(string id, SyntaxNode place)
    {
        var isDisabled = false;
        var directive = place.SyntaxTree.GetRoot().GetFirstDirective();
        for (; directive is not null && directive.SpanStart < place.SpanStart; directive = directive.GetNextDirective())
        {
            if (directive is PragmaWarningDirectiveTriviaSyntax { IsActive: true } pragma && AppliesTo(pragma, id))
                isDisabled = pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword);
        }

        return isDisabled;
    }

    private static bool AppliesTo(PragmaWarningDirectiveTriviaSyntax pragma, string id) =>
        pragma.ErrorCodes.Count == 0
        || pragma.ErrorCodes.Any(code => code is IdentifierNameSyntax name && name.Identifier.ValueText == id);
}
