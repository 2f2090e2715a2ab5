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

/// <summary>FDRY2004: a deployed host uses the first credential of DefaultAzureCredential that returns a token.</summary>
internal sealed class DefaultCredentialInHost : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY2004", "DefaultAzureCredential in a deployed host",
        "In a deployed {0}, 'DefaultAzureCredential' uses whichever credential the machine offers first. "
        + "Set AZURE_TOKEN_CREDENTIALS, or use ManagedIdentityCredential.",
        RuleArea.Credentials, RuleLevel.Likely,
        "DefaultAzureCredential tries one credential after another and uses the first that answers. "
        + "In a deployed host this can be a developer's sign-in on the same machine. "
        + "If the managed identity fails, the error is about the whole chain.");

    private const string Exclude = nameof(Exclude);

    private static readonly CacheKey<string[]> ExcludedInMember = new();

    /// <summary>The options that together remove every developer credential from the chain.</summary>
    private static readonly ImmutableArray<string> DeveloperExclusions = ImmutableArray.Create(
        "ExcludeAzureCliCredential", "ExcludeAzureDeveloperCliCredential",
        "ExcludeAzurePowerShellCredential", "ExcludeVisualStudioCredential");

    public DefaultCredentialInHost() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, flow) =>
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (KnownTypes.DefaultAzureCredential.Matches(creation.Type)
                && foundry.Host.IsDeployed()
                && IncludesDeveloperCredential(creation, flow)
                && CredentialUse.ReachesClient(creation, flow)
                && !EnvironmentGuard.Covers(creation, flow)
                && !UserAssignedHost.Fails(creation, foundry, flow))
            {
                Report(context, creation.Syntax, foundry.Host.Describe());
            }
        }, OperationKind.ObjectCreation);

    /// <summary>Whether every argument is an options object that is known to leave a developer credential in the chain.</summary>
    private static bool IncludesDeveloperCredential(IObjectCreationOperation creation, FlowContext flow)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;
            if (!KnownTypes.DefaultAzureCredentialOptions.Matches(argument.Parameter?.Type)
                || !LeavesDeveloperCredential(argument.Value, flow))
                return false;
        }

        return true;
    }

    private static bool LeavesDeveloperCredential(IOperation options, FlowContext flow)
    {
        if (ValueResolver.Resolve(options, flow) is not IObjectCreationOperation creation
            || !KnownTypes.DefaultAzureCredentialOptions.Matches(creation.Type))
            return false;

        var excluded = Exclusions(creation);

        // Changes to a variable are not followed in order: one exclusion anywhere in the member counts.
        var isVariable = options.Unwrapped().Syntax != creation.Syntax;
        if (isVariable)
        {
            var member = options.Root();
            excluded = excluded.Concat(flow.Cache.Of(member, ExcludedInMember, () => Exclusions(member).Distinct().ToArray()));
        }

        return DeveloperExclusions.Except(excluded).Any();
    }

    /// <summary>Finds the <c>Exclude…</c> properties that the code sets to anything but false.</summary>
    private static IEnumerable<string> Exclusions(IOperation code) => code.Descendants()
        .OfType<ISimpleAssignmentOperation>()
        .Where(static assignment => assignment.Value.ConstantValue is not { HasValue: true, Value: false })
        .Select(static assignment => (assignment.Target as IPropertyReferenceOperation)?.Property.Name)
        .OfType<string>()
        .Where(static name => name.StartsWith(Exclude, StringComparison.Ordinal));
}
