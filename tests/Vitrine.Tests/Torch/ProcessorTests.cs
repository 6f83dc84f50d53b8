using Shouldly;
using Vitrine.Torch;
using Xunit;

namespace Vitrine.Tests.Torch;

public sealed class ProcessorTests
{
    [Fact]
    public void It_has_what_the_operating_system_reads_in_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc/cpuinfo is Linux's");
        var facts = File.ReadLines("/proc/cpuinfo").TakeWhile(line => line.Length > 0).Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .ToDictionary(fact => fact[0], fact => fact[1]);
        var flags = facts.GetValueOrDefault("flags", "").Split(' ');
        var isIntel = facts.GetValueOrDefault("vendor_id") == "GenuineIntel";

        Processor.HasBFloat16.ShouldBe(flags.Contains("avx512_bf16"));
        Processor.IsQuickerInBFloat16.ShouldBe(flags.Contains("avx512_bf16") && (!isIntel || flags.Contains("amx_bf16")));
    }
}
