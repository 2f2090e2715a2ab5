using System;
using System.Collections.Generic;
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

/// <summary>FDRY2004: a deployed host leaves it to chance which credential it signs in with.</summary>
internal sealed class DefaultCredentialInHost : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY2004", "DefaultAzureCredential in a deployed host",
        "In a {0} 'DefaultAzureCredential' tries one credential after another, so the machine decides who signs in and how long it takes; let AZURE_TOKEN_CREDENTIALS choose, or name a managed identity",
        RuleArea.Credentials, RuleLevel.Likely,
        "DefaultAzureCredential is a chain made for the way from a laptop to the cloud. In a deployed host the first credential that answers is taken, a developer's sign-in on the same machine included, and a failing managed identity shows up as the failure of the whole chain.");

    private const string Exclude = nameof(Exclude);

    private static readonly CacheKey<string[]> ExcludedInMember = new();

    /// <summary>With all of these left out, nothing in the chain belongs to a developer.</summary>
    private static readonly ImmutableArray<string> DeveloperSources = ImmutableArray.Create(
        "ExcludeAzureCliCredential", "ExcludeAzureDeveloperCliCredential", "ExcludeAzurePowerShellCredential", "ExcludeVisualStudioCredential");

    public DefaultCredentialInHost() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, flow) =>
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (KnownTypes.DefaultAzureCredential.Matches(creation.Type)
                && foundry.Host.IsDeployed()
                && IsWholeChain(creation, flow)
                && CredentialUse.ReachesClient(creation, flow)
                && !EnvironmentGuard.Covers(creation, flow))
            {
                Report(context, creation.Syntax, foundry.Host.Describe());
            }
        }, OperationKind.ObjectCreation);

    /// <summary>Whether nothing is given but options, and they are known to leave a developer's sign-in in the chain.</summary>
    private static bool IsWholeChain(IObjectCreationOperation creation, FlowContext flow)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;
            if (!KnownTypes.DefaultAzureCredentialOptions.Matches(argument.Parameter?.Type) || !LeavesDeveloperIn(argument.Value, flow))
                return false;
        }

        return true;
    }

    private static bool LeavesDeveloperIn(IOperation options, FlowContext flow)
    {
        if (ValueResolver.Resolve(options, flow) is not IObjectCreationOperation creation || !KnownTypes.DefaultAzureCredentialOptions.Matches(creation.Type))
            return false;

        // What happens to a variable in between is not followed: a source that is ever left out counts as left out.
        var isInPlace = options.Unwrapped().Syntax == creation.Syntax;
        var excluded = Excluded(creation);
        if (!isInPlace)
            excluded = excluded.Concat(flow.Cache.Of(options.Root(), ExcludedInMember, () => Excluded(options.Root()).Distinct().ToArray()));
        return DeveloperSources.Except(excluded).Any();
    }

    private static IEnumerable<string> Excluded(IOperation code) => code.Descendants()
        .OfType<ISimpleAssignmentOperation>()
        .Where(static assignment => assignment.Value.ConstantValue is not { HasValue: true, Value: false })
        .Select(static assignment => (assignment.Target as IPropertyReferenceOperation)?.Property.Name)
        .OfType<string>()
        .Where(static name => name.StartsWith(Exclude, StringComparison.Ordinal));
}
