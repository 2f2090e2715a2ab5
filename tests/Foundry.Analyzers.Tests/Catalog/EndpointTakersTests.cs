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
    private static readonly HashSet<string> Known =
        [.. ClientCatalog.Constructed.Concat(ClientCatalog.Factories).Select(client => client.FullName)];

    private static readonly Dictionary<string, string> Reasons = JsonSerializer.Deserialize<Dictionary<string, string>>(
        File.ReadAllText(Repository.PathOf("tests/Foundry.Analyzers.Tests/Catalog/EndpointTakers.json")))!;

    private static readonly (string Name, bool IsKnown)[] Takers = [.. Sdks.Packages
        .SelectMany(Sdks.TypesOf)
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
    public void Every_reason_is_about_a_taker_that_is_in_no_catalogue()
    {
        Assert.Empty(Reasons.Keys.Except(Takers.Where(taker => !taker.IsKnown).Select(taker => taker.Name)));
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
}
