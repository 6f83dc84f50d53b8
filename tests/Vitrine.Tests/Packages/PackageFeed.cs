using System.Globalization;
using Shouldly;
using Vitrine.Tests.Data;
using Vitrine.Tests.Documentation;
using Xunit;

namespace Vitrine.Tests.Packages;

/// <summary>The project's packages in a folder, of a version that no cache knows.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private static readonly string[] Projects = ["Vitrine.Inference", "Vitrine", "Vitrine.App"];

    private readonly Folder feed = new();
    private readonly Folder build = new();

    internal static string Tiny { get; } = System.IO.Path.Combine(Repository.Root, "models", "tiny");

    internal static string Bag { get; } = System.IO.Path.Combine(Repository.Root, "examples", "bag.png");

    internal string Path => feed.Path;

    internal string Version { get; } = $"0.0.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-test";

    public async ValueTask InitializeAsync()
    {
        foreach (var project in Projects)
        {
            await SucceedAsync(
                feed, "pack", System.IO.Path.Combine(Repository.Root, "src", project), "-c", "Release", "--disable-build-servers", $"-p:Version={Version}", "--artifacts-path", build.Path, "-o", feed.Path);
        }
    }

    public ValueTask DisposeAsync()
    {
        feed.Dispose();
        build.Dispose();
        // Restoring copied them into the cache, where nobody will ask for this version again.
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var package in new[] { "vitrine", "vitrine.inference" }.Select(name => System.IO.Path.Combine(cache, name, Version)).Where(Directory.Exists))
            Directory.Delete(package, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A console program that references one of the packages; what that depends on comes from where this machine gets its packages.</summary>
    internal Folder NewProject(string package, string program, string moreReferences = "")
    {
        var folder = new Folder();
        File.WriteAllText(folder["Program.cs"], program);
        File.WriteAllText(folder["program.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <RestoreAdditionalProjectSources>{Path}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{package}" Version="{Version}" />
                {moreReferences}
              </ItemGroup>
            </Project>
            """);
        return folder;
    }

    /// <returns>Its output.</returns>
    internal static async Task<string> SucceedAsync(Folder folder, params string[] words)
    {
        var (exitCode, output, error) = await Shell.RunAsync(Shell.Dotnet, words, folder.Path, TestContext.Current.CancellationToken);
        exitCode.ShouldBe(0, output + error);
        return output;
    }
}
