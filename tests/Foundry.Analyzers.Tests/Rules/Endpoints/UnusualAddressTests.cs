using System.Collections.Immutable;
using Foundry.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

using static EndpointSource;

/// <summary>Addresses that nobody expects give the right finding or none, and never an exception.</summary>
public class UnusualAddressTests
{
    public static TheoryData<string, string> Addresses => new()
    {
        { "https://r.openai.azure.com/" + new string('a', 10_000), "FDRY1002,FDRY1003" },
        { "https://" + new string('a', 10_000) + ".openai.azure.com", "FDRY1002" },
        { new string('a', 10_000) + ".openai.azure.com", "FDRY1009" },
        { new string('/', 10_000), "" },
        { "https://r.openai.azure.com/?" + new string('&', 10_000) + "api-version=2024-10-21", "FDRY1002,FDRY1003" },
        { "https://xn--bcher-kva.openai.azure.com/openai/v1/", "FDRY1003" },
        { "https://bücher.openai.azure.com/", "FDRY1002" },
        { "https://r.openai.azure.com:443/", "FDRY1002" },
        { "https://r.openai.azure.com:8443/openai/v1", "FDRY1003" },
        { "https://r.openai.azure.com:99999/openai/v1", "FDRY1003" },
        { "https://user:pass@r.openai.azure.com/openai/v1", "FDRY1003" },
        { "https://r.openai.azure.com@evil.com/openai/v1", "" },
        { "https://[::1]/openai/v1", "" },
        { "https://[2001:db8::1]:8080/chat/completions", "" },
        { "https://[", "" },
        { "https://]:/", "" },
        { "https://", "" },
        { "://", "" },
        { "https://r.openai.azure.com/%6Fpenai/v1", "FDRY1002,FDRY1003" },
        { "https://r.openai.azure.com/openai/deployments/%", "FDRY1002,FDRY1003" },
        { "https://r.openai.azure.com/openai/deployments/%ZZ/chat/completions", "FDRY1002,FDRY1003" },
        { "https://r.openai.azure.com/openai/v1#fragment", "FDRY1003" },
        { "https://r.openai.azure.com\\\\openai\\\\v1", "" },
        { "HTTPS://R.OPENAI.AZURE.COM/OPENAI/V1", "FDRY1003" },
        { "Endpoint=;;;=;Key==", "FDRY1009" },
        { "Endpoint=https://r.openai.azure.com/;Key=a=b==;Extra", "FDRY1009" },
        { ";;;", "" },
        { "a;b;c;d", "" },
        { "ftp://r.openai.azure.com/", "" },
        { " https://r.openai.azure.com/openai/v1 ", "FDRY1003" },
    };

    [Theory, MemberData(nameof(Addresses))]
    public async Task Unusual_address_gives_the_right_finding(string address, string ids)
    {
        var source = Body(
            $"_ = new AzureOpenAIClient(new Uri(\"{address}\"), key); "
            + $"_ = new OpenAIClient(key, new OpenAIClientOptions {{ Endpoint = new Uri(\"{address}\") }}); "
            + $"_ = new AIProjectClient(new Uri($\"{{text}}{address}\"), token);");
        var compilation = CSharpCompilation.Create(
            "t",
            [CSharpSyntaxTree.ParseText(source)],
            [.. ClientReferences.Framework, .. ClientReferences.All],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var found = await compilation
            .WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new CertainRules(), new LikelyRules()))
            .GetAnalyzerDiagnosticsAsync();

        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        var inFirstTwo = found
            .Where(diagnostic => diagnostic.Id.StartsWith("FDRY10", StringComparison.Ordinal) && diagnostic.Id != "FDRY1001")
            .Select(diagnostic => diagnostic.Id).Distinct().Order();
        Assert.Equal(ids, string.Join(',', inFirstTwo));
    }
}
