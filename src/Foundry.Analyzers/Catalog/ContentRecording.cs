using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>The options that record prompts and responses in traces and logs.</summary>
/// <remarks>
/// Source, read 2026-11-21: documentation comments in Azure.Core 1.64.0 and System.ClientModel 1.16.0; the OpenTelemetry clients
/// of Microsoft.Extensions.AI (dotnet/extensions) and Agent Framework (microsoft/agent-framework).
/// </remarks>
internal static class ContentRecording
{
    /// <summary>The namespace of the type, and its property. <c>.*</c> includes nested namespaces.</summary>
    public static readonly ImmutableArray<RecordingSwitch> Switches = ImmutableArray.Create(
        new RecordingSwitch("Microsoft.Extensions.AI.*", "EnableSensitiveData"),
        new RecordingSwitch("Microsoft.Agents.AI.*", "EnableSensitiveData"),
        new RecordingSwitch("System.ClientModel.Primitives", "EnableMessageContentLogging"));

    /// <summary>The property of <c>DiagnosticsOptions</c>, which is part of the options of every Azure.Core client.</summary>
    public const string OfAzureCore = "IsLoggingContentEnabled";
}

/// <summary>A property that turns the recording of content on, and the namespace of its type.</summary>
internal sealed class RecordingSwitch(string ns, string property)
{
    public string Namespace { get; } = ns;

    public string Property { get; } = property;
}
