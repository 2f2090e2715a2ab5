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

/// <summary>Base class of the rules that report a user's credential in a deployed host, outside an environment guard.</summary>
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
                && !HasAlternative(creation, flow)
                && !EnvironmentGuard.Covers(creation, flow))
            {
                Report(context, creation.Syntax, creation.Type!.Name, foundry.Host.Describe());
            }
        }, OperationKind.ObjectCreation);

    /// <summary>Whether a chain, or a collection that may become one, also holds a credential that needs no user.</summary>
    private static bool HasAlternative(IOperation creation, FlowContext flow)
    {
        if (creation.User() is not { } user)
            return false;

        foreach (var use in ValueUses.Of(creation, flow).Append(user))
        {
            if (use is IInvalidOperation || IsAddedToCollection(use) || IsBesideOtherCredential(use, flow))
                return true;
        }

        return false;
    }

    private static bool IsAddedToCollection(IOperation use) => use is IArgumentOperation
    {
        Parent: IInvocationOperation { TargetMethod.Name: "Add" or "Insert" or "Append" or "Prepend" },
    };

    private static bool IsBesideOtherCredential(IOperation use, FlowContext flow)
    {
        var elements = use.Elements();
        return !elements.IsDefault
            && !elements.All(element => ValueResolver.Resolve(element, flow).Type.IsOneOf(KnownTypes.PersonalCredentials));
    }
}
