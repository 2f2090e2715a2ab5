using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules;

/// <summary>The rules of <see cref="RuleLevel.Likely"/>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LikelyRules : FoundryAnalyzer
{
    internal static readonly DiagnosticDescriptor Run = Rule.CreateSwitch(RuleLevel.Likely);

    public LikelyRules() : base(AllRules.Of(RuleLevel.Likely), Run) { }
}
