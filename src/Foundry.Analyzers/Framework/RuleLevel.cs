namespace Foundry.Analyzers.Framework;

/// <summary>How certain a rule is. It alone decides the default severity.</summary>
internal enum RuleLevel
{
    /// <summary>The code fails or leaks whenever it runs: a warning.</summary>
    Certain,

    /// <summary>It depends on where or how long the code runs: an info.</summary>
    Likely,

    /// <summary>Advice: hidden until a user raises its severity.</summary>
    Advice,
}
