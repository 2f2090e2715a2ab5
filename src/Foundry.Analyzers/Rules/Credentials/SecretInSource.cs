using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2002: a key or client secret is hard-coded.</summary>
/// <remarks>Messages and properties never hold a part of the secret, because both end up in build logs.</remarks>
internal sealed class SecretInSource : FoundryRule
{
    /// <summary>The diagnostic property with the environment variable that usually holds such a secret.</summary>
    internal const string Variable = nameof(Variable);

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY2002", "Hard-coded secret",
        "'{0}' gets {1} that is hard-coded{2}. Anyone with the code or the compiled file can use it. "
        + "Rotate it and read the new one from the environment.",
        RuleArea.Credentials, RuleLevel.Certain,
        "A secret in the source is in every clone, every build and the history. "
        + "Deleting the line does not remove it from there: rotate it at the service that issued it.");

    public SecretInSource() : base(Descriptor) { }

    /// <summary>A secret in a test is as public as any other.</summary>
    public override bool RunsInTestProjects => true;

    /// <summary>A secret in code that never runs is as public as any other.</summary>
    public override bool ReportsDeadCode => true;

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.ObjectCreation, OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        var (method, arguments) = context.Operation.Call();
        if (method is null || arguments.IsEmpty)
            return;

        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter }
                && ShapeOf(argument, parameter, context.Operation, flow) is ({ } shape, var file)
                && !IsOnlyUsedLocally(context.Operation, flow))
            {
                // A fix that reads the environment would leave the secret in the file.
                var evidence = new Evidence(
                    settings: new[] { file },
                    properties: file is null ? ImmutableDictionary<string, string?>.Empty.Add(Variable, shape.Variable) : null);
                Report(context, argument.Value.SourceSyntax(), evidence, method.CalledName(), shape.Name, file.InFile());
            }
        }
    }

    private static (SecretShape? Shape, Location? File) ShapeOf(
        IArgumentOperation argument, IParameterSymbol parameter, IOperation call, FlowContext flow)
    {
        if (SecretParameter.Is(parameter))
            return ShapeOf(argument.Value, parameter, flow);
        if (ClientCreation.Read(call) is not { ConnectionName: { } name } client || name != argument)
            return default;
        return client.KeyOfConnection(flow) is { Constant: { } key, Origin: { } file } && IsShared(file)
            ? (SecretShape.OfKey(key), file)
            : default;
    }

    /// <summary>
    /// Finds a secret among the possible values of an expression, and the settings file that holds it. The source holds every
    /// branch.
    /// </summary>
    private static (SecretShape? Shape, Location? File) ShapeOf(IOperation value, IParameterSymbol parameter, FlowContext flow)
    {
        foreach (var text in ConstantFolder.Fold(value, flow))
        {
            if (text.Constant is { } constant && IsShared(text.Origin) && ShapeOf(constant, parameter) is { } shape)
                return (shape, text.Origin);
        }

        return default;
    }

    /// <summary>Whether others get a file. The settings of one environment may never leave this machine.</summary>
    private static bool IsShared(Location? file) =>
        file is null || AppSettings.IsForEveryEnvironmentByName(file.GetLineSpan().Path);

    private static SecretShape? ShapeOf(string constant, IParameterSymbol parameter) =>
        SecretParameter.TakesClientSecret(parameter) ? SecretShape.OfClientSecret(constant) : SecretShape.OfKey(constant);

    /// <summary>Whether the secret is only sent to this machine, for example to an emulator, where it protects nothing.</summary>
    private static bool IsOnlyUsedLocally(IOperation call, FlowContext flow)
    {
        if (ClientCreation.Read(call) is { } client)
            return IsLoopback(client.ReadEndpoint(flow));

        var endpoints = TokenDestination.OfCredential(call, flow).ToArray();
        return endpoints.Length > 0 && endpoints.All(IsLoopback);
    }

    private static bool IsLoopback(ClientEndpoint endpoint) => endpoint.Is(static address => address.IsLoopback);
}
