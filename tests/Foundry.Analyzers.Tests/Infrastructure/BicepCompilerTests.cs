using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Infrastructure;
using Foundry.Analyzers.Infrastructure.Evaluation;
using Microsoft.CodeAnalysis.Text;
using Xunit.Abstractions;

namespace Foundry.Analyzers.Tests.Infrastructure;

/// <summary>What is read of a template is what the Bicep compiler of today makes of it.</summary>
public class BicepCompilerTests(ITestOutputHelper output)
{
    private const int Batch = 40;

    private static readonly int s_seed = Setting("FOUNDRY_BICEP_SEED");

    private static readonly int s_batches = Setting("FOUNDRY_BICEP");

    private readonly List<string> _wrong = new();
    private int _known;
    private int _partial;
    private int _unknown;
    private int _refused;

    /// <summary>FOUNDRY_BICEP is the number of templates, FOUNDRY_BICEP_SEED chooses others.</summary>
    [BicepFact]
    public void Random_expressions_have_the_value_that_the_compiler_gives_them()
    {
        for (var batch = 0; batch < s_batches; batch++)
        {
            var random = new Random(s_seed + batch);
            var expressions = Enumerable.Range(0, Batch).Select(_ => new RandomTemplate(random).Any(random.Next(1, 4))).ToList();
            Compare(expressions);
        }

        output.WriteLine($"{_known} known, {_partial} known in part, {_unknown} unknown, {_refused} refused by the compiler");
        Assert.True(_wrong.Count == 0, string.Join("\n", _wrong.Prepend($"{_wrong.Count} wrong")));
        Assert.True(_known > _refused, "most are refused");
    }

    /// <summary>The templates of the tests, and those of the folders in FOUNDRY_BICEP_FOLDERS (separated by colons).</summary>
    [BicepFact]
    public void Templates_of_folders_assign_what_the_compiler_says()
    {
        var given = Environment.GetEnvironmentVariable("FOUNDRY_BICEP_FOLDERS") ?? "";
        var own = Repository.PathOf("tests/Foundry.Analyzers.Tests/Infrastructure/Templates");
        var mains = given.Split(':', StringSplitOptions.RemoveEmptyEntries).Append(own)
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "main.bicep", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);
        foreach (var main in mains)
            Compare(Path.GetDirectoryName(main)!);

