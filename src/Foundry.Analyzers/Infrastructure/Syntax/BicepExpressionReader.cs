using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Reads Bicep expressions.</summary>
/// <param name="tokens">The tokens of the file.</param>
/// <param name="readText">Reads a piece of literal text.</param>
internal sealed class BicepExpressionReader(BicepTokens tokens, Func<string, TextSpan, TemplateExpression> readText)
{
    /// <summary>The binary operators; those of a later row bind more tightly.</summary>
    private static readonly string[][] Operators =
    {
        new[] { "||" },
        new[] { "&&" },
        new[] { "==", "!=", "=~", "!~" },
        new[] { "<", "<=", ">", ">=" },
        new[] { "+", "-" },
        new[] { "*", "/", "%" },
    };

    private readonly BicepTokens _tokens = tokens;
    private int _depth;
    private int _links;

    public BicepExpressionReader(BicepTokens tokens) : this(tokens, static (text, span) => new TemplateString(text, span)) { }

    private BicepToken Current => _tokens.Current;

    /// <summary>
    /// Reads the expression that starts here; unknown if it contains a mistake. Never consumes a separator or a bracket of the
    /// enclosing syntax.
    /// </summary>
    public TemplateExpression Read()
    {
        if (_depth == Limits.DeepestSyntax)
            return SkipNested();

        _depth++;
        var start = Current.Start;
        var mistakes = _tokens.Mistakes;
        var expression = ReadConditional();
        _depth--;

        // Objects and arrays have their own flag for mistakes.
        var isValid = _tokens.Mistakes == mistakes || expression is TemplateObject or TemplateArray;
        return isValid ? expression : Unknown(start);
    }

    private TemplateExpression ReadConditional()
    {
        var start = Current.Start;
        var test = ReadCoalesced();
        if (!TakeAcrossLines("?"))
            return test;

        _tokens.SkipNewLine();
        var whenTrue = Read();
        if (!TakeAcrossLines(":"))
        {
            _tokens.Mistake();
            return Unknown(start);
        }

        _tokens.SkipNewLine();
        var whenFalse = Read();
        return new TemplateConditional(test, whenTrue, whenFalse, _tokens.From(start));
    }

    /// <summary>Reads <c>a ?? b ?? c</c> as conditionals with an unknown test.</summary>
    private TemplateExpression ReadCoalesced()
    {
        var start = Current.Start;
        var first = ReadBinary();
        if (!TakeAcrossLines("??"))
            return first;

        var values = ImmutableArray.CreateBuilder<TemplateExpression>();
        values.Add(first);
        do
        {
            _tokens.SkipNewLine();
            values.Add(ReadBinary());
        }
        while (TakeAcrossLines("??"));

        if (values.Count > Limits.MostLinks)
            return Unknown(start);

        var result = values[values.Count - 1];
        for (var i = values.Count - 2; i >= 0; i--)
        {
            var span = values[i].Span;
            result = new TemplateConditional(new TemplateUnknown(span), values[i], result, _tokens.From(span.Start));
        }

        return result;
    }

    /// <summary>Reads operands and operators; unknown if there are too many.</summary>
    private TemplateExpression ReadBinary()
    {
        var (start, outer) = (Current.Start, _links);
        _links = 0;
        var expression = ReadBinary(0);
        if (_links > Limits.MostLinks)
            expression = Unknown(start);
        _links = outer;
        return expression;
    }

    /// <summary>Reads operands of operators that bind at least as tightly as those of a row.</summary>
    private TemplateExpression ReadBinary(int row)
    {
        var start = Current.Start;
        var left = ReadUnary();
        while (TakeOperator(row) is { } taken)
        {
            _tokens.SkipNewLine();
            _links++;
            var right = ReadBinary(taken.Row + 1);
            left = _links > Limits.MostLinks
                ? Unknown(start)
                : new TemplateOperation(taken.Sign, ImmutableArray.Create(left, right), _tokens.From(start));
        }

        return left;
    }

