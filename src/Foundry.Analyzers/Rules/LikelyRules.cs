using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules;

/// <summary>The rules of <see cref="RuleLevel.Likely"/>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LikelyRules : FoundryAnalyzer
{
    public LikelyRules() : base(AllRules.Of(RuleLevel.Likely)) { }
}
