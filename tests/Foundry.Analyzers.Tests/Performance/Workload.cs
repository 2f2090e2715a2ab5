using System.Collections.Immutable;
using System.Text;
using Foundry.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Performance;

/// <summary>A project to be analysed for what that costs. Every analysis gets a compilation of its own, as every build and every edit does.</summary>
public sealed class Workload
{
    /// <summary>Preview members are errors else. Not concurrent: what is allocated is the same each time.</summary>
    private static readonly CSharpCompilationOptions CompilationOptions = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        .WithSpecificDiagnosticOptions(new[] { "OPENAI001", "SCME0001", "SCME0002", "AAIP001", "AOAI001" }.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)))
        .WithConcurrentBuild(false);

    private readonly CSharpCompilation _compilation;
    private readonly AnalyzerOptions _options;

    private Workload(IEnumerable<string> sources, IEnumerable<MetadataReference> references, IEnumerable<AdditionalText>? files = null)
    {
        _compilation = CSharpCompilation.Create("Workload", sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, path: $"/w/F{i}.cs")),
            [.. ClientReferences.Framework, .. references], CompilationOptions);
        if (_compilation.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException(error.ToString());
        _options = new(files?.ToImmutableArray() ?? [], new HostOptions());
    }

    /// <summary>Ordinary code in a project that references none of our clients.</summary>
    public static Workload WithoutClient(int classes) => new(Sources(classes, Ordinary), ClientReferences.WithoutClients);

    /// <summary>Ordinary code, and in every class a client that is built and called as it should be.</summary>
    public static Workload NothingWrong(int classes, IEnumerable<AdditionalText>? files = null) => new(Sources(classes, i => Ordinary(i) + Right(i)), ClientReferences.All, files);

    /// <summary>Classes that hold every mistake that can be made in C# alone; what infrastructure says is not among them.</summary>
    public static Workload EverythingWrong(int classes) => new(Sources(classes, Wrong, ClientUsings), ClientReferences.All);

    /// <summary>Files of ordinary code, the first of which registers clients; others have a class that is given one of them and calls it.</summary>
    public static Workload Injected(int files, int registrations, int uses) => new(
        Enumerable.Range(0, files).Select(i => i == 0 ? Registering(registrations) : Source(i, Ordinary(i) + (i <= uses ? Injected(i, i % registrations) : ""))),
        ClientReferences.All);

    private static string Registering(int registrations) =>
        $"{Usings}{ClientUsings}using Microsoft.Extensions.DependencyInjection;\npublic static class Setup\n{{\n    public static void Add(IServiceCollection services)\n    {{\n"
        + string.Concat(Enumerable.Range(0, registrations).Select(i => $"        services.AddKeyedSingleton(\"k{i}\", new AzureOpenAIClient(new Uri(\"https://contoso{i}.openai.azure.com\"), new Azure.Identity.ManagedIdentityCredential(Azure.Identity.ManagedIdentityId.SystemAssigned)));\n"))
        + "    }\n}\n";

    private static string Injected(int i, int key) => $$"""
            private readonly Azure.AI.OpenAI.AzureOpenAIClient _client;

            public C{{i}}([Microsoft.Extensions.DependencyInjection.FromKeyedServices("k{{key}}")] Azure.AI.OpenAI.AzureOpenAIClient client) => _client = client;

            public object Ask() => _client.GetChatClient("m").CompleteChat(new OpenAI.Chat.UserChatMessage("hi"));

        """;

    /// <summary>The same classes in one file of so many lines; of the classes so many have a client.</summary>
    public static Workload OneFile(int lines, int clients = int.MaxValue)
    {
        var file = new StringBuilder();
        for (var (i, written) = (0, 0); written < lines; i++)
        {
            var source = Source(i, Ordinary(i) + (i < clients ? Right(i) : ""));
            file.Append(source);
            written += source.Count(character => character == '\n');
        }

        return new([file.ToString()], ClientReferences.All);
    }

    /// <summary>One class, of so many lines as there are statements and more, that does the same over and over.</summary>
    /// <param name="member">A member, given its number.</param>
    public static Workload OneClass(int members, Func<int, string> member) =>
        new([Usings + ClientUsings + "class C\n{\n" + string.Join("\n", Enumerable.Range(0, members).Select(member)) + "\n}\n"], ClientReferences.All);

    /// <summary>One method that does the same over and over.</summary>
    /// <param name="before">What is done once, first.</param>
    /// <param name="statement">A statement, given its number.</param>
    public static Workload OneMethod(int statements, string before, Func<int, string> statement) =>
        OneClass(1, _ => "    void M(string unknown)\n    {\n        " + before + "\n" + string.Join("\n", Enumerable.Range(0, statements).Select(i => "        " + statement(i))) + "\n    }");

    /// <summary>All rules as they ship, new.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Shipped() => [new CertainRules(), new LikelyRules(), new AdviceRules()];

    /// <summary>Each rule as an analyzer of its own.</summary>
    public static IReadOnlyDictionary<string, DiagnosticAnalyzer> EachRule() =>
        AllRules.Make().ToDictionary(static rule => $"{rule.SupportedDiagnostic.Id} {rule.GetType().Name}", static rule => (DiagnosticAnalyzer)new SingleRuleAnalyzer(rule));

    /// <summary>Analyses the project from scratch.</summary>
    public ImmutableArray<Diagnostic> Analyze(params ImmutableArray<DiagnosticAnalyzer> analyzers) => Analyze(_compilation.Clone(), analyzers);

    /// <summary>What an editor does after an edit: a compilation in which one tree is new, and the diagnostics of that tree.</summary>
    /// <param name="number">Makes the edit another one than the last.</param>
    public ImmutableArray<Diagnostic> AnalyzeEdit(int number, params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var before = _compilation.SyntaxTrees[0];
        var text = before.GetText();
        var after = before.WithChangedText(text.WithChanges(new TextChange(new(text.Length, 0), $"// {number}\n")));
        var compilation = _compilation.ReplaceSyntaxTree(before, after);
        return new CompilationWithAnalyzers(compilation, analyzers, AnalysisOptions).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(after), null, CancellationToken.None)
            .GetAwaiter().GetResult();
    }

    /// <summary>Binds everything, so that what the compiler keeps of the references is there.</summary>
    public void WarmUp() => _compilation.Clone().GetDiagnostics();

    private CompilationWithAnalyzersOptions AnalysisOptions => new(_options, onAnalyzerException: (exception, _, _) => throw exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false);

    private ImmutableArray<Diagnostic> Analyze(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        new CompilationWithAnalyzers(compilation, analyzers, AnalysisOptions).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();

    private static IEnumerable<string> Sources(int classes, Func<int, string> members, string usings = "") =>
        Enumerable.Range(0, classes).Select(i => Source(i, members(i), usings));

    private static string Source(int i, string members, string usings = "") => $"namespace N{i}\n{{\n{Usings}{usings}class C{i}\n{{\n{members}}}\n}}\n";

    private const string Usings = "using System; using System.ClientModel; using System.ClientModel.Primitives; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks;\n";
    private const string ClientUsings = "using Azure.AI.Extensions.OpenAI; using Azure.AI.OpenAI; using Azure.AI.Projects;\n";

    private static string Ordinary(int i) => $$"""
            private readonly Dictionary<string, List<int>> _numbers = new();
            private string _name = "ordinary {{i}}";

            public string Name { get => _name; set { if (value is null) throw new ArgumentNullException(nameof(value)); _name = value.Trim(); } }

            public int Add(string key, int number)
            {
                if (!_numbers.TryGetValue(key, out var list))
                    _numbers[key] = list = new List<int>();
                list.Add(number);
                return list.Count;
            }

            public IEnumerable<string> Describe(Func<int, bool> wanted)
            {
                foreach (var entry in _numbers.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    var sum = entry.Value.Where(wanted).Sum();
                    if (sum > {{i}})
                        yield return $"{entry.Key}: {sum} of {entry.Value.Count}" + (Name.Length > 0 ? " in " + Name : "");
                }
            }

            public async Task<Uri> Parse(string text)
            {
                try
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(text.Length));
                    var builder = new UriBuilder(text) { Port = 80 + {{i}} };
                    Console.WriteLine("{0} {1}", builder.Host, builder.Port);
                    return builder.Uri;
                }
                catch (FormatException exception)
                {
                    Console.WriteLine(exception.Message);
                    return new Uri("https://example.com/" + Uri.EscapeDataString(text));
                }
            }

        """;

    private static string Right(int i) => $$"""
            private static readonly Azure.Identity.ManagedIdentityCredential s_credential = new(Azure.Identity.ManagedIdentityId.SystemAssigned);
            private static readonly Azure.AI.OpenAI.AzureOpenAIClient s_client = new(new Uri("https://contoso{{i}}.openai.azure.com"), s_credential);
            private readonly OpenAI.Chat.ChatClient _chat = s_client.GetChatClient("gpt-4.1-mini");

            public async Task<string> Ask(string question)
            {
                try
                {
                    OpenAI.Chat.ChatCompletion answer = await _chat.CompleteChatAsync(new OpenAI.Chat.UserChatMessage(question));
                    return answer.Content[0].Text;
                }
                catch (ClientResultException exception) when (exception.Status == 429)
                {
                    Console.WriteLine(exception.Message);
                    throw;
                }
            }

            public string Project()
            {
                var endpoint = Environment.GetEnvironmentVariable("PROJECT_ENDPOINT") ?? throw new InvalidOperationException("PROJECT_ENDPOINT is not set.");
                var options = new OpenAI.OpenAIClientOptions { Endpoint = new Uri("https://contoso{{i}}.openai.azure.com/openai/v1/") };
                var client = new OpenAI.Chat.ChatClient("m", new BearerTokenPolicy(s_credential, "https://cognitiveservices.azure.com/.default"), options);
                var project = new Azure.AI.Projects.AIProjectClient(new Uri(endpoint), s_credential);
                return client.ToString() + project;
            }

        """;

    private static string Wrong(int i) => $$"""
            private const string FoundryUserRoleId = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
            private static readonly string s_key = Environment.GetEnvironmentVariable("AZURE_OPENAI_API_KEY");

            public object Tokens(Azure.Core.TokenCredential credential)
            {
                var inference = new Azure.AI.Inference.AzureAIInferenceClientOptions();
                inference.Diagnostics.IsLoggingContentEnabled = true;
                var token = credential.GetToken(new Azure.Core.TokenRequestContext(new[] { "https://ai.azure.com/.default" }), default);
                Console.WriteLine(token.Token);
                return new object[]
                {
                    new OpenAI.Chat.ChatClient("m", new ApiKeyCredential(token.Token), new OpenAI.OpenAIClientOptions { Endpoint = new Uri("https://contoso{{i}}.openai.azure.com/openai/v1/") }),
                    new Azure.AI.Inference.ChatCompletionsClient(new Uri("https://contoso{{i}}.services.ai.azure.com/models"), credential),
                    new Azure.AI.Agents.Persistent.PersistentAgentsClient("https://contoso{{i}}.services.ai.azure.com/api/projects/p", credential),
                };
            }

            public object Clients(bool request)
            {
                var options = new OpenAI.OpenAIClientOptions { Endpoint = new Uri("https://contoso{{i}}.openai.azure.com") };
                var policy = new BearerTokenPolicy(new Azure.Identity.DefaultAzureCredential(), "https://management.azure.com/.default");
                Console.WriteLine(s_key);
                return new object[]
                {
                    new OpenAI.Chat.ChatClient("m", policy, options),
                    new OpenAI.Chat.ChatClient("m", new ApiKeyCredential(Environment.GetEnvironmentVariable("AZURE_OPENAI_API_KEY"))),
                    new OpenAI.Chat.ChatClient("m", new ApiKeyCredential("b7d03f9e5c1a48e2a6f47d91c05be38a"), options),
                    new Azure.AI.OpenAI.AzureOpenAIClient(new Uri("http://contoso{{i}}.openai.azure.com/openai/v1"), new Azure.Identity.DefaultAzureCredential()),
                    new Azure.AI.OpenAI.AzureOpenAIClient(new Uri("https://westeurope.api.cognitive.microsoft.com/"), new Azure.Identity.AzureCliCredential()),
                    new Azure.AI.OpenAI.AzureOpenAIClient(new Uri("https://contoso{{i}}.openai.azure.us/"), new Azure.Identity.ManagedIdentityCredential("x")),
                    new Azure.AI.OpenAI.AzureOpenAIClient(new Uri("https://contoso{{i}}.openai.azure.com/"), (Azure.Core.TokenCredential)null),
                    new Azure.AI.Projects.AIProjectClient(new Uri("https://contoso{{i}}.services.ai.azure.com/"), new Azure.Identity.InteractiveBrowserCredential()),
                    new OpenAI.Chat.ChatClient("m", new BearerTokenPolicy(new Azure.Identity.DefaultAzureCredential(), "https://contoso.azure.com"), new OpenAI.OpenAIClientOptions { Endpoint = new Uri("https://contoso{{i}}.services.ai.azure.com/api/projects/p/openai/v1") }),
                    new OpenAI.Chat.ChatClient("m", new BearerTokenPolicy(new Azure.Identity.DefaultAzureCredential(), "https://cognitiveservices.azure.com/.default"), new OpenAI.OpenAIClientOptions { Endpoint = new Uri("https://contoso{{i}}.services.ai.azure.com/api/projects/p/openai/v1") }),
                };
            }

            public async Task<string> Call(string question)
            {
                var tenant = Environment.GetEnvironmentVariable("FOUNDRY_TENANT_ID");
                Console.WriteLine(tenant);
                for (var i = 0; i < 3; i++)
                {
                    var client = new Azure.AI.OpenAI.AzureOpenAIClient(new Uri("https://contoso{{i}}.openai.azure.com"), new Azure.Identity.DefaultAzureCredential());
                    try
                    {
                        OpenAI.Chat.ChatCompletion answer = await client.GetChatClient("m").CompleteChatAsync(new OpenAI.Chat.UserChatMessage(question));
                        return answer.Content[0].Text;
                    }
                    catch (Azure.RequestFailedException)
                    {
                        Console.WriteLine("failed");
                    }
                    catch (ClientResultException exception) when (exception.Status is 401 or 429)
                    {
                        continue;
                    }
                }

                var project = new Azure.AI.Projects.AIProjectClient(new Uri("https://contoso{{i}}.services.ai.azure.com/api/projects/p"), new Azure.Identity.DefaultAzureCredential());
                try
                {
                    await project.GetProjectOpenAIClient().GetEvaluationClient().CreateEvaluationRunAsync("e", null);
                }
                catch
                {
                }

                project.GetProjectOpenAIClient().GetEvaluationClient().CreateEvaluationRun("e", null);
                return "";
            }

        """;

    /// <summary>A deployed host, so that no rule leaves for want of one.</summary>
    private sealed class HostOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new() { ["build_property.FoundryHostKind"] = "Web" });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Values.None;

        private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            public static readonly Values None = new([]);

            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
