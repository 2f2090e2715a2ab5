using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Tests.Catalog;

public class AzureHostsTests
{
    [Theory]
    [InlineData("x.openai.azure.com", true)]
    [InlineData("openai.azure.com", false)]
    [InlineData(".openai.azure.com", false)]
    [InlineData("r.OpenAI.Azure.us", true)]
    [InlineData("r.openai.azure.com.evil.com", false)]
    [InlineData("eastus.api.cognitive.microsoft.com", true)]
    [InlineData("api.openai.com", false)]
    [InlineData("r.search.windows.net", false)]
    public void Host_is_known_by_its_domain(string host, bool known) => Assert.Equal(known, AzureHosts.IsKnown(host));

    [Theory]
    [InlineData("westus.api.cognitive.microsoft.com", true)]
    [InlineData("usgovvirginia.api.cognitive.microsoft.us", true)]
    [InlineData("chinaeast2.API.cognitive.microsoft.cn", true)]
    [InlineData(".api.cognitive.microsoft.com", false)] // no region
    [InlineData("r.cognitiveservices.azure.com", false)]
    public void Host_is_regional_by_its_domain(string host, bool regional)
    {
        Assert.Equal(regional, AzureHosts.IsRegional(host));
        Assert.Equal(!host.StartsWith('.'), AzureHosts.IsKnown(host));
    }

    /// <summary>The end of a host after an unknown part.</summary>
    [Theory]
    [InlineData(".openai.azure.com", true)]
    [InlineData(".Azure.us", true)]
    [InlineData(".api.cognitive.microsoft.cn", true)]
    [InlineData("", true)]
    [InlineData(".example.com", false)]
    [InlineData("r.openai.azure.com", false)]
    public void End_of_a_host_may_be_known(string tail, bool may) => Assert.Equal(may, AzureHosts.MayEndIn(tail));
}
