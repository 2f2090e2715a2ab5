namespace Foundry.Analyzers.Tests.Infrastructure;

/// <summary>Writes random Bicep expressions of the grammar that is read. Most of them compile.</summary>
internal sealed class RandomTemplate(Random random)
{
    /// <summary>Names that the expressions use: variables, and parameters whose values the reader does not know.</summary>
    public const string Declarations = """
        param pText string
        param pList string[]
        param pMap object
        param pTrue bool
        var vText = 'Ab-c'
        var vList = ['b', 'a', 'B', 'c1']
        var vMap = { b: 'x', A: 'y', c: 'Z' }
        var vTrue = true
        var vNested = { one: { two: ['p', 'q'], three: 'r' } }
        func join2(one string, two string) string => '${one}-${two}'
        func toUpper(one string) string => '<${one}>'

        """;

    /// <summary>Values of the parameters.</summary>
    public const string Values = """
        using 'main.bicep'
        param pText = 'given'
        param pList = ['g', 'b']
        param pMap = { b: 'given', z: 'more' }
        param pTrue = false

        """;

    private readonly List<string> _lambdaNames = new();

    public string Any(int depth) => Of(
        () => Text(depth), () => Text(depth), () => Flag(depth), () => Number(depth), () => List(depth), () => Map(depth));

    private string Text(int depth) => depth <= 0
        ? Of(() => $"'{Of("a", "b", "B", "x-1", "", " q ", "Ab-c")}'", () => "vText", () => "pText", LambdaName)
        : Of(
            () => Text(0),
            () => $"'{Of("", "a", "b/")}${{{Of(() => Text(depth - 1), () => Flag(depth - 1), () => Number(depth - 1))}}}'",
            () => $"'x${{{Text(depth - 1)}}}y${{{Flag(depth - 1)}}}'",
            () => $"toLower({Text(depth - 1)})",
            () => $"sys.toUpper({Text(depth - 1)})",
            () => $"toUpper({Text(depth - 1)})",
            () => $"join2({Text(depth - 1)}, {Text(depth - 1)})",
            () => $"trim({Text(depth - 1)})",
            () => $"replace({Text(depth - 1)}, '{Of("a", "b", "-")}', {Text(depth - 1)})",
            () => $"take({Text(depth - 1)}, {Number(0)})",
            () => $"skip({Text(depth - 1)}, {Number(0)})",
            () => $"format('{{0}}-{{1}}', {Text(depth - 1)}, {Flag(depth - 1)})",
            () => $"join({List(depth - 1)}, '{Of("", ",", "-")}')",
            () => $"string({Any(depth - 1)})",
            () => $"({Flag(depth - 1)} ? {Text(depth - 1)} : {Text(depth - 1)})",
            () => $"string(any({Map(depth - 1)}).?{Of("b", "c", "zz")} ?? {Text(depth - 1)})",
            () => $"padLeft({Text(depth - 1)}, 5, '0')",
            () => $"[{Text(depth - 1)}, ...{List(depth - 1)}][0]",
            () => $"[...{List(depth - 1)}, {Text(depth - 1)}][^1]",
            () => $"first(concat([{Text(depth - 1)}], {List(depth - 1)}))",
            () => $"last(concat({List(depth - 1)}, [{Text(depth - 1)}]))",
            () => $"last(split({Text(depth - 1)}, '-'))",
            () => $"string({List(depth - 1)}[?{random.Next(3)}] ?? 'none')",
            () => $"reduce({List(depth - 1)}, 'r', (sum, next) => '${{sum}}${{next}}')",
            () => $"vNested.one.{Of("three", "two[1]")}",
            () => $"any(vNested).?{Of("one", "none")}.?three ?? {Text(depth - 1)}");

    private string LambdaName() => _lambdaNames.Count == 0 ? "vText" : _lambdaNames[random.Next(_lambdaNames.Count)];

    private string Number(int depth) => depth <= 0
        ? Of("0", "1", "2", "5")
        : Of(
            () => Number(0),
            () => $"length({Of(() => Text(depth - 1), () => List(depth - 1), () => Map(depth - 1))})",
            () => $"({Number(depth - 1)} {Of("+", "-", "*")} {Number(depth - 1)})",
            () => $"({Number(depth - 1)} / 2)",
            () => $"min({Number(depth - 1)}, {Number(depth - 1)})",
            () => $"max([{Number(depth - 1)}, {Number(depth - 1)}])",
            () => $"indexOf({Text(depth - 1)}, {Text(depth - 1)})",
            () => $"indexOf({List(depth - 1)}, {Text(depth - 1)})",
            () => $"-({Number(depth - 1)})");

