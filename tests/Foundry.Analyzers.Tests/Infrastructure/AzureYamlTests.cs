using Foundry.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Infrastructure;

public class AzureYamlTests
{
    private const string Sample = """
        # yaml-language-server: $schema=https://raw.githubusercontent.com/Azure/azure-dev/main/schemas/v1.0/azure.yaml.json
        name: sample
        metadata:
          template: sample@1.0
        infra:
          provider: bicep
          path: "deploy/bicep" # not infra
          module: 'root'
        services:
          web:
            project: ./src/web
            language: ts
            host: staticwebapp
          api:
            project: src/Api/Api.csproj
            host: containerapp
            language: dotnet
            docker:
              path: ./Dockerfile
          worker:
            project: "./src/Worker"
            host: containerapp
        hooks:
          postprovision:
            windows:
              shell: pwsh
              run: ./hooks/post.ps1
            posix:
              shell: sh
              run: |
                echo one

                bash ./hooks/post.sh --flag
              interactive: true
          predeploy:
          - run: echo two
        """;

    private static AzureYaml Read(string text) => AzureYaml.Read(SourceText.From(text));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Reads_what_is_plain(string lineEnd)
    {
        var yaml = Read("\uFEFF" + Sample.ReplaceLineEndings(lineEnd));
        Assert.Equal(["deploy/bicep"], yaml.InfrastructurePaths);
        Assert.False(yaml.HasOtherInfrastructure);
        Assert.Equal(["src/Api/Api.csproj", "./src/Worker"], yaml.Projects.AsEnumerable());
        Assert.False(yaml.HostsAgent);
        Assert.False(yaml.AssignsRoles);
        Assert.False(yaml.RunsOtherScripts(["/r/hooks/post.ps1", "/r/hooks/post.sh"]));
        Assert.True(yaml.RunsOtherScripts(["/r/hooks/post.ps1"]));
        Assert.True(yaml.RunsOtherScripts(["/r/hooks/post.sh"]));
    }

    [Theory]
    [InlineData("services:\n  agent:\n    host: azure.ai.agent\n", true)]
    [InlineData("services:\n  agent:\n    host: \"azure.ai.agent\" # hosted\n", true)]
    [InlineData("services:\n  agent: { project: src, host: azure.ai.agent }\n", true)]
    [InlineData("services:\n  agent:\n    # host: azure.ai.agent\n    host: containerapp\n", false)]
    [InlineData("requiredVersions:\n  extensions:\n    azure.ai.agents: latest\n", false)]
    public void Finds_hosted_agents(string text, bool expected) => Assert.Equal(expected, Read(text).HostsAgent);

    [Theory]
    [InlineData("services:\n  ai-project:\n    host: azure.ai.project\n", true)]
    [InlineData("services:\n  ai-project:\n    host: microsoft.foundry\n", true)]
    [InlineData("services:\n  ai-project: { host: azure.ai.project }\n", true)]
    [InlineData("infra:\n  provider: microsoft.foundry\n", true)]
    [InlineData("infra:\n  layers:\n    - name: foundry\n      provider: microsoft.foundry\n", true)]
    [InlineData("infra: { provider: microsoft.foundry }\n", true)]
    [InlineData("infra:\n  provider: bicep\n", false)]
    [InlineData("services:\n  search:\n    host: azure.ai.connection\n", false)]
    [InlineData("services:\n  tools:\n    host: azure.ai.toolbox\n", false)]
    [InlineData("services:\n  nightly:\n    host: azure.ai.routine\n", false)]
    [InlineData("services:\n  triage:\n    host: azure.ai.skill\n", false)]
    [InlineData("requiredVersions:\n  extensions:\n    azure.ai.projects: latest\n    microsoft.foundry: latest\n", false)]
    public void Finds_projects_that_the_tool_creates(string text, bool expected)
    {
        Assert.Equal(expected, Read(text).CreatesProject);
        Assert.False(Read(text).HostsAgent);
    }

    [Theory]
    [InlineData("microsoft.foundry", false)]
    [InlineData("terraform", true)]
    [InlineData("microsoft.other", true)]
    public void Finds_providers_that_are_not_known(string provider, bool expected) =>
        Assert.Equal(expected, Read($"infra:\n  provider: {provider}\n").HasOtherInfrastructure);

    [Theory]
    [InlineData("hooks:\n  postprovision:\n    run: az role assignment create --role x\n", true)]
    [InlineData("hooks:\n  postprovision:\n    run: |\n      az role assignment \\\n        create --role x\n", true)]
    [InlineData("hooks:\n  postprovision:\n    run: |\n      # az role assignment create --role x\n      echo\n", false)]
    public void Finds_role_assignments(string text, bool expected) => Assert.Equal(expected, Read(text).AssignsRoles);

    [Theory]
    [InlineData("hooks:\n  postprovision:\n    run: scripts/roles.py\n", true)]
    [InlineData("services:\n  api:\n    hooks:\n      postdeploy:\n        - run: pwsh \"./a/roles.ps1\"\n", true)]
    [InlineData("hooks:\n  postprovision: { run: ./roles.sh, shell: sh }\n", true)]
    [InlineData("hooks:\n  postprovision:\n    run: bash scripts/roles.sh\n", true)]
    [InlineData("hooks:\n  postprovision:\n    run: make roles\n", true)]
    [InlineData("hooks:\n  postprovision:\n    run: ./scripts/postprovision\n", true)]
    [InlineData("hooks:\n  postprovision:\n    run: |\n      azd env get-values\n      npm run assign\n", true)]
    [InlineData("hooks:\n  postprovision:\n    run: dotnet run --project tools/Roles\n", true)]
    [InlineData("hooks:\n  postprovision:\n    run: dotnet user-secrets set A b\n", false)]
    [InlineData("hooks:\n  postprovision:\n    run: azd env set A b\n", false)]
    [InlineData("hooks:\n  postprovision:\n    run: ./known.sh\n", false)]
    [InlineData("run: ./roles.sh\n", false)]
    public void Finds_scripts_that_are_not_known(string text, bool expected) =>
        Assert.Equal(expected, Read(text).RunsOtherScripts(["/r/scripts/known.sh"]));

    [Fact]
    public void No_damage_makes_it_throw()
    {
        for (var i = 0; i < Sample.Length; i++)
        {
            Read(Sample.Substring(0, i));
            Read(Sample.Remove(i, 1));
            Read(Sample.Insert(i, ":"));
            Read(Sample.Insert(i, "- "));
            Read(Sample.Insert(i, "|\n"));
        }
    }

    [Theory]
    [InlineData("a: ")]
    [InlineData("a:\n ")]
    [InlineData("- ")]
    [InlineData(":")]
    [InlineData(" ")]
    [InlineData("services:\n  a:\n    project: x\n")]
    [InlineData("hooks:\n  a:\n    run: x.sh x.sh\n")]
    public void Long_texts_take_linear_time(string part)
    {
        Deadline.Keeps(() =>
        {
            Read(string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length))).RunsOtherScripts(["x.sh"]);
            Read(new string('k', 1000) + ":\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"  k{i}: v\n")));
            Read(string.Concat(Enumerable.Range(0, 2_000).Select(i => new string(' ', i) + "a:\n")));
        });
    }
}
