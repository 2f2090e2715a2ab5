using Azure.Core.Pipeline;
using Foundry.Analyzers.AccessHelper;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Access.Tests;

/// <summary>Who gets the helper, and that it compiles there.</summary>
public class GeneratorTests
{
    private const string ClientModel = "FoundryAccess.ClientModel.g.cs";

    /// <summary>The files that the embedded sources become, in the order they are handed out.</summary>
    private static readonly string[] All = [.. typeof(AccessHelperGenerator).Assembly.GetManifestResourceNames()
        .Order(StringComparer.Ordinal)
        .Select(name => Path.ChangeExtension(name.Replace(".g.cs", ".cs"), ".g.cs"))];

    private static readonly IReadOnlyList<MetadataReference> References = ConsumerCompilation.References("net10.0");

    public static TheoryData<string, LanguageVersion, NullableContextOptions> Consumers
    {
        get
        {
            var data = new TheoryData<string, LanguageVersion, NullableContextOptions>();
            foreach (var framework in new[] { "netstandard2.0", "net8.0", "net10.0" })
            {
                data.Add(framework, LanguageVersion.CSharp7_3, NullableContextOptions.Disable);
                data.Add(framework, LanguageVersion.CSharp8, NullableContextOptions.Enable);
                data.Add(framework, LanguageVersion.Latest, NullableContextOptions.Disable);
                data.Add(framework, LanguageVersion.Latest, NullableContextOptions.Enable);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Consumers))]
    public void Compiles_without_a_warning(string framework, LanguageVersion language, NullableContextOptions nullable)
    {
        var (files, result) = ConsumerCompilation.Generate(ConsumerCompilation.Compile(ConsumerCompilation.Program, ConsumerCompilation.References(framework), language, nullable));
        Assert.Equal(All, files);
        Verify(result);
    }

    [Fact]
    public void Documentation_file_of_a_library_does_not_hold_the_helper()
    {
        var (_, result) = ConsumerCompilation.Generate(ConsumerCompilation.Compile(ConsumerCompilation.Program, References));
        using var documentation = new MemoryStream();
        Assert.True(result.Emit(new MemoryStream(), xmlDocumentationStream: documentation).Success);
        Assert.DoesNotContain("Foundry.", System.Text.Encoding.UTF8.GetString(documentation.ToArray()));
    }

