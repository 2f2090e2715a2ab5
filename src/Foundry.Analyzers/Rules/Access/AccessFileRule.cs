using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>A rule that reports in the files that declare access, beside whatever it reports in C#.</summary>
internal abstract class AccessFileRule : FoundryRule
{
    private protected AccessFileRule(DiagnosticDescriptor rule) : base(rule) { }

    /// <summary>
    /// Reports what is wrong in each file at its place. Of the infrastructure, which several projects and target frameworks share, one
    /// of them does; neither does a test project.
    /// </summary>
    /// <param name="actions">What the rule wants to see.</param>
    /// <param name="foundry">What is known of it.</param>
    /// <param name="find">Finds what is wrong in all files together; asked once.</param>
    /// <param name="sourceOf">Where a finding stands.</param>
    /// <param name="report">Reports a finding of the file at hand.</param>
    private protected void ReportInFiles<T>(RuleRegistration actions, FoundryContext foundry, Func<DeclaredAccess, IEnumerable<T>> find,
        Func<T, GrantSource> sourceOf, Action<T, AdditionalFileAnalysisContext, FoundryContext> report)
    {
        var id = SupportedDiagnostic.Id;
        var byFile = new Lazy<ILookup<string, T>>(() => find(foundry.Access)
            .Where(found => sourceOf(found) is var source && !source.IsSuppressed(id) && (source.IsManifest || foundry.ReportsInfrastructure))
            .ToLookup(found => sourceOf(found).Path, StringComparer.Ordinal));
        actions.RegisterAdditionalFileAction(context =>
        {
            // What is not for this project is not even read; and a project may hand the same file over twice.
            var path = context.AdditionalFile.Path;
            if (!foundry.ReportsInfrastructure && !AccessManifest.IsNameOf(path) || !byFile.Value.Contains(path) || context.Options.AdditionalFiles.First(file => file.Path == path) != context.AdditionalFile)
                return;
            foreach (var found in byFile.Value[path])
                report(found, context, foundry);
        });
    }
}
