using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>The switches that put prompts and answers into traces and logs.</summary>
/// <remarks>
/// Source, read 2026-11-21: documentation comments in Azure.Core 1.64.0 and System.ClientModel 1.16.0; the OpenTelemetry clients of
/// Microsoft.Extensions.AI (dotnet/extensions) and Agent Framework (microsoft/agent-framework).
/// </remarks>
internal static class ContentRecording
{
    /// <summary>Where the type stands, and the name of its property. <c>.*</c> means the namespaces inside too.</summary>
    public static readonly ImmutableArray<(string Namespace, string Property)> Switches = ImmutableArray.Create(
        ("Microsoft.Extensions.AI.*", "EnableSensitiveData"),
        ("Microsoft.Agents.AI.*", "EnableSensitiveData"),
        ("System.ClientModel.Primitives", "EnableMessageContentLogging"));

    /// <summary>The property of <c>DiagnosticsOptions</c>, which the options of every client on Azure.Core have.</summary>
    public const string OfAzureCore = "IsLoggingContentEnabled";
}
