using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foundry.Analyzers.Tests;

/// <summary>The names of ASP.NET Core and Azure Functions that rules know, in an assembly made for the tests: the rules tell types by name.</summary>
public static class FrameworkStubs
{
    private const string Source = """
        using System;
        using System.Collections.Generic;

        namespace Microsoft.AspNetCore.Routing
        {
            public interface IEndpointRouteBuilder { }
        }

        namespace Microsoft.AspNetCore.Builder
        {
            using Microsoft.AspNetCore.Routing;

            public class WebApplication : IEndpointRouteBuilder
            {
                public static WebApplication Create(string[] args = null) => new WebApplication();
                public void Run() { }
            }

            public static class EndpointRouteBuilderExtensions
            {
                public static object Map(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => null;
                public static object MapGet(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => null;
                public static object MapPost(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => null;
                public static object MapPut(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => null;
                public static object MapDelete(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => null;
                public static object MapPatch(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => null;
                public static object MapMethods(this IEndpointRouteBuilder endpoints, string pattern, IEnumerable<string> methods, Delegate handler) => null;
            }
        }

        namespace Microsoft.AspNetCore.Mvc
        {
            public abstract class ControllerBase { public string UserToken => ""; }
            public class ApiControllerAttribute : Attribute { }
            public class NonActionAttribute : Attribute { }
        }

        namespace Microsoft.Azure.Functions.Worker
        {
            public class FunctionAttribute : Attribute { public FunctionAttribute(string name) { } }
        }

        namespace Microsoft.Azure.WebJobs
        {
            public class FunctionNameAttribute : Attribute { public FunctionNameAttribute(string name) { } }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            public class Services
            {
                public Services AddSingleton<T>(Func<IServiceProvider, T> factory) => this;
                public Services AddSingleton<T>(T instance) => this;
            }
        }
        """;

    public static MetadataReference Reference { get; } = Compile();

    private static MetadataReference Compile()
    {
        var compilation = CSharpCompilation.Create("FrameworkStubs", [CSharpSyntaxTree.ParseText(Source)], ClientReferences.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        return result.Success ? MetadataReference.CreateFromImage(assembly.ToArray()) : throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }
}
