using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>All rules and all fixes.</summary>
internal static class Rules
{
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } = Instances<DiagnosticAnalyzer>(typeof(FoundryAnalyzer));

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = Instances<CodeFixProvider>(typeof(FoundryCodeFix));

    /// <summary>What has a page is a rule; the others only make builds run an analyzer.</summary>
    public static DiagnosticDescriptor[] Descriptors { get; } = All.SelectMany(rule => rule.SupportedDiagnostics).Where(rule => rule.HelpLinkUri.Length > 0).ToArray();

    public static string[] Ids { get; } = Descriptors.Select(rule => rule.Id).Order(StringComparer.Ordinal).ToArray();

    /// <summary>What all rules together report, in the order of the places. An exception in a rule is one here; a rule that does not end in time is a <see cref="TimeoutException"/>.</summary>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation, AnalyzerOptions options, bool concurrent = false, CancellationToken cancel = default)
    {
        Exception? crash = null;
        var analysis = compilation.WithAnalyzers(All, new CompilationWithAnalyzersOptions(options, (exception, _, _) => crash ??= exception,
            concurrentAnalysis: concurrent, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false));
        var diagnostics = await Task.Run(() => analysis.GetAnalyzerDiagnosticsAsync(cancel), CancellationToken.None).WaitAsync(Budget.Deadline, CancellationToken.None);
        if (crash is not null)
            ExceptionDispatchInfo.Throw(crash);
        return [.. diagnostics.OrderBy(Show, StringComparer.Ordinal)];
    }

    public static Task<ImmutableArray<Diagnostic>> RunAsync(CorpusProgram program) => RunAsync(program.Compile(), program.AnalyzerOptions);

    /// <summary>Everything a user sees of a diagnostic, and what a fix is told.</summary>
    public static string Show(Diagnostic diagnostic) => string.Join(" | ",
    [
        Place(diagnostic.Location), diagnostic.Id, diagnostic.Severity.ToString(), diagnostic.GetMessage(),
        .. diagnostic.AdditionalLocations.Select(Place),
        .. diagnostic.Properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{property.Key}={property.Value}"),
    ]);

    private static string Place(Location location) => $"{location.GetLineSpan().Path} {location.SourceSpan.Start:D6}-{location.SourceSpan.End:D6}";

    private static ImmutableArray<T> Instances<T>(Type inAssemblyOf) => inAssemblyOf.Assembly.GetTypes()
        .Where(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (T)Activator.CreateInstance(type)!)
        .ToImmutableArray();
}
