using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>A template as one call of it sees it: with the arguments of that call, or of the parameter file.</summary>
internal sealed class TemplateInstance
{
    public TemplateInstance(TemplateFile file, TemplateModule? module, TemplateScope? caller, TemplateArgumentFile? arguments, int depth)
    {
        (File, Module, Caller, Arguments, Depth) = (file, module, caller, arguments, depth);
        Scope = new(this);
    }

    public TemplateFile File { get; }

    /// <summary>The call; null for a root.</summary>
    public TemplateModule? Module { get; }

    /// <summary>Where the call stands; null for a root.</summary>
    public TemplateScope? Caller { get; }

    /// <summary>The only parameter file of a root, if there is one.</summary>
    public TemplateArgumentFile? Arguments { get; }

    /// <summary>How many calls lead here.</summary>
    public int Depth { get; }

    /// <summary>The names at the top of the template.</summary>
    public TemplateScope Scope { get; }

    /// <summary>The scope whose names the template shares, if it shares them (ARM's outer evaluation).</summary>
    public TemplateScope? Outer => Module is { Inline: not null, SharesScope: true } ? Caller : null;
}

/// <summary>The names that an expression sees: those of its template, and the variables of the loops around it.</summary>
internal sealed class TemplateScope
{
    private readonly TemplateIteration? _loop;
    private readonly TemplateValue _item = TemplateValue.Unknown;
    private readonly int? _index;

    public TemplateScope(TemplateInstance instance) => Instance = instance;

    /// <summary>One round of a loop; without an index, a round of which nothing is known.</summary>
    public TemplateScope(TemplateScope enclosing, TemplateIteration loop, TemplateValue item, int? index) =>
        (Instance, Enclosing, _loop, _item, _index) = (enclosing.Instance, enclosing, loop, item, index);

    public TemplateInstance Instance { get; }

    /// <summary>The scope around the loop; null at the top of the template.</summary>
    public TemplateScope? Enclosing { get; }

    /// <summary>The number of this round, where it is the only loop around: of several, a name says which is meant, which is not known.</summary>
    public int? Index => _loop is null ? Instance.Outer?.Index : Enclosing is { _loop: null } && Instance.Outer?.Index is null ? _index : null;

    /// <summary>What was resolved here before: every expression is resolved once.</summary>
    public Dictionary<TemplateExpression, TemplateValue> Values { get; } = new();

    /// <summary>The rounds of the loops that stand here: what one of them declares is the same whoever asks.</summary>
    public Dictionary<TemplateIteration, ImmutableArray<TemplateScope>?> Rounds { get; } = new();

    /// <summary>The modules called from here.</summary>
    public Dictionary<TemplateModule, ModuleValue> Modules { get; } = new();

    public TemplatePlace Place(TemplateExpression expression) => new(Instance.File.File, expression.Span);

    /// <summary>The value of a variable of this loop or of one around it; null where the name is none.</summary>
    public TemplateValue? FindLoopVariable(TemplateName name)
    {
        for (var scope = this; scope is not null && name.Kind == TemplateNameKind.Any; scope = scope.Enclosing)
        {
            if (name.Name.Equals(scope._loop?.Item, StringComparison.Ordinal))
                return scope._item;
            if (name.Name.Equals(scope._loop?.Index, StringComparison.Ordinal))
                return scope._index is { } index ? new ScalarValue(index.ToString(System.Globalization.CultureInfo.InvariantCulture)) : TemplateValue.Unknown;
        }

        return null;
    }
}
