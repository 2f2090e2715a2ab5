using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>What the rules about sign-ins that need a person share: such a credential in a deployed host, unguarded.</summary>
internal abstract class SignInRule : FoundryRule
{
    private readonly ImmutableArray<KnownType> _credentials;

    private protected SignInRule(DiagnosticDescriptor descriptor, ImmutableArray<KnownType> credentials) : base(descriptor) =>
        _credentials = credentials;

    public sealed override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, flow) =>
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (creation.Type.IsOneOf(_credentials)
                && foundry.Host.IsDeployed()
                && !IsOneOfSeveral(creation, flow)
                && !EnvironmentGuard.Covers(creation, flow))
            {
                Report(context, creation.Syntax, creation.Type!.Name, foundry.Host.Describe());
            }
        }, OperationKind.ObjectCreation);

    /// <summary>Whether the credential stands in a chain, or in a collection that may become one, beside one that needs nobody.</summary>
    private static bool IsOneOfSeveral(IOperation creation, FlowContext flow)
    {
        if (creation.User() is { } user && ValueUses.Of(creation, flow).Append(user) is var uses)
        {
            foreach (var use in uses)
            {
                if (use is IInvalidOperation or IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Add" or "Insert" or "Append" or "Prepend" } } }
                    || Neighbours(use) is { IsDefault: false } all && !all.All(one => ValueResolver.Resolve(one, flow).Type.IsOneOf(KnownTypes.PersonalCredentials)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The elements of an array or collection expression, or default for anything else.</summary>
    private static ImmutableArray<IOperation> Neighbours(IOperation use) => use switch
    {
        IArrayInitializerOperation array => array.ElementValues,
        { Syntax.RawKind: CollectionExpressionKind } => use.ChildOperations.ToImmutableArray(),
        _ => default,
    };

    /// <summary>SyntaxKind.CollectionExpression, which Roslyn 4.5 cannot name.</summary>
    private const int CollectionExpressionKind = 9076;
}
