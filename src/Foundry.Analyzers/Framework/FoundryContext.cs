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
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Framework;

/// <summary>What a rule may ask about one compilation. All rules of a compilation share one.</summary>
internal sealed class FoundryContext
{
    // The one piece of static state in this assembly, and a weak one. The options are a key too: an editor hands the same
    // compilation over again with other additional files.
    private static readonly ConditionalWeakTable<Compilation, ConditionalWeakTable<AnalyzerOptions, FoundryContext>> Contexts = new();

    private readonly Lazy<HostKind> _host;
    private readonly Lazy<bool> _mayDeclareAccess;
    private readonly Lazy<DeclaredAccess> _access;
    private readonly ConcurrentDictionary<SyntaxNode, AccessFinding?> _findings = new();
    private readonly CompilationFacts _facts;
    private readonly Lazy<bool> _reportsInfrastructure;
    private readonly Compilation _compilation;
    private SourceNames? _sourceNames;
    private readonly Lazy<bool> _hasHelper;

    private FoundryContext(Compilation compilation, AnalyzerOptions options, TextCache texts)
    {
        ReferencesClient = compilation.References(ClientCatalog.Assemblies);
        ReferencesInfrastructure = compilation.References(InfrastructureLibraries.Assemblies);
        _host = new(() => HostKinds.Of(compilation, options.AnalyzerConfigOptionsProvider.GlobalOptions));
        _mayDeclareAccess = new(() => AccessReader.MayRead(options));
        _access = new(() => AccessReader.Read(options, texts));
        _facts = new(() => Configuration.Read(options));
        _reportsInfrastructure = new(() => InfrastructureReporter.IsThisProject(options));
        _compilation = compilation;
        _hasHelper = new(() => AccessHelperGenerator.Serves(compilation, options.AnalyzerConfigOptionsProvider.GlobalOptions));
    }

    /// <summary>The context of a compilation under the given options.</summary>
    public static FoundryContext For(Compilation compilation, AnalyzerOptions options) => For(compilation, options, default);

    /// <summary>The context of a compilation whose analysis starts. What is read of a file is kept for as long as its text lives.</summary>
    public static FoundryContext For(CompilationStartAnalysisContext start) => For(start.Compilation, start.Options, new TextCache(start));

    private static FoundryContext For(Compilation compilation, AnalyzerOptions options, TextCache texts) =>
        Contexts.GetValue(compilation, static _ => new()).GetValue(options, key => new FoundryContext(compilation, key, texts));

    /// <summary>Whether the compilation references a package that holds one of our clients.</summary>
    public bool ReferencesClient { get; }

    /// <summary>Whether the compilation references a library that assigns roles on our accounts in C#.</summary>
    public bool ReferencesInfrastructure { get; }

    /// <summary>What a question about a value may use.</summary>
    public FlowContext Flow(CancellationToken cancel) => new(_facts, cancel);

    /// <summary>What the project is built to be.</summary>
    public HostKind Host => _host.Value;

    /// <summary>Whether the project holds tests, where fakes, nulls and unguarded calls are on purpose.</summary>
    public bool IsTestProject => Host == HostKind.Test;

    /// <summary>Whether there is a file that may declare access: without one, no rule about what is declared has anything to say.</summary>
    public bool MayDeclareAccess => _mayDeclareAccess.Value;

    /// <summary>Who may do what, as the repository declares it. Read at the first call that asks.</summary>
    public DeclaredAccess Access => _access.Value;

    /// <summary>What there is to say about the access of a call. Every rule of the area asks; it is judged once.</summary>
    public AccessFinding? FindingOf(IInvocationOperation call, FlowContext flow)
    {
        if (!ServiceOperations.HaveMember(call.TargetMethod.Name))
            return null;
        if (!_findings.TryGetValue(call.Syntax, out var finding))
            _findings.TryAdd(call.Syntax, finding = CallJudge.Judge(call, Access, flow));
        return finding;
    }

    /// <summary>Whether code may name the run-time access helper.</summary>
    public bool HasAccessHelper => _hasHelper.Value;

    /// <summary>Whether it is for this compilation to report what is wrong in the files of the infrastructure, which several share.</summary>
    public bool ReportsInfrastructure => _reportsInfrastructure.Value;

    /// <summary>The names in the sources of the compilation.</summary>
    public SourceNames NamesInSource(CancellationToken cancel) => _sourceNames ??= SourceNames.Read(_compilation, cancel);
}
