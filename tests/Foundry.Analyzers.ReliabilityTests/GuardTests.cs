using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit.Abstractions;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>
/// A guard belongs to an area: it silences every rule there. Each rule is asked on the programs of the corpus that it reports. A
/// rule that deviates is listed with its reason.
/// </summary>
public class GuardTests(ITestOutputHelper output)
{
    /// <summary>The rules that report in the files that declare access, and nowhere else.</summary>
    private static readonly string[] InFilesOnly = ["FDRY4009", "FDRY4011"];

    private const string Everywhere = "Endpoints Credentials Scopes Access Failures LifeCycle Disclosure";

    private static readonly Guard[] All =
    [
        new("test project", Everywhere, InTestProject, new()
        {
            ["FDRY2002"] = "A secret in a test is as public as any other.",
        }) { SilencesFiles = true },
        new("code that cannot run", Everywhere, InDeadCode, new()
        {
            ["FDRY2002"] = "A secret can be read in the source whether the code runs or not.",
            ["FDRY4015"] = "The host makes the call, not the code of the function.",
            ["FDRY6003"] = "The project has the packages whether the code runs or not.",
        }),
        new("own transport", "Endpoints Scopes", WithOwnTransport, new()
        {
            ["FDRY1007"] = "A missing setting throws before the client exists.",
            ["FDRY1009"] = "The address throws before the client exists.",
        }),
        new("development only", "Credentials Disclosure", InDevelopment, new()
        {
            ["FDRY2001"] = "It throws in every environment.",
            ["FDRY2002"] = "The source is public in every environment.",
            ["FDRY2003"] = "It fails in every environment.",
            ["FDRY2007"] = "It is slow in every environment.",
            ["FDRY2008"] = "It throws in every environment.",
            ["FDRY2009"] = "The key leaks in every environment.",
            ["FDRY2010"] = "The tenant is wrong in every environment.",
        }),
    ];

