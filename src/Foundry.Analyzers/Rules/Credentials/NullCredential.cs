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

/// <summary>FDRY2001: a client gets null as its credential.</summary>
internal sealed class NullCredential : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY2001", "Credential is null",
        "The credential passed to '{0}' is null. It throws before the first request. Pass {1}.",
        RuleArea.Credentials, RuleLevel.Certain,
        "A client without a credential throws when it is created. A token policy without a credential throws at the first call.");

    private static readonly CacheKey<bool> ForgottenVariables = new();

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

    /// <summary>Whether a token policy is created, also by <c>: base(…)</c> of a derived type.</summary>
    private static bool IsPolicy(IOperation call) =>
        call.Call().Method is { MethodKind: MethodKind.Constructor } constructor
        && KnownTypes.BearerTokenPolicy.Matches(constructor.ContainingType);

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        var (method, arguments) = context.Operation.Call();
        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter }
                && RequiresCredential(parameter)
                && NullOf(argument.Value, flow) is { } nullValue)
            {
                Report(context, argument.Value.SourceSyntax(), EvidenceFor(argument.Value, nullValue), method!.CalledName(),
                    CredentialParameter.TakesKey(parameter)
                        ? "a key credential"
                        : "a credential, for example new DefaultAzureCredential()");
            }
        }
    }

    private static bool RequiresCredential(IParameterSymbol parameter) =>
        CredentialParameter.Is(parameter)
        && parameter is not { HasExplicitDefaultValue: true, ExplicitDefaultValue: null }
        && parameter.NullableAnnotation != NullableAnnotation.Annotated;

    /// <summary>Points the fix to the null if a variable holds it.</summary>
    private static Evidence EvidenceFor(IOperation argument, IOperation nullValue) =>
        nullValue == argument ? Evidence.InCode : new Evidence(related: new[] { nullValue.SourceSyntax().GetLocation() });

    /// <summary>Returns the null of an argument: the argument itself, or the only value of the variable it names.</summary>
    private static IOperation? NullOf(IOperation value, FlowContext flow)
    {
        if (value.IsNull())
            return value;

        var reference = value.Unwrapped();
        if (ValueResolver.Of(reference, flow) is { } assigned
            && assigned.IsNull()
            && reference.ReferencedSymbol() is { } variable
            && IsForgotten(variable, reference, assigned, flow))
            return assigned;
        return null;
    }

    /// <summary>
    /// Whether the code only passes the variable to clients. If the code also checks the variable, or another build may set it,
    /// null is on purpose.
    /// </summary>
    private static bool IsForgotten(ISymbol variable, IOperation reference, IOperation assigned, FlowContext flow) =>
        flow.Cache.Of(variable, ForgottenVariables, beside: reference.Syntax.SyntaxTree, () =>
            NamesOf(reference, flow).All(name => IsGivenToClient(name, reference, flow))
            && !IsConditionallyCompiled(assigned.Syntax));

    private static IEnumerable<SyntaxNode> NamesOf(IOperation reference, FlowContext flow) => reference switch
    {
        ILocalReferenceOperation local => flow.Names.ReferencesTo(local.Local, local).Select(static use => use.Syntax),
        IMemberReferenceOperation member => flow.Names.NamesOf(member.Member, flow.Cancel),
        _ => Enumerable.Empty<SyntaxNode>(),
    };

    private static bool IsGivenToClient(SyntaxNode name, IOperation reference, FlowContext flow) =>
        name is SimpleNameSyntax simpleName
        && name.SyntaxTree == reference.Syntax.SyntaxTree
        && VariableAccess.Of(simpleName) is { IsRead: true, Whole.Parent: ArgumentSyntax { Parent.Parent: { } call } }
        && reference.SemanticModel!.GetOperation(call, flow.Cancel) is { } user
        && (IsPolicy(user) || ClientCreation.Read(user) is not null);

    private static bool IsConditionallyCompiled(SyntaxNode assigned)
    {
        var enclosing = assigned.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? assigned.SyntaxTree.GetRoot();
        return enclosing.ContainsDirectives
            && enclosing.DescendantTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.IfDirectiveTrivia));
    }
}