    private (string Sign, int Row)? TakeOperator(int first)
    {
        for (var row = first; row < Operators.Length; row++)
        {
            foreach (var sign in Operators[row])
            {
                // A line may start with a negative number of its own.
                if (sign == "-" ? _tokens.Take(sign) : TakeAcrossLines(sign))
                    return (sign, row);
            }
        }

        return null;
    }

    /// <summary>
    /// Passes an operator on this line or at the start of the next, where nothing else starts with an operator.
    /// </summary>
    private bool TakeAcrossLines(string sign)
    {
        if (_tokens.IsAtNewLine && _tokens.Next.Is(sign))
            _tokens.Advance();
        return _tokens.Take(sign);
    }

    private TemplateExpression ReadUnary()
    {
        var start = Current.Start;
        if (Current.Is("-") && _tokens.Next.Kind == BicepTokenKind.Number)
        {
            _tokens.Advance();
            var number = new TemplateLiteral("-" + Current.Text, TextSpan.FromBounds(start, Current.End));
            _tokens.Advance();
            return number;
        }

        var signs = 0;
        var sign = "";
        while (Current.Is("!") || Current.Is("-") || Current.Is("+"))
        {
            sign = Current.Text;
            signs++;
            _tokens.Advance();
        }

        var operand = ReadChain();
        return signs switch
        {
            0 => operand,
            1 when sign != "+" => new TemplateOperation(sign, ImmutableArray.Create(operand), _tokens.From(start)),
            _ => Unknown(start),
        };
    }

    /// <summary>Reads a value and its members, indexes and calls.</summary>
    private TemplateExpression ReadChain()
    {
        var start = Current.Start;
        var value = ReadPrimary();
        for (var links = 1; ReadLink(start, value) is { } next; links++)
            value = links > Limits.MostLinks ? Unknown(start) : next;
        return value;
    }

    private TemplateExpression? ReadLink(int start, TemplateExpression target)
    {
        if (_tokens.Take("."))
            return ReadMember(start, target, isSafe: false);
        if (_tokens.Take(".?"))
            return ReadMember(start, target, isSafe: true);
        if (_tokens.Take("::"))
            return _tokens.TakeWord() is { } name ? new TemplateNested(target, name, _tokens.From(start)) : Unknown(start);
        if (_tokens.Take("!"))
            return target;
        if (!_tokens.Take("["))
            return null;

        var isSafe = _tokens.Take("?");
        var isFromEnd = _tokens.Take("^");
        _tokens.SkipNewLine();
        var index = Read();
        _tokens.SkipNewLine();
        _tokens.Close("]");
        return new TemplateIndex(target, index, _tokens.From(start), isSafe, isFromEnd);
    }

    private TemplateExpression ReadMember(int start, TemplateExpression target, bool isSafe)
    {
        if (_tokens.TakeWord() is not { } name)
            return Unknown(start);
        if (!Current.Is("("))
            return new TemplateMember(target, name, _tokens.From(start), isSafe);

        var arguments = ReadArguments();
        var isBuiltIn = target is TemplateName { Name: "az" or "sys" };
        return new TemplateCall(name, isBuiltIn ? null : target, arguments, _tokens.From(start), isBuiltIn);
    }

    private TemplateExpression ReadPrimary()
    {
        var start = Current.Start;
        if (Current.Stops)
            return Nothing();

        switch (Current.Kind)
        {
            case BicepTokenKind.Word:
                return ReadName();
            case BicepTokenKind.Number:
                return Pass(new TemplateLiteral(Current.Text, SpanOf(Current)));
            case BicepTokenKind.String:
                return Pass(readText(Current.Text, SpanOf(Current)));
            case BicepTokenKind.StringStart:
                return ReadInterpolation();
            case BicepTokenKind.Sign when Current.Text == "{":
                return ReadObject();
            case BicepTokenKind.Sign when Current.Text == "[":
                return ReadArray();
            case BicepTokenKind.Sign when Current.Text == "(":
                return ReadParenthesized();
            case BicepTokenKind.Unknown:
                return Pass(new TemplateUnknown(SpanOf(Current)));
            default:
                return Nothing();
        }
    }