    public static TheoryData<string> Names => [.. All.Select(guard => guard.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task Guard_silences_every_rule_of_its_areas(string name)
    {
        var guard = All.Single(guard => guard.Name == name);
        var guarded = Rules.Descriptors
            .Where(rule => guard.Areas.Split(' ').Contains(rule.Category.Split('.')[1])).Select(rule => rule.Id)
            .Except(guard.Deviations.Keys).ToHashSet();
        var silenced = new System.Collections.Concurrent.ConcurrentBag<string>();
        var cases = new Cases(output);
        await cases.ForEachAsync(CorpusProgram.Corpus.Concat(CorpusProgram.Samples), async program =>
        {
            if (guard.Apply(program) is not { } changed || changed.Compile().GetDiagnostics().Any(found => found.Severity == DiagnosticSeverity.Error))
                return;

            cases.Count();
            var before = (await Rules.RunAsync(program)).Where(guard.Concerns).Select(found => found.Id).Where(guarded.Contains).Distinct();
            var after = (await Rules.RunAsync(changed)).Where(guard.Concerns).Where(found => guarded.Contains(found.Id)).ToArray();
            foreach (var id in before.Except(after.Select(found => found.Id)))
                silenced.Add(id);
            foreach (var found in after)
                cases.Fail($"{program}: {Rules.Show(found)}\n{string.Join("\n\f", changed.Sources.Select(source => source.Text))}");
        });
        output.WriteLine(string.Join(", ", silenced.CountBy(id => id).OrderBy(id => id.Key).Select(id => $"{id.Key}: {id.Value}")));
        Assert.Empty(guarded.Except(silenced).Except(guard.SilencesFiles ? [] : InFilesOnly).Order());
    }

    [Theory, MemberData(nameof(Names))]
    public void Deviations_are_of_the_guard_s_areas(string name)
    {
        var guard = All.Single(guard => guard.Name == name);
        var areas = Rules.Descriptors.ToDictionary(rule => rule.Id, rule => rule.Category.Split('.')[1]);
        Assert.All(guard.Deviations, deviation => Assert.Contains(areas[deviation.Key], guard.Areas));
        Assert.All(guard.Deviations.Values, reason => Assert.EndsWith(".", reason));
    }

    private static CorpusProgram InTestProject(CorpusProgram program) =>
        program with { Config = program.Config + "\nbuild_property.FoundryHostKind = test" };

    private static CorpusProgram? InDeadCode(CorpusProgram program) => Within(program, "false");

    private static CorpusProgram? InDevelopment(CorpusProgram program) =>
        Within(program, "System.Environment.GetEnvironmentVariable(\"DOTNET_ENVIRONMENT\") == \"Development\"");

    /// <summary>Every body under a condition; null where code outside of bodies would be left.</summary>
    private static CorpusProgram? Within(CorpusProgram program, string condition) =>
        program.Sources.Any(source => SyntaxFactory.ParseCompilationUnit(source.Text).DescendantNodes().Any(IsOutsideOfBodies))
            ? null
            : program with { Sources = program.Sources.Select(source => source with { Text = Within(source.Text, condition) }).ToArray() };

    private static bool IsOutsideOfBodies(SyntaxNode node) =>
        node is EqualsValueClauseSyntax { Value.RawKind: not (int)SyntaxKind.NullLiteralExpression, Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } } or ConstructorInitializerSyntax;

    private static string Within(string source, string condition)
    {
        var root = SyntaxFactory.ParseCompilationUnit(source);
        var statements = root.Members.OfType<GlobalStatementSyntax>().ToArray();
        if (statements.Length > 0)
        {
            var (start, end) = (statements[0].SpanStart, statements[^1].Span.End);
            root = SyntaxFactory.ParseCompilationUnit(
                source[..start] + $"if ({condition}) {{\n" + source[start..end] + "\n}" + source[end..]);
        }

        return root.ReplaceNodes(
            root.DescendantNodes().Where(node => node is MethodDeclarationSyntax or ConstructorDeclarationSyntax or PropertyDeclarationSyntax { ExpressionBody: not null }),
            (_, node) => node switch
            {
                MethodDeclarationSyntax { Body: { } body } method => method.WithBody(Guarded(body.ToFullString())),
                MethodDeclarationSyntax { ExpressionBody: { } body } method => method.WithExpressionBody(null).WithSemicolonToken(default)
                    .WithBody(Guarded(Statement(body, returns: !ReturnsNothing(method)))),
                ConstructorDeclarationSyntax { Body: { } body } constructor => constructor.WithBody(Guarded(body.ToFullString())),
                ConstructorDeclarationSyntax { ExpressionBody: { } body } constructor => constructor.WithExpressionBody(null).WithSemicolonToken(default)
                    .WithBody(Guarded(Statement(body, returns: false))),
                PropertyDeclarationSyntax { ExpressionBody: { } body } property => property.WithExpressionBody(null).WithSemicolonToken(default)
                    .WithAccessorList(SyntaxFactory.AccessorList([SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, Guarded(Statement(body, returns: true)))])),
                _ => node,
            }).ToFullString();

        static bool ReturnsNothing(MethodDeclarationSyntax method) => method.ReturnType.ToString() == "void"
            || method.Modifiers.Any(SyntaxKind.AsyncKeyword) && method.ReturnType.ToString().EndsWith("Task", StringComparison.Ordinal);

        static string Statement(ArrowExpressionClauseSyntax body, bool returns) => $"{{ {(returns ? "return " : "")}{body.Expression.ToFullString()}; }}";

        BlockSyntax Guarded(string body) => (BlockSyntax)SyntaxFactory.ParseStatement($"{{ if ({condition}) {body}\nthrow new System.InvalidOperationException(); }}");
    }

