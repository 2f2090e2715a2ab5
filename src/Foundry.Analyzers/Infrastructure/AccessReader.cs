using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Infrastructure.AppHosts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>Finds the files that declare access among the additional files, and reads them.</summary>
internal static class AccessReader
{
    private static readonly CachedReading<LastInfrastructure> Last = new(static _ => new());

    public static DeclaredAccess Read(AnalyzerOptions options, TextCache cache, CancellationToken cancel)
    {
        var manifests = ImmutableArray.CreateBuilder<AccessManifest>();
        var files = new List<InfrastructureFile>();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in options.AdditionalFiles)
        {
            if (KindOf(file, options) is not { } kind || !paths.Add(file.Path) || file.GetText(cancel) is not { } text)
                continue;
            if (kind == FileKind.Manifest)
                manifests.Add(AccessManifest.Read(file.Path, text));
            else
                files.Add(new(file.Path, text, kind));
        }

        var infrastructure = files.Count == 0 || IsOff(options)
            ? DeclaredInfrastructure.None
            : AppHostAccess.AddTo(
                ReadInfrastructure(files, cache, cancel),
                files,
                BuildProperties.ProjectFullPath.Read(options.AnalyzerConfigOptionsProvider.GlobalOptions),
                cache);
        if (BuildProperties.LeavesOutInfrastructure.IsTrue(options.AnalyzerConfigOptionsProvider.GlobalOptions))
            infrastructure = infrastructure.WithFileLeftOut();
        return new(manifests.ToImmutable(), infrastructure, AzureServices.OfProject(options));
    }

    /// <summary>Whether any file may declare access, by its metadata or its name. Reads no file.</summary>
    public static bool MayRead(AnalyzerOptions options)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (KindOf(file, options) is not null)
                return true;
        }

        return false;
    }

    private static DeclaredInfrastructure ReadInfrastructure(
        List<InfrastructureFile> files, TextCache cache, CancellationToken cancel)
    {
        var last = cache.Read(files[0].Text, Last);
        return last.Of(files, () =>
            InfrastructureReader.Read(files, file => InfrastructureReader.Parse(file, cache), cancel));
    }

    private static bool IsOff(AnalyzerOptions options) =>
        BuildProperties.ReadInfrastructure.IsFalse(options.AnalyzerConfigOptionsProvider.GlobalOptions);

    /// <summary>The kind of a file that may declare access; null for other files.</summary>
    private static FileKind? KindOf(AdditionalText file, AnalyzerOptions options)
    {
        var kind = FileKind.Of(file, options.AnalyzerConfigOptionsProvider);
        return kind is { IsInfrastructure: true } || kind == FileKind.Manifest ? kind : null;
    }
}
