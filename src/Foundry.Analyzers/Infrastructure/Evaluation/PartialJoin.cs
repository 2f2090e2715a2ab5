using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using Foundry.Analyzers.Files;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>A text that is joined from pieces, with the values of its unknown parts.</summary>
internal sealed class PartialJoin
{
    private readonly StringBuilder _text;
    private readonly List<TemplateValue> _holes;
    private TemplatePlace? _place;

    public PartialJoin() => (_text, _holes) = (new(), new());

    private PartialJoin(PartialJoin other) =>
        (_text, _holes, _place) = (new(other._text.ToString()), new(other._holes), other._place);

    public int Length => _text.Length;

    public PartialJoin Copy() => new(this);

    public PartialJoin Add(TemplateValue piece)
    {
        var pattern = ExpressionResolver.PatternOf(piece);
        _text.Append(pattern);
        _place = piece.Place ?? _place;
        if (piece is TextValue { Holes.IsDefault: false } text)
        {
            _holes.AddRange(text.Holes);
            return this;
        }

        foreach (var letter in pattern)
        {
            if (letter == PartialText.Hole)
                _holes.Add(piece is TextValue ? TemplateValue.Unknown : piece);
        }

        return this;
    }

    public TemplateValue ToValue(ValueBudget budget) => budget.Text(
        _text.ToString(), _place, holes: _holes.Count == 0 ? default : _holes.ToImmutableArray());
}
