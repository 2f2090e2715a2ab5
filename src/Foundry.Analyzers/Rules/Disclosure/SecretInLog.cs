using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Disclosure;

/// <summary>FDRY7002: a key, client secret or access token is written to the console, a trace or a log.</summary>
internal sealed class SecretInLog : FoundryRule
{
    /// <summary>The diagnostic property that marks a variable whose text contains the secret.</summary>
    internal const string TextInVariable = nameof(TextInVariable);

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY7002", "Secret reaches a log",
        "'{0}' is a secret, and '{1}' writes it to output or a log. Every reader can sign in with it. Do not write it.",
        RuleArea.Disclosure, RuleLevel.Certain,
        "More people and systems read output and logs than may have the secret. "
        + "An access token works for an hour or more, a key until it is rotated.");

    private static readonly ImmutableDictionary<string, string?> InVariable =
        ImmutableDictionary<string, string?>.Empty.Add(TextInVariable, "");

    public SecretInLog() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        var variables = new SecretVariables();
        actions.RegisterOperationAction((context, flow) => Analyze(context, variables, flow), OperationKind.Invocation);
    }

    private void Analyze(OperationAnalysisContext context, SecretVariables variables, FlowContext flow)
    {
        var call = (IInvocationOperation)context.Operation;
        if (LogSink.Of(call, flow) is not { } sink)
            return;

        var secrets = LogSink.WrittenArguments(call)
            .SelectMany(argument => SecretExpression.In(argument.Value, variables, flow))
            .ToArray();
        if (secrets.Length == 0 || EnvironmentGuard.Covers(call, credential: null, flow))
            return;

        foreach (var found in secrets)
        {
            // No fix for a text in a variable: the text may also be for another reader.
            var properties = found.Place == found.Secret ? null : InVariable;
            var evidence = new Evidence(sink.IsAlwaysOn, properties: properties);
            Report(context, found.Place.SourceSyntax(), evidence, NameOf(found.Secret), call.TargetMethod.Name);
        }
    }

    private static string NameOf(IOperation secret) => secret switch
    {
        ILocalReferenceOperation reference => reference.Local.Name,
        IParameterReferenceOperation reference => reference.Parameter.Name,
        IMemberReferenceOperation reference => reference.Member.Name,
        _ => "",
    };
}
