using Shouldly;
using Vitrine.Torch;
using Xunit;

namespace Vitrine.Tests.Torch;

public sealed class NativeRuntimeTests
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");

    [Fact]
    public void Torch_loads_and_computes() => NativeRuntime.Probe().ShouldStartWith("2.");

    [Fact]
    public void The_copy_differs_from_the_shipped_library_in_one_flag_only()
    {
        var shipped = File.ReadAllBytes(Shipped);
        var patched = NativeRuntime.Patch(shipped).ShouldNotBeNull();
        var changed = Enumerable.Range(0, shipped.Length).Where(i => shipped[i] != patched[i]).ToList();
        changed.Count.ShouldBe(1);
        (patched[changed[0]] ^ shipped[changed[0]]).ShouldBe(0x2);
    }

    [Fact]
    public void A_library_without_the_need_is_left_alone()
    {
        var patched = NativeRuntime.Patch(File.ReadAllBytes(Shipped)).ShouldNotBeNull();
        NativeRuntime.Patch(patched).ShouldBeNull();
        NativeRuntime.Patch(new byte[4096]).ShouldBeNull();
        NativeRuntime.Patch([]).ShouldBeNull();
    }

    [Fact]
    public void The_shipped_file_in_the_output_folder_stays_as_it_was()
    {
        NativeRuntime.Probe();
        NativeRuntime.Patch(File.ReadAllBytes(Shipped)).ShouldNotBeNull("the file still has the need that only the copy loses");
    }
}
