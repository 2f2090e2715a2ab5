using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Tests.Catalog;

/// <summary>In these tests, ? is an unknown part.</summary>
public class EndpointPathTests
{
    private static string Holes(string text) => text.Replace('?', '\0');

    [Theory]
    [InlineData("/api/projects/p", true)]
    [InlineData("/API/projects/p/", true)]
    [InlineData("/api/projects/?", true)]
    [InlineData("/api/projects/", false)]
    [InlineData("/api/projects/p/openai", false)]
    [InlineData("/api/projects/p//", false)]
    [InlineData("/v1/api/projects/p", false)]
    [InlineData("", false)]
    public void Path_is_that_of_a_project(string path, bool expected) =>
        Assert.Equal(expected, EndpointPath.IsProject(Holes(path)));

    [Theory]
    [InlineData("?", true)]
    [InlineData("/api/?", true)]
    [InlineData("/API/projects/p?", true)]
    [InlineData("/openai/?", false)]
    [InlineData("/api/projects/", false)]
    [InlineData("/api/projects/p", true)]
    public void Path_with_unknown_parts_may_be_that_of_a_project(string path, bool expected) =>
        Assert.Equal(expected, EndpointPath.MayBeProject(Holes(path)));

    [Theory]
    [InlineData("/api/projects/p/agents/a/endpoint/protocols/openai", true, false)]
    [InlineData("/api/projects/p/Applications/a/protocols/openai", false, true)]
    [InlineData("/api/projects/p/openai/v1", false, false)]
    [InlineData("/api/projects/agents/", false, false)] // a project of that name
    [InlineData("/agents/a", false, false)]
    public void Path_is_that_of_an_agent_or_application(string path, bool agent, bool application)
    {
        Assert.Equal(agent, EndpointPath.IsOfAgent(path));
        Assert.Equal(application, EndpointPath.IsOfApplication(path));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("/", true)]
    [InlineData("/models", true)]
    [InlineData("/Models/", true)]
    [InlineData("/openai", true)]
    [InlineData("/openai/v1/", true)]
    [InlineData("/openai/deployments/d", true)]
    [InlineData("/openaix", false)]
    [InlineData("/models/m", false)]
    [InlineData("/api/projects/p", false)]
    [InlineData("/gateway", false)]
    public void Path_is_that_of_an_account(string path, bool expected) => Assert.Equal(expected, EndpointPath.IsAccount(path));

    [Theory]
    [InlineData("/openai/v1", true)]
    [InlineData("/OpenAI/v1/", true)]
    [InlineData("/api/projects/p/openai/v1", true)]
    [InlineData("/api/projects/p/openai", true)]
    [InlineData("/api/projects/openai/openai", true)]
    [InlineData("/openai/openai/v1", false)]
    [InlineData("/openai", false)]
    [InlineData("/v1", false)]
    [InlineData("", false)]
    public void Path_has_the_routes_of_OpenAI(string path, bool expected) => Assert.Equal(expected, EndpointPath.IsOpenAI(path));

    [Theory]
    [InlineData("https://r.services.ai.azure.com", null)] // nothing names the project
    [InlineData("https://r.services.ai.azure.com/openai/v1?x=1", null)]
    [InlineData("https://r.services.ai.azure.com/api/projects/<project>", null)]
    [InlineData("https://r.services.ai.azure.com/projects/{project}", null)]
    [InlineData("https://r.services.ai.azure.com/Projects/p/", "https://r.services.ai.azure.com/api/Projects/p")]
    [InlineData("https://r.services.ai.azure.com/API/projects/p/openai/v1", "https://r.services.ai.azure.com/API/projects/p")]
    [InlineData("https://r.services.ai.azure.com/api/projects/p/applications/a/protocols/openai?api-version=v1", null)]
    [InlineData("not an address", null)]
    public void Address_is_repaired_to_a_project(string address, string? expected) =>
        Assert.Equal(expected, EndpointPath.ToProject(address, []));

