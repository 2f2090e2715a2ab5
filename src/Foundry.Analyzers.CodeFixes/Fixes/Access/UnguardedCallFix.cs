using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Foundry.Analyzers.CodeFixes.Fixes.Access;

/// <summary>FDRY4004, FDRY4010: checks the permissions before the call. FDRY4004 also: explains a refusal after it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnguardedCallFix))]
public sealed class UnguardedCallFix : FoundryCodeFix
{
    public UnguardedCallFix() : base(UnguardedEvaluationRun.Descriptor, CallNeedsRole.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        var check = CheckPermissions.Repairs(diagnostic, root, model, flow);
        return diagnostic.Id == CallNeedsRole.Descriptor.Id
            ? check
            : check.Concat(ExplainRefusal.Repairs(diagnostic, root, model, flow));
    }

    private protected override IEnumerable<Repair> SelectForFixAll(
        IReadOnlyList<(Diagnostic Diagnostic, Repair Repair)> repairs) =>
        repairs.Count > 0 && repairs[0].Repair.Key == CheckPermissions.Key
            ? CheckPermissions.Together(repairs)
            : base.SelectForFixAll(repairs);
}
