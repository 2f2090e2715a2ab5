using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Endpoints;

/// <summary>FDRY1008: gets the client of a hosted agent by the agent's endpoint. The other calls need another client.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnservedMemberFix))]
public sealed class UnservedMemberFix : FoundryCodeFix
{
    public UnservedMemberFix() : base(UnservedMember.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan)
                is not IdentifierNameSyntax { Identifier.Text: UnservedMember.ForAgent } name
            || name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || call.ArgumentList.Arguments is not { Count: > 0 } arguments
            || arguments.Any(static argument => argument.NameColon is not null)
            || NameOf(arguments[0].Expression, model, flow) is not { } agent
            || model.GetSymbolInfo(call, flow.Cancel).Symbol is not IMethodSymbol { ContainingType: { } client }
            || client.GetMembers(UnservedMember.ForAgentEndpoint).IsEmpty
            || Repair.HasInnerTrivia(arguments[0].Expression, kept: agent))
            yield break;

        yield return Repair.ByEdit("Use the endpoint of the agent", nameof(UnservedMemberFix), name, editor =>
        {
            editor.ReplaceNode(name, SyntaxFactory.IdentifierName(UnservedMember.ForAgentEndpoint).WithTriviaFrom(name));
            if (agent != arguments[0].Expression)
                editor.ReplaceNode(arguments[0].Expression, agent.WithTriviaFrom(arguments[0].Expression));
        });
    }

    /// <summary>The name: the text itself, or that of <c>new AgentReference(name)</c> without a version.</summary>
    private static ExpressionSyntax? NameOf(ExpressionSyntax agent, SemanticModel model, FlowContext flow)
    {
        if (agent is BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: { Count: 1 } arguments })
            return arguments[0].Expression;
        return model.GetTypeInfo(agent, flow.Cancel).Type?.SpecialType == SpecialType.System_String ? agent : null;
    }
}
