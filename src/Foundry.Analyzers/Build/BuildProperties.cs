using System.Collections.Immutable;

namespace Foundry.Analyzers.Build;

/// <summary>Every MSBuild property that the package reads.</summary>
internal static class BuildProperties
{
    public static readonly BuildProperty AnalysisMode = new("FoundryAnalysisMode", "`Default`, `None`, `Recommended`, `Strict`", "[how strict the rules are](index.md#how-strict)", isVisible: false);

    public static readonly BuildProperty HostKind = new("FoundryHostKind", "what the project shows; `web`, `worker`, `functions`, `apphost`, `console`, `library`, `test`", "[what the project is built to be](hosts.md)");

    public static readonly BuildProperty ReadConfiguration = new("FoundryReadConfiguration", "`true`, `false`", "whether [settings files](#settings-files) are read");

    public static readonly BuildProperty ReadInfrastructure = new("FoundryReadInfrastructure", "`true`, `false`", "whether [infrastructure files](#infrastructure-files) are read");

    public static readonly BuildProperty InfraRoot = new("FoundryInfraRoot", "`infra` beside `azure.yaml`; a folder, relative to the project", "where the infrastructure files are; with it no `azure.yaml` is needed", isVisible: false);

    public static readonly BuildProperty ReportsInfrastructure = new("FoundryReportsInfrastructure", "one project of those that share the files; `true`, `false`", "[whether this project reports what is wrong in them](#who-reports-what-is-wrong-in-them)");

    public static readonly BuildProperty AccessHelper = new("FoundryAccessHelper", "`true`, `false`", "whether code that names `FoundryAccess` gets [the access helper](access-helper.md)");

    public static readonly BuildProperty IsTestProject = new("IsTestProject", "", "the project is a test project");

    public static readonly BuildProperty IsAspireHost = new("IsAspireHost", "", "the project is an Aspire application host");

    public static readonly BuildProperty AzureFunctionsVersion = new("AzureFunctionsVersion", "", "the project is a Functions application");

    public static readonly BuildProperty UsingWebSdk = new("UsingMicrosoftNETSdkWeb", "", "the project is a web application");

    public static readonly BuildProperty UsingWorkerSdk = new("UsingMicrosoftNETSdkWorker", "", "the project is a worker");

    public static readonly BuildProperty OutputType = new("OutputType", "", "the project is a program or a library");

    public static readonly BuildProperty ProjectFullPath = new("MSBuildProjectFullPath", "", "which of the projects that share infrastructure files this one is");

    public static readonly ImmutableArray<BuildProperty> All = ImmutableArray.Create(
        AnalysisMode, HostKind, ReadConfiguration, ReadInfrastructure, InfraRoot, ReportsInfrastructure, AccessHelper,
        IsTestProject, IsAspireHost, AzureFunctionsVersion, UsingWebSdk, UsingWorkerSdk, OutputType, ProjectFullPath);
}
