namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>The kind of a Bicep token.</summary>
internal enum BicepTokenKind
{
    End,

    /// <summary>One or more line ends, with the blanks and comments between them.</summary>
    NewLine,

    /// <summary>A name or keyword; Bicep has no reserved words.</summary>
    Word,
    Number,

    /// <summary>A string without holes.</summary>
    String,

    /// <summary>A string up to its first hole.</summary>
    StringStart,

    /// <summary>A string between two holes.</summary>
    StringMiddle,

    /// <summary>A string after its last hole.</summary>
    StringEnd,

    /// <summary>An operator, a bracket or another sign.</summary>
    Sign,

    /// <summary>Text that is not valid in Bicep.</summary>
    Unknown,
}

/// <summary>A Bicep token and its position.</summary>
internal readonly struct BicepToken(
    BicepTokenKind kind, string text, int start, int end, bool isBroken = false, bool startsDeclaration = false)
{
    public BicepTokenKind Kind { get; } = kind;

    /// <summary>The source text; for a string, its value with escapes resolved.</summary>
    public string Text { get; } = text;

    public int Start { get; } = start;

    public int End { get; } = end;

    /// <summary>Whether the token itself is a mistake, such as an unterminated string.</summary>
    public bool IsBroken { get; } = isBroken;

    /// <summary>Whether a declaration starts here, at the start of a line. A bracket that is still open lacks its end.</summary>
    public bool StartsDeclaration { get; } = startsDeclaration;

    /// <summary>Whether a bracket or a string with holes starts here.</summary>
    public bool Opens =>
        Kind == BicepTokenKind.StringStart
        || Kind == BicepTokenKind.Sign && Text is "{" or "[" or "(";

    /// <summary>Whether a bracket or a hole ends here.</summary>
    public bool Closes =>
        Kind is BicepTokenKind.StringMiddle or BicepTokenKind.StringEnd
        || Kind == BicepTokenKind.Sign && Text is "}" or "]" or ")";

    /// <summary>Whether this token ends all open brackets.</summary>
    public bool Stops => Kind == BicepTokenKind.End || StartsDeclaration;

    public bool Is(string sign) => Kind == BicepTokenKind.Sign && Text == sign;

    public bool IsWord(string word) => Kind == BicepTokenKind.Word && Text == word;
}
