using Shouldly;
using Vitrine.App.Doctor;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class DoctorTests
{
    [Fact]
    public async Task A_machine_that_runs_these_tests_has_nothing_essential_broken()
    {
        using var folder = new Folder();
        var terminal = new TestTerminal { Folder = folder.Path }.With("XDG_CACHE_HOME", folder["cache"]);
        (await terminal.RunAsync("doctor --json")).ShouldBe(0);
        terminal.Json().GetProperty("isHealthy").GetBoolean().ShouldBeTrue();
        terminal.Json().GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("id").GetString()).ShouldBe(
            ["dotnet", "libtorch", "onnxRuntime", "skiaSharp", "fonts", "data", "cache", "folder", "cores", "threads", "bfloat16", "memory", "disk", "terminal"]);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty("examining leaves nothing behind");
    }

    [Fact]
    public async Task It_speaks_the_language_and_shows_marks()
    {
        var terminal = new TestTerminal();
        (await terminal.RunAsync("doctor --lang pt")).ShouldBe(0);
        terminal.Output.ShouldContain("✓ libtorch");
        terminal.Output.ShouldContain("Núcleos");
    }

    [Theory]
    [InlineData(8L << 30, "Good")]
    [InlineData(1L << 30, "Warning")]
    [InlineData(200L << 20, "Broken")]
    public void Memory_is_judged_by_what_the_main_job_needs(long bytes, string health)
    {
        var finding = MachineChecks.Memory("Memory", bytes);
        finding.Health.ToString().ShouldBe(health);
        (finding.Cure is null).ShouldBe(health == "Good");
    }

    [Theory]
    [InlineData(8L << 30, "Good")]
    [InlineData(500L << 20, "Warning")]
    [InlineData(1L << 20, "Broken")]
    public void Disk_is_judged_by_what_a_run_writes(long bytes, string health) => MachineChecks.Disk("Disk", bytes).Health.ToString().ShouldBe(health);

    [Theory]
    [InlineData(true, true, "the processor is quicker with it: convolutional networks train in it")]
    [InlineData(true, false, "the processor has instructions for it, but is quicker in 32 bits: training computes in 32 bits")]
    [InlineData(false, false, "no instructions for it: training computes in 32 bits")]
    public void It_says_which_arithmetic_training_takes(bool isPresent, bool isQuicker, string value)
    {
        using var english = new SpokenLanguage(Language.English);
        MachineChecks.BFloat16("bfloat16", isPresent, isQuicker).Value.ShouldBe(value);
    }

    [Fact]
    public void A_thread_count_set_from_outside_is_pointed_out()
    {
        using var english = new SpokenLanguage(Language.English);
        var limited = MachineChecks.Cores(new TestTerminal().With("OMP_NUM_THREADS", "77").Terminal, "Cores");
        limited.Health.ShouldBe(Health.Warning);
        limited.Cure.ShouldBe("unset OMP_NUM_THREADS");
        MachineChecks.Cores(new TestTerminal().Terminal, "Cores").Health.ShouldBe(Health.Good);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_says_why()
    {
        using var folder = new Folder();
        DataChecks.Refusal(folder["not", "made", "yet"]).ShouldBeNull();
        File.WriteAllText(folder["file"], "");
        DataChecks.Refusal(folder["file", "below"]).ShouldNotBeNull();
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void An_unwritable_working_folder_is_essential()
    {
        using var folder = new Folder();
        File.WriteAllText(folder["file"], "");
        var finding = DataChecks.WorkingFolder(new TestTerminal { Folder = folder["file"] }.Terminal, "Working folder");
        finding.IsEssentialFailure.ShouldBeTrue();
        finding.Cure.ShouldNotBeNull();
    }

    [Fact]
    public void SDKs_are_found_beside_the_runtime()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["sdk", "10.0.401"]);
        Directory.CreateDirectory(folder["shared", "Microsoft.NETCore.App", "10.0.12"]);
        SoftwareChecks.SdkVersions(folder["shared", "Microsoft.NETCore.App", "10.0.12"]).ShouldBe(["10.0.401"]);
        SoftwareChecks.SdkVersions(folder["shared"]).ShouldBeEmpty();
    }
}
