namespace Foundry.Analyzers.Framework;

/// <summary>How sure a rule is; decides its default severity, and nothing else does.</summary>
internal enum RuleLevel
{
    /// <summary>The code fails or leaks whenever it runs: a warning.</summary>
    Certain,

    /// <summary>It depends on where or how long the code runs: an info.</summary>
    Likely,

    /// <summary>Good to know: hidden until somebody raises it.</summary>
    Advice,
}
