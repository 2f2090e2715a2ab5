using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4008: a role's name and its id do not belong together, or the name stands where the id belongs.</summary>
internal sealed class RoleNameMismatch : AccessFileRule
{
    /// <summary>The property of a diagnostic that holds the id of the role that is meant.</summary>
    internal const string RoleId = nameof(RoleId);

    /// <summary>The property of a diagnostic in a file that holds the text to replace.</summary>
    internal const string Written = nameof(Written);

    /// <summary>The property of a diagnostic in a file that holds what to write instead.</summary>
    internal const string Replacement = nameof(Replacement);

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4008", "Role name and id disagree",
        "'{0}' {1}; use '{2}' ({3})", RuleArea.Access, RuleLevel.Likely,
        "Azure assigns a role by its id. Display names change (Azure AI User became Foundry User) and are not looked up where an id is asked for; an id under the name of another role assigns that other role.");

    private const string Definitions = "/roleDefinitions/";
    private const int IdLength = 36;

    public RoleNameMismatch() : base(Descriptor) { }

    public override bool AppliesTo(FoundryContext foundry) => foundry.ReferencesClient || foundry.ReferencesInfrastructure;

    public override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        actions.RegisterOperationAction((context, _) => AnalyzeId(context), OperationKind.Literal);
        if (foundry.ReferencesInfrastructure)
            actions.RegisterOperationAction(AnalyzeName, OperationKind.ObjectCreation, OperationKind.Conversion, OperationKind.Invocation);
        ReportInFiles(actions, foundry, MisnamedRole.In, static found => found.Source, AnalyzeMention);
    }

    private void AnalyzeMention(MisnamedRole found, AdditionalFileAnalysisContext context, FoundryContext foundry)
    {
        var other = found.IsLookedUp ? found.Meant.Id : found.Meant.Name;
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(RoleId, found.Meant.Id).Add(Written, found.Written).Add(Replacement, found.Replacement);
        Report(context, found.Source.Location, new Evidence(properties: properties), found.Name, found.What, found.Replacement, other);
    }

    /// <summary>An id in a variable that is named after another role.</summary>
    private void AnalyzeId(OperationAnalysisContext context)
    {
        if (context.Operation is { ConstantValue: { HasValue: true, Value: string { Length: >= IdLength } text } }
            && IdIn(text) is { } id && Roles.ById(id) is not null
            && NamedAfter(context.Operation) is { } name
            && RoleNames.Disagree(name, id, out var said, out var held))
        {
            Report(context, context.Operation, name, $"names the role {said.Name} and holds the id of {held.Name}", said);
        }
    }

    /// <summary>A name given to what asks for an id.</summary>
    private void AnalyzeName(OperationAnalysisContext context, FlowContext flow)
    {
        if (AskedForId(context.Operation) is not { } text)
            return;

        var value = ConstantFolder.Fold(text, flow) is { Length: 1 } values && values[0].Origin is null ? values[0].Pattern : "";
        var isPath = BuiltInRole.TextOf(context.Operation) is null;
        if (isPath && value.LastIndexOf(Definitions, StringComparison.OrdinalIgnoreCase) is var start)
            value = start < 0 ? "" : value.Substring(start + Definitions.Length);

        if (value.Length > 0 && RoleNames.Find(value) is { } role)
            Report(context, text, value, "is the name of a role where its id belongs, and is not looked up", role);
    }

    private void Report(OperationAnalysisContext context, IOperation at, string name, string what, Role meant) =>
        Report(context, at.SourceSyntax(), new Evidence(properties: ImmutableDictionary<string, string?>.Empty.Add(RoleId, meant.Id)),
            name, what, meant.Id, meant.Name);

    /// <summary>The id that a text is, or that it ends in as the path of a role definition.</summary>
    private static string? IdIn(string text)
    {
        var tail = text.Substring(text.Length - IdLength);
        return (text.Length == IdLength || text.Substring(0, text.Length - IdLength).EndsWith(Definitions, StringComparison.OrdinalIgnoreCase)) && Guid.TryParseExact(tail, "D", out _) ? tail : null;
    }

    /// <summary>The text that an operation takes for an id, or for a path with one.</summary>
    private static IOperation? AskedForId(IOperation operation) => BuiltInRole.TextOf(operation) ?? operation switch
    {
        IObjectCreationOperation { Arguments: { Length: 1 } arguments } when InfrastructureTypes.ResourceIdentifier.Matches(operation.Type) => arguments[0].Value,
        IInvocationOperation { TargetMethod: { Name: "Parse", IsStatic: true } method } call when InfrastructureTypes.ResourceIdentifier.Matches(method.ContainingType) => call.Argument(0),
        _ => null,
    };

    /// <summary>The name of the variable that a literal gives its value, through whatever makes an id of text.</summary>
    private static string? NamedAfter(IOperation literal)
    {
        for (var child = literal; child.Parent is { } parent; child = parent)
        {
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or IArgumentOperation or IInterpolatedStringTextOperation or IInterpolatedStringOperation:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }:
                case IObjectCreationOperation { Arguments.Length: 1, Initializer: null, Type.DeclaringSyntaxReferences.IsEmpty: true }:
                case IInvocationOperation { TargetMethod: { Name: "Parse", IsStatic: true, DeclaringSyntaxReferences.IsEmpty: true }, Arguments.Length: 1 }:
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return declarator.Symbol.Name;
                case IFieldInitializerOperation { InitializedFields: { Length: 1 } fields }:
                    return fields[0].Name;
                case IPropertyInitializerOperation { InitializedProperties: { Length: 1 } properties }:
                    return properties[0].Name;
                case IParameterInitializerOperation { Parameter: { } parameter }:
                    return parameter.Name;
                case ISimpleAssignmentOperation assignment when assignment.Value == child:
                    return assignment.Target switch
                    {
                        ILocalReferenceOperation local => local.Local.Name,
                        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member => member.Member.Name,
                        _ => null,
                    };
                default:
                    return null;
            }
        }

        return null;
    }
}
