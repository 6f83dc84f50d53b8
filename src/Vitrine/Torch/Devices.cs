using TorchSharp;
using Vitrine.Inference;

namespace Vitrine.Torch;

/// <summary>Where torch computes, and with how many threads.</summary>
public static class Devices
{
    /// <summary>The device for <c>auto</c>, <c>cpu</c> or <c>cuda</c>.</summary>
    /// <exception cref="VitrineException">The name is unknown, or CUDA is asked for and absent.</exception>
    public static torch.Device Select(string name) => name switch
    {
        "cpu" => torch.CPU,
        "cuda" => torch.cuda.is_available() ? torch.CUDA : throw VitrineException.InvalidUsage(TorchText.NoCuda),
        "auto" => torch.cuda.is_available() ? torch.CUDA : torch.CPU,
        _ => throw VitrineException.InvalidUsage(TorchText.UnknownDevice.Fill(name)),
    };

    /// <summary>
    /// One torch thread for each processor this process may use: torch itself counts the machine's and ignores a container's limit.
    /// The count is part of what makes a run repeatable, since sums are split by thread.
    /// </summary>
    public static void UseAvailableProcessors() => torch.set_num_threads(Environment.ProcessorCount);

    /// <summary>As torch counts them now.</summary>
    public static int ThreadCount => torch.get_num_threads();
}
