using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>
/// Finds the settings that templates fill with an address: the outputs of a root, which the Azure Developer CLI hands to
/// programs, and the settings and variables of applications.
/// </summary>
internal sealed class AddressSettings(ExpressionResolver resolver)
{

    private readonly List<(TemplateExpression Holder, TemplateScope Scope, bool HoldsSettings)> _holders = new();
    private List<(string Name, TemplateExpression Value, TemplateScope Scope)>? _settings;

    /// <summary>Adds what a root or a module declares itself.</summary>
    public void Add(TemplateInstance instance)
    {
        var template = instance.File.Template;
        foreach (var variable in template.Variables)
            _holders.Add((variable.Value, instance.Scope, AreSettings(variable.Name)));
        if (instance.Caller is not null || template.Outputs.IsEmpty)
            return;

        var outputs = template.Outputs.Select(static output => new TemplateProperty(output.Name, default, output.Value));
        _holders.Add((new TemplateObject(outputs.ToImmutableArray(), default), instance.Scope, true));
    }

    /// <summary>Adds the body of a resource.</summary>
    public void Add(TemplateResource resource, TemplateScope scope)
    {
        _holders.Add((resource.Body, scope, false));
        if (ResourceTypes.Is(resource.Type, ResourceTypes.SiteConfig) && resource.Body["properties"] is { } settings)
            _holders.Add((settings, scope, true));
    }

    /// <summary>Adds the arguments of a module.</summary>
    public void Add(ModuleValue call) => _holders.Add((call.Module.Arguments, call.Scope, false));

    /// <summary>The normalised names of the settings whose value is made from an account; call it after all were added.</summary>
    /// <param name="isAccount">Whether a value is the account, its name or its id.</param>
    /// <param name="name">The account's name in its host, if known.</param>
    public ImmutableHashSet<string> Of(Func<TemplateValue, bool> isAccount, string? name)
    {
        _settings ??= FindSettings();
        var origin = new AddressOrigin(resolver, isAccount, name);
        return _settings.Where(setting => origin.IsOf(setting.Value, setting.Scope))
            .Select(static setting => AppSettings.Normalize(setting.Name))
            .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static bool AreSettings(string name) =>
        name.IndexOf("setting", StringComparison.OrdinalIgnoreCase) >= 0
        || name.StartsWith("env", StringComparison.OrdinalIgnoreCase);

    private List<(string Name, TemplateExpression Value, TemplateScope Scope)> FindSettings()
    {
        _settings = new();
        foreach (var (holder, scope, holdsSettings) in _holders)
            Find(holder, scope, holdsSettings, depth: 0);
        return _settings;
    }

    private void Find(TemplateExpression expression, TemplateScope scope, bool holdsSettings, int depth)
    {
        if (depth == Limits.DeepestEvaluation || !resolver.TakeSteps(1))
            return;

        switch (expression)
        {
            case TemplateObject map:
                Find(map, scope, holdsSettings, depth);
                break;
            case TemplateArray array:
                foreach (var item in array.Items)
                    Find(item, scope, holdsSettings: false, depth + 1);
                break;
            case TemplateLoop loop when resolver.Rounds(loop.Iteration, scope) is { } rounds:
                foreach (var round in rounds)
                    Find(loop.Body, round, holdsSettings: false, depth + 1);
                break;
            case TemplateConditional choice:
                Find(choice.WhenTrue, scope, holdsSettings, depth + 1);
                Find(choice.WhenFalse, scope, holdsSettings, depth + 1);
                break;
            case TemplateCall call: // union, concat
                foreach (var argument in call.Arguments)
                    Find(argument, scope, holdsSettings, depth + 1);
                break;
        }
    }

    private void Find(TemplateObject map, TemplateScope scope, bool holdsSettings, int depth)
    {
        if (map["name"] is { } key
            && map["value"] is { } text
            && resolver.Resolve(key, scope) is TextValue { Constant: { } name })
            _settings!.Add((name, text, scope));
        foreach (var property in map.Properties)
        {
            if (holdsSettings)
                _settings!.Add((property.Name, property.Value, scope));
            Find(property.Value, scope, AreSettings(property.Name), depth + 1);
        }
    }
}

/// <summary>
/// Whether an address is made from an account: from the resource, its name, or the output of a module that declares it.
/// </summary>
internal sealed class AddressOrigin(ExpressionResolver resolver, Func<TemplateValue, bool> isAccount, string? name)
{
    private const string SchemeEnd = "://";

