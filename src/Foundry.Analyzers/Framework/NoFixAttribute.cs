using System;

namespace Foundry.Analyzers.Framework;

/// <summary>States why a rule has no fix. Every rule has either a fix or this attribute.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NoFixAttribute : Attribute
{
    public NoFixAttribute(string reason) => Reason = reason;

    /// <summary>The reason, as a sentence for the rule's page.</summary>
    public string Reason { get; }
}
