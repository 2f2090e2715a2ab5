using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>
/// Finds the nested deployment that a function of ARM reads back. ARM refers to a deployment by its name, which the compiler
/// of Bicep writes in both places alike; in a loop, the deployment has <c>copyIndex()</c> where the reference has the index.
/// </summary>
internal static class DeploymentReference
{
    /// <summary>What <c>reference</c> and <c>listOutputsWithSecureValues</c> read back of a deployment.</summary>
    /// <returns>The module call or its outputs; null if no deployment, or more than one, may have the name.</returns>
    public static ModuleValue? Read(string function, TemplateCall call, TemplateScope scope, ExpressionResolver resolver) =>
        function switch
        {
            "reference" => Find(call, scope, resolver)?.Reference,
            "listoutputswithsecurevalues" => Find(call, scope, resolver)?.Outputs,
            _ => null,
        };

    private static ModuleValue? Find(TemplateCall reference, TemplateScope scope, ExpressionResolver resolver)
    {
        if (reference.Arguments.IsEmpty)
            return null;
        if (reference.Arguments[0] is TemplateString { Value: var symbol })
            return resolver.Resolve(new TemplateName(symbol, TemplateNameKind.Resource, reference.Span), scope) as ModuleValue;
        if (NameIn(reference.Arguments[0]) is not { } name)
            return null;

        var owner = scope.Instance.Outer is { } outer ? outer.Instance : scope.Instance;
        var modules = owner.File.Template.Modules;
        if (!resolver.TakeSteps(modules.Length) || Single(modules, name, owner, scope, resolver) is not var (module, index))
            return null;

        TemplateExpression found = new TemplateName(module.Symbol!, TemplateNameKind.Resource, reference.Span);
        if (index is not null)
            found = new TemplateIndex(found, index, reference.Span);
        return resolver.Resolve(found, scope) is ModuleValue value && value.Module == module ? value : null;
    }

    /// <summary>The name in the id of a deployment, or a name alone.</summary>
    private static TemplateExpression? NameIn(TemplateExpression id)
    {
        if (id is not TemplateCall { Receiver: null, Arguments: { Length: > 1 } arguments } call)
            return id is TemplateName ? id : null;
        return call.Name.EndsWith("resourceId", StringComparison.OrdinalIgnoreCase)
            && arguments[arguments.Length - 2] is TemplateString { Value: var type }
            && ResourceTypes.Is(type, ResourceTypes.Deployment)
                ? arguments[arguments.Length - 1]
                : null;
    }

    private static (TemplateModule Module, TemplateExpression? Index)? Single(
        ImmutableArray<TemplateModule> modules,
        TemplateExpression name,
        TemplateInstance owner,
        TemplateScope scope,
        ExpressionResolver resolver)
    {
        (TemplateModule, TemplateExpression?)? found = null;
        var text = TextOf(name, scope, resolver);
        foreach (var module in modules)
        {
            TemplateExpression? index = null;
            if (module is not { Name: { } known, Symbol: not null })
                continue;

            var isSame = IsSame(known, name, ref index)
                || text is not null && module.Loop is null && TextOf(known, owner.Scope, resolver) == text;
            if (!isSame)
                continue;
            if (found is not null)
                return null;
            found = (module, index);
        }

        return found;
    }

    private static string? TextOf(TemplateExpression name, TemplateScope scope, ExpressionResolver resolver) =>
        (resolver.Resolve(name, scope) as TextValue)?.Constant;

    /// <summary>Whether a name is the same expression as that of a deployment.</summary>
    /// <param name="known">The name of the deployment.</param>
    /// <param name="name">The name in the reference.</param>
    /// <param name="index">What the name has in the place of <c>copyIndex()</c>.</param>
    private static bool IsSame(TemplateExpression known, TemplateExpression name, ref TemplateExpression? index)
    {
        if (IsCopyIndex(known))
        {
            TemplateExpression? none = null;
            if (index is not null)
                return IsSame(index, name, ref none);
            index = name;
            return true;
        }

        return (known, name) switch
        {
            (TemplateString one, TemplateString other) => one.Value == other.Value,
            (TemplateLiteral one, TemplateLiteral other) => one.Text == other.Text,
            (TemplateName one, TemplateName other) =>
                one.Kind == other.Kind && one.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase),
            (TemplateInterpolation one, TemplateInterpolation other) => AreSame(one.Parts, other.Parts, ref index),
            (TemplateArray { IsPartial: false } one, TemplateArray { IsPartial: false } other) =>
                AreSame(one.Items, other.Items, ref index),
            (TemplateCall one, TemplateCall other) =>
                one.Receiver is null
                && other.Receiver is null
                && one.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase)
                && AreSame(one.Arguments, other.Arguments, ref index),
            (TemplateMember one, TemplateMember other) =>
                one.Name == other.Name && IsSame(one.Target, other.Target, ref index),
            (TemplateIndex one, TemplateIndex other) =>
                IsSame(one.Target, other.Target, ref index) && IsSame(one.Index, other.Index, ref index),
            (TemplateConditional one, TemplateConditional other) =>
                IsSame(one.Test, other.Test, ref index)
                && IsSame(one.WhenTrue, other.WhenTrue, ref index)
                && IsSame(one.WhenFalse, other.WhenFalse, ref index),
            _ => false,
        };
    }

    /// <summary>Whether an expression is the index of a loop, without an offset.</summary>
    private static bool IsCopyIndex(TemplateExpression expression) =>
        expression is TemplateCall call
        && call.Name.Equals("copyIndex", StringComparison.OrdinalIgnoreCase)
        && call.Arguments.All(static argument => argument is TemplateString);

    private static bool AreSame(
        ImmutableArray<TemplateExpression> known, ImmutableArray<TemplateExpression> names, ref TemplateExpression? index)
    {
        if (known.Length != names.Length)
            return false;

        for (var i = 0; i < known.Length; i++)
        {
            if (!IsSame(known[i], names[i], ref index))
                return false;
        }

        return true;
    }
}
