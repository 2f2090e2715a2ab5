using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Endpoints;

/// <summary>FDRY1009: begins the address with https, and ends it as the client needs it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingSchemeFix))]
public sealed class MissingSchemeFix : FoundryCodeFix
{
    public MissingSchemeFix() : base(MissingScheme.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (EndpointSyntax.At(diagnostic, root, model, flow) is not var (use, text))
            yield break;

        var client = EndpointSyntax.ClientOf(use, model, flow)?.Client;
        if (TextEdit.WithText(text, address => Repaired("https://" + address.Trim(), client), static _ => false) is { } repaired)
            yield return new Repair("Begin the endpoint with https://", nameof(MissingSchemeFix), text, _ => repaired);
    }

    private static string? Repaired(string address, Client? client) => client switch
    {
        { IsPlainOpenAI: true } when IsKnownHost(address) => EndpointPath.ToOpenAI(address),
        { AddsDeploymentPath: true } => EndpointPath.ToResourceRoot(address),
        { Kind: ClientKind.Project } => EndpointPath.ToProject(address, Enumerable.Empty<string>()),
        _ => address,
    };

    private static bool IsKnownHost(string address) =>
        Endpoint.Read(new Files.PartialText(address)) is { IsAzureHost: true } endpoint && !EndpointPath.IsOpenAI(endpoint.Path);
}
