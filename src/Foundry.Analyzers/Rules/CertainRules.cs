using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules;

/// <summary>The rules of <see cref="RuleLevel.Certain"/>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CertainRules : FoundryAnalyzer
{
    public CertainRules() : base(AllRules.Of(RuleLevel.Certain)) { }
}
