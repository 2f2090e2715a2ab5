using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Reads a Bicep parameter file. Keeps constant values only, because its names are not those of the template.</summary>
internal sealed class BicepArgumentsReader
{
    private readonly ImmutableArray<TemplateProperty>.Builder _values = ImmutableArray.CreateBuilder<TemplateProperty>();
    private readonly Dictionary<string, TemplateExpression> _variables = new(StringComparer.Ordinal);
    private readonly BicepTokens _tokens;
    private readonly BicepExpressionReader _expressions;
    private string? _template;
    private bool _isPartial;

    public BicepArgumentsReader(BicepTokens tokens) => (_tokens, _expressions) = (tokens, new(tokens));

    private BicepToken Current => _tokens.Current;

    public TemplateArguments Read()
    {
        while (Current.Kind != BicepTokenKind.End)
        {
            if (_tokens.IsAtNewLine)
                _tokens.Advance();
            else if (Current.Is("@"))
                _tokens.SkipDecorator();
            else
                ReadDeclaration();
        }

        var values = new TemplateObject(_values.Select(Constant).ToImmutableArray(), _tokens.From(0))
        {
            IsPartial = _isPartial || _tokens.Mistakes > 0,
        };
        return new(_template, values);
    }

    private void ReadDeclaration()
    {
        var keyword = Current;
        _tokens.Advance();
        switch (keyword.Kind == BicepTokenKind.Word ? keyword.Text : "")
        {
            case "using":
                _template = (_expressions.Read() as TemplateString)?.Value;
                break;
            case "param":
                ReadAssignment((name, value) => _values.Add(new(name.Text, new(name.Start, name.Text.Length), value)));
                break;
            case "var":
                ReadAssignment((name, value) => _variables[name.Text] = value);
                break;
            case "extends":
                _isPartial = true;
                break;
            case "import" or "type" or "metadata":
                break;
            default:
                _tokens.Mistake();
                break;
        }

        _tokens.SkipDeclaration();
    }

    private void ReadAssignment(Action<BicepToken, TemplateExpression> add)
    {
        var name = Current;
        if (_tokens.TakeWord() is null)
            return;

        _tokens.SkipType();
        _tokens.ExpectAssignment();
        add(name, _expressions.Read());
    }

    private TemplateProperty Constant(TemplateProperty property) =>
        new(property.Name, property.NameSpan, Constant(property.Value));

    private TemplateExpression Constant(TemplateExpression expression)
    {
        switch (expression)
        {
            case TemplateString text:
                return ParameterFile.Text(text.Value, text.Span);
            case TemplateLiteral:
                return expression;
            case TemplateName name
                when _variables.TryGetValue(name.Name, out var value) && value is TemplateString or TemplateLiteral:
                return Constant(value);
            case TemplateInterpolation text:
                return new TemplateInterpolation(text.Parts.Select(Constant).ToImmutableArray(), text.Span);
            case TemplateArray list:
                return new TemplateArray(list.Items.Select(Constant).ToImmutableArray(), list.Span)
                {
                    IsPartial = list.IsPartial,
                };
            case TemplateObject map:
                return new TemplateObject(map.Properties.Select(Constant).ToImmutableArray(), map.Span)
                {
                    IsPartial = map.IsPartial,
                };
            default:
                return new TemplateUnknown(expression.Span);
        }
    }
}
