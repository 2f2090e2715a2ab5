namespace Foundry.Analyzers.Tests.Performance;

/// <summary>Ways in which a program grows within one member or one type, where looking at everything for everything would show.</summary>
public static class GrowingShapes
{
    private const string Address = "new Uri(\"https://contoso.openai.azure.com/openai/v1/\")";
    private const string Chat = "new OpenAI.Chat.ChatClient(\"m\", ";
    private const string Credential = "new Azure.Identity.DefaultAzureCredential()";
    private const string Policy = "new BearerTokenPolicy(" + Credential + ", \"https://cognitiveservices.azure.com/.default\")";
    private const string Client = "new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), ";

    private static readonly Dictionary<string, Func<int, Workload>> Shapes = new()
    {
        ["classes, nothing wrong"] = static n => Workload.NothingWrong(n),
        ["classes, everything wrong"] = static n => Workload.EverythingWrong(n),

        ["calls beside infrastructure"] = static n => Workload.NothingWrong(n, BicepFile.Many(500)),

        ["clients that share options in a method"] = static n => Workload.OneMethod(n, $"var options = new OpenAI.OpenAIClientOptions {{ Endpoint = {Address} }}; var key = new ApiKeyCredential(unknown);",
            static i => $"var c{i} = {Chat}key, options);"),
        ["clients that share options set later"] = static n => Workload.OneMethod(n, $"var options = new OpenAI.OpenAIClientOptions(); options.Endpoint = {Address}; var policy = {Policy};",
            static i => $"var c{i} = {Chat}policy, options);"),
        ["clients that share options in a field"] = static n => Workload.OneClass(n, static i => (i == 0 ? $"private readonly OpenAI.OpenAIClientOptions _options = new() {{ Endpoint = {Address} }};" : "")
            + $"object M{i}(string key) => {Chat}new ApiKeyCredential(key), _options);"),
        ["clients that share a credential in a method"] = static n => Workload.OneMethod(n, $"var credential = {Credential};", static i => $"var c{i} = {Client}credential);"),
        ["clients that share a credential in a field"] = static n => Workload.OneClass(n, static i => (i == 0 ? $"private static readonly Azure.Core.TokenCredential s_credential = {Credential};" : "")
            + $"object M{i}() => {Client}s_credential);"),

        ["credentials in a method"] = static n => Workload.OneMethod(n, "", static i => $"var c{i} = {Client}{Credential});"),
        ["credentials in locals"] = static n => Workload.OneMethod(n, "", static i => $"var k{i} = {Credential}; var c{i} = {Client}k{i});"),
        ["credentials in fields"] = static n => Workload.OneClass(n, static i => $"private readonly Azure.Core.TokenCredential _k{i} = {Credential}; object M{i}() => {Client}_k{i});"),
        ["credentials in methods"] = static n => Workload.OneClass(n, static i => $"object M{i}() {{ var k = {Credential}; return {Client}k); }}"),
        ["credentials with options in a method"] = static n => Workload.OneMethod(n, "", static i => $"var o{i} = new Azure.Identity.DefaultAzureCredentialOptions(); var c{i} = {Client}new Azure.Identity.DefaultAzureCredential(o{i}));"),
        ["credentials in local functions"] = static n => Workload.OneClass(n, static i => $"object M{i}() {{ return L(); object L() => {Client}{Credential}); }}"),
        ["calls of functions that lead to a credential"] = static n => Workload.OneClass(4, i => i == 0 ? $"object M0() => {Client}{Credential});"
            : $"void {(i == 3 ? "Develop" : "M" + i)}() {{ {string.Concat(Enumerable.Repeat($"M{i - 1}(); ", n))}}}"),
        ["credentials beside a tenant"] = static n => Workload.OneClass(n, static i => $"object M{i}() {{ Console.WriteLine(Environment.GetEnvironmentVariable(\"FOUNDRY_TENANT_ID\")); return {Client}{Credential}); }}"),
        ["credentials behind exits"] = static n => Workload.OneMethod(n, "", static i => $"if (unknown == \"{i}\") return; var c{i} = {Client}{Credential});"),
        ["credentials under directives"] = static n => Workload.OneClass(n, static i => $"\n#if X{i}\n#endif\nobject M{i}() => {Client}{Credential});"),
        ["nulls in a variable"] = static n => Workload.OneMethod(n, "Azure.Core.TokenCredential none = null;", static i => $"var c{i} = {Client}none);"),

        ["settings in a method"] = static n => Workload.OneMethod(n, "", static i => $"var c{i} = new AzureOpenAIClient(new Uri(Environment.GetEnvironmentVariable(\"ENDPOINT{i}\")), {Credential});"),
        ["reads of one setting"] = static n => Workload.OneMethod(n, "", static i => $"var c{i} = new AzureOpenAIClient(new Uri(Environment.GetEnvironmentVariable(\"ENDPOINT\")), {Credential});"),
        ["requests for tokens"] = static n => Workload.OneMethod(n, $"var credential = {Credential};", static i => $"var t{i} = credential.GetToken(new Azure.Core.TokenRequestContext(new[] {{ \"https://ai.azure.com/.default\" }}), default).Token; Console.WriteLine(t{i});"),
        ["logged keys"] = static n => Workload.OneMethod(n, "var key = unknown; var credential = new ApiKeyCredential(key);", static i => $"Console.WriteLine(\"{i}\" + key);"),

        ["calls in a method"] = static n => Workload.OneMethod(n, $"var chat = {Client}{Credential}).GetChatClient(\"m\");", static i => $"var a{i} = chat.CompleteChat(new OpenAI.Chat.UserChatMessage(\"{i}\"));"),
        ["calls in a type"] = static n => Workload.OneClass(n, static i => (i == 0 ? $"private static readonly OpenAI.Chat.ChatClient s_chat = {Client}{Credential}).GetChatClient(\"m\");" : "")
            + $"object M{i}() => s_chat.CompleteChat(new OpenAI.Chat.UserChatMessage(\"{i}\"));"),
        ["handlers in a method"] = static n => Workload.OneMethod(n, $"var chat = {Client}{Credential}).GetChatClient(\"m\");",
            static i => $"try {{ var a{i} = chat.CompleteChat(new OpenAI.Chat.UserChatMessage(\"{i}\")); }} catch (Azure.RequestFailedException) {{ }}"),
        ["retries in a method"] = static n => Workload.OneMethod(n, $"var chat = {Client}{Credential}).GetChatClient(\"m\");",
            static i => $"while (true) {{ try {{ chat.CompleteChat(new OpenAI.Chat.UserChatMessage(\"{i}\")); break; }} catch (ClientResultException e) when (e.Status is 401 or 429) {{ }} }}"),
        ["runs in a method"] = static n => Workload.OneMethod(n, $"var evals = new AIProjectClient(new Uri(\"https://c.services.ai.azure.com/api/projects/p\"), {Credential}).GetProjectOpenAIClient().GetEvaluationClient();",
            static i => $"var r{i} = evals.CreateEvaluationRun(\"e{i}\", null);"),
        ["uses of a registered client"] = static n => Workload.OneClass(n, static i => (i == 0 ? $"public static void Add(Microsoft.Extensions.DependencyInjection.IServiceCollection services) => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, {Client}{Credential}));" : "")
            + $"public class U{i} {{ private readonly AzureOpenAIClient client; public U{i}(AzureOpenAIClient given) {{ client = given; }} public object M() => client.GetChatClient(\"m\").CompleteChat(new OpenAI.Chat.UserChatMessage(\"{i}\")); }}"),
        ["registrations beside a use"] = static n => Workload.OneClass(n, static i => (i == 0 ? "public class U { private readonly AzureOpenAIClient client; public U(AzureOpenAIClient given) { client = given; } public object M() => client.GetChatClient(\"m\").CompleteChat(new OpenAI.Chat.UserChatMessage(\"hi\")); }" : "")
            + $"public static void Add{i}(Microsoft.Extensions.DependencyInjection.IServiceCollection services) => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, {Client}{Credential}));"),
        ["registered credentials"] = static n => Workload.OneMethod(n, "var services = new Microsoft.Extensions.DependencyInjection.ServiceCollection();",
            static i => $"Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<Azure.Core.TokenCredential>(services, {Credential});"),
        ["statements beside a client"] = static n => Workload.OneMethod(n, $"var c = {Client}{Credential});", static i => $"var t{i} = unknown.Trim() + new Uri(\"https://example.com/{i}\").Host;"),
    };

    public static IReadOnlyCollection<string> Names => Shapes.Keys;

    public static Workload Of(string name, int size) => Shapes[name](size);
}
