using System.Reflection;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foundry.Analyzers.Tests.Symbols;

/// <summary>Every name in the rules and the catalogue exists in the real package or its stand-in.</summary>
public class KnownTypesTests
{
    private static readonly CSharpCompilation Compilation = CSharpCompilation.Create(
        "t", references: [.. ClientReferences.Framework, .. ClientReferences.All, .. ClientReferences.Infrastructure]);

    /// <summary>Types of packages, or of their other generations, that neither restore here nor have a stand-in.</summary>
    internal static readonly string[] OtherGenerations =
    [
        "Azure.AI.OpenAI.OpenAIClient", // 1.x beta
        "Azure.AI.Projects.OpenAI.ProjectOpenAIClient", // before it was renamed to Azure.AI.Extensions.OpenAI
        "Azure.AI.Projects.OpenAI.ProjectResponsesClient",
        "Microsoft.Extensions.AI.Evaluation.Safety.ContentSafetyEvaluator",
        "Microsoft.Extensions.AI.Evaluation.Safety.ContentSafetyServiceConfiguration",
        "Microsoft.Extensions.AI.Evaluation.Safety.ContentSafetyServiceConfigurationExtensions",
    ];

    private static IEnumerable<string> Names => new[] { typeof(KnownTypes), typeof(InfrastructureTypes) }
        .SelectMany(types => types.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(known => known.GetValue(null))
        .OfType<KnownType>()
        .Select(type => type.FullName)
        .Concat(ClientCatalog.Constructed.Concat(ClientCatalog.Factories).Select(client => client.FullName))
        .Concat(ServiceOperations.All.SelectMany(operation => operation.Members).Select(member => member.Type))
        .Concat(ClientWrappers.All.Select(wrapper => wrapper.Type))
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
        Assert.All(
            ClientCatalog.Assemblies.Except(["Azure.AI.Projects.OpenAI", "Microsoft.Extensions.AI.Evaluation.Safety"]),
            name => Assert.Contains(name, known));
    }

    [Fact]
    public void Infrastructure_assemblies_exist()
    {
        var known = ClientReferences.Infrastructure
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Display!))
            .ToHashSet();
        var names = InfrastructureLibraries.Assemblies
            .Except(["Aspire.Hosting.Azure.AIFoundry", "Azure.ResourceManager.CognitiveServices"]);
        Assert.All(names, name => Assert.Contains(name, known));
        Assert.Empty(ClientReferences.All.Intersect(ClientReferences.Infrastructure));
    }

    /// <summary>The catalogue finds the roles by the names of the struct's constants.</summary>
    [Fact]
    public void Built_in_roles_are_known()
    {
        string[] roles =
        [
            "AzureAIDeveloper", "CognitiveServicesContributor", "CognitiveServicesOpenAIContributor",
            "CognitiveServicesOpenAIUser", "CognitiveServicesUsagesReader", "CognitiveServicesUser",
        ];
        var constants = InfrastructureTypes.CognitiveServicesBuiltInRole.FindIn(Compilation)!.GetMembers()
            .OfType<IPropertySymbol>()
            .Select(constant => constant.Name)
            .ToArray();
        Assert.All(roles, name =>
        {
            Assert.Contains(name, constants);
            Assert.NotNull(RoleNames.Find(name));
        });
    }

    [Fact]
    public void Every_client_has_a_credential_parameter()
    {
        var clients = ClientCatalog.Constructed
            .Where(client => !OtherGenerations.Contains(client.FullName))
            .Where(client => client.FullName is not
                ("Microsoft.Agents.AI.Foundry.FoundryEvals" or "Anthropic.Foundry.AnthropicFoundryClient"));
        foreach (var client in clients)
        {
            var type = new KnownType(client.FullName).FindIn(Compilation)!;
            Assert.Contains(type.InstanceConstructors, constructor => constructor.Parameters.Any(CredentialParameter.Is));
            Assert.Equal(client.FullName, KnownTypes.ClientOf(type)?.FullName);
        }

        foreach (var factory in ClientCatalog.Factories.Where(factory => !factory.ReadsConnectionString))
        {
            var type = new KnownType(factory.FullName).FindIn(Compilation)!;
            Assert.Contains(
                type.GetMembers().OfType<IMethodSymbol>(),
                method => method.IsStatic && method.Parameters.Any(CredentialParameter.Is));
            Assert.Same(factory, KnownTypes.FactoryOf(type));
        }
    }

    /// <summary>Every address parameter is recognised: a Uri, a string, or one in the options.</summary>
    [Fact]
    public void Every_endpoint_is_recognised()
    {
        var members = ClientCatalog.Constructed.Where(client => !OtherGenerations.Contains(client.FullName))
            .SelectMany(client => new KnownType(client.FullName).FindIn(Compilation)!.InstanceConstructors)
            .Concat(ClientCatalog.Factories
                .SelectMany(factory => new KnownType(factory.FullName).FindIn(Compilation)!.GetMembers())
                .OfType<IMethodSymbol>())
            .Where(method => method.DeclaredAccessibility == Accessibility.Public)
            .Where(method => method.Parameters.Any(CredentialParameter.Is))
            .ToArray();

        Assert.True(members.Length > 100);
        foreach (var parameter in members.SelectMany(method => method.Parameters))
        {
            var name = $"{parameter.ContainingSymbol}: {parameter.Name}";
            var isText = parameter.Type.SpecialType == SpecialType.System_String;
            if (parameter.Type.Name == "Uri" || isText && parameter.Name.Contains("ndpoint"))
                Assert.True(ClientCreation.IsEndpoint(parameter), name);
            if (parameter.Type.GetMembers("Endpoint").Length > 0)
                Assert.True(KnownTypes.ClientPipelineOptions.MatchesOrIsBaseOf(parameter.Type), name);
        }
    }

    [Fact]
    public void Wrapper_members_exist()
    {
        foreach (var wrapper in ClientWrappers.All.Where(wrapper => !OtherGenerations.Contains(wrapper.Type)))
        {
            var members = Compilation.GetTypesByMetadataName(wrapper.Type)
                .SelectMany(type => type.GetMembers(wrapper.Member))
                .OfType<IMethodSymbol>()
                .ToArray();
            Assert.Contains(members, member => KnownTypes.WrapperOf(member) is { } found && found.Type == wrapper.Type);
        }
    }
}
