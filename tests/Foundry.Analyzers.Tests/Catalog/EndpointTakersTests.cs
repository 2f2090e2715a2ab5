using System.Text.Json;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Tests.Catalog;

/// <summary>
/// Every public constructor, static method and property of the published SDKs that takes an endpoint belongs to a client of the
/// catalogue, or EndpointTakers.json says why it does not. A new version of a package with another one fails here with its name.
/// </summary>
public class EndpointTakersTests
{
    /// <summary>The assemblies whose public members are compared.</summary>
    private static readonly string[] Packages =
    [
        "Anthropic.Foundry",
        "Azure.AI.Inference",
        "Azure.AI.OpenAI",
        "Microsoft.Agents.AI",
        "Microsoft.Agents.AI.Abstractions",
        "Microsoft.Agents.AI.Workflows",
        "Microsoft.Extensions.AI",
        "Microsoft.Extensions.AI.Abstractions",
        "Microsoft.Extensions.AI.OpenAI",
        "Microsoft.SemanticKernel.Abstractions",
        "Microsoft.SemanticKernel.Connectors.AzureOpenAI",
        "Microsoft.SemanticKernel.Connectors.OpenAI",
        "Microsoft.SemanticKernel.Core",
        "OpenAI",
    ];

    private static readonly HashSet<string> Known =
        [.. ClientCatalog.Constructed.Concat(ClientCatalog.Factories).Select(client => client.FullName)];

    private static readonly Dictionary<string, string> Reasons = JsonSerializer.Deserialize<Dictionary<string, string>>(
        File.ReadAllText(Repository.PathOf("tests/Foundry.Analyzers.Tests/Catalog/EndpointTakers.json")))!;

    private static readonly (string Name, bool IsKnown)[] Takers = [.. Packages
        .SelectMany(TypesOf)
        .SelectMany(type => type.GetMembers().Where(TakesEndpoint)
            .Select(member => ($"{type.ToDisplayString()}.{member.Name}", IsKnown(type, member))))
        .Distinct()];

    [Fact]
    public void Every_taker_of_an_endpoint_is_in_the_catalogue_or_has_a_reason()
    {
        var missing = Takers.Where(taker => !taker.IsKnown && !Reasons.ContainsKey(taker.Name)).Select(taker => taker.Name).ToArray();
        Assert.True(missing.Length == 0, "No client and no reason:\n" + string.Join("\n", missing));
    }

    [Fact]
    public void Every_reason_is_about_a_taker_of_an_endpoint()
    {
        Assert.Empty(Reasons.Keys.Except(Takers.Select(taker => taker.Name)));
        Assert.All(Reasons.Values, reason => Assert.EndsWith(".", reason));
    }

    private static bool TakesEndpoint(ISymbol member) => member switch
    {
        { DeclaredAccessibility: not Accessibility.Public } => false,
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.Parameters.Any(IsEndpoint),
        IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: true } method => method.Parameters.Any(IsEndpoint),
        IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public, Name: "Endpoint" } property =>
            KnownTypes.Uri.Matches(property.Type),
        _ => false,
    };

    private static bool IsEndpoint(IParameterSymbol parameter) =>
        ClientCreation.IsEndpoint(parameter)
        || parameter.Type.SpecialType == SpecialType.System_String
            && parameter.Name.Contains("endpoint", StringComparison.OrdinalIgnoreCase);

    /// <summary>The endpoint in options is read where a client gets them; that of a client itself cannot be set.</summary>
    private static bool IsKnown(INamedTypeSymbol type, ISymbol member) => member is IPropertySymbol
        ? KnownTypes.ClientPipelineOptions.MatchesOrIsBaseOf(type) || KnownTypes.ClientOfOptions(type) is not null
        : Known.Contains($"{type.ContainingNamespace}.{type.MetadataName}") || KnownTypes.ClientOf(type) is not null;

    private static IEnumerable<INamedTypeSymbol> TypesOf(string package) => TypesIn(Sdks.Newest.References
        .Select(Sdks.Newest.GetAssemblyOrModuleSymbol)
        .OfType<IAssemblySymbol>()
        .Single(candidate => candidate.Name == package)
        .GlobalNamespace);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .Where(member => member is INamespaceSymbol || member.DeclaredAccessibility == Accessibility.Public)
        .SelectMany(member => member is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(member));
}
