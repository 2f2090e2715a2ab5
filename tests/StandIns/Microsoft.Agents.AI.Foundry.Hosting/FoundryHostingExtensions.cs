using System.Diagnostics.CodeAnalysis;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Agents.AI.Foundry.Hosting;

[Experimental("MAAI001")]
public static class FoundryHostingExtensions
{
    public static IServiceCollection AddFoundryToolboxes(
        this IServiceCollection services, TokenCredential credential, params string[] toolboxNames) => throw null;
    public static IServiceCollection AddFoundryToolboxes(
        this IServiceCollection services, TokenCredential credential, Action<FoundryToolboxOptions> configureOptions,
        params string[] toolboxNames) => throw null;
}

[Experimental("MAAI001")]
public sealed class FoundryToolboxOptions
{
    public FoundryToolboxOptions() => throw null;

    public IList<string> ToolboxNames => throw null;
    public bool StrictMode { get => throw null; set => throw null; }
}
