using Shouldly;
using TorchSharp;
using Vitrine.Inference;
using Vitrine.Torch;
using Xunit;

namespace Vitrine.Tests.Torch;

public sealed class DevicesTests
{
    [Fact]
    public void Cpu_is_always_there() => Devices.Select("cpu").type.ShouldBe(DeviceType.CPU);

    [Fact]
    public void Auto_is_what_there_is() =>
        Devices.Select("auto").type.ShouldBe(torch.cuda.is_available() ? DeviceType.CUDA : DeviceType.CPU);

    [Fact]
    public void An_unknown_device_lists_the_known_ones()
    {
        var refusal = Should.Throw<VitrineException>(() => Devices.Select("tpu"));
        refusal.Kind.ShouldBe(FailureKind.Usage);
        refusal.Message.ShouldBe("The device 'tpu' is not known; the known ones are auto, cpu and cuda.");
    }
}
