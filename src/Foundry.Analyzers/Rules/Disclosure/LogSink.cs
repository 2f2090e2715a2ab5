using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Disclosure;

/// <summary>A call that writes text to the console, a trace or a log.</summary>
internal readonly struct LogSink
{
    private const int DebugLevel = 1;

    // Not in KnownTypes: these are framework types, and the tests need not reference the logging package.
    private static readonly KnownType Console = new("System.Console");
    private static readonly KnownType TextWriter = new("System.IO.TextWriter");
    private static readonly KnownType Trace = new("System.Diagnostics.Trace");
    private static readonly KnownType Debug = new("System.Diagnostics.Debug");
    private static readonly KnownType Logger = new("Microsoft.Extensions.Logging.ILogger");
    private static readonly KnownType LoggerExtensions = new("Microsoft.Extensions.Logging.LoggerExtensions");
    private static readonly KnownType LoggerMessage = new("Microsoft.Extensions.Logging.LoggerMessageAttribute");
    private static readonly KnownType LogLevel = new("Microsoft.Extensions.Logging.LogLevel");

    private LogSink(bool isAlwaysOn) => IsAlwaysOn = isAlwaysOn;

    /// <summary>Whether it writes whenever the code runs.</summary>
    /// <remarks>Release builds omit <c>Debug</c> calls, and the lower log levels are off by default.</remarks>
    public bool IsAlwaysOn { get; }

    public static LogSink? Of(IInvocationOperation call, FlowContext flow)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        var isWrite = method.Name.StartsWith("Write", StringComparison.Ordinal);
        if (isWrite && (Console.Matches(type) || Trace.Matches(type) || IsConsoleWriter(call, flow)))
            return new(isAlwaysOn: true);
        if (method.Name.StartsWith("Trace", StringComparison.Ordinal) && Trace.Matches(type))
            return new(isAlwaysOn: true);
        if ((isWrite || method.Name == "Print") && Debug.Matches(type))
            return new(isAlwaysOn: false);
        if (LoggerExtensions.Matches(type) || Logger.Matches(type) && method.Name == "Log")
            return new(isAlwaysOn: !HasLowLevel(call));

        return OfGenerated(method);
    }

    /// <summary>The arguments that a call writes. A parameter with an attribute may be redacted.</summary>
    public static ImmutableArray<IArgumentOperation> WrittenArguments(IInvocationOperation call) => call.Arguments
        .Where(static argument => argument.ArgumentKind != ArgumentKind.DefaultValue
            && argument.Parameter is { } parameter
            && (parameter.DeclaringSyntaxReferences.IsEmpty || parameter.GetAttributes().IsEmpty))
        .ToImmutableArray();

    private static bool IsConsoleWriter(IInvocationOperation call, FlowContext flow) =>
        TextWriter.MatchesOrIsBaseOf(call.TargetMethod.ContainingType)
        && call.Instance is { } writer
        && ValueResolver.Resolve(writer, flow) is IPropertyReferenceOperation { Property: { Name: "Out" or "Error" } output }
        && Console.Matches(output.ContainingType);

    private static bool HasLowLevel(IInvocationOperation call) =>
        call.TargetMethod.Name is "LogTrace" or "LogDebug"
        || call.Arguments.Any(static argument =>
            LogLevel.Matches(argument.Parameter?.Type) && IsLow(argument.Value.ConstantValue.Value));

    /// <summary>The sink of a method that the logging source generator implements.</summary>
    private static LogSink? OfGenerated(IMethodSymbol method)
    {
        // Generated methods return void: test that first, because reading attributes of a reference is slow.
        if (!method.ReturnsVoid)
            return null;

        var message = method.GetAttributes().FirstOrDefault(static attribute => LoggerMessage.Matches(attribute.AttributeClass));
        if (message is null)
            return null;

        var arguments = message.ConstructorArguments.Concat(message.NamedArguments.Select(static named => named.Value));
        return new LogSink(isAlwaysOn: !arguments.Any(static value => LogLevel.Matches(value.Type) && IsLow(value.Value)));
    }

    private static bool IsLow(object? level) => level is int number && number <= DebugLevel;
}