    [Theory]
    [InlineData("https://R.services.ai.azure.com/api/projects/p", "https://r.services.ai.azure.com/api/projects/p")]
    [InlineData("https://r.services.ai.azure.com/api/projects/p/openai/v1", "https://r.services.ai.azure.com/api/projects/p")]
    [InlineData("https://r.services.ai.azure.com/api/projects/<project>", null)]
    [InlineData("https://r.services.ai.azure.com/api/projects/p?", null)]
    [InlineData("https://other.services.ai.azure.com/api/projects/p", null)]
    [InlineData("https://r.services.ai.azure.com/api/projects/p https://r.services.ai.azure.com/api/projects/q", null)]
    public void Project_comes_from_other_addresses_of_the_resource(string others, string? expected) =>
        Assert.Equal(expected, EndpointPath.ToProject("https://r.services.ai.azure.com/", Holes(others).Split(' ')));

    [Theory]
    [InlineData("https://r.openai.azure.com/", "https://r.openai.azure.com/openai/v1/")]
    [InlineData("https://r.services.ai.azure.com/api/projects/p", "https://r.services.ai.azure.com/api/projects/p/openai/v1/")]
    [InlineData("https://?.openai.azure.com", "https://?.openai.azure.com/openai/v1/")]
    [InlineData("https://r?", null)] // what is not known may hold the path
    [InlineData("/openai", null)]
    [InlineData(
        "https://r.services.ai.azure.com/api/projects/p/applications/a/protocols/openai/responses",
        "https://r.services.ai.azure.com/api/projects/p/applications/a/protocols/openai")]
    [InlineData(
        "https://r.services.ai.azure.com/api/projects/p/agents/a/endpoint/protocols/openai/responses/",
        "https://r.services.ai.azure.com/api/projects/p/agents/a/endpoint/protocols/openai")]
    [InlineData("https://r.services.ai.azure.com/api/projects/p/applications/a/protocols/openai/chat", null)]
    [InlineData("https://r.services.ai.azure.com/api/projects/p/applications/a/responses", null)]
    public void Address_is_repaired_to_OpenAI(string address, string? expected) =>
        Assert.Equal(expected is null ? null : Holes(expected), EndpointPath.ToOpenAI(Holes(address)));

    [Theory]
    [InlineData("https://g/openai/v1/chat/completions", "https://g/openai/v1")]
    [InlineData("https://g/a/embeddings/?x=1", "https://g/a?x=1")]
    [InlineData("?/v1/responses", "?/v1")]
    [InlineData("https://g/embeddings", null)] // may be the name of an API
    [InlineData("https://chat/completions", null)]
    [InlineData("https://g", null)]
    [InlineData("", null)]
    [InlineData("chat/completions", null)]
    public void Address_loses_the_route_at_its_end(string address, string? expected) => Assert.Equal(
        expected is ['?', ..] ? Holes(expected) : expected,
        EndpointPath.WithoutOperation(address is ['?', ..] ? Holes(address) : address));

    [Theory]
    [InlineData("/openai/deployments/d", "d", true)]
    [InlineData("/openai/Deployments/gpt-4%2Eo/chat/completions", "gpt-4.o", false)]
    [InlineData("/openai/deployments/{name}", null, false)]
    [InlineData("/openai/deployments/", null, false)]
    [InlineData("/openai/deployments/?", null, false)]
    public void Path_names_a_deployment(string path, string? name, bool isEnd)
    {
        Assert.Equal(name, EndpointPath.DeploymentOf(Holes(path)));
        Assert.Equal(isEnd, EndpointPath.EndsInDeployment(Holes(path)));
    }

    [Theory]
    [InlineData("?api-version=2025-11-15-preview")]
    [InlineData("?next=/responses")]
    [InlineData("#/responses")]
    public void Address_of_an_agent_keeps_its_query(string query) => Assert.Equal(
        "https://r.services.ai.azure.com/api/projects/p/applications/a/protocols/openai" + query,
        EndpointPath.ToOpenAI(
            "https://r.services.ai.azure.com/api/projects/p/applications/a/protocols/openai/responses" + query));

    [Theory]
    [InlineData("http://r.openai.azure.com/x", "https://r.openai.azure.com/x")]
    [InlineData("HTTP://r", "https://r")]
    [InlineData("https://r.openai.azure.com", null)]
    [InlineData("ftp://r", null)]
    public void Address_is_repaired_to_TLS(string address, string? expected) =>
        Assert.Equal(expected, EndpointPath.ToHttps(address));
}
