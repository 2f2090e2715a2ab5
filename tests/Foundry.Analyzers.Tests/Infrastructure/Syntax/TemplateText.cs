using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Tests.Infrastructure.Syntax;

/// <summary>Shows templates and expressions as text.</summary>
internal static class TemplateText
{
    public static string Show(TemplateExpression? expression) => expression switch
    {
        null => "nothing",
        TemplateString text => $"'{text.Value}'",
        TemplateLiteral literal => literal.Text,
        TemplateInterpolation text => "$(" + string.Join(" ", text.Parts.Select(Show)) + ")",
        TemplateName { Kind: TemplateNameKind.Any } name => name.Name,
        TemplateName name => name.Kind + ":" + name.Name,
        TemplateCall { Receiver: null } call => call.Name + Arguments(call),
        TemplateCall call => Show(call.Receiver) + "." + call.Name + Arguments(call),
        TemplateMember member => Show(member.Target) + (member.IsSafe ? ".?" : ".") + member.Name,
        TemplateNested nested => Show(nested.Target) + "::" + nested.Name,
        TemplateIndex index =>
            $"{Show(index.Target)}[{(index.IsSafe ? "?" : "")}{(index.IsFromEnd ? "^" : "")}{Show(index.Index)}]",
        TemplateOperation { Operands.Length: 1 } operation => operation.Sign + Show(operation.Operands[0]),
        TemplateOperation operation => $"({string.Join($" {operation.Sign} ", operation.Operands.Select(Show))})",
        TemplateLambda lambda => $"({string.Join(", ", lambda.Parameters)}) => {Show(lambda.Body)}",
        TemplateSpread spread => "..." + Show(spread.Value),
        TemplateConditional choice => $"({Show(choice.Test)} ? {Show(choice.WhenTrue)} : {Show(choice.WhenFalse)})",
        TemplateObject map => "{" + string.Join(", ", Properties(map)) + More(map.IsBroken) + "}",
        TemplateArray list => "[" + string.Join(", ", list.Items.Select(Show)) + More(list.IsPartial) + "]",
        TemplateLoop loop => "[" + Show(loop.Iteration) + Show(loop.Body) + "]",
        TemplateUnknown => "unknown",
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<string> Properties(TemplateObject map)
    {
        var shown = map.Properties.Select(property => property.Name + ": " + Show(property.Value)).ToList();
        foreach (var dynamic in map.Dynamic.Reverse())
        {
            var name = dynamic.Name is null ? "..." : Show(dynamic.Name) + ": ";
            shown.Insert(dynamic.Position, name + Show(dynamic.Value));
        }

        return shown;
    }

    public static string Show(Template template)
    {
        var lines = template.Imports.Select(import => $"import {import.Exported ?? "*"} as {import.Name} from {import.Path}")
            .Concat(template.Parameters.Select(Show))
            .Concat(template.Variables.Select(variable => $"var {variable.Name} = {Show(variable.Value)}"))
            .Concat(template.Functions.Select(Show))
            .Concat(template.Resources.Select(Show))
            .Concat(template.Modules.Select(Show))
            .Concat(template.Outputs.Select(output => $"output {output.Name} = {Show(output.Value)}"));
        return string.Join("\n", lines) + (template.IsComplete ? "" : "\nand more");
    }

    private static string Show(TemplateFunction function) =>
        $"func {function.Name}({string.Join(", ", function.Parameters)}) => {Show(function.Body)}";

    private static string Show(TemplateParameter parameter) =>
        $"param {parameter.Name}" + (parameter.Default is null ? "" : " = " + Show(parameter.Default));

    public static string Show(TemplateResource resource) =>
        $"resource {resource.Symbol} {resource.Type ?? "unknown"}{(resource.IsExisting ? " existing" : "")} = "
        + $"{Head(resource.Loop, resource.Condition)}{Show(resource.Body)}"
        + string.Concat(resource.Children.Select(child => $" <{Show(child)}>"));

    private static string Show(TemplateModule module) =>
        $"module {module.Symbol} {module.Path ?? "unknown"} = {Head(module.Loop, module.Condition)}{Show(module.Arguments)}"
            + (module.Scope is null ? "" : " at " + Show(module.Scope));

    private static string Head(TemplateIteration? loop, TemplateExpression? condition) =>
        (loop is null ? "" : Show(loop)) + (condition is null ? "" : "if " + Show(condition) + " ");

    private static string Show(TemplateIteration loop) =>
        "for " + loop.Item + (loop.Index is null ? "" : ", " + loop.Index) + " in " + Show(loop.Items) + ": ";

    private static string Arguments(TemplateCall call) => "(" + string.Join(", ", call.Arguments.Select(Show)) + ")";

    private static string More(bool isPartial) => isPartial ? " …" : "";
}
