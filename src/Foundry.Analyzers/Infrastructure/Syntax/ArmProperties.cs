using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Collects the properties of an object. The value of a duplicate property is unknown.</summary>
internal sealed class ArmProperties
{
    private readonly ImmutableArray<TemplateProperty>.Builder _properties = ImmutableArray.CreateBuilder<TemplateProperty>();
    private readonly Dictionary<string, int> _indexes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the object may have more properties than were added.</summary>
    public bool IsPartial { get; set; }

    public void Add(string name, TextSpan nameSpan, TemplateExpression value)
    {
        if (_indexes.TryGetValue(name, out var index))
        {
            var first = _properties[index];
            _properties[index] = new(first.Name, first.NameSpan, new TemplateUnknown(first.Value.Span));
            return;
        }

        _indexes.Add(name, _properties.Count);
        _properties.Add(new(name, nameSpan, value));
    }

    public TemplateObject ToObject(TextSpan span) => new(_properties.ToImmutable(), span) { IsPartial = IsPartial };
}
