using System.Reflection;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis.CSharp;

namespace Foundry.Analyzers.Tests.Symbols;

/// <summary>Every name in the rules and the catalogue exists in the real package or its stand-in.</summary>
public class KnownTypesTests
{
    private static readonly CSharpCompilation Compilation = CSharpCompilation.Create("t", references: [.. ClientReferences.Framework, .. ClientReferences.All, .. ClientReferences.Infrastructure]);

    /// <summary>Types of package generations that neither restore here nor have a stand-in.</summary>
    private static readonly string[] OtherGenerations =
    [
        "Azure.AI.OpenAI.OpenAIClient", // 1.x beta
        "Azure.AI.Projects.OpenAI.ProjectOpenAIClient", // before it was renamed to Azure.AI.Extensions.OpenAI
        "Azure.AI.Projects.OpenAI.ProjectResponsesClient",
        "Microsoft.Extensions.AI.LoggingChatClientBuilderExtensions",
    ];

    private static IEnumerable<string> Names => new[] { typeof(KnownTypes), typeof(InfrastructureTypes) }.SelectMany(types => types.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(known => known.GetValue(null)).OfType<KnownType>().Select(type => type.FullName)
        .Concat(ClientCatalog.Constructed.Concat(ClientCatalog.Factories).Select(client => client.FullName))
        .Concat(ServiceOperations.All.SelectMany(operation => operation.Members).Select(member => member.Type))
        .Concat(ClientWrappers.Members.Select(member => member.Type))
        .Distinct()
        .Except(OtherGenerations);

    public static TheoryData<string> TypeNames => [.. Names];

    [Theory, MemberData(nameof(TypeNames))]
    public void Type_exists(string name)
    {
        var type = new KnownType(name).FindIn(Compilation);
        Assert.NotNull(type);
        Assert.True(new KnownType(name).Matches(type));
    }

    [Fact]
    public void Client_assemblies_exist()
    {
        var known = ClientReferences.All.Select(reference => Path.GetFileNameWithoutExtension(reference.Display!)).ToHashSet();
        Assert.All(ClientCatalog.Assemblies.Except(["Azure.AI.Projects.OpenAI"]), name => Assert.Contains(name, known));
    }

    [Fact]
    public void Infrastructure_assemblies_exist()
    {
        var known = ClientReferences.Infrastructure.Select(reference => Path.GetFileNameWithoutExtension(reference.Display!)).ToHashSet();
        Assert.All(InfrastructureLibraries.Assemblies.Except(["Aspire.Hosting.Azure.AIFoundry", "Azure.ResourceManager.CognitiveServices"]), name => Assert.Contains(name, known));
        Assert.Empty(ClientReferences.All.Intersect(ClientReferences.Infrastructure));
    }

    /// <summary>What the constants of the struct are called is how the catalogue finds their roles.</summary>
    [Fact]
    public void Built_in_roles_are_known()
    {
        var constants = InfrastructureTypes.CognitiveServicesBuiltInRole.FindIn(Compilation)!.GetMembers().OfType<Microsoft.CodeAnalysis.IPropertySymbol>().Select(constant => constant.Name).ToArray();
        Assert.All(new[] { "AzureAIDeveloper", "CognitiveServicesContributor", "CognitiveServicesOpenAIContributor", "CognitiveServicesOpenAIUser", "CognitiveServicesUsagesReader", "CognitiveServicesUser" }, name =>
        {
            Assert.Contains(name, constants);
            Assert.NotNull(RoleNames.Find(name));
        });
    }

    [Fact]
    public void Every_client_takes_something_to_sign_in_with()
    {
        foreach (var client in ClientCatalog.Constructed.Where(client => !OtherGenerations.Contains(client.FullName) && client.FullName != "Microsoft.Agents.AI.Foundry.FoundryEvals"))
        {
            var type = new KnownType(client.FullName).FindIn(Compilation)!;
            Assert.Contains(type.InstanceConstructors, constructor => constructor.Parameters.Any(CredentialParameter.Is));
            Assert.Equal(client.FullName, KnownTypes.ClientOf(type)?.FullName);
        }

        foreach (var factory in ClientCatalog.Factories)
        {
            var type = new KnownType(factory.FullName).FindIn(Compilation)!;
            Assert.Contains(type.GetMembers().OfType<Microsoft.CodeAnalysis.IMethodSymbol>(), method => method.IsStatic && method.Parameters.Any(CredentialParameter.Is));
            Assert.Same(factory, KnownTypes.FactoryOf(type));
        }
    }

    /// <summary>Whatever a client calls its address, it is found: as a Uri, as a string, or in its options.</summary>
    [Fact]
    public void Every_endpoint_is_recognised()
    {
        var members = ClientCatalog.Constructed.Where(client => !OtherGenerations.Contains(client.FullName))
            .SelectMany(client => new KnownType(client.FullName).FindIn(Compilation)!.InstanceConstructors)
            .Concat(ClientCatalog.Factories.SelectMany(factory => new KnownType(factory.FullName).FindIn(Compilation)!.GetMembers().OfType<Microsoft.CodeAnalysis.IMethodSymbol>()))
            .Where(method => method.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Public && method.Parameters.Any(CredentialParameter.Is))
            .ToArray();

        Assert.True(members.Length > 100);
        foreach (var parameter in members.SelectMany(method => method.Parameters))
        {
            if (parameter.Type.Name == "Uri" || parameter.Type.SpecialType == Microsoft.CodeAnalysis.SpecialType.System_String && parameter.Name.Contains("ndpoint"))
                Assert.True(ClientCreation.IsEndpoint(parameter), $"{parameter.ContainingSymbol}: {parameter.Name}");
            if (parameter.Type.GetMembers("Endpoint").Length > 0)
                Assert.True(KnownTypes.ClientPipelineOptions.MatchesOrIsBaseOf(parameter.Type), $"{parameter.ContainingSymbol}: {parameter.Name}");
        }
    }

    [Fact]
    public void Wrapper_members_exist()
    {
        foreach (var (typeName, name) in ClientWrappers.Members.Where(member => !OtherGenerations.Contains(member.Type)))
        {
            var members = Compilation.GetTypesByMetadataName(typeName).SelectMany(type => type.GetMembers(name)).OfType<Microsoft.CodeAnalysis.IMethodSymbol>().ToArray();
            Assert.NotEmpty(members);
            Assert.All(members, member => Assert.True(KnownTypes.WrapsClient(member)));
        }
    }
}
