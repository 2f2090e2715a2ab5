using Foundry.Analyzers.Framework;

namespace Foundry.Analyzers.Tests;

#pragma warning disable RS1001 // It is handed to the compiler by hand.

/// <summary>One rule as an analyzer of its own.</summary>
internal class SingleRuleAnalyzer(FoundryRule rule) : FoundryAnalyzer(rule);

/// <summary>One rule as an analyzer of its own, for those who name its type only.</summary>
internal sealed class SingleRuleAnalyzer<TRule>() : SingleRuleAnalyzer(new TRule()) where TRule : FoundryRule, new();
