namespace Foundry.Access.Tool.Loading;

/// <summary>A project that the report does not cover.</summary>
/// <param name="Path">The project file, relative to the root.</param>
/// <param name="Reason">The reason, as a sentence.</param>
internal sealed record SkippedProject(string Path, string Reason);
