namespace Microsoft.Extensions.Configuration { interface IConfiguration { string this[string key] { get; } } }
namespace OpenAI
{
    static class Environment { public static string GetEnvironmentVariable(string name) => name; }
    class Mine { public Mine(string apiKey) { } }
    class C
    {
        object M() => new OpenAIClient(Environment.GetEnvironmentVariable("AZURE_OPENAI_API_KEY"));
        object N(Microsoft.Extensions.Configuration.IConfiguration configuration) => new OpenAIClient(configuration["AZURE_OPENAI_API_KEY"]);
        object O() => new Mine(System.Environment.GetEnvironmentVariable("AZURE_OPENAI_API_KEY"));
    }
}
