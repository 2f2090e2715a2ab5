using System;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>A call that fails with the package versions that the program references.</summary>
internal sealed class MemberFailure
{
    private const string OpenAI = "OpenAI";

    private static readonly KnownType InformationalVersion = new("System.Reflection.AssemblyInformationalVersionAttribute");

    private MemberFailure(FailingMember row, INamedTypeSymbol client) => (Row, Packages) = (row, PackagesOf(client));

    public FailingMember Row { get; }

    /// <summary>The packages and their versions, for a message.</summary>
    public string Packages { get; }

    /// <summary>Reads a call of a getter, of a client from a getter, or of a constructor. Returns null if it works.</summary>
    public static MemberFailure? Of(IOperation operation, FlowContext flow)
    {
        if (operation.Call().Method is not { DeclaringSyntaxReferences.IsEmpty: true } method)
            return null;

        foreach (var row in FailingMembers.Named(method.CalledName()))
        {
            if (ClientOf(row, operation, method, flow) is { } client && IsAffected(client, row))
                return new(row, client);
        }

        return null;
    }

    /// <summary>The type of the client that a row is about, if the call is the one that fails; else null.</summary>
    private static INamedTypeSymbol? ClientOf(FailingMember row, IOperation operation, IMethodSymbol method, FlowContext flow)
    {
        if (row.Member is null)
            return ClientCreation.Read(operation)?.UsesToken(flow) == true ? SdkClient(operation.Type) : null;
        if (row.FailingCall is null)
            return operation is IInvocationOperation getter ? ReceiverOf(getter, row, flow) : null;

        return operation is IInvocationOperation { Instance: { } returned }
            && method.Parameters.All(parameter => parameter.Name != row.WorkingParameter)
            && ValueResolver.Resolve(returned, flow) is IInvocationOperation source
            && source.TargetMethod.Name == row.Member
                ? ReceiverOf(source, row, flow)
                : null;
    }

    private static INamedTypeSymbol? ReceiverOf(IInvocationOperation getter, FailingMember row, FlowContext flow)
    {
        if (getter.Instance is not { } receiver)
            return null;

        var source = ValueResolver.Resolve(receiver, flow);
        if (row.NeedsBareHost && HasPath(source, flow) || source.Type is { DeclaringSyntaxReferences.IsEmpty: false })
            return null;
        return SdkClient(source.Type) ?? SdkClient(receiver.Unwrapped().Type);
    }

    private static bool HasPath(IOperation client, FlowContext flow) =>
        ClientCreation.Read(client)?.ReadEndpoint(flow).Values.Any(static address => address.Path.Trim('/').Length > 0) == true;

    /// <summary>The client as its package declares it. A type of the user may override any member.</summary>
    private static INamedTypeSymbol? SdkClient(ITypeSymbol? type) =>
        KnownTypes.AzureOpenAIClient.Matches(type) ? (INamedTypeSymbol)type! : null;

    private static bool IsAffected(INamedTypeSymbol client, FailingMember row) =>
        VersionOf(client.ContainingAssembly) == row.Version && row.OpenAI.Contains(OpenAIOf(client)?.Identity.Version);

    private static IAssemblySymbol? OpenAIOf(INamedTypeSymbol client) =>
        client.BaseType?.ContainingAssembly is { Name: OpenAI } assembly ? assembly : null;

    private static string PackagesOf(INamedTypeSymbol client)
    {
        var package = $"{client.ContainingAssembly.Name} {VersionOf(client.ContainingAssembly)}";
        return OpenAIOf(client) is { } other ? $"{package} and {OpenAI} {VersionOf(other)}" : package;
    }

    /// <summary>The version of a package with its preview suffix, which only the informational version has.</summary>
    private static string VersionOf(IAssemblySymbol assembly)
    {
        var attribute = assembly.GetAttributes()
            .FirstOrDefault(static attribute => InformationalVersion.Matches(attribute.AttributeClass));
        var version = attribute?.ConstructorArguments.FirstOrDefault().Value as string;
        return version?.Split('+')[0] ?? assembly.Identity.Version.ToString(3);
    }
}
