using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Failures;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Fixes.Failures;

/// <summary>FDRY5001: names the exception the clients throw; the filter and the handler stay as they are.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeadHandlerFix))]
public sealed class DeadHandlerFix : FoundryCodeFix
{
    public DeadHandlerFix() : base(DeadHandler.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<CatchClauseSyntax>() is not { Declaration.Type: { } type } clause
            || model.GetOperation(clause, flow.Cancel) is not ICatchClauseOperation handler
            || ClientError.OfException(handler.ExceptionType) is not { } caught
            || ClientError.ExceptionOf(DeadHandler.Thrown(caught)).FindIn(model.Compilation) is not { } thrown
            || !SuitsHandler(thrown, handler, model))
            yield break;

        yield return new Repair($"Catch {thrown.Name}", nameof(DeadHandlerFix), type, editor => Code.NameOf(thrown, editor, type));
    }

    /// <summary>Whether everything the handler does with the exception can be done with the other type too.</summary>
    private static bool SuitsHandler(INamedTypeSymbol thrown, ICatchClauseOperation handler, SemanticModel model) =>
        handler.Descendants().OfType<ILocalReferenceOperation>()
            .Where(reference => handler.Locals.Contains(reference.Local))
            .All(reference => reference.Parent switch
            {
                IPropertyReferenceOperation { Property.Name: "Status" } => true,
                IMemberReferenceOperation { Instance: { } instance, Member: var member } when instance == reference => IsOfException(member),
                IInvocationOperation { Instance: { } instance, TargetMethod: var method } when instance == reference => IsOfException(method),
                IConversionOperation { IsImplicit: true, OperatorMethod: null, Type: { } target } => model.Compilation.HasImplicitConversion(thrown, target),
                IInterpolationOperation => true,
                _ => false,
            });

    private static bool IsOfException(ISymbol member) => KnownTypes.Exception.Matches(member.ContainingType) || member.ContainingType?.SpecialType == SpecialType.System_Object;
}
