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
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Foundry.Analyzers.CodeFixes.Fixes.Endpoints;

/// <summary>FDRY1001, FDRY1002, FDRY1003, FDRY1005: repairs the address where its text is written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EndpointFix))]
public sealed class EndpointFix : FoundryCodeFix
{
    private static readonly ImmutableDictionary<string, (string Title, Func<string, string?> Repair)> RepairsById =
        ImmutableDictionary<string, (string Title, Func<string, string?> Repair)>.Empty
            .Add(ProjectEndpoint.Descriptor.Id, ("Use the project endpoint", EndpointPath.ToProject))
            .Add(OpenAIPath.Descriptor.Id, ("End the endpoint in /openai/v1/", EndpointPath.ToOpenAI))
            .Add(ResourceRoot.Descriptor.Id, ("End the endpoint after the host", EndpointPath.ToResourceRoot))
            .Add(PlainHttp.Descriptor.Id, ("Use https", EndpointPath.ToHttps));

    public EndpointFix() : base(ProjectEndpoint.Descriptor, OpenAIPath.Descriptor, ResourceRoot.Descriptor, PlainHttp.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        var (title, repair) = RepairsById[diagnostic.Id];
        // An address in a settings file is changed there.
        if (diagnostic.AdditionalLocations.Count == 0
            && ValueSyntax.At(diagnostic.Location, root) is { } use
            && ValueSyntax.Text(use, model, flow) is { } text
            && TextEdit.Repaired(text, repair, dropped => MayDrop(dropped, model, flow)) is { } repaired)
            yield return new Repair(title, diagnostic.Id, text, _ => repaired);
    }

    /// <summary>Whether nothing is left unread when an interpolation goes: not a local, nor the parameter of a primary constructor.</summary>
    private static bool MayDrop(InterpolationSyntax interpolation, SemanticModel model, FlowContext flow) =>
        interpolation.DescendantNodes().OfType<IdentifierNameSyntax>().All(name => model.GetSymbolInfo(name, flow.Cancel).Symbol
            is not (ILocalSymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }));
}