    private TemplateExpression ReadName()
    {
        var start = Current.Start;
        var name = Current.Text;
        _tokens.Advance();
        if (name is "true" or "false" or "null")
            return new TemplateLiteral(name, _tokens.From(start));
        if (Current.Is("=>"))
            return ReadLambda(ImmutableArray.Create(name), start);
        return Current.Is("(")
            ? new TemplateCall(name, null, ReadArguments(), _tokens.From(start))
            : new TemplateName(name, TemplateNameKind.Any, _tokens.From(start));
    }

    private TemplateExpression ReadLambda(ImmutableArray<string> parameters, int start)
    {
        _tokens.Advance();
        _tokens.SkipNewLine();
        return new TemplateLambda(parameters, Read(), _tokens.From(start));
    }

    private TemplateExpression ReadParenthesized()
    {
        var start = Current.Start;
        var values = ReadArguments();
        if (Current.Is("=>") && values.All(static value => value is TemplateName))
            return ReadLambda(values.Select(static value => ((TemplateName)value).Name).ToImmutableArray(), start);
        if (Current.Is("=>"))
            _tokens.Mistake();
        else if (values.Length == 1)
            return values[0];

        _tokens.Mistake();
        return Unknown(start);
    }

    private ImmutableArray<TemplateExpression> ReadArguments()
    {
        var arguments = ImmutableArray.CreateBuilder<TemplateExpression>();
        Open();
        ReadEntries(")", () => arguments.Add(Read()));
        return arguments.ToImmutable();
    }

    private TemplateExpression ReadInterpolation()
    {
        var start = Current.Start;
        var parts = ImmutableArray.CreateBuilder<TemplateExpression>();
        AddText(parts);
        while (!Current.Stops)
        {
            _tokens.SkipNewLine();
            parts.Add(Read());
            _tokens.SkipNewLine();
            SkipHole();
            if (Current.Stops)
                break;

            var isLast = Current.Kind == BicepTokenKind.StringEnd;
            AddText(parts);
            if (isLast)
                return new TemplateInterpolation(parts.ToImmutable(), _tokens.From(start));
        }

        _tokens.Mistake();
        return Unknown(start);
    }

    private void AddText(ImmutableArray<TemplateExpression>.Builder parts)
    {
        if (Current.Text.Length > 0)
            parts.Add(readText(Current.Text, SpanOf(Current)));
        _tokens.Advance();
    }

    /// <summary>Passes unexpected tokens in a hole.</summary>
    private void SkipHole()
    {
        while (!Current.Stops && Current.Kind is not (BicepTokenKind.StringMiddle or BicepTokenKind.StringEnd))
        {
            _tokens.Mistake();
            _tokens.SkipOne();
        }
    }

    /// <summary>Reads an object.</summary>
    /// <param name="readDeclaration">
    /// Reads a declaration between the properties of a resource; returns false if there is none.
    /// </param>
    public TemplateObject ReadObject(Func<bool>? readDeclaration = null)
    {
        var start = Current.Start;
        var mistakes = _tokens.Mistakes;
        var properties = ImmutableArray.CreateBuilder<TemplateProperty>();
        var dynamic = ImmutableArray.CreateBuilder<DynamicProperty>();
        var isPartial = false;
        if (_depth == Limits.DeepestSyntax)
        {
            SkipNested();
        }
        else
        {
            _depth++;
            Open();
            ReadEntries("}", () =>
            {
                if (readDeclaration?.Invoke() != true)
                    isPartial |= !ReadProperty(properties, dynamic);
            });
            _depth--;
        }

        return new(properties.ToImmutable(), _tokens.From(start), dynamic.ToImmutable())
        {
            IsPartial = isPartial || _tokens.Mistakes != mistakes,
        };
    }

