using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules;

/// <summary>The rules of <see cref="RuleLevel.Advice"/>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AdviceRules : FoundryAnalyzer
{
    internal static readonly DiagnosticDescriptor Run = Rule.CreateSwitch(RuleLevel.Advice);

    public AdviceRules() : base(AllRules.Of(RuleLevel.Advice), Run) { }
}
