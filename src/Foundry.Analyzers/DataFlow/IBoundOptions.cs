using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>
/// Finds the section of the configuration that an object's properties come from. What a container gives out is known above this
/// folder.
/// </summary>
internal interface IBoundOptions
{
    /// <summary>The setting that a property of the program's own options object holds, or null.</summary>
    SettingLookup? SettingOf(IPropertyReferenceOperation property, FlowContext flow);
}
