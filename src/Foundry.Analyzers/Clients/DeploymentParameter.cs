using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>Recognises the parameters that take the name of a deployment.</summary>
/// <remarks>A method of Semantic Kernel that takes a deployment may take the name of its model too, for display.</remarks>
internal static class DeploymentParameter
{
    private static readonly ImmutableArray<string> Names = ImmutableArray.Create("deploymentName", "model", "modelId");

    /// <summary>The argument with the name of the deployment that a client calls, or null.</summary>
    public static IArgumentOperation? In(ImmutableArray<IArgumentOperation> arguments) => arguments
        .Where(static argument => argument.ArgumentKind == ArgumentKind.Explicit && Is(argument.Parameter))
        .OrderBy(static argument => Names.IndexOf(argument.Parameter!.Name))
        .FirstOrDefault();

    private static bool Is(IParameterSymbol? parameter) =>
        parameter?.Type.SpecialType == SpecialType.System_String && Names.Contains(parameter.Name);
}
