using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>A rule that reports in the files that declare access, whether or not it also reports in C#.</summary>
internal abstract class AccessFileRule : FoundryRule
{
    private protected AccessFileRule(DiagnosticDescriptor rule) : base(rule) { }

    /// <summary>Reports each finding in the file that holds it.</summary>
    /// <remarks>
    /// Several projects and target frameworks share the infrastructure files: one of them reports, and never a test project.
    /// </remarks>
    /// <param name="actions">Registers the action.</param>
    /// <param name="foundry">The compilation.</param>
    /// <param name="find">Finds the problems in all files together; called once.</param>
    /// <param name="sourceOf">The place of a finding.</param>
    /// <param name="report">Reports a finding of the current file.</param>
    private protected void ReportInFiles<T>(
        RuleRegistration actions,
        FoundryContext foundry,
        Func<DeclaredAccess, IEnumerable<T>> find,
        Func<T, GrantSource> sourceOf,
        Action<T, AdditionalFileAnalysisContext, FoundryContext> report)
    {
        var id = SupportedDiagnostic.Id;
        var byFile = new Reading<ILookup<string, T>>(cancel => find(foundry.Access(cancel))
            .Where(finding => IsReported(sourceOf(finding)))
            .ToLookup(finding => sourceOf(finding).Path, StringComparer.Ordinal));

        actions.RegisterAdditionalFileAction(context =>
        {
            var path = context.AdditionalFile.Path;

            // Skip files of other projects first: finding the problems reads every file.
            if (!foundry.ReportsInfrastructure && !AccessManifest.IsNameOf(path))
                return;
            var found = byFile.Value(context.CancellationToken);
            if (!found.Contains(path) || IsRepeated(context))
                return;

            foreach (var finding in found[path])
                report(finding, context, foundry);
        });

        bool IsReported(GrantSource source) =>
            !source.IsSuppressed(id) && !source.IsCode && (source.IsManifest || foundry.ReportsInfrastructure);
    }

    /// <summary>Whether the project passes the same file again: only its first copy is reported.</summary>
    private protected static bool IsRepeated(AdditionalFileAnalysisContext context)
    {
        var path = context.AdditionalFile.Path;
        return context.Options.AdditionalFiles.First(file => file.Path == path) != context.AdditionalFile;
    }
}
