using System;

namespace Foundry.Analyzers.Framework;

/// <summary>An exception in a rule, with the rule's id: the compiler names only the analyzer, which runs many rules.</summary>
internal sealed class RuleFailure(string rule, Exception inner)
    : Exception($"{rule} failed: {inner.GetType().Name}: {inner.Message}", inner);
