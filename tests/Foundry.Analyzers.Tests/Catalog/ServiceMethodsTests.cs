using System.Text.Json;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Foundry.Analyzers.Tests.Catalog;

/// <summary>
/// Every method of the published SDKs that may call a service is an operation of the catalogue, or ServiceMethods.json says why
/// it is none. A new version of a package with a new method fails here with its name.
/// </summary>
public class ServiceMethodsTests(ITestOutputHelper output)
{
    /// <summary>What a method returns that does not have its result at once, or that has it from a response.</summary>
    private static readonly HashSet<string> Results =
    [
        "Azure.AsyncPageable`1",
        "Azure.Pageable`1",
        "Azure.Response",
        "Azure.Response`1",
        "System.ClientModel.AsyncCollectionResult",
        "System.ClientModel.AsyncCollectionResult`1",
        "System.ClientModel.ClientResult",
        "System.ClientModel.ClientResult`1",
        "System.ClientModel.CollectionResult",
        "System.ClientModel.CollectionResult`1",
        "System.ClientModel.Primitives.AsyncCollectionResult",
        "System.ClientModel.Primitives.CollectionResult",
        "System.Collections.Generic.IAsyncEnumerable`1",
        "System.Threading.Tasks.Task",
        "System.Threading.Tasks.Task`1",
        "System.Threading.Tasks.ValueTask",
        "System.Threading.Tasks.ValueTask`1",
    ];

    private static readonly HashSet<(string, string)> Mapped = ServiceOperations.All
        .SelectMany(operation => operation.Members)
        .Select(member => (member.Type, WithoutAsync(member.Name)))
        .ToHashSet();

    private static readonly ServiceMethod[] Methods =
        [.. Sdks.Packages.SelectMany(package => TypesOf(package).SelectMany(type => MethodsOf(package, type)).Distinct())];

    private static readonly Reason[] Reasons = JsonSerializer.Deserialize<ReasonFile>(
        File.ReadAllText(Repository.PathOf("tests/Foundry.Analyzers.Tests/Catalog/ServiceMethods.json")),
        new JsonSerializerOptions(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip })!.Methods;

    [Fact]
    public void Every_service_method_is_mapped_or_has_a_reason()
    {
        var needs = Reasons.SelectMany(line => line.Names.Select(name => ((line.Type, name), line.Needs)))
            .ToLookup(line => line.Item1, line => line.Needs);
        foreach (var package in Methods.GroupBy(method => method.Package))
        {
            int Count(string verdict) =>
                package.Count(method => !method.IsMapped && needs[(method.Type, method.Name)].Contains(verdict));
            output.WriteLine($"{package.Key}: {package.Count(method => method.IsMapped)} mapped, "
                + $"{Count("nothing")} need nothing, {Count("undecided")} undecided");
        }

        var missing = Methods.Where(method => !method.IsMapped && !needs.Contains((method.Type, method.Name)))
            .Select(method => $"{method.Package}: {method.Type}.{method.Name}")
            .ToArray();
        Assert.True(missing.Length == 0, "No operation and no reason:\n" + string.Join("\n", missing));
    }

    [Fact]
    public void Every_reason_is_about_one_method_that_is_not_mapped()
    {
        var unmapped = Methods.Where(method => !method.IsMapped).Select(method => (method.Type, method.Name)).ToHashSet();
        var seen = new HashSet<(string, string)>();
        foreach (var line in Reasons)
        {
            Assert.Contains(line.Needs, new[] { "nothing", "undecided" });
            Assert.EndsWith(".", line.Why);
            Assert.NotEmpty(line.Names);
            Assert.All(line.Names, name =>
            {
                Assert.True(unmapped.Contains((line.Type, name)), $"{line.Type}.{name} is gone, or an operation has it.");
                Assert.True(seen.Add((line.Type, name)), $"{line.Type}.{name} has two reasons.");
            });
        }
    }

    /// <summary>The public types of a package. Anthropic.Foundry has its services from Anthropic, those of its client.</summary>
    private static IEnumerable<INamedTypeSymbol> TypesOf(string package)
    {
        var types = Sdks.TypesOf(package);
        return package == "Anthropic.Foundry"
            ? types.Concat(Sdks.Newest.GetTypeByMetadataName("Anthropic.IAnthropicClient")!.GetMembers().OfType<IPropertySymbol>()
                .Select(property => property.Type)
                .OfType<INamedTypeSymbol>()
                .Where(type => type.Name.EndsWith("Service", StringComparison.Ordinal)))
            : types;
    }

    /// <summary>The methods that a type declares first. Sync and async, and all overloads of a name, are one.</summary>
    private static IEnumerable<ServiceMethod> MethodsOf(string package, INamedTypeSymbol type)
    {
        var implementations = type.AllInterfaces.SelectMany(implemented => implemented.GetMembers())
            .Select(type.FindImplementationForInterfaceMember)
            .ToHashSet(SymbolEqualityComparer.Default);
        return type.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method is
            {
                MethodKind: MethodKind.Ordinary,
                DeclaredAccessibility: Accessibility.Public,
                IsOverride: false,
                ReturnType: INamedTypeSymbol result,
            } && Results.Contains(NameOf(result)) && !implementations.Contains(method))
            .Select(method => WithoutAsync(method.Name))
            .Select(name => new ServiceMethod(package, NameOf(type), name, IsMapped(type, name)));
    }

    /// <summary>Whether an operation has the method, at the type itself or at a base type.</summary>
    private static bool IsMapped(INamedTypeSymbol? type, string name) =>
        type is not null && (Mapped.Contains((NameOf(type), name)) || IsMapped(type.BaseType, name));

    private static string NameOf(INamedTypeSymbol type) => type.ContainingType is { } containing
        ? $"{NameOf(containing)}+{type.MetadataName}"
        : $"{type.ContainingNamespace}.{type.MetadataName}";

    private static string WithoutAsync(string name) => name.EndsWith("Async", StringComparison.Ordinal) ? name[..^5] : name;

    private sealed record ServiceMethod(string Package, string Type, string Name, bool IsMapped);

    private sealed record ReasonFile(Reason[] Methods);

    /// <param name="Needs"><c>nothing</c>, or <c>undecided</c> if no source names the action.</param>
    private sealed record Reason(string Type, string[] Names, string Needs, string Why);
}