    private string Flag(int depth) => depth <= 0
        ? Of("true", "false", "vTrue", "pTrue")
        : Of(
            () => Flag(0),
            () => $"({Text(depth - 1)} {Of("==", "!=", "=~", "!~", "<", ">=")} {Text(depth - 1)})",
            () => $"({Number(depth - 1)} {Of("==", "<", ">", "<=", "!=")} {Number(depth - 1)})",
            () => $"({Flag(depth - 1)} {Of("&&", "||", "==")} {Flag(depth - 1)})",
            () => $"!{Flag(0)}",
            () => $"contains({List(depth - 1)}, {Text(depth - 1)})",
            () => $"contains({Text(depth - 1)}, {Text(depth - 1)})",
            () => $"contains({Map(depth - 1)}, '{Of("a", "b", "zz")}')",
            () => $"{Of("startsWith", "endsWith")}({Text(depth - 1)}, {Text(depth - 1)})",
            () => $"empty({Of(() => Text(depth - 1), () => List(depth - 1), () => Map(depth - 1))})",
            () => $"({List(depth - 1)} == {List(depth - 1)})",
            () => $"bool(toLower(string({Flag(depth - 1)})))");

    private string List(int depth) => depth <= 0
        ? Of("vList", "pList", "['a', 'b']", "[]", "vNested.one.two")
        : Of(
            () => List(0),
            () => $"[{Text(depth - 1)}, {Text(depth - 1)}]",
            () => $"[...{List(depth - 1)}, {Text(depth - 1)}, ...{List(depth - 1)}]",
            () => $"concat({List(depth - 1)}, {List(depth - 1)})",
            () => $"union({List(depth - 1)}, {List(depth - 1)})",
            () => $"intersection({List(depth - 1)}, {List(depth - 1)})",
            () => $"map({List(depth - 1)}, {Lambda(() => Text(depth - 1))})",
            () => $"map({List(depth - 1)}, (m, i) => '${{m}}${{i}}')",
            () => $"filter({List(depth - 1)}, {Lambda(() => Flag(depth - 1))})",
            () => $"sort({List(depth - 1)}, (l, r) => l {Of("<", ">")} r)",
            () => $"{Of("take", "skip")}({List(depth - 1)}, {Number(0)})",
            () => $"split({Text(depth - 1)}, '{Of("-", "a", ",")}')",
            () => $"objectKeys({Map(depth - 1)})",
            () => $"map(items({Map(depth - 1)}), e => string(e.{Of("key", "value")}))",
            () => $"flatten([{List(depth - 1)}, {List(depth - 1)}])",
            () => $"map(range({Number(0)}, {Number(0)}), i => string(i))",
            () => $"({Flag(depth - 1)} ? {List(depth - 1)} : {List(depth - 1)})");

    private string Map(int depth) => depth <= 0
        ? Of("vMap", "pMap", "{}", "{ a: 'one', d: 'two' }")
        : Of(
            () => Map(0),
            () => $"{{ a: {Text(depth - 1)}, b: {Any(depth - 1)} }}",
            () => $"{{ a: {Text(depth - 1)}, ...{Map(depth - 1)} }}",
            () => $"{{ ...{Map(depth - 1)}, b: {Text(depth - 1)}, ...{Map(depth - 1)} }}",
            () => $"{{ 'k${{{Text(depth - 1)}}}': {Text(depth - 1)}, z: {Flag(depth - 1)} }}",
            () => $"union({Map(depth - 1)}, {Map(depth - 1)})",
            () => $"union({{ n: {{ a: {Text(0)}, l: {List(0)} }} }}, {{ n: {{ l: {List(0)}, b: {Flag(0)} }} }})",
            () => $"toObject(['one', 'Two'], k => 'k${{k}}', v => '${{v}}${{{Text(depth - 1)}}}')",
            () => $"union({Map(depth - 1)}, {{ a: null, e: {Text(depth - 1)} }})",
            () => $"mapValues({Map(depth - 1)}, v => string(v))",
            () => $"shallowMerge([{Map(depth - 1)}, {Map(depth - 1)}])",
            () => $"groupBy({List(depth - 1)}, g => 'k${{length(g)}}')",
            () => $"({Flag(depth - 1)} ? {Map(depth - 1)} : {Map(depth - 1)})");

    private string Lambda(Func<string> body)
    {
        var name = "x" + _lambdaNames.Count;
        _lambdaNames.Add(name);
        var text = $"{name} => {body()}";
        _lambdaNames.RemoveAt(_lambdaNames.Count - 1);
        return text;
    }

    private string Of(params string[] texts) => texts[random.Next(texts.Length)];

    private string Of(params Func<string>[] texts) => texts[random.Next(texts.Length)]();
}
