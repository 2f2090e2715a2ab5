using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Clients;

/// <summary>
/// Finds graders in the arguments of a call: <c>new { type = "label_model" }</c>, <c>["type"] = "label_model"</c>, or JSON.
/// </summary>
internal static class Graders
{
    private const string TypeName = "type";

    /// <summary>Whether the call names a grader for which the operation has requirements. An unknown value is not one.</summary>
    public static bool AreNamed(ServiceOperation operation, IInvocationOperation call, FlowContext flow) =>
        operation.Graders is { } graders
        && ArgumentValues.In(call, flow).Any(value => IsNamedIn(value, graders.Types, flow));

    /// <remarks>An assignment comes first: in an anonymous object it has the constant value that it assigns.</remarks>
    private static bool IsNamedIn(IOperation value, ImmutableArray<string> types, FlowContext flow) => value switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment when IsType(target) =>
            ConstantFolder.Constant(assignment.Value, flow) is { } type && types.Contains(type),
        { ConstantValue: { HasValue: true, Value: string text } } => IsNamedIn(text, types),
        IUtf8StringOperation { Value: var text } => IsNamedIn(text, types),
        _ => false,
    };

    /// <summary>Whether a property is <c>type</c>, of an anonymous object or by an indexer.</summary>
    private static bool IsType(IPropertyReferenceOperation target) => target.Property.IsIndexer
        ? target.Arguments.Length == 1 && target.Arguments[0].Value.ConstantValue is { HasValue: true, Value: TypeName }
        : target.Property.Name == TypeName;

    private static bool IsNamedIn(string json, ImmutableArray<string> types) =>
        types.Any(json.Contains) && Json.Read(SourceText.From(json)).Root is { } root && IsNamedIn(root, types);

    private static bool IsNamedIn(JsonValue value, ImmutableArray<string> types) => value switch
    {
        JsonObject found => found[TypeName] is JsonString type && types.Contains(type.Value)
            || found.Properties.Any(property => IsNamedIn(property.Value, types)),
        JsonArray array => array.Items.Any(item => IsNamedIn(item, types)),
        _ => false,
    };
}
