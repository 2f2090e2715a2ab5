using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Failures;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Fixes.Failures;

/// <summary>FDRY5001: catches the exception that the clients throw, and keeps the filter and the handler.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeadHandlerFix))]
public sealed class DeadHandlerFix : FoundryCodeFix
{
    public DeadHandlerFix() : base(DeadHandler.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        var clause = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<CatchClauseSyntax>();
        if (clause is not { Declaration.Type: { } type }
            || model.GetOperation(clause, flow.Cancel) is not ICatchClauseOperation handler
            || !diagnostic.Properties.TryGetValue(DeadHandler.Thrown, out var name) || name is null
            || new KnownType(name).FindIn(model.Compilation) is not { } thrown
            || !SuitsHandler(thrown, handler, model))
            yield break;

        yield return new Repair($"Catch {thrown.Name}", nameof(DeadHandlerFix), type,
            editor => Code.NameOf(thrown, editor, type));
    }

    /// <summary>Whether the handler only uses members and conversions that both exception types have.</summary>
    private static bool SuitsHandler(INamedTypeSymbol thrown, ICatchClauseOperation handler, SemanticModel model) =>
        handler.Descendants()
            .OfType<ILocalReferenceOperation>()
            .Where(reference => handler.Locals.Contains(reference.Local))
            .All(reference => SuitsUse(thrown, reference, model));

    private static bool SuitsUse(INamedTypeSymbol thrown, ILocalReferenceOperation reference, SemanticModel model) =>
        reference.Parent switch
        {
            IPropertyReferenceOperation { Property.Name: "Status" } => !thrown.GetMembers("Status").IsEmpty,
            IMemberReferenceOperation access when access.Instance == reference => IsOfException(access.Member),
            IInvocationOperation call when call.Instance == reference => IsOfException(call.TargetMethod),
            IConversionOperation { IsImplicit: true, OperatorMethod: null, Type: { } target } =>
                model.Compilation.HasImplicitConversion(thrown, target),
            IInterpolationOperation => true,
            _ => false,
        };

    private static bool IsOfException(ISymbol member) =>
        KnownTypes.Exception.Matches(member.ContainingType)
        || member.ContainingType?.SpecialType == SpecialType.System_Object;
}
