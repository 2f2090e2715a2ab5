namespace Foundry.Analyzers;

/// <summary>
/// Bounds on work, so that no program and no file makes the analysis slow or overflows the stack. Past a bound the answer is
/// unknown, and no rule reports what is unknown.
/// </summary>
internal static class Limits
{
    // ---- Values in C#

    /// <summary>Variables or sections that a value is followed through. It also ends a cycle (<c>a = b; b = a</c>).</summary>
    public const int LongestChain = 16;

    /// <summary>Calls between a client or builder and its creation. Fluent chains are longer than chains of variables.</summary>
    public const int LongestCallChain = 64;

    /// <summary>Role assignments in one member. Every one is compared with every other.</summary>
    public const int MostRoleAssignments = 256;

    /// <summary>Variables and methods that a guard is followed through. Every level multiplies the work.</summary>
    public const int DeepestGuard = 4;

    /// <summary>Services whose registrations request one another. Every level multiplies the work.</summary>
    public const int MostChoices = 2;

    /// <summary>Expressions that are folded for one value. It ends a value that doubles (<c>b = a + a; c = b + b</c>).</summary>
    public const int MostFolds = 256;

    /// <summary>Values of one expression, in C# or in a template. Combinations multiply them.</summary>
    public const int MostAlternatives = 8;

    /// <summary>Characters of a value. Addresses, scopes, keys and resource ids are shorter.</summary>
    public const int LongestText = 4096;

    // ---- Files

    /// <summary>Levels of JSON or Bicep that are read. The readers recurse, and deeper levels would overflow the stack.</summary>
    public const int DeepestSyntax = 128;

    /// <summary>Levels of an ARM expression, which lies inside a JSON value: these levels add to those of the file.</summary>
    public const int DeepestArmExpression = 32;

    /// <summary>Links of <c>a.b.c</c>, <c>a ?? b ?? c</c> or <c>coalesce(a, b, c)</c>. Each is one more level.</summary>
    public const int MostLinks = 16;

    /// <summary>Levels of a YAML file. Every line holds the keys of all levels above it.</summary>
    public const int DeepestYaml = 16;

    /// <summary>Characters of one YAML key, for the same reason.</summary>
    public const int LongestYamlKey = 128;

    /// <summary>Characters of a key of a settings file. A small file of nested long names would fill the memory.</summary>
    public const int LongestSettingKey = 512;

    /// <summary>Values of a JSON file. People write smaller files.</summary>
    public const int MostJsonValues = 500_000;

    /// <summary>Tokens of a Bicep file. People write smaller files.</summary>
    public const int MostTokens = 1_000_000;

    /// <summary>Mistakes reported in one file. Later mistakes follow from earlier ones.</summary>
    public const int MostMistakes = 50;

    /// <summary>Characters of a word that is compared with known words. Comparing takes quadratic time.</summary>
    public const int LongestWord = 64;

    /// <summary>Characters of a comment that may name a role. A comment that people read is shorter.</summary>
    public const int LongestComment = 200;

    // ---- Templates

    /// <summary>Levels of names and expressions that are evaluated. Deeper levels would overflow the stack.</summary>
    public const int DeepestEvaluation = 200;

    /// <summary>Resources nested in one another. Azure nests fewer.</summary>
    public const int DeepestResource = 16;

    /// <summary>Modules that call one another. It ends a circle of modules.</summary>
    public const int DeepestModule = 24;

    /// <summary>Modules called in total. It ends modules that call others twice, which call others twice.</summary>
    public const int MostModuleCalls = 5_000;

    /// <summary>Steps of the whole evaluation.</summary>
    public const int MostSteps = 1_000_000;

    /// <summary>
    /// Characters of all values that one reading makes. It ends texts and lists that double with every variable, in a small file.
    /// </summary>
    public const int MostProduced = 8_000_000;

    /// <summary>Characters that an item of an array counts as, which is an object of its own.</summary>
    public const int SizeOfItem = 32;

    /// <summary>Characters that a round of a loop counts as. A round keeps the values of the expressions in it.</summary>
    public const int SizeOfRound = 128;

    /// <summary>Characters, or items, that are looked through in one step. Looking makes nothing, but takes time.</summary>
    public const int SizeOfStep = 64;

    /// <summary>Items of an array. No list of roles is longer.</summary>
    public const int MostItems = 10_000;
}
