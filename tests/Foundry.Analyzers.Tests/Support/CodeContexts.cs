using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Tests;

/// <summary>The places an expression can stand in. Every rule is tried in all of them.</summary>
public static class CodeContexts
{
    private const string Expression = "EXPRESSION";
    private const string Usings = "USINGS";

    private static readonly Dictionary<string, string> Templates = new()
    {
        ["statement"] = "USINGS class C { void M() { var x = EXPRESSION; } }",
        ["expression body"] = "USINGS class C { object M() => EXPRESSION; }",
        ["property"] = "USINGS class C { object P => EXPRESSION; }",
        ["property initialiser"] = "USINGS class C { object P { get; } = EXPRESSION; }",
        ["field initialiser"] = "USINGS class C { private static readonly object s_x = EXPRESSION; }",
        ["constructor"] = "USINGS class C { private readonly object _x; C() { _x = EXPRESSION; } }",
        ["constructor initialiser"] = "USINGS class C { C(object x) { } C() : this(EXPRESSION) { } }",
        ["lambda"] = "USINGS class C { System.Func<object> M() => () => EXPRESSION; }",
        ["static lambda with a body"] = "USINGS class C { System.Func<object> M() { return static () => { return EXPRESSION; }; } }",
        ["local function"] = "USINGS class C { void M() { object Local() => EXPRESSION; Local(); } }",
        ["async method"] = "USINGS class C { async System.Threading.Tasks.Task<object> M() { await System.Threading.Tasks.Task.Yield(); return EXPRESSION; } }",
        ["iterator"] = "USINGS class C { System.Collections.Generic.IEnumerable<object> M() { yield return EXPRESSION; } }",
        ["query"] = "USINGS class C { object M() => System.Linq.Enumerable.Select(new[] { 1 }, i => EXPRESSION); }",
        ["switch arm"] = "USINGS class C { object M(int i) => i switch { 0 => EXPRESSION, _ => \"\" }; }",
        ["using statement"] = "USINGS class C { void M() { using (EXPRESSION as System.IDisposable) { } } }",
        ["try"] = "USINGS class C { void M() { try { var x = EXPRESSION; } finally { } } }",
        ["struct"] = "USINGS struct S { object M() => EXPRESSION; }",
        ["record"] = "USINGS record R(int I) { object M() => EXPRESSION; }",
        ["generic type"] = "USINGS class C<T> { object M<U>() => EXPRESSION; }",
        ["partial class"] = "USINGS partial class C { partial void N(); } partial class C { object M() => EXPRESSION; }",
        ["nested class"] = "USINGS class Outer { class C { object M() => EXPRESSION; } }",
        ["file-scoped namespace"] = "USINGS namespace N.M; class C { object M() => EXPRESSION; }",
        ["nested namespaces"] = "namespace N { namespace M { USINGS class C { object M() => EXPRESSION; } } }",
        ["nullable context"] = "USINGS\n#nullable enable\nclass C { object? M() => EXPRESSION; }",
        ["conditional compilation"] = "USINGS class C { object M() {\n#if !MISSING\n return EXPRESSION;\n#endif\n } }",
        ["top-level statements"] = "USINGS var x = EXPRESSION; System.Console.WriteLine(x);",
        ["comments around"] = "USINGS class C { object M() => /* before */ EXPRESSION /* after */; }",
        ["own lines"] = "USINGS class C\n{\n    object M() =>\n        // why\n        EXPRESSION;\n}\n",
        ["carriage returns"] = "USINGS\r\nclass C\r\n{\r\n    object M() => EXPRESSION; // kept\r\n}\r\n",
    };

    /// <summary>The names of the shapes, for a theory.</summary>
    public static TheoryData<string> Names => [.. Templates.Keys];

    /// <summary>What of a program is put around an expression.</summary>
    public static string Source(string shape, string expression, string usings) =>
        Templates[shape].Replace(Usings, usings).Replace(Expression, expression);

    public static OutputKind Kind(string shape) => shape == "top-level statements" ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
}
