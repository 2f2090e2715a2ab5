namespace Foundry.Analyzers.PackageTests;

/// <summary>The package, packed once for all tests under a version nobody has cached, and a folder that is its feed.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("foundry-package-").FullName;

    public string Version { get; } = $"0.0.0-test.{Guid.NewGuid():N}";

    public string Feed => Path.Combine(_root, "feed");

    public string File => Path.Combine(Feed, $"Foundry.Analyzers.{Version}.nupkg");

    /// <summary>Packages of others that this machine already has; the package under test is never among them.</summary>
    private string _fallback = "";

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Feed);
        await DotNet.RunAsync(Repository.PathOf("."), "pack", "src/Foundry.Analyzers.Package", "-c", "Release", "-o", Feed, $"-p:PackageVersion={Version}");
        var locals = await DotNet.RunAsync(_root, "nuget", "locals", "global-packages", "--list", "--force-english-output");
        _fallback = locals[(locals.IndexOf(':') + 1)..].Trim();
    }

    /// <summary>A new checkout whose projects find the package in the feed and unpack it into a folder of their own.</summary>
    public string NewFolder(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, $"{name}-{Guid.NewGuid():N}")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        System.IO.File.WriteAllText(Path.Combine(folder, ".git", "HEAD"), "ref: refs/heads/main\n");
        System.IO.File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="feed" value="{Feed}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder, "packages")}" /></config>
              <fallbackPackageFolders><add key="shared" value="{_fallback}" /></fallbackPackageFolders>
            </configuration>
            """);
        return folder;
    }

    /// <summary>A console program that has the package and the real OpenAI and Azure.Identity packages.</summary>
    /// <returns>Its folder.</returns>
    public string NewProject(string program, string properties = "", string packages = "")
    {
        var folder = NewFolder("consumer");
        System.IO.File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        System.IO.File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), Project("<OutputType>Exe</OutputType>" + properties, packages));
        return folder;
    }

    /// <summary>A project file as <see cref="NewProject"/> writes it.</summary>
    public string Project(string properties = "", string items = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <NoWarn>$(NoWarn);OPENAI001</NoWarn>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Foundry.Analyzers" Version="{Version}" PrivateAssets="all" />
            <PackageReference Include="OpenAI" Version="2.15.0" />
            <PackageReference Include="Azure.Identity" Version="1.21.0" />
            {items}
          </ItemGroup>
        </Project>
        """;

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }
}

[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackage>
{
    public const string Name = "package";
}
