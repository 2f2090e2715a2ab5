namespace Foundry.Analyzers.Access;

/// <summary>A service of <c>azure.yaml</c>: a program that the Azure Developer CLI deploys.</summary>
/// <param name="name">Its name, which the tag <c>azd-service-name</c> of its host repeats.</param>
/// <param name="project">The folder or project file.</param>
/// <param name="host">What hosts it, such as <c>containerapp</c>; empty if the file does not say.</param>
internal readonly struct AzureService(string name, string project, string host)
{
    public string Name { get; } = name;

    public string Project { get; } = project;

    public string Host { get; } = host;
}
