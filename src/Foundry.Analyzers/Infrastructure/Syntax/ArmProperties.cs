using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Collects the properties of an object. Which of two of one name counts is not known.</summary>
internal sealed class ArmProperties
{
    private readonly ImmutableArray<TemplateProperty>.Builder _properties = ImmutableArray.CreateBuilder<TemplateProperty>();
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the object holds more than was added.</summary>
    public bool IsPartial { get; set; }

    public void Add(string name, TextSpan nameSpan, TemplateExpression value)
    {
        if (_places.TryGetValue(name, out var place))
        {
            var first = _properties[place];
            _properties[place] = new(first.Name, first.NameSpan, new TemplateUnknown(first.Value.Span));
            return;
        }

        _places.Add(name, _properties.Count);
        _properties.Add(new(name, nameSpan, value));
    }

    public TemplateObject ToObject(TextSpan span) => new(_properties.ToImmutable(), span) { IsPartial = IsPartial };
}
