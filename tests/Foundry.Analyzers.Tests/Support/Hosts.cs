using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests;

/// <summary>Makes the project of a test one of a certain kind.</summary>
internal static class Hosts
{
    /// <summary>What MSBuild hands over for a project of that kind.</summary>
    public static (string Path, string Text) Config(string kind) => Properties(kind switch
    {
        "web" => "UsingMicrosoftNETSdkWeb = true",
        "worker" => "UsingMicrosoftNETSdkWorker = true",
        "functions" => "AzureFunctionsVersion = v4",
        "apphost" => "IsAspireHost = true",
        "test" => "IsTestProject = true",
        "library" => "OutputType = Library",
        _ => "FoundryHostKind = " + kind,
    });

    /// <summary>Makes the project of a test a program. Tests are compiled as libraries, most of which need no entry point.</summary>
    public static TTest InProgram<TTest>(this TTest test) where TTest : AnalyzerTest<DefaultVerifier>
    {
        test.TestState.AnalyzerConfigFiles.Add(Config("console"));
        return test;
    }

    public static (string Path, string Text) Properties(params string[] properties) =>
        ("/.globalconfig", "is_global = true\n" + string.Concat(properties.Select(property => $"build_property.{property}\n")));

    /// <summary>An ASP.NET Core application as far as the rules look at one.</summary>
    public static MetadataReference AspNetCore { get; } = Compile("Microsoft.AspNetCore.Http",
        """
        namespace Microsoft.AspNetCore.Hosting { public interface IWebHostEnvironment : Microsoft.Extensions.Hosting.IHostEnvironment { } }
        namespace Microsoft.AspNetCore.Builder
        {
            public sealed class WebApplication
            {
                public static WebApplicationBuilder CreateBuilder(string[] args) => null;
                public Microsoft.AspNetCore.Hosting.IWebHostEnvironment Environment => null;
            }
            public sealed class WebApplicationBuilder
            {
                public Microsoft.AspNetCore.Hosting.IWebHostEnvironment Environment => null;
                public Microsoft.Extensions.DependencyInjection.IServiceCollection Services => null;
                public WebApplication Build() => null;
            }
        }
        """);

    /// <summary>The Program.cs of an ASP.NET Core application, whose locals the compiler finds from every file.</summary>
    public const string Program = "var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args); var app = builder.Build(); System.Console.WriteLine(app);";

    /// <summary>An assembly of that name.</summary>
    public static MetadataReference Compile(string name, string source = "")
    {
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], [.. ClientReferences.Framework, .. ClientReferences.All],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>Makes the project of a test a deployed host, with ASP.NET Core among its references.</summary>
    public static TTest In<TTest>(this TTest test, string kind) where TTest : AnalyzerTest<DefaultVerifier>
    {
        test.TestState.AnalyzerConfigFiles.Add(Config(kind));
        test.TestState.AdditionalReferences.Add(AspNetCore);
        return test;
    }
}
