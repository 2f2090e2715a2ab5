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

/// <summary>FDRY4008: a role's name and id do not match, or its name is used where its id is needed.</summary>
internal sealed class RoleNameMismatch : AccessFileRule
{
    /// <summary>The diagnostic property that holds the id of the intended role.</summary>
    internal const string RoleId = nameof(RoleId);

    /// <summary>The diagnostic property that holds the text to replace in a file.</summary>
    internal const string Written = nameof(Written);

    /// <summary>The diagnostic property that holds the replacement in a file.</summary>
    internal const string Replacement = nameof(Replacement);

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4008", "Role name and id disagree",
        "'{0}' {1}. Use '{2}' ({3}){4}.", RuleArea.Access, RuleLevel.Likely,
        "Azure assigns a role by its id, and the name beside it has no effect. "
        + "Display names change: Azure AI User became Foundry User.");

    private const string RoleDefinitions = "/roleDefinitions/";
    private const int IdLength = 36;

    public RoleNameMismatch() : base(Descriptor) { }

    public override bool AppliesTo(FoundryContext foundry) => foundry.ReferencesClient || foundry.ReferencesInfrastructure;

    public override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        actions.RegisterOperationAction((context, _) => AnalyzeId(context), OperationKind.Literal);
        if (foundry.ReferencesInfrastructure)
        {
            actions.RegisterOperationAction(
                AnalyzeName, OperationKind.ObjectCreation, OperationKind.Conversion, OperationKind.Invocation);
        }

        ReportInFiles(actions, foundry, MisnamedRole.In, static found => found.Source, AnalyzeInFile);
    }

    /// <summary>Reports an id in a variable that is named after another role.</summary>
    private void AnalyzeId(OperationAnalysisContext context)
    {
        var literal = context.Operation;
        if (literal.ConstantValue is not { HasValue: true, Value: string { Length: >= IdLength } text })
            return;

        if (IdIn(text) is { } id
            && Roles.ById(id) is not null
            && NamedAfter(literal) is { } name
            && RoleNames.Disagree(name, id, out var named, out var identified))
        {
            var problem = $"names {named.Name} but has the id of {identified.Name}";
            Report(context, literal, name, problem, named, OrRename(identified));
        }
    }

    /// <summary>Reports a role name where an id is needed.</summary>
    private void AnalyzeName(OperationAnalysisContext context, FlowContext flow)
    {
        if (IdArgument(context.Operation) is not { } argument)
            return;

        var name = KnownText(argument, flow);
        var isResourceId = BuiltInRole.TextOf(context.Operation) is null;
        if (isResourceId)
        {
            var start = name.LastIndexOf(RoleDefinitions, StringComparison.OrdinalIgnoreCase);
            name = start < 0 ? "" : name.Substring(start + RoleDefinitions.Length);
        }

        if (name.Length > 0 && RoleNames.Find(name) is { } role)
            Report(context, argument, name, MisnamedRole.NameForId, role);
    }

    private void AnalyzeInFile(MisnamedRole found, AdditionalFileAnalysisContext context, FoundryContext foundry)
    {
        var other = found.IsLookedUp ? found.Intended.Id : found.Intended.Name;
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(RoleId, found.Intended.Id)
            .Add(Written, found.TextToReplace)
            .Add(Replacement, found.Replacement);
        Report(context, found.Source.Location, new Evidence(properties: properties),
            DisplayText.Of(found.Name), found.Problem, found.Replacement, other, OrRename(found.Held));
    }

    private void Report(
        OperationAnalysisContext context, IOperation at, string name, string problem, Role intended, string orElse = "")
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(RoleId, intended.Id);
        Report(context, at.SourceSyntax(), new Evidence(properties: properties),
            DisplayText.Of(name), problem, intended.Id, intended.Name, orElse);
    }

    /// <summary>
    /// The other way to make name and id agree. The name may be of the broader role, which is then not what is needed.
    /// </summary>
    private static string OrRename(Role? held) => held is null ? "" : $", or change the name to {held.Name}";

    /// <summary>The id that a text consists of, or that ends the resource id of a role definition.</summary>
    private static string? IdIn(string text)
    {
        var prefix = text.Substring(0, text.Length - IdLength);
        if (prefix.Length > 0 && !prefix.EndsWith(RoleDefinitions, StringComparison.OrdinalIgnoreCase))
            return null;

        var id = text.Substring(prefix.Length);
        return Guid.TryParseExact(id, "D", out _) ? id : null;
    }

    /// <summary>The text of an expression if it has one value that C# alone shows; otherwise empty.</summary>
    private static string KnownText(IOperation text, FlowContext flow) =>
        ConstantFolder.Fold(text, flow) is { Length: 1 } values && values[0].Origin is null ? values[0].Pattern : "";

    /// <summary>The argument that an operation uses as a role id, or as a resource id that contains one.</summary>
    private static IOperation? IdArgument(IOperation operation) => BuiltInRole.TextOf(operation) ?? operation switch
    {
        IObjectCreationOperation { Arguments: { Length: 1 } arguments } when IsResourceIdentifier(operation.Type) =>
            arguments[0].Value,
        IInvocationOperation { TargetMethod: { Name: "Parse", IsStatic: true } method } call
            when IsResourceIdentifier(method.ContainingType) => call.Argument(0),
        _ => null,
    };

    private static bool IsResourceIdentifier(ITypeSymbol? type) => InfrastructureTypes.ResourceIdentifier.Matches(type);

    /// <summary>The name of the variable that a literal initialises, directly or converted to an id.</summary>
    private static string? NamedAfter(IOperation literal)
    {
        for (var child = literal; child.Parent is { } parent; child = parent)
        {
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or IArgumentOperation:
                case IInterpolatedStringTextOperation or IInterpolatedStringOperation:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }:
                case IObjectCreationOperation { Arguments.Length: 1, Initializer: null } creation when IsSdkType(creation.Type):
                case IInvocationOperation { Arguments.Length: 1 } call when IsSdkParse(call.TargetMethod):
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
                    return NameOf(assignment.Target);
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool IsSdkType(ITypeSymbol? type) => type is { DeclaringSyntaxReferences.IsEmpty: true };

    private static bool IsSdkParse(IMethodSymbol method) =>
        method is { Name: "Parse", IsStatic: true, DeclaringSyntaxReferences.IsEmpty: true };

    private static string? NameOf(IOperation variable) => variable switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member => member.Member.Name,
        _ => null,
    };
}
