using System;
using System.Threading;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Files;

namespace Foundry.Analyzers.DataFlow;

/// <summary>
/// Everything that the analysis of a value may use. The framework creates it once per action and passes it to the rule.
/// </summary>
internal readonly struct FlowContext(CompilationFacts facts, CancellationToken cancel)
{
    /// <summary>Finds the places that name a variable.</summary>
    public NameIndex Names => facts.Names;

    /// <summary>The cached answers about the compilation.</summary>
    public AnalysisCache Cache => facts.Cache;

    /// <summary>The values in the settings files of the project.</summary>
    public Configuration Configuration => facts.Configuration;

    /// <summary>What the project is built to be.</summary>
    public HostKind Host => facts.Host;

    /// <summary>Finds the settings that options objects are bound to.</summary>
    public IBoundOptions Options => facts.Options;

    /// <summary>Cancels the analysis.</summary>
    public CancellationToken Cancel { get; } = cancel;

    /// <summary>The same context with another cancellation.</summary>
    public FlowContext With(CancellationToken cancellation) => new(facts, cancellation);
}

/// <summary>The facts about the values of a compilation, shared by all actions.</summary>
/// <param name="configuration">Reads the settings files on first use.</param>
/// <param name="host">Finds the host kind on first use.</param>
/// <param name="options">Finds the settings that options objects are bound to.</param>
internal sealed class CompilationFacts(Func<Configuration> configuration, Func<HostKind> host, IBoundOptions options)
{
    private readonly Lazy<Configuration> _configuration = new(configuration);
    private readonly Lazy<HostKind> _host = new(host);

    /// <inheritdoc cref="FlowContext.Names"/>
    public NameIndex Names { get; } = new();

    /// <inheritdoc cref="FlowContext.Cache"/>
    public AnalysisCache Cache { get; } = new();

    /// <inheritdoc cref="FlowContext.Configuration"/>
    public Configuration Configuration => _configuration.Value;

    /// <inheritdoc cref="FlowContext.Host"/>
    public HostKind Host => _host.Value;

    /// <inheritdoc cref="FlowContext.Options"/>
    public IBoundOptions Options => options;
}
