using System.Linq;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules.Access;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Rules.Disclosure;
using Foundry.Analyzers.Rules.Endpoints;
using Foundry.Analyzers.Rules.Failures;
using Foundry.Analyzers.Rules.LifeCycle;
using Foundry.Analyzers.Rules.Scopes;

namespace Foundry.Analyzers.Rules;

/// <summary>Creates the rules.</summary>
internal static class AllRules
{
    /// <summary>
    /// Creates the rules of one level. They share an analyzer, because each analyzer costs build time.
    /// Every level has its own, because a build skips an analyzer whose diagnostics it does not show.
    /// </summary>
    public static FoundryRule[] Of(RuleLevel level) =>
        Make().Where(rule => rule.SupportedDiagnostic.DefaultSeverity == Rule.Severity(level)).ToArray();

    public static FoundryRule[] Make() => new FoundryRule[]
    {
        // Endpoints
        new ProjectEndpoint(), new OpenAIPath(), new ResourceRoot(), new RegionalHost(), new PlainHttp(), new UncheckedSetting(),
        new UnservedMember(), new MissingScheme(), new GatewayKey(), new UndeclaredDeployment(),
        new ConnectionOfAnotherProject(), new UndeclaredConnection(),
        // Credentials
        new NullCredential(), new SecretInSource(), new CapturedToken(), new DefaultCredentialInHost(), new DeveloperSignIn(),
        new InteractiveSignIn(), new BuiltPerCall(), new UnnamedManagedIdentity(), new AzureKeyToOpenAI(), new UnusedTenant(),
        new UserAssignedHost(),
        // Scopes
        new ProjectScope(), new ForeignScope(), new MalformedScope(), new CloudMismatch(),
        // Access
        new RoleDoesNotGrant(), new RolesWithoutDataAccess(), new KeyOnKeylessAccount(), new UnguardedEvaluationRun(),
        new ClosedNetwork(), new ProjectIdentityWithoutRole(), new RoleOutOfReach(), new RoleNameMismatch(), new BroaderRole(),
        new CallNeedsRole(), new ManifestMistake(), new FoundRolesDoNotGrant(),
        new SearchToolWithoutRole(), new AccountWithoutSubdomain(), new FunctionBindingWithoutRole(),
        // Failures
        new DeadHandler(), new SwallowedRefusal(), new RetriedRefusal(),
        // Life cycle
        new RetiredService(), new PreviousGeneration(), new PackageMismatch(),
        // Disclosure
        new RecordedContent(), new SecretInLog(),
    };
}
