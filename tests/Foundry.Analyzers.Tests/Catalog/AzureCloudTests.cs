using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Tests.Catalog;

public class AzureCloudTests
{
    [Theory]
    [InlineData("https://ai.azure.com/.default", "the public Azure cloud")]
    [InlineData("https://cognitiveservices.azure.com/.default", "the public Azure cloud")]
    [InlineData("https://COGNITIVESERVICES.azure.com", "the public Azure cloud")]
    [InlineData("https://ai.azure.us/.default", "Azure Government")]
    [InlineData("https://cognitiveservices.azure.us/.default", "Azure Government")]
    [InlineData("https://cognitiveservices.azure.cn/.default", "the Azure cloud of China")]
    [InlineData("https://ai.azure.cn/.default", null)] // not documented
    [InlineData("https://cognitiveservices.azure.de/.default", null)]
    [InlineData("https://management.azure.com/.default", null)]
    [InlineData("cognitiveservices.azure.com", null)]
    [InlineData("", null)]
    public void Token_scope_has_its_cloud(string scope, string? name) => Assert.Equal(name, AzureCloud.OfScope(scope)?.Name);

    [Theory]
    [InlineData("r.openai.azure.com", "the public Azure cloud")]
    [InlineData("r.OPENAI.AZURE.US", "Azure Government")]
    [InlineData("r.openai.azure.cn", "the Azure cloud of China")]
    [InlineData("r.openai.azure.de", null)]
    [InlineData("telecom", null)]
    [InlineData("", null)]
    public void Host_has_its_cloud(string host, string? name) => Assert.Equal(name, AzureCloud.OfSuffix(host)?.Name);
}
