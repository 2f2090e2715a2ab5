using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2001: a client is given null where its credential belongs.</summary>
internal sealed class NullCredential : FoundryRule
{
    private static readonly CacheKey<bool> IsForgotten = new();

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY2001", "No credential is given",
        "'{0}' is given null instead of a credential, so it throws before it sends a request; pass {1}", RuleArea.Credentials, RuleLevel.Certain,
        "A client without a credential throws when it is built, a token policy without one at the first call; neither sends a request.");

    public NullCredential() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        actions.RegisterClientAction((context, _, flow) => Analyze(context, flow));
        actions.RegisterOperationAction((context, flow) =>
        {
            if (IsPolicy(context.Operation))
                Analyze(context, flow);
        }, OperationKind.ObjectCreation, OperationKind.Invocation);
    }

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        var (method, arguments) = context.Operation.Call();
        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter }
                && CredentialParameter.Is(parameter)
                && parameter is not { HasExplicitDefaultValue: true, ExplicitDefaultValue: null }
                && NullOf(argument.Value, flow) is { } written)
            {
                // Where a variable holds the null, the fix goes to where it is written.
                var evidence = written == argument.Value ? Evidence.InCode
                    : new Evidence(related: new[] { written.SourceSyntax().GetLocation() });
                Report(context, argument.Value.SourceSyntax(), evidence, method!.CalledName(),
                    CredentialParameter.TakesKey(parameter) ? "a key credential" : "one such as new DefaultAzureCredential()");
            }
        }
    }

    /// <summary>Whether a token policy is built, by <c>: base(…)</c> of a type derived from it too.</summary>
    private static bool IsPolicy(IOperation call) => call.Call().Method is { MethodKind: MethodKind.Constructor } constructor && KnownTypes.BearerTokenPolicy.Matches(constructor.ContainingType);

    /// <summary>The null that an argument is: itself, or what the variable it names is only ever given.</summary>
    private static IOperation? NullOf(IOperation value, FlowContext flow)
    {
        if (value.IsNull())
            return value;

        // A variable that is looked at elsewhere, or that other builds may set, is not simply forgotten.
        return ValueResolver.Of(value.Unwrapped(), flow) is { } written && written.IsNull()
            && VariableOf(value.Unwrapped()) is { } variable
            && flow.Cache.Of(variable, IsForgotten, beside: value.Syntax.SyntaxTree, () => NamesOf(value.Unwrapped()).All(IsGivenToClient) && !IsConditionallyCompiled(written.Syntax))
            ? written : null;

        static ISymbol? VariableOf(IOperation reference) => (reference as ILocalReferenceOperation)?.Local ?? (reference as IMemberReferenceOperation)?.Member;

        IEnumerable<SyntaxNode> NamesOf(IOperation reference) => reference switch
        {
            ILocalReferenceOperation local => flow.Names.ReferencesTo(local.Local, local).Select(use => use.Syntax),
            IMemberReferenceOperation member => flow.Names.NamesOf(member.Member, flow.Cancel),
            _ => Enumerable.Empty<SyntaxNode>(),
        };

        bool IsGivenToClient(SyntaxNode name) =>
            name is SimpleNameSyntax simple && name.SyntaxTree == value.Syntax.SyntaxTree
            && VariableAccess.Of(simple) is { IsRead: true, Whole.Parent: ArgumentSyntax { Parent.Parent: { } call } }
            && value.SemanticModel!.GetOperation(call, flow.Cancel) is { } user && (IsPolicy(user) || ClientCreation.Read(user) is not null);
    }

    private static bool IsConditionallyCompiled(SyntaxNode written)
    {
        var around = written.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? written.SyntaxTree.GetRoot();
        return around.ContainsDirectives && around.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.IfDirectiveTrivia));
    }
}
