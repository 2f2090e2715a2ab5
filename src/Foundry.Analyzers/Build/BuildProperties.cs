using System.Collections.Immutable;

namespace Foundry.Analyzers.Build;

/// <summary>Every MSBuild property that the package reads.</summary>
internal static class BuildProperties
{
    public static readonly BuildProperty AnalysisMode = new("FoundryAnalysisMode");

    public static readonly BuildProperty HostKind = new("FoundryHostKind");

    public static readonly BuildProperty ReadConfiguration = new("FoundryReadConfiguration");

    public static readonly BuildProperty ReadInfrastructure = new("FoundryReadInfrastructure");

    public static readonly BuildProperty InfraRoot = new("FoundryInfraRoot", isVisible: false);

    public static readonly BuildProperty Root = new("FoundryRoot", isVisible: false);

    public static readonly BuildProperty ReportsInfrastructure = new("FoundryReportsInfrastructure");

    public static readonly BuildProperty AccessHelper = new("FoundryAccessHelper");

    public static readonly BuildProperty IsTestProject = new("IsTestProject");

    public static readonly BuildProperty IsAspireHost = new("IsAspireHost");

    public static readonly BuildProperty AzureFunctionsVersion = new("AzureFunctionsVersion");

    public static readonly BuildProperty UsingWebSdk = new("UsingMicrosoftNETSdkWeb");

    public static readonly BuildProperty UsingWorkerSdk = new("UsingMicrosoftNETSdkWorker");

    public static readonly BuildProperty OutputType = new("OutputType");

    public static readonly BuildProperty ProjectFullPath = new("MSBuildProjectFullPath");

    /// <summary>Set by the build assets when they left out a file of the infrastructure.</summary>
    public static readonly BuildProperty LeavesOutInfrastructure = new("_FoundryLeavesOutInfrastructure");

    public static readonly ImmutableArray<BuildProperty> All = ImmutableArray.Create(
        AnalysisMode, HostKind, ReadConfiguration, ReadInfrastructure, InfraRoot, Root, ReportsInfrastructure, AccessHelper,
        IsTestProject, IsAspireHost, AzureFunctionsVersion, UsingWebSdk, UsingWorkerSdk, OutputType, ProjectFullPath,
        LeavesOutInfrastructure);
}
