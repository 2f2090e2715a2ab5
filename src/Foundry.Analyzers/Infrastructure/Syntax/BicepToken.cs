namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>What a token of Bicep is.</summary>
internal enum BicepTokenKind
{
    End,

    /// <summary>One or more line ends, with what is blank or comment between them.</summary>
    NewLine,

    /// <summary>A name or keyword: Bicep has no reserved words.</summary>
    Word,
    Number,

    /// <summary>A string without holes.</summary>
    String,

    /// <summary>A string up to its first hole.</summary>
    StringStart,

    /// <summary>A string between two holes.</summary>
    StringMiddle,

    /// <summary>A string behind its last hole.</summary>
    StringEnd,

    /// <summary>An operator, a bracket or another sign.</summary>
    Sign,

    /// <summary>What is nothing in Bicep.</summary>
    Unknown,
}

/// <summary>A token of Bicep and where it stands.</summary>
internal readonly struct BicepToken(BicepTokenKind kind, string text, int start, int end, bool isBroken = false, bool startsDeclaration = false)
{
    public BicepTokenKind Kind { get; } = kind;

    /// <summary>As written; of a string its text with escapes resolved.</summary>
    public string Text { get; } = text;

    public int Start { get; } = start;

    public int End { get; } = end;

    /// <summary>Whether the token itself is a mistake, such as a string without its end.</summary>
    public bool IsBroken { get; } = isBroken;

    /// <summary>Whether a declaration starts here at the very start of a line: a bracket that is still open was forgotten.</summary>
    public bool StartsDeclaration { get; } = startsDeclaration;

    public bool Is(string sign) => Kind == BicepTokenKind.Sign && Text == sign;

    public bool IsWord(string word) => Kind == BicepTokenKind.Word && Text == word;

    public bool Opens => Kind == BicepTokenKind.StringStart || Kind == BicepTokenKind.Sign && Text is "{" or "[" or "(";

    /// <summary>Whether a bracket or a hole ends here.</summary>
    public bool Closes => Kind is BicepTokenKind.StringMiddle or BicepTokenKind.StringEnd || Kind == BicepTokenKind.Sign && Text is "}" or "]" or ")";

    /// <summary>Whether nothing within brackets reaches beyond this token.</summary>
    public bool Stops => Kind == BicepTokenKind.End || StartsDeclaration;
}
