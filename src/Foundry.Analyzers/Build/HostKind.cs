using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Build;

/// <summary>What a project is built to be. It is a property of the compilation, not of a file.</summary>
internal enum HostKind
{
    /// <summary>Nothing proves one of the others.</summary>
    Unknown,

    /// <summary>An ASP.NET Core application.</summary>
    Web,

    /// <summary>A background service on the generic host.</summary>
    Worker,

    /// <summary>An Azure Functions application.</summary>
    Functions,

    /// <summary>An Aspire application host: it runs on a developer's machine and in deployment tools.</summary>
    AppHost,

    /// <summary>Any other program: a tool, or an application with windows.</summary>
    Console,

    /// <summary>A library: who hosts it is not known.</summary>
    Library,

    /// <summary>Tests, where fakes, nulls and unguarded calls are on purpose.</summary>
    Test,
}

/// <summary>Tells the kind of a project, for all rules.</summary>
internal static class HostKinds
{
    private static readonly ImmutableHashSet<string> TestFrameworks = ImmutableHashSet.Create(
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core");

    private static readonly ImmutableHashSet<string> AspireHosting = ImmutableHashSet.Create("Aspire.Hosting");
    private static readonly ImmutableHashSet<string> FunctionsRuntime = ImmutableHashSet.Create("Microsoft.Azure.Functions.Worker.Core", "Microsoft.Azure.WebJobs");
    private static readonly ImmutableHashSet<string> AspNetCore = ImmutableHashSet.Create("Microsoft.AspNetCore.Http");

    // Not Microsoft.Extensions.Hosting.Abstractions, which Azure.Core brings everywhere.
    private static readonly ImmutableHashSet<string> GenericHost = ImmutableHashSet.Create("Microsoft.Extensions.Hosting");

    /// <summary>Whether the project runs unattended, on a machine where nobody is signed in.</summary>
    public static bool IsDeployed(this HostKind kind) => kind is HostKind.Web or HostKind.Worker or HostKind.Functions;

    /// <summary>A deployed host as a message names it.</summary>
    public static string Describe(this HostKind kind) => kind switch
    {
        HostKind.Web => "web application",
        HostKind.Worker => "worker",
        HostKind.Functions => "Functions application",
        _ => "program",
    };

    /// <summary>The kind of a compilation: what the user says, else what MSBuild says, else what its references prove.</summary>
    /// <param name="properties">The global options, which hold the MSBuild properties made visible to the compiler.</param>
    public static HostKind Of(Compilation compilation, AnalyzerConfigOptions properties)
    {
        if (Named(BuildProperties.HostKind.Read(properties)) is { } chosen)
            return chosen;
        if (BuildProperties.IsTestProject.IsTrue(properties) || compilation.References(TestFrameworks))
            return HostKind.Test;
        if (BuildProperties.IsAspireHost.IsTrue(properties))
            return HostKind.AppHost;
        if (BuildProperties.AzureFunctionsVersion.Read(properties).Length > 0)
            return HostKind.Functions;

        var sdk = BuildProperties.UsingWebSdk.IsTrue(properties) ? HostKind.Web
            : BuildProperties.UsingWorkerSdk.IsTrue(properties) ? HostKind.Worker : HostKind.Unknown;
        if (!IsProgram(compilation, BuildProperties.OutputType.Read(properties), sdk))
            return compilation.References(FunctionsRuntime) ? HostKind.Unknown : HostKind.Library; // functions in-process are built as a library
        if (sdk != HostKind.Unknown)
            return sdk;

        var proved = Proved(compilation);

        // References flow in from other projects. Where MSBuild has been heard and named no SDK, they prove nothing but doubt.
        return proved != HostKind.Console && BuildProperties.UsingWebSdk.IsGiven(properties) ? HostKind.Unknown : proved;
    }

    /// <summary>What the references of a program prove.</summary>
    private static HostKind Proved(Compilation compilation) =>
        compilation.References(AspireHosting) ? HostKind.AppHost
        : compilation.References(FunctionsRuntime) ? HostKind.Functions
        : compilation.References(AspNetCore) ? HostKind.Web
        : compilation.References(GenericHost) ? HostKind.Worker
        : HostKind.Console;

    private static bool IsProgram(Compilation compilation, string outputType, HostKind sdk) => outputType.Length > 0
        ? outputType.EndsWith("exe", StringComparison.OrdinalIgnoreCase)
        : sdk != HostKind.Unknown
            || compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;

    /// <summary>The kind of that name; null for any other text, so that a slip of the pen changes nothing.</summary>
    private static HostKind? Named(string name)
    {
        for (var kind = HostKind.Web; kind <= HostKind.Test; kind++)
        {
            if (name.Equals(kind.ToString(), StringComparison.OrdinalIgnoreCase))
                return kind;
        }

        return null;
    }
}
