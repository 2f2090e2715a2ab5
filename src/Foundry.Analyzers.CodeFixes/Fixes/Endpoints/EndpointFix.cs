using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
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
    public EndpointFix() : base(ProjectEndpoint.Descriptor, OpenAIPath.Descriptor, ResourceRoot.Descriptor, PlainHttp.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (EndpointSyntax.At(diagnostic, root, model, flow) is not var (use, text))
            yield break;

        var title = "";
        if (TextEdit.WithText(text, Change, dropped => MayDrop(dropped, model, flow)) is not { } repaired)
            yield break;

        if (diagnostic.Properties.TryGetValue(EndpointRule.Deployment, out var deployment) && deployment is not null
            && ModelOf(use, model, flow) is { } name && name.Token.ValueText != deployment)
        {
            var both = $"{title} and use the deployment '{DisplayText.Of(deployment)}'";
            yield return Repair.ByEdit(both, diagnostic.Id, text, editor =>
            {
                editor.ReplaceNode(name, SyntaxFactory.ParseExpression(Code.Literal(deployment)).WithTriviaFrom(name));
                editor.ReplaceNode(text, repaired.WithTriviaFrom(text));
            });
        }
        else
        {
            yield return new Repair(title, diagnostic.Id, text, _ => repaired);
        }

        string? Change(string address)
        {
            (title, var changed) = Repaired(diagnostic.Id, address, OtherAddresses(root, flow));
            return changed == address ? null : changed;
        }
    }

    private static (string Title, string? Address) Repaired(string rule, string address, IEnumerable<string> others)
    {
        if (rule == ProjectEndpoint.Descriptor.Id)
            return ("Use the project endpoint", EndpointPath.ToProject(address, others));
        if (rule == PlainHttp.Descriptor.Id)
            return ("Use https", EndpointPath.ToHttps(address));
        if (rule == ResourceRoot.Descriptor.Id)
            return ("End the endpoint after the host", EndpointPath.ToResourceRoot(address));
        return Endpoint.Read(new PartialText(address)) is { MayRewritePath: true }
            ? ("End the endpoint before the route", EndpointPath.WithoutOperation(address))
            : (EndpointPath.IsAgentAddress(address) ? "End the endpoint in /protocols/openai" : "End the endpoint in /openai/v1/",
                EndpointPath.ToOpenAI(address));
    }

    /// <summary>The literal that names the model or deployment for the client with an endpoint, or null.</summary>
    private static LiteralExpressionSyntax? ModelOf(ExpressionSyntax endpoint, SemanticModel model, FlowContext flow)
    {
        if (EndpointSyntax.ClientOf(endpoint, model, flow) is not { } client)
            return null;

        var argument = DeploymentParameter.In(client.Arguments)
            ?? (OnlyGetter(client, flow) is { } getter ? DeploymentParameter.In(getter.Call().Arguments) : null);
        return argument?.Value.Syntax is LiteralExpressionSyntax literal && literal.SyntaxTree == endpoint.SyntaxTree
            ? literal
            : null;
    }

    /// <summary>The only call on a client, which gets a client for one model.</summary>
    private static IOperation? OnlyGetter(ClientCreation client, FlowContext flow) =>
        ValueUses.Of(client.Operation, flow).Take(2).ToArray() is { Length: 1 } uses ? uses[0] : null;

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
