using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Joins pieces of text: merges adjacent strings and flattens nested interpolations.</summary>
internal sealed class ArmText(TextSpan span)
{
    private readonly ImmutableArray<TemplateExpression>.Builder _parts = ImmutableArray.CreateBuilder<TemplateExpression>();
    private readonly StringBuilder _text = new();

    public ArmText AddRange(IEnumerable<TemplateExpression> pieces)
    {
        foreach (var piece in pieces)
            Add(piece);
        return this;
    }

    public void Add(char letter) => _text.Append(letter);

    public void Add(TemplateExpression piece)
    {
        switch (piece)
        {
            case TemplateString text:
                _text.Append(text.Value);
                break;
            case TemplateInterpolation nested:
                AddRange(nested.Parts);
                break;
            default:
                EndText();
                _parts.Add(piece);
                break;
        }
    }

    public TemplateExpression ToExpression()
    {
        if (_parts.Count == 0)
            return new TemplateString(_text.ToString(), span);

        EndText();
        return new TemplateInterpolation(_parts.ToImmutable(), span);
    }

    private void EndText()
    {
        if (_text.Length == 0)
            return;

        _parts.Add(new TemplateString(_text.ToString(), span));
        _text.Clear();
    }
}
