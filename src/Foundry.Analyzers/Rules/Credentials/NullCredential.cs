using System.Collections.Immutable;
using Foundry.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2001: a client is given null where its credential belongs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NullCredential : FoundryAnalyzer
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY2001", "No credential is given",
        "'{0}' is given null and cannot sign in, so it throws before it sends a request; pass {1}", RuleArea.Credentials, RuleLevel.Certain,
        "A client without a credential throws when it is built, a token policy without one at the first call; neither sends a request.");

    public NullCredential() : base(Descriptor) { }

    private protected override void Start(CompilationStartAnalysisContext start, FoundryContext foundry) =>
        start.RegisterOperationAction(context => Analyze(context, foundry), OperationKind.ObjectCreation, OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, FoundryContext foundry)
    {
        var (method, arguments) = context.Operation switch
        {
            IObjectCreationOperation creation => (creation.Constructor, creation.Arguments),
            IInvocationOperation invocation => (invocation.TargetMethod, invocation.Arguments),
            _ => default,
        };

        if (method is null || arguments.IsEmpty || !method.DeclaringSyntaxReferences.IsEmpty)
            return;

        var takesCredential = method.MethodKind == MethodKind.Constructor
            ? KnownTypes.ClientOf(method.ContainingType) is not null || KnownTypes.BearerTokenPolicy.Matches(method.ContainingType)
            : KnownTypes.FactoryOf(method.ContainingType) is not null;
        if (!takesCredential || foundry.IsTestProject)
            return;

        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter }
                && CredentialParameter.Is(parameter)
                && parameter is not { HasExplicitDefaultValue: true, ExplicitDefaultValue: null }
                && Definition.Resolve(argument.Value, new Analysis(context)) is var value && value.IsNull())
            {
                // Where a variable holds the null, the fix goes to where it is written.
                var written = value.Syntax == argument.Value.Unwrapped().Syntax
                    ? ImmutableArray<Location>.Empty
                    : ImmutableArray.Create(value.Written().GetLocation());
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, argument.Value.Written().GetLocation(), written,
                    method.ContainingType.Name, CredentialParameter.TakesKey(parameter) ? "a key credential" : "one such as new DefaultAzureCredential()"));
            }
        }
    }
}
