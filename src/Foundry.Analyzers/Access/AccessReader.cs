using System;
using System.Collections.Generic;
using System.Threading;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Files.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Access;

/// <summary>Finds the files that declare access among the additional files, and reads them; each text once, however many compilations see it.</summary>
internal static class AccessReader
{
    private const string Kind = "build_metadata.AdditionalFiles.FoundryKind";

    // What Roslyn keeps per text, weakly, for as long as the text lives: an edit in C# does not read infrastructure again.
    private static readonly SourceTextValueProvider<Template> BicepTemplates = new(BicepReader.Read);
    private static readonly SourceTextValueProvider<Box<Template>> ArmTemplates = new(static text => new(ArmTemplateReader.Read(text)));

    public static DeclaredAccess Read(AnalyzerOptions options, ITextCache cache, CancellationToken cancel)
    {
        AccessManifest? manifest = null;
        var files = new List<InfrastructureFile>();
        foreach (var file in options.AdditionalFiles)
        {
            if (IsManifest(file))
                manifest ??= file.GetText(cancel) is { } text ? AccessManifest.Read(file.Path, text) : null;
            else if (KindOf(file, options) is { } kind && file.GetText(cancel) is { } content)
                files.Add(new(file.Path, content, kind));
        }

        return new(manifest, files.Count == 0 ? Infrastructure.None : InfrastructureReader.Read(files, Parse, cancel));
    }
}