    /// <summary>A transport in the options of every client; null where a client takes none.</summary>
    private static CorpusProgram? WithOwnTransport(CorpusProgram program)
    {
        var compilation = program.Compile();
        var (clients, options) = (0, 0);
        var sources = compilation.SyntaxTrees.Select(tree =>
        {
            var model = compilation.GetSemanticModel(tree);
            var root = tree.GetRoot();
            var creations = root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>().ToArray();
            var existing = creations.Where(creation => TransportFor(model.GetTypeInfo(creation).Type) is not null).ToHashSet();
            var missing = creations.Except(existing)
                .Select(creation => (creation, options: OmittedOptions(creation, model))).Where(found => found.options is not null)
                .ToDictionary(found => found.creation, found => found.options!);
            clients += creations.Count(creation => model.GetTypeInfo(creation).Type is { } type && type.Name != "HttpClient" && type.Name.EndsWith("Client", StringComparison.Ordinal));
            options += existing.Count + missing.Count;
            return new ProgramFile(tree.FilePath, root.ReplaceNodes(existing.Concat(missing.Keys), (old, creation) => missing.TryGetValue(old, out var omitted)
                ? creation.WithArgumentList((creation.ArgumentList ?? SyntaxFactory.ArgumentList()).AddArguments(SyntaxFactory.Argument(
                    SyntaxFactory.NameColon(omitted.Name), default, SyntaxFactory.ParseExpression($"new {omitted.Type.ToDisplayString()} {{ Transport = {TransportFor(omitted.Type)} }}"))))
                : WithTransport(creation, TransportFor(model.GetTypeInfo(old).Type)!)).ToFullString());
        }).ToArray();
        return clients > 0 && clients == options ? program with { Sources = sources } : null;
    }

    private static BaseObjectCreationExpressionSyntax WithTransport(BaseObjectCreationExpressionSyntax options, string transport)
    {
        var assignment = SyntaxFactory.ParseExpression($"Transport = {transport}");
        return options.Initializer is { } initializer
            ? options.WithInitializer(initializer.WithExpressions(initializer.Expressions.Insert(0, assignment)))
            : options.WithInitializer(SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression, [assignment]));
    }

    /// <summary>The parameter for options that the construction of a client leaves out, of this constructor or one with one parameter more.</summary>
    private static IParameterSymbol? OmittedOptions(BaseObjectCreationExpressionSyntax creation, SemanticModel model)
    {
        if (model.GetSymbolInfo(creation).Symbol is not IMethodSymbol constructor
            || creation.ArgumentList?.Arguments.Any(argument => TransportFor(model.GetTypeInfo(argument.Expression).Type) is not null) == true)
            return null;
        return constructor.ContainingType.InstanceConstructors
            .Where(other => SymbolEqualityComparer.Default.Equals(other, constructor) || Extends(other, constructor))
            .SelectMany(other => other.Parameters).FirstOrDefault(parameter => TransportFor(parameter.Type) is not null);
    }

    private static bool Extends(IMethodSymbol other, IMethodSymbol constructor) =>
        other.Parameters.Length == constructor.Parameters.Length + 1
        && constructor.Parameters.Zip(other.Parameters).All(pair => SymbolEqualityComparer.Default.Equals(pair.First.Type, pair.Second.Type));

    /// <summary>The transport for the options of a client; null for those of a credential, and for any other type.</summary>
    private static string? TransportFor(ITypeSymbol? type)
    {
        if (type?.Name.EndsWith("ClientOptions", StringComparison.Ordinal) != true)
            return null;

        for (; type is not null; type = type.BaseType)
        {
            switch (type.ToString())
            {
                case "System.ClientModel.Primitives.ClientPipelineOptions":
                    return "new System.ClientModel.Primitives.HttpClientPipelineTransport()";
                case "Azure.Core.ClientOptions":
                    return "new Azure.Core.Pipeline.HttpClientTransport()";
            }
        }

        return null;
    }

    /// <param name="Name">What it is.</param>
    /// <param name="Areas">The areas whose rules it silences.</param>
    /// <param name="Apply">Puts the code of a program under the guard; null where it cannot.</param>
    /// <param name="Deviations">The rules of the areas that it does not silence, and why.</param>
    private sealed record Guard(string Name, string Areas, Func<CorpusProgram, CorpusProgram?> Apply, Dictionary<string, string> Deviations)
    {
        /// <summary>Whether it silences reports in files as well as those in code.</summary>
        public bool SilencesFiles { get; init; }

        public bool Concerns(Diagnostic diagnostic) => SilencesFiles || diagnostic.Location.IsInSource;
    }
}
