using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Gives the readers the tokens of a Bicep file: the current one and the next one. Skips syntax they ignore.</summary>
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

    /// <summary>The number of mistakes so far. If it grows during a read, the result may be partial.</summary>
    public int Mistakes { get; private set; }

    public bool IsAtNewLine => Current.Kind == BicepTokenKind.NewLine;

    public void Mistake() => Mistakes++;

    /// <summary>The span from a position to the end of the last token passed.</summary>
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

    /// <summary>Passes a sign if it is the current token.</summary>
    public bool Take(string sign)
    {
        if (!Current.Is(sign))
            return false;

        Advance();
        return true;
    }

    /// <summary>Passes any word; null and a mistake if the current token is not a word.</summary>
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

    /// <summary>Passes <c>=</c> and the line end after it, unless the next line starts a declaration.</summary>
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

    /// <summary>Passes a closing bracket, and unexpected tokens before it on the line.</summary>
    public void Close(string sign)
    {
        if (Take(sign))
            return;

        Mistake();
        while (!Current.Stops && !Current.Closes && !IsAtNewLine)
            SkipOne();
        Take(sign);
    }

    /// <summary>Passes a token, or brackets with their content.</summary>
    public void SkipOne()
    {
        if (!Current.Opens)
        {
            Advance();
            return;
        }

        // A loop, not recursion, so that no file overflows the stack.
        var open = 0;
        do
        {
            if (Current.Opens)
                open++;
            else if (Current.Closes && Current.Kind != BicepTokenKind.StringMiddle)
                open--;
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

    /// <summary>
    /// Passes a type, up to <c>=</c>, <c>=&gt;</c> or the end of the line. A union type continues on the next line if <c>|</c> is
    /// beside the line end.
    /// </summary>
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
