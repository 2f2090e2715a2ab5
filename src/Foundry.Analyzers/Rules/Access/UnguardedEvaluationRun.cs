using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4004: an evaluation run is started where nothing says that it may be.</summary>
/// <remarks>
/// The one warning about a risk and not a certainty, by decision: evaluation runs are refused more than any other call, the call is
/// rare, and a manifest or a handler silences it for good.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
[NoFix("The fixes insert a permission check or an explaining handler; they come with the run-time access helper.")]
public sealed class UnguardedEvaluationRun : FoundryAnalyzer
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4004", "Evaluation run without established access",
        "'{0}' is refused with 401, or 400 'Forbidden', unless the caller and the project's identity hold the roles for it, and nothing here says they do; declare them in foundry.access.json or handle the refusal",
        RuleArea.Access, RuleLevel.Certain,
        "Creating an evaluation stores a definition; running it makes the service read the data, call the judge model and write the results. The run is refused when the caller lacks Foundry User, when the project's managed identity lacks it at the account, or when the account's network is closed.");

    // An account names the members that create runs among all that write evaluations; a project has them apart.
    private static readonly Operation Runs = Operations.ById("evaluations.runs.create.project")!;

    public UnguardedEvaluationRun() : base(Descriptor) { }

    private protected override void Start(CompilationStartAnalysisContext start, FoundryContext foundry) =>
        start.RegisterOperationAction(context =>
        {
            var call = (IInvocationOperation)context.Operation;
            if (ServiceCall.IsMemberOf(Runs, call)
                && !foundry.IsTestProject
                && !foundry.DeclaresAccess
                && ServiceCall.Read(call, new Analysis(context)) is not null
                && !IsHandled(call, new Analysis(context))
                && !call.IsDead())
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.WrittenName().GetLocation(), call.TargetMethod.Name));
            }
        }, OperationKind.Invocation);

    /// <summary>Whether a handler around the call, or around what awaits its task, deals with a refusal, or the options keep it from throwing.</summary>
    private static bool IsHandled(IInvocationOperation call, Analysis analysis) =>
        RefusalHandler.Covers(call, analysis)
        || Uses.Of(call, analysis).Any(use => RefusalHandler.Covers(use, analysis))
        || call.Arguments.Any(argument => KnownTypes.RequestOptions.Matches(argument.Parameter?.Type) && SetsErrorOptions(argument.Value, analysis));

    private static bool SetsErrorOptions(IOperation options, Analysis analysis) =>
        !options.IsNull() && (OptionsObject.Read(options, analysis) is not { } known || known.Value("ErrorOptions", out var isAbsent) is not null || !isAbsent);
}
