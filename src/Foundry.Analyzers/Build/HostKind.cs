using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Build;

/// <summary>The kind of program that a project builds. It is a property of the compilation, not of a file.</summary>
internal enum HostKind
{
    /// <summary>Nothing proves another kind.</summary>
    Unknown,

    /// <summary>An ASP.NET Core application.</summary>
    Web,

    /// <summary>A background service on the generic host.</summary>
    Worker,

    /// <summary>An Azure Functions application.</summary>
    Functions,

    /// <summary>An Aspire application host. It runs on a developer's machine and in deployment tools.</summary>
    AppHost,

    /// <summary>Any other program: a tool or a desktop application.</summary>
    Console,

    /// <summary>A library. Its host is unknown.</summary>
    Library,

    /// <summary>Tests. Fakes, nulls and unguarded calls are often intended there.</summary>
    Test,
}

/// <summary>Determines the kind of a project.</summary>
internal static class HostKinds
{
    private static readonly ImmutableHashSet<string> TestFrameworks = ImmutableHashSet.Create(
        "xunit.core",
        "xunit.v3.core",
        "nunit.framework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "MSTest.TestFramework",
        "TUnit.Core");

    private static readonly ImmutableHashSet<string> AspireHosting = ImmutableHashSet.Create("Aspire.Hosting");

    private static readonly ImmutableHashSet<string> FunctionsRuntime =
        ImmutableHashSet.Create("Microsoft.Azure.Functions.Worker.Core", "Microsoft.Azure.WebJobs");

    private static readonly ImmutableHashSet<string> AspNetCore = ImmutableHashSet.Create("Microsoft.AspNetCore.Http");

    // Not Microsoft.Extensions.Hosting.Abstractions, which Azure.Core brings everywhere.
    private static readonly ImmutableHashSet<string> GenericHost = ImmutableHashSet.Create("Microsoft.Extensions.Hosting");

    /// <summary>Whether the project runs unattended, on a machine without a signed-in user.</summary>
    public static bool IsDeployed(this HostKind kind) => kind is HostKind.Web or HostKind.Worker or HostKind.Functions;

    /// <summary>The name of a deployed host in a message.</summary>
    public static string Describe(this HostKind kind) => kind switch
    {
        HostKind.Web => "web application",
        HostKind.Worker => "worker",
        HostKind.Functions => "Functions application",
        _ => "program",
    };

    /// <summary>The kind of a compilation: the user's setting, else the kind that MSBuild or the references show.</summary>
    /// <param name="properties">The global options. They contain the MSBuild properties that the compiler can see.</param>
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

        var sdk = OfSdk(properties);

        // In-process Functions applications are built as libraries.
        if (!IsProgram(compilation, BuildProperties.OutputType.Read(properties), sdk))
            return compilation.References(FunctionsRuntime) ? HostKind.Unknown : HostKind.Library;
        if (sdk != HostKind.Unknown)
            return sdk;

        var ofReferences = OfReferences(compilation);

        // References flow in from other projects. If MSBuild passes its properties and names no SDK, they only raise doubt.
        return ofReferences != HostKind.Console && BuildProperties.UsingWebSdk.IsGiven(properties)
            ? HostKind.Unknown
            : ofReferences;
    }

    /// <summary>The kind with this name. Null for any other text, so that a misspelt name has no effect.</summary>
    private static HostKind? Named(string name)
    {
        for (var kind = HostKind.Web; kind <= HostKind.Test; kind++)
        {
            if (name.Equals(kind.ToString(), StringComparison.OrdinalIgnoreCase))
                return kind;
        }

        return null;
    }

    private static HostKind OfSdk(AnalyzerConfigOptions properties)
    {
        if (BuildProperties.UsingWebSdk.IsTrue(properties))
            return HostKind.Web;

        return BuildProperties.UsingWorkerSdk.IsTrue(properties) ? HostKind.Worker : HostKind.Unknown;
    }

    private static bool IsProgram(Compilation compilation, string outputType, HostKind sdk)
    {
        if (outputType.Length > 0)
            return outputType.EndsWith("exe", StringComparison.OrdinalIgnoreCase);

        return sdk != HostKind.Unknown
            || compilation.Options.OutputKind
                is OutputKind.ConsoleApplication
                or OutputKind.WindowsApplication
                or OutputKind.WindowsRuntimeApplication;
    }

    private static HostKind OfReferences(Compilation compilation)
    {
        if (compilation.References(AspireHosting))
            return HostKind.AppHost;
        if (compilation.References(FunctionsRuntime))
            return HostKind.Functions;
        if (compilation.References(AspNetCore))
            return HostKind.Web;

        return compilation.References(GenericHost) ? HostKind.Worker : HostKind.Console;
    }
}