    public bool IsOf(TemplateExpression? expression, TemplateScope scope) => IsOf(expression, scope, depth: 0);

    private bool IsOf(TemplateExpression? expression, TemplateScope scope, int depth)
    {
        if (depth++ == Limits.DeepestEvaluation || !resolver.TakeSteps(1))
            return false;

        switch (expression)
        {
            case TemplateString text:
                return IsHost(text.Value);
            case TemplateInterpolation text:
                var isElsewhere = resolver.Resolve(text, scope).Alternatives
                    .Any(static value => Host(ExpressionResolver.PatternOf(value)) is { IsElsewhere: true });
                return !isElsewhere && text.Parts.Any(part => IsOf(part, scope, depth));
            case TemplateConditional choice:
                return IsOfAny(choice, scope, depth);
            case TemplateCall call:
                return !call.Name.StartsWith("list", StringComparison.OrdinalIgnoreCase)
                    && (call.Receiver is { } receiver && IsOf(receiver, scope, depth)
                        || call.Arguments.Any(argument => IsOf(argument, scope, depth)));
            case TemplateName or TemplateMember or TemplateNested or TemplateIndex:
                var value = resolver.Resolve(expression, scope);
                return isAccount(value) || IsHost(value) || IsOfDefinition(expression, scope, depth);
            default:
                return false;
        }
    }

    /// <summary>Whether every arm that has a value is made from the account.</summary>
    private bool IsOfAny(TemplateConditional choice, TemplateScope scope, int depth)
    {
        var arms = TemplateFunctions.Truth(resolver.Resolve(choice.Test, scope)) switch
        {
            true => new[] { choice.WhenTrue },
            false => new[] { choice.WhenFalse },
            null => new[] { choice.WhenTrue, choice.WhenFalse },
        };
        var filled = arms.Where(static arm => arm is not (TemplateString { Value: "" } or TemplateLiteral)).ToArray();
        return filled.Length > 0 && filled.All(arm => IsOf(arm, scope, depth));
    }

    /// <summary>Whether the expression of a name or member is made from the account.</summary>
    private bool IsOfDefinition(TemplateExpression expression, TemplateScope scope, int depth)
    {
        switch (expression)
        {
            case TemplateName known:
                return IsOfDeclaration(known, scope, depth);
            case TemplateMember member:
                return resolver.Resolve(member.Target, scope) switch
                {
                    ModuleValue { IsOutputs: true, Instance: { } instance } =>
                        IsOf(instance.File.Names.FindOutput(member.Name)?.Value, instance.Scope, depth),
                    ModuleValue { IsOutputs: true } module =>
                        VerifiedModule.Read(module.Module.Path) is { IsAccount: true } verified
                        && isAccount(verified.Resource(module)),
                    ObjectValue map => resolver.Whole(map).Find(member.Name) is { Expression: { } value, Scope: { } place }
                        && IsOf(value, place, depth),
                    _ => IsOf(member.Target, scope, depth),
                };
            case TemplateNested nested:
                return IsOf(nested.Target, scope, depth);
            case TemplateIndex index:
                return IsOf(index.Target, scope, depth);
            default:
                return false;
        }
    }

    private bool IsOfDeclaration(TemplateName known, TemplateScope scope, int depth)
    {
        var instance = scope.Instance;
        if (scope.FindLoopVariable(known) is not null)
            return false;

        switch (instance.File.Names.Find(known))
        {
            case TemplateVariable variable:
                return IsOf(variable.Value, instance.Scope, depth);
            case TemplateParameter parameter when instance is { Caller: { } caller, Module: { } module }:
                return module.Arguments[parameter.Name] is { } argument
                    ? IsOf(argument, caller, depth)
                    : IsOf(parameter.Default, instance.Scope, depth);
            default:
                return false;
        }
    }

    private bool IsHost(TemplateValue value) => value is TextValue text && IsHost(text.Pattern);

    private bool IsHost(string pattern) =>
        Host(pattern) is { Resource: { } resource } && resource.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The address of a text; null if it has no scheme, and so may be a name or a path.</summary>
    private static Endpoint? Host(string pattern) =>
        pattern.Contains(SchemeEnd) ? Endpoint.Read(new PartialText(pattern)) : null;
}
