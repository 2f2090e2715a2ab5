using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Tests.Catalog;

public class ForeignAudienceTests
{
    [Theory]
    [InlineData("management.azure.com", "Azure Resource Manager", "com")]
    [InlineData("management.core.windows.net", "Azure Resource Manager", "com")]
    [InlineData("management.usgovcloudapi.net", "Azure Resource Manager", "us")]
    [InlineData("management.core.usgovcloudapi.net", "Azure Resource Manager", "us")]
    [InlineData("management.chinacloudapi.cn", "Azure Resource Manager", "cn")]
    [InlineData("management.core.chinacloudapi.cn", "Azure Resource Manager", "cn")]
    [InlineData("graph.microsoft.com", "Microsoft Graph", "com")]
    [InlineData("graph.microsoft.us", "Microsoft Graph", "us")]
    [InlineData("microsoftgraph.chinacloudapi.cn", "Microsoft Graph", "cn")]
    [InlineData("vault.azure.net", "Azure Key Vault", "com")]
    [InlineData("vault.usgovcloudapi.net", "Azure Key Vault", "us")]
    [InlineData("vault.azure.cn", "Azure Key Vault", "cn")]
    [InlineData("storage.azure.com", "Azure Storage", "com")]
    [InlineData("search.azure.com", "Azure AI Search", "com")]
    [InlineData("search.azure.us", "Azure AI Search", "us")]
    [InlineData("search.azure.cn", "Azure AI Search", "cn")]
    [InlineData("ml.azure.com", "Azure Machine Learning", "com")]
    [InlineData("Graph.Microsoft.com", "Microsoft Graph", "com")]
    public void Host_of_another_service_is_found(string host, string service, string cloud)
    {
        var audience = ForeignAudience.OfHost(host)!;
        Assert.Equal(service, audience.Service);
        Assert.EndsWith($".{cloud}/.default", audience.Cloud.AccountScope);
        Assert.Equal(host.StartsWith("ml."), audience.SpeaksOpenAI);
    }

    [Theory]
    [InlineData("ai.azure.com")]
    [InlineData("cognitiveservices.azure.com")]
    [InlineData("my.vault.azure.net")]
    [InlineData("example.com")]
    [InlineData("")]
    public void Host_of_Foundry_or_unknown_host_is_not_found(string host) => Assert.Null(ForeignAudience.OfHost(host));
}
