using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Disclosure;

/// <summary>A call that writes text where others read it: the console, a trace, a log.</summary>
internal readonly struct LogSink
{
    // Not among KnownTypes: the framework's own, and the logging package the tests need not reference.
    private static readonly KnownType Console = new("System.Console");
    private static readonly KnownType TextWriter = new("System.IO.TextWriter");
    private static readonly KnownType Trace = new("System.Diagnostics.Trace");
    private static readonly KnownType Debug = new("System.Diagnostics.Debug");
    private static readonly KnownType Logger = new("Microsoft.Extensions.Logging.ILogger");
    private static readonly KnownType LoggerExtensions = new("Microsoft.Extensions.Logging.LoggerExtensions");
    private static readonly KnownType LoggerMessage = new("Microsoft.Extensions.Logging.LoggerMessageAttribute");
    private static readonly KnownType LogLevel = new("Microsoft.Extensions.Logging.LogLevel");

    private const int DebugLevel = 1;

    private LogSink(bool isAlwaysOn) => IsAlwaysOn = isAlwaysOn;

    /// <summary>Whether it writes wherever the code runs. <c>Debug</c> is left out of a release build, and a log's lower levels are off by default.</summary>
    public bool IsAlwaysOn { get; }

    public static LogSink? Of(IInvocationOperation call, FlowContext flow)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        if (method.Name.StartsWith("Write", System.StringComparison.Ordinal))
        {
            if (Console.Matches(type) || Trace.Matches(type)
                || TextWriter.MatchesOrIsBaseOf(type) && call.Instance is { } writer && ValueResolver.Resolve(writer, flow) is IPropertyReferenceOperation { Property: { Name: "Out" or "Error" } output } && Console.Matches(output.ContainingType))
                return new(isAlwaysOn: true);
            if (Debug.Matches(type))
                return new(isAlwaysOn: false);
        }

        if (method.Name.StartsWith("Trace", System.StringComparison.Ordinal) && Trace.Matches(type))
            return new(isAlwaysOn: true);
        if (method.Name == "Print" && Debug.Matches(type))
            return new(isAlwaysOn: false);
        if (LoggerExtensions.Matches(type) || Logger.Matches(type) && method.Name == "Log")
            return new(method.Name is not ("LogTrace" or "LogDebug") && !call.Arguments.Any(static argument => LogLevel.Matches(argument.Parameter?.Type) && IsLow(argument.Value.ConstantValue.Value)));
        // Generated ones return nothing; asked first, because attributes of a reference are read from its file.
        return method.ReturnsVoid && method.GetAttributes().FirstOrDefault(static attribute => LoggerMessage.Matches(attribute.AttributeClass)) is { } generated
            ? new LogSink(!generated.ConstructorArguments.Concat(generated.NamedArguments.Select(static named => named.Value)).Any(static value => LogLevel.Matches(value.Type) && IsLow(value.Value))) : null;
    }

    /// <summary>What the call writes. A parameter with an attribute may be redacted.</summary>
    public static ImmutableArray<IArgumentOperation> Written(IInvocationOperation call) =>
        call.Arguments.Where(static argument => argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter is { } parameter
            && (parameter.DeclaringSyntaxReferences.IsEmpty || parameter.GetAttributes().IsEmpty)).ToImmutableArray();

    private static bool IsLow(object? level) => level is int number && number <= DebugLevel;
}
