using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Endpoints;

/// <summary>Finds what the fixes of endpoints look at.</summary>
internal static class EndpointSyntax
{
    /// <summary>
    /// The endpoint that is reported, and the string that holds it; null if no edit of the string is a repair. With an
    /// additional location, the endpoint comes from a settings file, which a fix does not edit.
    /// </summary>
    public static (ExpressionSyntax Use, ExpressionSyntax Text)? At(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow) =>
        diagnostic.AdditionalLocations.Count == 0
        && !diagnostic.Properties.ContainsKey(EndpointRule.HasNoRepair)
        && ValueSyntax.At(diagnostic.Location, root) is { } use
        && ValueSyntax.Text(use, model, flow) is { } text
            ? (use, text)
            : null;

    /// <summary>The client with an endpoint, as far as one expression shows it.</summary>
    public static ClientCreation? ClientOf(ExpressionSyntax endpoint, SemanticModel model, FlowContext flow) => endpoint
        .Ancestors()
        .OfType<ExpressionSyntax>()
        .Select(place => ClientCreation.Read(model.GetOperation(place, flow.Cancel)))
        .FirstOrDefault(static client => client is not null);
}
