using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>One call of a template, with the arguments of that call or of the parameter file.</summary>
internal sealed class TemplateInstance
{
    public TemplateInstance(
        TemplateFile file, TemplateModule? module, TemplateScope? caller, TemplateArgumentFile? arguments, int depth)
    {
        (File, Module, Caller, Arguments, Depth) = (file, module, caller, arguments, depth);
        Scope = new(this);
    }

    public TemplateFile File { get; }

    /// <summary>The module that calls the template; null for a root.</summary>
    public TemplateModule? Module { get; }

    /// <summary>The scope of the call; null for a root.</summary>
    public TemplateScope? Caller { get; }

    /// <summary>The only parameter file of a root, if there is one.</summary>
    public TemplateArgumentFile? Arguments { get; }

    /// <summary>The resource group, or the scope above, that it is deployed to; null until it is asked for.</summary>
    public ContainerValue? Target { get; set; }

    /// <summary>The number of nested calls from the root.</summary>
    public int Depth { get; }

    /// <summary>The top-level scope of the template.</summary>
    public TemplateScope Scope { get; }

    /// <summary>The scope whose names the template shares, if it shares them (ARM's outer evaluation).</summary>
    public TemplateScope? Outer => Module is { Inline: not null, SharesScope: true } ? Caller : null;
}

/// <summary>The names that an expression can use: those of its template, and the variables of enclosing loops.</summary>
internal sealed class TemplateScope
{
    private readonly TemplateIteration? _loop;
    private readonly TemplateValue _item = TemplateValue.Unknown;
    private readonly int? _index;
    private readonly ImmutableArray<string> _names = ImmutableArray<string>.Empty;
    private readonly ImmutableArray<TemplateValue> _arguments;

    // A loop can have thousands of rounds, most of which need only one of these.
    private Dictionary<TemplateExpression, TemplateValue>? _values;
    private Dictionary<TemplateIteration, ImmutableArray<TemplateScope>?>? _rounds;
    private Dictionary<TemplateIteration, TemplateScope>? _unknownRounds;
    private Dictionary<TemplateModule, ModuleValue>? _modules;

    public TemplateScope(TemplateInstance instance) => Instance = instance;

    /// <summary>Creates the scope of one round of a loop. The index of an unknown round is null.</summary>
    public TemplateScope(TemplateScope enclosing, TemplateIteration loop, TemplateValue item, int? index) =>
        (Instance, Enclosing, _loop, _item, _index) = (enclosing.Instance, enclosing, loop, item, index);

    /// <summary>Creates the scope of one call of a lambda or function.</summary>
    public TemplateScope(
        TemplateScope enclosing, ImmutableArray<string> names, ImmutableArray<TemplateValue> arguments) =>
        (Instance, Enclosing, _names, _arguments) = (enclosing.Instance, enclosing, names, arguments);

    public TemplateInstance Instance { get; }

    /// <summary>The scope that contains the loop; null at the top level of the template.</summary>
    public TemplateScope? Enclosing { get; }

    /// <summary>
    /// The index of this round; null unless there is exactly one enclosing loop, because ARM names the loop otherwise.
    /// </summary>
    public int? Index
    {
        get
        {
            if (!_names.IsEmpty)
                return Enclosing!.Index;

            var outerIndex = Instance.Outer?.Index;
            if (_loop is null)
                return outerIndex;
            return Enclosing is { _loop: null } && outerIndex is null ? _index : null;
        }
    }

    /// <summary>The values of expressions resolved in this scope; each is resolved once.</summary>
    public Dictionary<TemplateExpression, TemplateValue> Values => _values ??= new();

    /// <summary>The rounds of the loops in this scope, created once so that each declares its resources once.</summary>
    public Dictionary<TemplateIteration, ImmutableArray<TemplateScope>?> Rounds => _rounds ??= new();

    /// <summary>The scope of a round of a loop that is not known, created once so that it is one round.</summary>
    public TemplateScope UnknownRound(TemplateIteration loop)
    {
        _unknownRounds ??= new();
        if (!_unknownRounds.TryGetValue(loop, out var round))
            _unknownRounds.Add(loop, round = new(this, loop, TemplateValue.Unknown, index: null));
        return round;
    }

    /// <summary>The modules called from this scope.</summary>
    public Dictionary<TemplateModule, ModuleValue> Modules => _modules ??= new();

    public TemplatePlace Place(TemplateExpression expression) => new(Instance.File.File, expression.Span);

    /// <summary>The value of a variable of an enclosing loop or lambda; null if the name is not such a variable.</summary>
    public TemplateValue? FindLoopVariable(TemplateName name)
    {
        for (var scope = this; scope is not null && name.Kind == TemplateNameKind.Any; scope = scope.Enclosing)
        {
            var argument = scope._names.IndexOf(name.Name);
            if (argument >= 0)
                return argument < scope._arguments.Length ? scope._arguments[argument] : TemplateValue.Unknown;
            if (name.Name.Equals(scope._loop?.Item, StringComparison.Ordinal))
                return scope._item;
            if (name.Name.Equals(scope._loop?.Index, StringComparison.Ordinal))
                return scope.IndexValue;
        }

        return null;
    }

    private TemplateValue IndexValue =>
        _index is { } index ? new ScalarValue(index.ToString(CultureInfo.InvariantCulture)) : TemplateValue.Unknown;
}
