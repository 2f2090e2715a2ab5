using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Infrastructure.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>Finds the files that declare access among the additional files, and reads them.</summary>
internal static class AccessReader
{
    private static readonly CachedReading<Template> Bicep = new(BicepReader.Read);
    private static readonly CachedReading<ArmTemplate> Arm = new(static text => new(ArmTemplateReader.Read(text)));
    private static readonly CachedReading<LastInfrastructure> Last = new(static _ => new());

    public static DeclaredAccess Read(AnalyzerOptions options, TextCache cache)
    {
        var manifests = ImmutableArray.CreateBuilder<AccessManifest>();
        var files = new List<InfrastructureFile>();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in options.AdditionalFiles)
        {
            if (AccessManifest.IsNameOf(file.Path))
            {
                if (paths.Add(file.Path) && file.GetText() is { } text)
                    manifests.Add(AccessManifest.Read(file.Path, text));
            }
            else if (KindOf(file, options) is { } kind && paths.Add(file.Path) && file.GetText() is { } text)
            {
                files.Add(new(file.Path, text, kind));
            }
        }

        var infrastructure = files.Count == 0 || IsOff(options) ? DeclaredInfrastructure.None
            : cache.Read(files[0].Text, Last).Of(files, () => InfrastructureReader.Read(files, file => Parse(file, cache), CancellationToken.None));
        return new(manifests.ToImmutable(), infrastructure);
    }

    /// <summary>Whether any file may declare access, going by what the build says of it or by its name. None is read.</summary>
    public static bool MayRead(AnalyzerOptions options)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (AccessManifest.IsNameOf(file.Path) || KindOf(file, options) is not null)
                return true;
        }

        return false;
    }

    private static bool IsOff(AnalyzerOptions options) =>
        BuildProperties.ReadInfrastructure.IsFalse(options.AnalyzerConfigOptionsProvider.GlobalOptions);

    private static Template? Parse(InfrastructureFile file, TextCache cache) => file.Kind switch
    {
        InfrastructureFileKind.Bicep => cache.Read(file.Text, Bicep),
        InfrastructureFileKind.Json => cache.Read(file.Text, Arm).Template,
        _ => null,
    };

    /// <summary>What the build says the file is, else what its name says; null for a file of another use.</summary>
    private static InfrastructureFileKind? KindOf(AdditionalText file, AnalyzerOptions options) =>
        FileKind.Read(file, options.AnalyzerConfigOptionsProvider) is { } kind ? KindNamed(kind) : KindOf(FilePath.NameOf(file.Path));

    private static InfrastructureFileKind? KindNamed(string kind) =>
        kind == FileKind.Bicep.Name ? InfrastructureFileKind.Bicep
        : kind == FileKind.BicepParameters.Name ? InfrastructureFileKind.Arguments
        : kind == FileKind.Arm.Name ? InfrastructureFileKind.Json
        : kind == FileKind.Script.Name ? InfrastructureFileKind.Script
        : kind == FileKind.AzureYaml.Name ? InfrastructureFileKind.AzureYaml
        : kind == FileKind.AppHost.Name ? InfrastructureFileKind.AppHost
        : null;

    private static InfrastructureFileKind? KindOf(string name)
    {
        var dot = name.LastIndexOf('.');
        return (dot < 0 ? "" : name.Substring(dot).ToLowerInvariant()) switch
        {
            ".bicep" => InfrastructureFileKind.Bicep,
            ".bicepparam" => InfrastructureFileKind.Arguments,
            ".json" when !AppSettings.IsNameOf(name) => InfrastructureFileKind.Json,
            ".ps1" or ".sh" or ".azcli" => InfrastructureFileKind.Script,
            ".yaml" or ".yml" when name.StartsWith("azure.", StringComparison.OrdinalIgnoreCase) => InfrastructureFileKind.AzureYaml,
            _ => null,
        };
    }

    /// <summary>A reading that may have found no template, as the compiler's cache keeps objects only.</summary>
    private sealed class ArmTemplate(Template? template)
    {
        public Template? Template { get; } = template;
    }
}
