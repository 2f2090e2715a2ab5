using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Endpoints;

/// <summary>FDRY1001, FDRY1002, FDRY1003, FDRY1005: corrects the string that holds the endpoint.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EndpointFix))]
public sealed class EndpointFix : FoundryCodeFix
{
    private static readonly ImmutableDictionary<string, (string Title, Func<string, IEnumerable<string>, string?> Repair)>
        RepairsById = ImmutableDictionary<string, (string Title, Func<string, IEnumerable<string>, string?> Repair)>.Empty
            .Add(ProjectEndpoint.Descriptor.Id, ("Use the project endpoint", EndpointPath.ToProject))
            .Add(OpenAIPath.Descriptor.Id, ("End the endpoint in /openai/v1/", (address, _) => EndpointPath.ToOpenAI(address)))
            .Add(ResourceRoot.Descriptor.Id,
                ("End the endpoint after the host", (address, _) => EndpointPath.ToResourceRoot(address)))
            .Add(PlainHttp.Descriptor.Id, ("Use https", (address, _) => EndpointPath.ToHttps(address)));

    public EndpointFix() : base(ProjectEndpoint.Descriptor, OpenAIPath.Descriptor, ResourceRoot.Descriptor, PlainHttp.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        var (title, repair) = RepairsById[diagnostic.Id];

        // With an additional location, the endpoint comes from a settings file, which the fix does not edit.
        if (diagnostic.AdditionalLocations.Count == 0
            && !diagnostic.Properties.ContainsKey(EndpointRule.HasNoRepair)
            && ValueSyntax.At(diagnostic.Location, root) is { } use
            && ValueSyntax.Text(use, model, flow) is { } text
            && TextEdit.WithText(
                text,
                address => repair(address, OtherAddresses(root, flow)),
                dropped => MayDrop(dropped, model, flow)) is { } repaired)
            yield return new Repair(title, diagnostic.Id, text, _ => repaired);
    }

    /// <summary>The texts of the file and of the settings files, among which may be the right address.</summary>
    private static IEnumerable<string> OtherAddresses(SyntaxNode root, FlowContext flow) => root
        .DescendantTokens()
        .Where(static token => token.IsKind(SyntaxKind.StringLiteralToken))
        .Select(static token => token.ValueText)
        .Concat(flow.Configuration.Values);

    /// <summary>
    /// Whether an interpolation may be removed. Without it the compiler would warn about a local, or a parameter of a primary
    /// constructor, that nothing reads.
    /// </summary>
    private static bool MayDrop(InterpolationSyntax interpolation, SemanticModel model, FlowContext flow) =>
        interpolation.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .All(name => !IsLocalOrConstructorParameter(model.GetSymbolInfo(name, flow.Cancel).Symbol));

    private static bool IsLocalOrConstructorParameter(ISymbol? symbol) =>
        symbol is ILocalSymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };
}
