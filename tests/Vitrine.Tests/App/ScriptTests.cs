using Shouldly;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App;

/// <summary>
/// The start script in a tree of its own, with a stand-in for <c>dotnet</c> that writes down what it is asked and "builds" a program
/// which repeats its words.
/// </summary>
public sealed class ScriptTests : IDisposable
{
    private const string Program = "src/Vitrine.App/bin/Release/net10.0/linux-x64/vitrine-cli";

    private readonly Folder folder = new();

    public ScriptTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the script is for POSIX shells");
        Directory.CreateDirectory(Path.Combine(Root, "src", "Vitrine.App"));
        Directory.CreateDirectory(Path.Combine(Root, "build"));
        Directory.CreateDirectory(Path.Combine(Root, "models", "small"));
        File.WriteAllText(Path.Combine(Root, "src", "Vitrine.App", "Program.cs"), "");
        File.WriteAllText(Path.Combine(Root, "global.json"), "{}");
        File.WriteAllText(Path.Combine(Root, "Directory.Build.props"), "");
        File.Copy(Path.Combine(Repository.Root, "vitrine"), Path.Combine(Root, "vitrine"));
        WriteDotNet("10.0.100", $"mkdir -p \"$(dirname {Program})\"; printf '#!/bin/sh\\necho \"$DOTNET_ROOT:$*\"\\n' > {Program}; chmod +x {Program}");
    }

    private string Root => folder["a tree with blanks"];

    private string DotNetRoot => folder["dot net"];

    private int BuildCount => File.Exists(folder["asked"]) ? File.ReadAllLines(folder["asked"]).Count(line => line.StartsWith("build", StringComparison.Ordinal)) : 0;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_first_start_builds_and_the_second_does_not()
    {
        var first = await StartAsync("runs", "two words");
        first.ExitCode.ShouldBe(0, first.Error);
        first.Output.ShouldBe($"{DotNetRoot}:runs two words\n");
        first.Error.ShouldBe("vitrine: building; the first time downloads its packages and takes a few minutes …\n");
        (await StartAsync("runs")).ShouldBe(new ProcessOutcome(0, $"{DotNetRoot}:runs\n", ""));
        BuildCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("src/Vitrine.App/Program.cs")]
    [InlineData("src/Vitrine.App/New.cs")]
    [InlineData("models/small/vitrine.json")]
    [InlineData("Directory.Build.props")]
    [InlineData("global.json")]
    public async Task A_changed_source_is_built_again(string path)
    {
        await StartAsync("runs");
        File.WriteAllText(Path.Combine(Root, path), "changed");
        await StartAsync("runs");
        BuildCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_removed_source_is_built_again()
    {
        await StartAsync("runs");
        File.Delete(Path.Combine(Root, "src", "Vitrine.App", "Program.cs"));
        await StartAsync("runs");
        BuildCount.ShouldBe(2);
    }

    [Fact]
    public async Task Build_outputs_are_no_sources()
    {
        await StartAsync("runs");
        File.WriteAllText(Path.Combine(Root, "src", "Vitrine.App", "obj", "x.cache"), "");
        await StartAsync("runs");
        BuildCount.ShouldBe(1);
    }

    [Fact]
    public async Task It_starts_from_anywhere_and_through_a_link()
    {
        Directory.CreateDirectory(folder["links"]);
        File.CreateSymbolicLink(folder["links", "v"], "../link");
        File.CreateSymbolicLink(folder["link"], Path.Combine(Root, "vitrine"));
        var outcome = await ProgramProcess.RunAsync(folder["links", "v"], folder, Variables(), "runs");
        outcome.Output.ShouldBe($"{DotNetRoot}:runs\n");
    }

    [Fact]
    public async Task Starts_at_the_same_time_build_once()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync("runs")));
        outcomes.ShouldAllBe(outcome => outcome.ExitCode == 0);
        BuildCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_build_shows_its_output_and_is_tried_again()
    {
        WriteDotNet("10.0.100", "echo 'error CS1002: ; expected'; exit 1");
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            var outcome = await StartAsync("runs");
            outcome.ExitCode.ShouldBe(1);
            outcome.Output.ShouldBeEmpty();
            outcome.Error.ShouldContain("error CS1002");
            outcome.Error.ShouldContain("vitrine: the build failed");
            BuildCount.ShouldBe(attempt);
        }
    }

    [Fact]
    public async Task An_old_SDK_is_named_with_the_cure()
    {
        WriteDotNet("8.0.404", "exit 1");
        var outcome = await StartAsync("runs");
        outcome.ExitCode.ShouldBe(1);
        outcome.Error.ShouldContain("8.0.404");
        outcome.Error.ShouldContain("https://dot.net/download");
        outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("LC_ALL", "pt_BR.UTF-8", "")]
    [InlineData("LC_ALL", "en_US.UTF-8", "--lang=pt")]
    public async Task It_speaks_the_language_while_building(string variable, string locale, string word)
    {
        var variables = Variables();
        variables[variable] = locale;
        var outcome = await ProgramProcess.RunAsync(Path.Combine(Root, "vitrine"), folder, variables, ["runs", word]);
        outcome.Error.ShouldStartWith("vitrine: compilando");
    }

    [Fact]
    public async Task It_needs_no_home_and_no_locale()
    {
        var variables = Variables();
        foreach (var name in new[] { "HOME", "LANG", "LC_ALL", "LC_MESSAGES" })
            variables[name] = null;
        var outcome = await ProgramProcess.RunAsync(Path.Combine(Root, "vitrine"), folder, variables, "runs");
        outcome.ExitCode.ShouldBe(0, outcome.Error);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData(null, false)]
    public async Task Continuous_integration_takes_the_lock_file_at_its_word(string? ci, bool isLocked)
    {
        var variables = Variables();
        variables["CI"] = ci;
        await ProgramProcess.RunAsync(Path.Combine(Root, "vitrine"), folder, variables, "runs");
        File.ReadAllText(folder["asked"]).Contains("-p:RestoreLockedMode=true", StringComparison.Ordinal).ShouldBe(isLocked);
    }

    private Task<ProcessOutcome> StartAsync(params string[] words) => ProgramProcess.RunAsync(Path.Combine(Root, "vitrine"), folder, Variables(), words);

    private Dictionary<string, string?> Variables() => new() { ["DOTNET_ROOT"] = DotNetRoot, ["LC_ALL"] = "C.UTF-8", ["CI"] = null };

    private void WriteDotNet(string sdk, string build)
    {
        Directory.CreateDirectory(DotNetRoot);
        var path = Path.Combine(DotNetRoot, "dotnet");
        File.WriteAllText(path, $"""
            #!/bin/sh
            echo "$*" >> '{folder["asked"]}'
            case $1 in
                --list-sdks) echo '{sdk} [/sdk]' ;;
                build) {build} ;;
            esac

            """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
