using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Framework;

/// <summary>
/// A rule. It runs only in compilations it <see cref="AppliesTo"/>, most often those that reference a Foundry, Azure OpenAI or OpenAI
/// client, never in generated code, and asks everything it wants to know of the compilation from its <see cref="FoundryContext"/>.
/// </summary>
internal abstract class FoundryRule
{
    private protected FoundryRule(DiagnosticDescriptor reports) => SupportedDiagnostic = reports;

    /// <summary>What it reports. A rule has one descriptor, made by <see cref="Rule.Create"/>.</summary>
    public DiagnosticDescriptor SupportedDiagnostic { get; }

    /// <summary>Whether the rule has anything to say in a compilation: by default, where a client is referenced.</summary>
    public virtual bool AppliesTo(FoundryContext foundry) => foundry.ReferencesClient;

    /// <summary>Registers the actions of the rule. Called once per compilation; must keep no state outside the registered actions.</summary>
    public abstract void Start(RuleRegistration actions, FoundryContext foundry);

    /// <summary>
    /// Reports what values prove, at the level their proof allows. Of a value in a settings file that is an info, and nothing under a
    /// condition: it may be another value where the program runs, and a program may choose its client by it.
    /// </summary>
    /// <param name="origins">The places in settings files that are part of the proof; null for a value written in C#.</param>
    /// <param name="isCertain">Whether the code fails whenever it runs, if the values are right.</param>
    /// <param name="related">Other places that belong to the report but take nothing of its certainty.</param>
    private protected static void Report(OperationAnalysisContext context, DiagnosticDescriptor rule, SyntaxNode at, IEnumerable<Location?> origins,
        object[] arguments, bool isCertain = true, ImmutableDictionary<string, string?>? properties = null, IEnumerable<Location>? related = null)
    {
        var files = origins.OfType<Location>().ToArray();
        if (context.Operation.IsDead() || files.Length > 0 && context.Operation.IsConditional())
            return;

        context.ReportDiagnostic(Diagnostic.Create(rule, at.GetLocation(), isCertain && files.Length == 0 ? rule.DefaultSeverity : DiagnosticSeverity.Info,
            related is null ? files : files.Concat(related), properties, arguments));
    }
}
