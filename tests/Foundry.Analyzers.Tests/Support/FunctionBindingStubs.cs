using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foundry.Analyzers.Tests;

/// <summary>
/// The OpenAI bindings of Azure Functions, whose package no registry here serves. Their shape is that of the source:
/// Azure/azure-functions-openai-extension at a6289e6a, src/Functions.Worker.Extensions.OpenAI, read 2026-11-30.
/// </summary>
public static class FunctionBindingStubs
{
    private const string Attributes = """
        using System;
        namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions
        {
            [AttributeUsage(AttributeTargets.Parameter)]
            public abstract class InputBindingAttribute : Attribute { }
            [AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
            public abstract class OutputBindingAttribute : Attribute { }
        }
        namespace Microsoft.Azure.Functions.Worker.Extensions.OpenAI.TextCompletion
        {
            public sealed class TextCompletionInputAttribute : Abstractions.InputBindingAttribute
            {
                public TextCompletionInputAttribute(string prompt) { }
                public string AIConnectionName { get; set; }
            }
        }
        namespace Microsoft.Azure.Functions.Worker.Extensions.OpenAI.Assistants
        {
            public sealed class AssistantPostInputAttribute : Abstractions.InputBindingAttribute
            {
                public AssistantPostInputAttribute(string id, string userMessage) { }
                public string AIConnectionName { get; set; }
            }
            public sealed class AssistantQueryInputAttribute : Abstractions.InputBindingAttribute
            {
                public AssistantQueryInputAttribute(string id) { }
            }
            public sealed class AssistantCreateOutputAttribute : Abstractions.OutputBindingAttribute { }
        }
        namespace Microsoft.Azure.Functions.Worker.Extensions.OpenAI.Embeddings
        {
            public enum InputType { RawText, FilePath, Url }
            public class EmbeddingsInputAttribute : Abstractions.InputBindingAttribute
            {
                public EmbeddingsInputAttribute(string input, InputType inputType) { }
                public string AIConnectionName { get; set; }
            }
            public class EmbeddingsStoreOutputAttribute : Abstractions.OutputBindingAttribute
            {
                public EmbeddingsStoreOutputAttribute(string input, InputType inputType, string storeConnectionName, string collection) { }
                public string AIConnectionName { get; set; }
            }
        }
        namespace Microsoft.Azure.Functions.Worker.Extensions.OpenAI.Search
        {
            public sealed class SemanticSearchInputAttribute : Abstractions.InputBindingAttribute
            {
                public SemanticSearchInputAttribute(string searchConnectionName, string collection) { }
                public string AIConnectionName { get; set; }
            }
        }
        """;

    public static MetadataReference Reference { get; } = Compile();

    private static MetadataReference Compile()
    {
        var compilation = CSharpCompilation.Create("Functions.Worker.Extensions.OpenAI", [CSharpSyntaxTree.ParseText(Attributes)],
            ClientReferences.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        if (!compilation.Emit(image).Success)
            throw new InvalidOperationException("The bindings do not compile.");
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
