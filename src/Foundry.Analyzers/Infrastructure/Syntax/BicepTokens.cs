using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>The tokens of a Bicep file as its readers go through them: this one, the next one, and what must be passed over.</summary>
internal sealed class BicepTokens
{
    private readonly BicepLexer _lexer;
    private BicepToken _previous;
    private int _count;

    public BicepTokens(BicepLexer lexer)
    {
        _lexer = lexer;
        Current = lexer.Read();
        Next = lexer.Read();
    }

    public BicepToken Current { get; private set; }

    public BicepToken Next { get; private set; }

    /// <summary>How many mistakes have been met: what was read meanwhile may be less than what is written.</summary>
    public int Mistakes { get; private set; }

    public void Mistake() => Mistakes++;

    public bool IsAtNewLine => Current.Kind == BicepTokenKind.NewLine;

    /// <summary>The span from a place up to the last token passed.</summary>
    public TextSpan From(int start) => TextSpan.FromBounds(start, _previous.End < start ? start : _previous.End);

    public void Advance()
    {
        if (Current.IsBroken)
            Mistake();
        if (!IsAtNewLine)
            _previous = Current;

        Current = Next;
        if (++_count < Limits.MostTokens)
        {
            Next = _lexer.Read();
            return;
        }

        Mistake();
        Next = new(BicepTokenKind.End, "", Current.End, Current.End);
    }

    /// <summary>Passes a sign, where it is the current one.</summary>
    public bool Take(string sign)
    {
        if (!Current.Is(sign))
            return false;

        Advance();
        return true;
    }

    /// <summary>Passes a word, whichever it is; null and a mistake where there is none.</summary>
    public string? TakeWord()
    {
        if (Current.Kind != BicepTokenKind.Word || Current.StartsDeclaration)
        {
            Mistake();
            return null;
        }

        var word = Current.Text;
        Advance();
        return word;
    }

    public void Expect(string sign)
    {
        if (!Take(sign))
            Mistake();
    }

    /// <summary>Passes <c>=</c>; the value may stand on the next line, where no other declaration does.</summary>
    public void ExpectAssignment()
    {
        Expect("=");
        if (!Next.Stops)
            SkipNewLine();
    }

    public void SkipNewLine()
    {
        if (IsAtNewLine)
            Advance();
    }

    /// <summary>Passes the end of brackets; where something else stands before it on the line, over that too.</summary>
    public void Close(string sign)
    {
        if (Take(sign))
            return;

        Mistake();
        while (!Current.Stops && !Current.Closes && !IsAtNewLine)
            SkipOne();
        Take(sign);
    }

    /// <summary>Passes a token, or brackets with all they hold.</summary>
    public void SkipOne()
    {
        if (!Current.Opens)
        {
            Advance();
            return;
        }

        // Not by recursion: no file overflows the stack.
        var open = 0;
        do
        {
            open += Current.Opens ? 1 : Current.Closes && Current.Kind != BicepTokenKind.StringMiddle ? -1 : 0;
            Advance();
        }
        while (open > 0 && !Current.Stops);
        if (open > 0)
            Mistake();
    }

    /// <summary>Passes the rest of an entry of an object or a list.</summary>
    public void SkipEntry()
    {
        while (!Current.Stops && !Current.Closes && !IsAtNewLine && !Current.Is(","))
            SkipOne();
    }

    /// <summary>Passes the rest of a declaration, up to the end of its line.</summary>
    public void SkipDeclaration()
    {
        while (!Current.Stops && !IsAtNewLine)
            SkipOne();
    }

    /// <summary>Passes a type, up to what it is followed by: <c>=</c>, <c>=&gt;</c> or the end of the line. A union may go on behind one.</summary>
    public void SkipType()
    {
        while (!Current.Stops && !Current.Is("=") && !Current.Is("=>"))
        {
            if (IsAtNewLine && !Next.Is("|") && !_previous.Is("|"))
                return;
            if (Current.Closes)
                Mistake();
            SkipOne();
        }
    }

    /// <summary>Passes <c>@name.name(…)</c>.</summary>
    public void SkipDecorator()
    {
        Expect("@");
        do
            TakeWord();
        while (Take("."));
        if (Current.Is("("))
            SkipOne();
    }
}
