using System.Collections.Generic;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.CodeFixes.Lookup;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Endpoints;

/// <summary>FDRY1007: if the setting is missing or empty, throws an exception that names it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UncheckedSettingFix))]
public sealed class UncheckedSettingFix : FoundryCodeFix
{
    public UncheckedSettingFix() : base(UncheckedSetting.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is not { } read
            || !diagnostic.Properties.TryGetValue(UncheckedSetting.SettingName, out var name) || name is null
            || EnvironmentRead.In(model.Compilation) is not { } environment)
            yield break;

        var value = read.WithoutSuppression().WithoutTrivia();
        if (!diagnostic.Properties.ContainsKey(UncheckedSetting.MayBeEmpty))
        {
            yield return new Repair($"Throw if '{DisplayText.Of(name)}' is not set", nameof(UncheckedSettingFix), read,
                editor => environment.OrThrow(value, name, editor, read));
        }
        else if (root.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 })
        {
            yield return new Repair($"Throw if '{DisplayText.Of(name)}' is empty", UncheckedSetting.MayBeEmpty, read,
                editor => environment.OrThrowIfEmpty(value, name, editor, read));
        }
    }
}
