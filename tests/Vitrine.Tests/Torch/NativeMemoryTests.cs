using Shouldly;
using TorchSharp;
using Vitrine.Torch;
using Xunit;

namespace Vitrine.Tests.Torch;

public class NativeMemoryTests
{
    [Fact]
    public void What_a_training_keeps_goes_back_to_the_kernel_when_asked()
    {
        NativeMemory.KeepFreed();
        var tensors = Enumerable.Range(0, 32).Select(_ => torch.ones(4 << 20)).ToList(); // 16 MiB each
        // a block in use behind the freed ones, so that they cannot go back of themselves
        using var last = torch.ones(1);
        tensors.ForEach(tensor => tensor.Dispose());
        var kept = Environment.WorkingSet;
        NativeMemory.GiveBackFreed();
        Environment.WorkingSet.ShouldBeLessThan(kept - (256 << 20));
    }
}