    /// <summary>Nothing the compiler would say, hidden remarks aside.</summary>
    private static void Verify(Compilation compilation) =>
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info || diagnostic.IsWarningAsError));

    [Fact]
    public void Every_embedded_source_is_handed_out_unless_it_needs_a_reference_the_project_lacks()
    {
        var (files, _) = ConsumerCompilation.Generate(ConsumerCompilation.Compile(ConsumerCompilation.Program, References));
        var (older, _) = ConsumerCompilation.Generate(
            ConsumerCompilation.Compile(ConsumerCompilation.Program, ConsumerCompilation.OlderReferences));
        Assert.Equal(All, files);
        Assert.Equal([ClientModel], files.Except(older));
        Assert.Empty(older.Except(files));
    }

    [Fact]
    public void Every_type_of_the_helper_has_an_embedded_file_of_its_own()
    {
        var types = typeof(FoundryAccess).Assembly.GetTypes().Where(type => type is { IsNested: false, Namespace: "Foundry.Access" });
        Assert.All(types, type => Assert.Contains(type.Name + ".g.cs", All));
    }

    [Fact]
    public void Compiles_with_an_older_Azure_Core()
    {
        var (files, result) = ConsumerCompilation.Generate(ConsumerCompilation.Compile(ConsumerCompilation.Program, ConsumerCompilation.OlderReferences));
        Assert.DoesNotContain(ClientModel, files);
        Verify(result);
    }

    /// <summary>In an assembly without a version, which SDKs would not have, on a newer Azure.Core than it was compiled with.</summary>
    [Fact]
    public async Task Runs_in_the_user_s_assembly()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        var check = ConsumerCompilation.LoadOlder().GetType("Program", throwOnError: true)!.GetMethod("CheckAsync")!;
        var result = await (Task<string>)check.Invoke(null, [new FakeCredential(), server.Address, new HttpClientTransport(LoopbackServer.NewClient())])!;
        Assert.StartsWith("Granted: Microsoft.CognitiveServices/accounts/OpenAI/evals/write at /subscriptions/s/", result);
    }

    [Fact]
    public void Compiles_beside_the_user_s_own_names()
    {
        var (_, result) = ConsumerCompilation.Generate(ConsumerCompilation.Compile("""
            global using Others;
            using Foundry.Access;

            namespace Others
            {
                internal class Response { }
                internal class Task { }
            }

            namespace Foundry
            {
                internal class Azure { }
                internal class System { }
                internal class Uri { }
                internal class ActionPattern { }
                internal static class Use
                {
                    internal static bool It(global::System.Exception ex) => FoundryAccess.IsAccessFailure(ex);
                }
            }
            """, References, LanguageVersion.Latest));
        Verify(result);
    }

    /// <summary>Whoever removes the last call of the helper, as a fix does, may leave the using.</summary>
    [Fact]
    public void Compiles_with_a_using_that_is_left_over()
    {
        var (files, result) = ConsumerCompilation.Generate(ConsumerCompilation.Compile("using Foundry.Access; class C { }", References));
        Assert.Equal(All, files);
        Verify(result);
    }

    [Theory]
    [InlineData("class C { }")]
    [InlineData("using Foundry.Access; namespace Foundry.Access { class Own { } }")]
    [InlineData("using Foundry.Access.Other; namespace Foundry.Access.Other { class Own { } }")]
    [InlineData("using A = Foundry.Access; class C { }")]
    [InlineData("class C { string FoundryAccess = \"FoundryAccess\"; } // FoundryAccess")]
    [InlineData("namespace Foundry.Access { internal static class FoundryAccess { } class D { object o = nameof(FoundryAccess); } }")]
    public void Is_not_handed_to_who_does_not_ask(string source) =>
        Assert.Empty(ConsumerCompilation.Generate(ConsumerCompilation.Compile(source, References)).Files);

    [Theory]
    [InlineData("class C { object o = FoundryAccess.IsAccessFailure(null); }")]
    [InlineData("class C { object o = Foundry.Access.FoundryAccess.IsAccessFailure(null); }")]
    [InlineData("using static Foundry.Access.FoundryAccess; class C { object o = IsAccessFailure(null); }")]
    [InlineData("using A = Foundry.Access.FoundryAccess; class C { object o = A.IsAccessFailure(null); }")]
    [InlineData("class C { void M() { FoundryAccess. ")]
    [InlineData("using Foundry.Access; class C { }")]
    [InlineData("global using Foundry.Access; class C { }")]
    public void Is_handed_to_who_names_it(string source) =>
        Assert.Equal(All, ConsumerCompilation.Generate(ConsumerCompilation.Compile(source, References)).Files);

    /// <summary>A file may only catch what another one throws, or take the options.</summary>
    [Theory]
    [InlineData("using Foundry.Access; class C { void M() { try { } catch (FoundryAccessException) { } } }")]
    [InlineData("class C { object o = new Foundry.Access.FoundryAccessOptions(); }")]
    [InlineData("class C { Foundry.Access.FoundryAccessResult result; }")]
    [InlineData("class C { Foundry.Access.FoundryAccessState state; }")]
    [InlineData("using Foundry.Access; class FoundryAccessOptions { } class C { FoundryAccessOptions o; FoundryAccessException e; }")]
    public void Is_handed_to_who_names_one_of_its_types(string source)
    {
        var (files, result) = ConsumerCompilation.Generate(ConsumerCompilation.Compile(source, References));
        Assert.Equal(All, files);
        Assert.DoesNotContain(result.GetDiagnostics(), diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("class FoundryAccessOptions { } class C { FoundryAccessOptions o = new FoundryAccessOptions(); }")]
    [InlineData("class C { FoundryAccessPolicy p; FoundryAccessor a; }")]
    public void Is_not_handed_to_who_has_types_of_such_names(string source) =>
        Assert.Empty(ConsumerCompilation.Generate(ConsumerCompilation.Compile(source, References)).Files);

    [Theory]
    [InlineData("using Foundry.Access; class C { object o = [|FoundryAccess|].IsAccessFailure(null); }")]
    [InlineData("using static Foundry.Access.[|FoundryAccess|]; class C { void M() { try { } catch ([|FoundryAccessException|]) { } } }")]
    [InlineData("[|FoundryAccess|].IsAccessFailure(null);")]
    [InlineData("class C { string FoundryAccess = \"\"; int M() => FoundryAccess.Length; }")]
    [InlineData("class FoundryAccess { } class C { object o = new FoundryAccess(); }")]
    [InlineData("class C { object M(dynamic d) => d.FoundryAccess; object N(dynamic d) => d?.FoundryAccess; }")]
    [InlineData("class C { object M(string FoundryAccess) => FoundryAccess; } // FoundryAccess")]
    public void Says_where_it_is_named_in_vain(string marked)
    {
        var source = marked.Replace("[|", "").Replace("|]", "");
        var compilation = ConsumerCompilation.Compile(source, References.Without("Azure.Core"), LanguageVersion.Latest);
        var (files, _, diagnostics) = ConsumerCompilation.Run(compilation);
        Assert.Empty(files);

        string[] expected = [.. marked.Split("[|").Skip(1).Select(rest => rest.Split("|]")[0])];
        Assert.Equal(expected, diagnostics.Select(diagnostic => source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)));
        Assert.Equal(
            expected.Select(name => $"'{name}' is not available: the access helper needs the package Azure.Core. Add a reference to Azure.Core."),
            diagnostics.Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(diagnostics, diagnostic => Assert.Equal("FDRY0002", diagnostic.Id));
        Assert.Empty(ConsumerCompilation.Run(compilation, switched: "false").Diagnostics);
        Assert.Empty(ConsumerCompilation.Run(ConsumerCompilation.Compile(source, References, LanguageVersion.Latest)).Diagnostics);
    }

    [Fact]
    public void Says_that_System_Text_Json_is_missing()
    {
        var compilation = ConsumerCompilation.Compile(ConsumerCompilation.Program, References.Without("System.Text.Json"));
        var (files, _, diagnostics) = ConsumerCompilation.Run(compilation);
        Assert.Empty(files);
        Assert.All(diagnostics, diagnostic => Assert.Contains("the package System.Text.Json", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.NotEmpty(diagnostics);
    }

    [Fact]
    public void Says_nothing_where_a_friend_has_it()
    {
        const string Attribute = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")]";
        var (_, friend) = ConsumerCompilation.Generate(ConsumerCompilation.Compile(
            Attribute + "class L { object o = Foundry.Access.FoundryAccess.IsAccessFailure(null); }", References, name: "Library"));
        var tests = ConsumerCompilation.Compile(
            "class C { object o = Foundry.Access.FoundryAccess.IsAccessFailure(null); }",
            [.. References.Without("Azure.Core"), friend.ToMetadataReference()],
            name: "Tests");
        Assert.Empty(ConsumerCompilation.Run(tests).Diagnostics);
    }

    [Theory]
    [InlineData("false", false), InlineData("False", false), InlineData("true", true), InlineData("", true)]
    public void Can_be_switched_off(string value, bool isHandedOut) =>
        Assert.Equal(isHandedOut ? All : [], ConsumerCompilation.Generate(ConsumerCompilation.Compile(ConsumerCompilation.Program, References), value).Files);

    [Theory]
    [InlineData("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")]", false)]
    [InlineData("", true)]
    public void Is_not_there_twice(string attribute, bool isHandedOver)
    {
        var (_, library) = ConsumerCompilation.Generate(ConsumerCompilation.Compile($"{attribute} class L {{ object o = Foundry.Access.FoundryAccess.IsAccessFailure(null); }}", References, name: "Library"));
        var (files, tests) = ConsumerCompilation.Generate(ConsumerCompilation.Compile(ConsumerCompilation.Program, [.. References, library.ToMetadataReference()], name: "Tests"));
        Assert.Equal(isHandedOver, files.Length > 0);
        Verify(tests);
    }

    /// <summary>Whoever publishes a type of this name must not take the helper's place without a word of the compiler.</summary>
    [Theory]
    [InlineData("public static class FoundryAccess { public static object Explain(object o) => o; }")]
    [InlineData("public static class FoundryAccess { public static object Explain(object o) => o; } public class ResourceIds { }")]
    public void Public_type_of_another_assembly_does_not_take_its_place(string types)
    {
        const string Use = "class C { object o = Foundry.Access.FoundryAccess.IsAccessFailure(null); }";
        var library = ConsumerCompilation.Compile($"namespace Foundry.Access {{ {types} }}", References, name: "Stranger");
        var consumer = ConsumerCompilation.Compile(Use, [.. References, library.ToMetadataReference()]);
        var (files, result) = ConsumerCompilation.Generate(consumer);
        Assert.Equal(All, files);

        var diagnostic = Assert.Single(result.GetDiagnostics(), diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
        Assert.Equal("CS0436", diagnostic.Id);
        Assert.Contains("Stranger", diagnostic.GetMessage());
        var tree = result.SyntaxTrees.First();
        var call = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Single();
        var method = result.GetSemanticModel(tree).GetSymbolInfo(call).Symbol;
        Assert.Same(result.Assembly, method?.ContainingAssembly);
    }

    /// <summary>A friend's helper counts even beside a public type of somebody else; the user's own always does.</summary>
    [Fact]
    public void Helper_of_a_friend_beside_a_public_type_is_not_there_twice()
    {
        const string Attribute = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")]";
        const string Use = "class L { object o = Foundry.Access.FoundryAccess.IsAccessFailure(null); }";
        const string Public = "namespace Foundry.Access { public static class FoundryAccess { } }";
        var (_, friend) = ConsumerCompilation.Generate(ConsumerCompilation.Compile(Attribute + Use, References, name: "Library"));
        var stranger = ConsumerCompilation.Compile(Public, References, name: "Stranger");
        MetadataReference[] references = [.. References, friend.ToMetadataReference(), stranger.ToMetadataReference()];
        var tests = ConsumerCompilation.Compile(ConsumerCompilation.Program, references, name: "Tests");
        Assert.Empty(ConsumerCompilation.Generate(tests).Files);
    }

    [Fact]
    public void Public_type_of_the_user_s_own_is_the_helper()
    {
        const string Own = "namespace Foundry.Access { public static class FoundryAccess { } class D { object o = nameof(FoundryAccess); } }";
        Assert.Empty(ConsumerCompilation.Generate(ConsumerCompilation.Compile(Own, References)).Files);
    }

    [Fact]
    public void Is_made_once_while_the_user_types()
    {
        var compilation = ConsumerCompilation.Compile(ConsumerCompilation.Program, References);
        var driver = ConsumerCompilation.NewDriver(compilation).RunGenerators(compilation);
        var changed = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Typing { int x; }", (CSharpParseOptions)compilation.SyntaxTrees[0].Options));
        var outputs = driver.RunGenerators(changed).GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs);
        Assert.All(outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void Every_helper_type_is_internal()
    {
        var (_, result) = ConsumerCompilation.Generate(ConsumerCompilation.Compile("class C { object o = Foundry.Access.FoundryAccess.IsAccessFailure(null); }", References));
        static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) => space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));
        var types = Types(result.Assembly.GlobalNamespace).ToArray();
        Assert.True(types.Length > 10);
        Assert.All(types, type => Assert.Equal(Accessibility.Internal, type.DeclaredAccessibility));
    }
}
