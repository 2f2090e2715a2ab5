using System;
using System.Threading;
using Foundry.Analyzers.Files;

namespace Foundry.Analyzers.DataFlow;

/// <summary>What a question about a value may use. Made once per action by the framework and handed to the rule.</summary>
internal readonly struct FlowContext(CompilationFacts facts, CancellationToken cancel)
{
    /// <summary>Where the variables of the compilation are named.</summary>
    public NameIndex Names => facts.Names;

    /// <summary>Answers that were found before.</summary>
    public AnalysisCache Cache => facts.Cache;

    /// <summary>The values in the settings files of the project.</summary>
    public Configuration Configuration => facts.Configuration;

    /// <summary>Cancels the answer.</summary>
    public CancellationToken Cancel { get; } = cancel;
}

/// <summary>What is known of the values of one compilation, whoever asks.</summary>
/// <param name="configuration">Reads the settings files, at the first question about one.</param>
internal sealed class CompilationFacts(Func<Configuration> configuration)
{
    private readonly Lazy<Configuration> _configuration = new(configuration);

    /// <inheritdoc cref="FlowContext.Names"/>
    public NameIndex Names { get; } = new();

    /// <inheritdoc cref="FlowContext.Cache"/>
    public AnalysisCache Cache { get; } = new();

    /// <inheritdoc cref="FlowContext.Configuration"/>
    public Configuration Configuration => _configuration.Value;
}