        output.WriteLine($"{_known} agree, {_unknown} are open, {_refused} are refused by the compiler");
        Assert.True(_wrong.Count == 0, string.Join("\n", _wrong.Prepend($"{_wrong.Count} wrong")));
    }

    private static int Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : 1;

    private void Compare(List<string> expressions)
    {
        var properties = expressions.Select(static (expression, index) => $"    p{index}: {expression}");
        var template = RandomTemplate.Declarations
            + "resource r 'Contoso.Things/things@2020-01-01' = {\n  name: 'r'\n  properties: {\n"
            + string.Join("\n", properties) + "\n  }\n}\n";
        if (Snapshot(template, out var errors) is not { } resources)
        {
            // One expression that the compiler refuses refuses the whole template. It says where a mistake is, and not what fails
            // when it is evaluated.
            var start = template.IndexOf("    p0:", StringComparison.Ordinal);
            var first = template[..start].Count(static letter => letter == '\n') + 1;
            var mistakes = Regex.Matches(errors, @"main\.bicep\((\d+),\d+\) : Error")
                .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) - first)
                .ToHashSet();
            if (expressions.Count == 1 || mistakes.Count > 0)
            {
                _refused += Math.Max(1, mistakes.Count);
                var rest = expressions.Where((_, index) => !mistakes.Contains(index)).ToList();
                if (rest.Count > 0 && rest.Count < expressions.Count)
                    Compare(rest);
                return;
            }

            Compare(expressions.GetRange(0, expressions.Count / 2));
            Compare(expressions.GetRange(expressions.Count / 2, expressions.Count - expressions.Count / 2));
            return;
        }

        var file = new InfrastructureFile("/repo/infra/main.bicep", SourceText.From(template), FileKind.Bicep);
        var graph = new ModuleGraph([file], static file => InfrastructureReader.Parse(file, default), CancellationToken.None);
        var resolver = new ExpressionResolver(graph, CancellationToken.None);
        var body = resolver.Resolve(graph.Roots[0].File.Template.Resources[0].Body["properties"], graph.Roots[0].Scope);
        var expected = resources[0].GetProperty("properties");
        for (var i = 0; i < expressions.Count; i++)
        {
            var value = resolver.Property(body, "p" + i);
            var isThere = expected.TryGetProperty("p" + i, out var actual);
            if (!Agrees(value, isThere ? actual : null, resolver))
                _wrong.Add($"{expressions[i]}\n    is {Show(value)}, not {(isThere ? actual.GetRawText() : "null")}");
            else if (value is UnknownValue)
                _unknown++;
            else if (value is ChoiceValue || Show(value).Contains('?'))
                _partial++;
            else
                _known++;
        }
    }

    private static List<JsonElement>? Snapshot(string template, out string errors)
    {
        var folder = Directory.CreateTempSubdirectory("foundry-bicep").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "main.bicep"), template);
            File.WriteAllText(Path.Combine(folder, "main.bicepparam"), RandomTemplate.Values);
            return BicepCompiler.Snapshot(Path.Combine(folder, "main.bicepparam"), out errors);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Whether what is known of a value holds.</summary>
    private static bool Agrees(TemplateValue value, JsonElement? actual, ExpressionResolver resolver)
    {
        if (actual is not { ValueKind: not JsonValueKind.Null } known)
        {
            return value is UnknownValue or ScalarValue { IsNull: true }
                || value is ChoiceValue && value.Alternatives.Any(one => Agrees(one, actual, resolver));
        }

        switch (value)
        {
            case ChoiceValue:
                return value.Alternatives.Any(alternative => Agrees(alternative, actual, resolver));
            case TextValue text:
                var pattern = "^" + Regex.Escape(text.Pattern).Replace(PartialText.Hole.ToString(), ".*") + "$";
                return known.ValueKind == JsonValueKind.String
                    && Regex.IsMatch(known.GetString()!, pattern, RegexOptions.Singleline);
            case ScalarValue scalar:
                return known.GetRawText() == scalar.Text;
            case ArrayValue array when known.ValueKind == JsonValueKind.Array:
                var items = known.EnumerateArray().ToList();
                return (array.IsPartial ? items.Count >= array.Items.Length : items.Count == array.Items.Length)
                    && Enumerable.Range(0, array.Head).All(index => Agrees(array.Items[index], items[index], resolver))
                    && Enumerable.Range(1, array.Tail).All(index => Agrees(array.Items[^index], items[^index], resolver));
            case ObjectValue map when known.ValueKind == JsonValueKind.Object:
                map = resolver.Whole(map);
                return (map.IsPartial || map.Count == known.EnumerateObject().Count())
                    && map.Members.All(member =>
                        known.TryGetProperty(member.Name, out var property)
                            ? Agrees(member.Resolve(resolver), property, resolver)
                            : map.IsPartial && known.EnumerateObject().Any(other =>
                                other.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)));
            default:
                return value is UnknownValue;
        }
    }

    private static string Show(TemplateValue value) => value switch
    {
        TextValue text => $"'{text.Pattern.Replace(PartialText.Hole, '?')}'",
        ScalarValue scalar => scalar.Text,
        ArrayValue array => $"[{string.Join(", ", array.WithGaps().Select(static item => item is null ? "...?" : Show(item)))}]",
        ObjectValue map =>
            $"{{{string.Join(", ", map.Members.Select(static member => member.Name))}{(map.IsPartial ? ", ?" : "")}}}",
        ChoiceValue choice => string.Join(" | ", choice.Alternatives.Select(Show)),
        _ => "?",
    };

    private void Compare(string folder)
    {
        if (Copied(folder) is not { } copy)
            return;

        try
        {
            var parameters = Path.Combine(copy, "main.bicepparam");
            var isWritten = !File.Exists(parameters);
            if (isWritten)
                File.WriteAllText(parameters, ValuesFor(File.ReadAllText(Path.Combine(copy, "main.bicep"))));
            if (BicepCompiler.Snapshot(parameters, out _) is not { } resources)
            {
                _refused++;
                return;
            }

            File.Delete(Path.ChangeExtension(parameters, ".snapshot.json"));
            if (isWritten)
                File.Delete(parameters);
            var infrastructure = TemplateCase.Read(copy);
            var name = Path.GetFileName(folder);
            CompareRoles(name, infrastructure, resources);
            CompareKeys(name, infrastructure, resources);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    /// <summary>A copy of a folder that has one deployment; null for other folders.</summary>
    private static string? Copied(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList();
        if (files.Count > 500)
            return null;

        var copy = Directory.CreateTempSubdirectory("foundry-bicep").FullName;
        foreach (var file in files.Where(static file => Path.GetFileName(file) != "expected.json"))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>A parameter file with any value for each parameter without a default.</summary>
    private static string ValuesFor(string template) => "using 'main.bicep'\n" + string.Concat(
        Regex.Matches(template, @"^param (\w+) (string|bool|int|array|object|\w+\[\])\s*$", RegexOptions.Multiline)
            .Select(static match => $"param {match.Groups[1].Value} = " + match.Groups[2].Value switch
            {
                "string" => "'given'",
                "bool" => "true",
                "int" => "1",
                "object" => "{}",
                _ => "[]",
            } + "\n"));

    /// <summary>Every certain grant is predicted. Every predicted assignment is a grant, unless the set is open.</summary>
    private void CompareRoles(string name, DeclaredInfrastructure infrastructure, List<JsonElement> resources)
    {
        var roles = resources
            .Where(static resource => TypeOf(resource).EndsWith("roleAssignments", StringComparison.OrdinalIgnoreCase))
            .Select(static resource => Property(resource, "roleDefinitionId") ?? "")
            .Select(static id => id[(id.LastIndexOf('/') + 1)..].TrimEnd('\'', ')', ']'))
            .ToList();
        foreach (var grant in infrastructure.Grants.Where(static grant => grant is { IsConditional: false, Role.Id.Length: > 0 }))
        {
            if (!roles.Contains(grant.Role!.Id) && roles.TrueForAll(static role => Guid.TryParse(role, out _)))
                _wrong.Add($"{name}: {grant.Role.Name} is not assigned");
            else
                _known++;
        }

        if (!infrastructure.IncompleteReasons.IsEmpty || infrastructure.Grants.Any(static grant => grant.Role is null))
            _unknown++;
        else if (roles.Count > infrastructure.Grants.Length)
            _wrong.Add($"{name}: {roles.Count} assignments, and {infrastructure.Grants.Length} grants");
    }

    private void CompareKeys(string name, DeclaredInfrastructure infrastructure, List<JsonElement> resources)
    {
        var accounts = resources.Where(static resource => TypeOf(resource) == "Microsoft.CognitiveServices/accounts").ToList();
        foreach (var account in infrastructure.Accounts.Where(static account => account is { IsExisting: false, Name: not null }))
        {
            var match = accounts.Find(one =>
                (Property(one, "customSubDomainName") ?? one.GetProperty("name").GetString()) == account.Name);
            if (match.ValueKind != JsonValueKind.Object || account.KeysDisabled.Value is not { } isOff)
                continue;
            if (isOff != (Property(match, "disableLocalAuth") is "True"))
                _wrong.Add($"{name}: keys of {account.Name}");
            else
                _known++;
        }
    }

    private static string TypeOf(JsonElement resource) => resource.GetProperty("type").GetString()!;

    private static string? Property(JsonElement resource, string name) =>
        resource.TryGetProperty("properties", out var properties)
        && properties.ValueKind == JsonValueKind.Object
        && properties.TryGetProperty(name, out var value)
            ? value.ToString()
            : null;
}
