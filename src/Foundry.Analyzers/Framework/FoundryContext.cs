using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.AccessHelper;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Infrastructure;
using Foundry.Analyzers.Services;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Framework;

/// <summary>The facts of one compilation. All its rules share one instance.</summary>
internal sealed class FoundryContext
{

    // The only static state of this assembly, and its references are weak. The options are a key too: an editor passes the same
    // compilation again with other additional files.
    private static readonly ConditionalWeakTable<Compilation, ConditionalWeakTable<AnalyzerOptions, FoundryContext>>
        Contexts = new();

    private readonly Compilation _compilation;
    private readonly CompilationFacts _facts;
    private readonly Lazy<bool> _mayDeclareAccess;
    private readonly Reading<DeclaredAccess> _access;
    private readonly Lazy<bool> _hasHelper;
    private readonly Lazy<bool> _reportsInfrastructure;
    private readonly ConcurrentDictionary<SyntaxNode, AccessFinding?> _findings = new();
    private SourceNames? _sourceNames;

    private FoundryContext(Compilation compilation, AnalyzerOptions options, TextCache texts)
    {
        var properties = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        ReferencesClient = compilation.References(ClientCatalog.Assemblies);
        ReferencesInfrastructure = compilation.References(InfrastructureLibraries.Assemblies);
        Mode = AnalysisModes.Of(properties);
        _compilation = compilation;
        _facts = new(() => Configuration.Read(options), () => HostKinds.Of(compilation, properties), new BoundOptions());
        _mayDeclareAccess = new(() => AccessReader.MayRead(options));
        _access = new(cancel => AccessReader.Read(options, texts, cancel));
        _hasHelper = new(() => AccessHelperGenerator.Serves(compilation, properties));
        _reportsInfrastructure = new(() => InfrastructureReporter.IsThisProject(options));
    }

    /// <summary>Whether the compilation references a package with a known client.</summary>
    public bool ReferencesClient { get; }

    /// <summary>Whether the compilation references a library that assigns roles on Foundry accounts in C#.</summary>
    public bool ReferencesInfrastructure { get; }

    /// <summary>Whether the compilation references bindings of Azure Functions that call models. Only one rule asks.</summary>
    public bool ReferencesFunctionBindings => _compilation.References(FunctionBindings.Assemblies);

    /// <summary>Whether the user asks for advice too.</summary>
    public bool ShowsAdvice => Mode == AnalysisMode.Strict;

    public HostKind Host => _facts.Host;

    /// <summary>How strict the project asks the rules to be.</summary>
    public AnalysisMode Mode { get; }

    /// <summary>Whether it is a test project. Fakes, nulls and unguarded calls are often intended there.</summary>
    public bool IsTestProject => Host == HostKind.Test;

    /// <summary>Whether a file may declare access. Without one, the rules about declared access report nothing.</summary>
    public bool MayDeclareAccess => _mayDeclareAccess.Value;

    /// <summary>The declared grants and accounts. Read when first used, and again if that was cancelled.</summary>
    public DeclaredAccess Access(CancellationToken cancel) => _access.Value(cancel);

    /// <summary>Whether code may use the run-time access helper.</summary>
    public bool HasAccessHelper => _hasHelper.Value;

    /// <summary>Whether this project reports problems in infrastructure files that several projects share.</summary>
    public bool ReportsInfrastructure => _reportsInfrastructure.Value;

    /// <summary>The context of a compilation with the given options.</summary>
    public static FoundryContext For(Compilation compilation, AnalyzerOptions options) => For(compilation, options, default);

    /// <summary>The context of a compilation whose analysis starts. Results of reading a file live as long as its text.</summary>
    public static FoundryContext For(CompilationStartAnalysisContext start) =>
        For(start.Compilation, start.Options, new TextCache(start));

    /// <summary>The context for data flow.</summary>
    public FlowContext Flow(CancellationToken cancel) => new(_facts, cancel);

    /// <summary>The access problem of a call, or null. Judged once for all rules of the area.</summary>
    public AccessFinding? FindingOf(IInvocationOperation call, FlowContext flow)
    {
        if (!ServiceOperations.HaveMember(call.TargetMethod.Name))
            return null;
        if (!_findings.TryGetValue(call.Syntax, out var finding))
            _findings.TryAdd(call.Syntax, finding = CallJudge.Judge(call, Access(flow.Cancel), flow));
        return finding;
    }

    /// <summary>The names in the sources of the compilation.</summary>
    public SourceNames NamesInSource(CancellationToken cancel) => _sourceNames ??= SourceNames.Read(_compilation, cancel);

    private static FoundryContext For(Compilation compilation, AnalyzerOptions options, TextCache texts) => Contexts
        .GetValue(compilation, static _ => new())
        .GetValue(options, key => new FoundryContext(compilation, key, texts));
}
