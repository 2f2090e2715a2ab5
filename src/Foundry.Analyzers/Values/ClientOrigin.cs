using System.Linq;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Values;

/// <summary>Follows a client back to where it was built: through variables, sub-client getters and properties.</summary>
internal static class ClientOrigin
{
    private const int LongestChain = 16;

    /// <summary>
    /// Whether calls on a client go to Foundry or Azure OpenAI: true or false where it is known, else null.
    /// </summary>
    public static bool? IsAzure(IOperation client, Analysis analysis)
    {
        var byType = false;
        for (var i = 0; i < LongestChain; i++)
        {
            client = Definition.Resolve(client, analysis);
            byType |= KnownTypes.ClientOf(client.Type) is { IsAzure: true };
            if (ClientCreation.Read(client) is { } creation)
                return IsAzure(creation, byType, analysis);

            // A client got from a client talks to the same service: GetEvaluationClient(), .ProjectOpenAIClient, …
            if (Parent(client) is not { } parent || KnownTypes.ClientOf(parent.Type) is null && KnownTypes.ClientOf(Definition.Resolve(parent, analysis).Type) is null)
                break;
            client = parent;
        }

        return byType ? true : null;
    }

    private static bool? IsAzure(ClientCreation creation, bool byType, Analysis analysis)
    {
        var endpoint = creation.ReadEndpoint(analysis);
        if (endpoint.IsDefault || endpoint.Is(static address => address.IsElsewhere))
            return false;
        if (endpoint.Values.Any(static address => address.IsElsewhere))
            return null;
        return byType || endpoint.Is(static address => address.IsAzure) || creation.UsesTokenForAzure(analysis) ? true : null;
    }

    /// <summary>
    /// What a sub-client is got from. In an extension block the receiver is the instance, in its older form the first argument.
    /// </summary>
    private static IOperation? Parent(IOperation client) => client switch
    {
        // What the user's own members return is their own affair.
        IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false } or IPropertyReferenceOperation { Property.DeclaringSyntaxReferences.IsEmpty: false } => null,
        IInvocationOperation { Instance: { } instance } => instance,
        IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: { IsEmpty: false } arguments } => arguments[0].Value,
        IPropertyReferenceOperation { Instance: { } instance } => instance,
        _ => null,
    };
}