    /// <summary>Reads a property; false if it is not one.</summary>
    private bool ReadProperty(
        ImmutableArray<TemplateProperty>.Builder properties, ImmutableArray<DynamicProperty>.Builder dynamic)
    {
        if (_tokens.Take("..."))
        {
            dynamic.Add(new(properties.Count, name: null, Read()));
            return true;
        }

        var name = Current;
        TemplateExpression? interpolated = null;
        if (name.Kind == BicepTokenKind.StringStart)
            interpolated = ReadInterpolation();
        else if (name.Kind is BicepTokenKind.Word or BicepTokenKind.String)
            _tokens.Advance();

        if (!_tokens.Take(":"))
        {
            _tokens.Mistake();
            return false;
        }

        var value = Read();
        if (interpolated is not null)
            dynamic.Add(new(properties.Count, interpolated, value));
        else if (name.Kind is BicepTokenKind.Word or BicepTokenKind.String)
            properties.Add(new(name.Text, SpanOf(name), value));
        return interpolated is not null || name.Kind is BicepTokenKind.Word or BicepTokenKind.String;
    }

    private TemplateExpression ReadArray()
    {
        var start = Current.Start;
        var mistakes = _tokens.Mistakes;
        Open();
        if (IsLoop)
        {
            var iteration = ReadLoopHead();
            var body = Read();
            CloseLoop();
            return new TemplateLoop(iteration, body, _tokens.From(start));
        }

        var items = ImmutableArray.CreateBuilder<TemplateExpression>();
        ReadEntries("]", () =>
        {
            var from = Current.Start;
            var isSpread = _tokens.Take("...");
            var item = Read();
            items.Add(isSpread ? new TemplateSpread(item, _tokens.From(from)) : item);
        });
        return new TemplateArray(items.ToImmutable(), _tokens.From(start)) { IsPartial = _tokens.Mistakes != mistakes };
    }

    /// <summary>Passes an opening bracket.</summary>
    public void Open()
    {
        _tokens.Advance();
        _tokens.SkipNewLine();
    }

    /// <summary>Whether a loop starts here, after the bracket. An array may contain a variable named <c>for</c>.</summary>
    public bool IsLoop => Current.IsWord("for") && (_tokens.Next.Kind == BicepTokenKind.Word || _tokens.Next.Is("("));

    /// <summary>Reads <c>for item in items:</c> or <c>for (item, index) in items:</c>.</summary>
    public TemplateIteration ReadLoopHead()
    {
        _tokens.Advance();
        string? item, index = null;
        if (_tokens.Take("("))
        {
            item = _tokens.TakeWord();
            _tokens.Expect(",");
            index = _tokens.TakeWord();
            _tokens.Close(")");
        }
        else
        {
            item = _tokens.TakeWord();
        }

        if (Current.IsWord("in"))
            _tokens.Advance();
        else
            _tokens.Mistake();

        var items = Read();
        _tokens.SkipNewLine();
        _tokens.Expect(":");
        _tokens.SkipNewLine();
        return new(item, index, items);
    }

    public void CloseLoop()
    {
        _tokens.SkipNewLine();
        _tokens.Close("]");
    }

    /// <summary>Reads entries up to and including the closing bracket. A comma or a line end separates them.</summary>
    public void ReadEntries(string close, Action readEntry)
    {
        while (!Current.Stops && !Current.Closes)
        {
            readEntry();
            Separate();
        }

        _tokens.Close(close);
    }

    private void Separate()
    {
        if (!_tokens.IsAtNewLine && !Current.Is(",") && !Current.Closes)
        {
            _tokens.Mistake();
            _tokens.SkipEntry();
        }

        _tokens.SkipNewLine();
        if (_tokens.Take(","))
            _tokens.SkipNewLine();
    }

    /// <summary>Skips an expression that is nested too deeply.</summary>
    private TemplateUnknown SkipNested()
    {
        var start = Current.Start;
        _tokens.Mistake();
        do
            _tokens.SkipEntry();
        while (TakeAcrossLines("?") || TakeAcrossLines(":"));
        return Unknown(start);
    }

    private TemplateExpression Pass(TemplateExpression expression)
    {
        _tokens.Advance();
        return expression;
    }

    /// <summary>Reports a missing expression as a mistake.</summary>
    private TemplateUnknown Nothing()
    {
        _tokens.Mistake();
        return new(new(Current.Start, 0));
    }

    private TemplateUnknown Unknown(int start) => new(_tokens.From(start));

    private static TextSpan SpanOf(BicepToken token) => TextSpan.FromBounds(token.Start, token.End);
}
