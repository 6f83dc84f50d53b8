using TorchSharp;
using Vitrine.Models;
using Vitrine.Randomness;
using Vitrine.Torch;

namespace Vitrine.Training;

/// <summary>
/// Computes the gradient of a batch in parts, side by side, and adds them up in their order. The parts depend on the recipe alone and each is
/// computed by one thread, so that the sum is the same, bit for bit, however many threads there are. Batch normalisation sees each part for
/// itself (Hoffer et al. 2017, arXiv:1705.08741); running statistics take the mean over the parts.
/// </summary>
internal sealed class DividedBatch : IDisposable
{
    private const int MostParts = 4, LeastImages = 64, WantedImages = 128;

    /// <summary>Multiply-accumulates of one pass forward through a part, below which dividing costs more than it gains.</summary>
    private const long LeastWork = 20_000_000;

    private readonly Network network;
    private readonly IReadOnlyList<Network> replicas;
    private readonly ComputeThreads threads;
    private readonly int partSize;

    /// <param name="network">Whose gradient and statistics are wanted.</param>
    /// <param name="batchSize">Divisible by the number of parts.</param>
    /// <param name="partCount">From <see cref="PartCount"/>.</param>
    internal DividedBatch(Network network, int batchSize, int partCount, ComputeThreads threads)
    {
        (this.network, this.threads) = (network, threads);
        partSize = batchSize / partCount;
        replicas = [.. Enumerable.Range(0, partCount).Select(_ => network.Replica())];
    }

    /// <summary>Two parts of at least 64 images, four of at least 128, or the batch as it is.</summary>
    /// <param name="multiplyAccumulates">Of one image forward.</param>
    internal static int PartCount(int batchSize, long multiplyAccumulates)
    {
        var parts = batchSize >= MostParts * WantedImages ? MostParts : batchSize >= 2 * LeastImages ? 2 : 1;
        while (parts > 1 && (batchSize % parts != 0 || batchSize / parts * multiplyAccumulates < LeastWork))
            parts /= 2;
        return parts;
    }

    public void Dispose()
    {
        foreach (var replica in replicas)
            replica.Dispose();
    }

    /// <summary>Replaces the network's gradient by that of this batch, and carries its running statistics on.</summary>
    /// <param name="images">Normalised, float [N, 1, H, W].</param>
    /// <param name="targets">Probabilities, float [N, classes], on the network's device.</param>
    /// <param name="seed">Of what is dropped.</param>
    /// <param name="loss">Takes logits, targets and images of a part; gives the mean loss, a scalar.</param>
    /// <returns>The batch's mean loss, and how many of its images were classified right.</returns>
    internal (double Loss, long CorrectCount) Backward(
        torch.Tensor images, torch.Tensor targets, ulong seed, Func<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor> loss)
    {
        var (losses, correctCounts) = (new double[replicas.Count], new long[replicas.Count]);
        threads.Run(replicas.Count, part =>
        {
            using var scope = torch.NewDisposeScope();
            var (replica, own, wanted) = (replicas[part], Part(images, part), Part(targets, part));
            replica.Statistics.copy_(network.Statistics);
            replica.Parameters.Gradient.zero_();
            var logits = replica.Forward(own, isTraining: true, SplitMix64.Derive(seed, (ulong)part)); // [part, classes]
            var share = loss(logits, wanted, own).div(replicas.Count);
            share.backward();
            losses[part] = share.item<float>();
            correctCounts[part] = logits.argmax(1).eq(wanted.argmax(1)).sum().item<long>();
        });
        Add(each => each.Parameters.Gradient);
        Add(each => each.Statistics).div_(replicas.Count);
        return (losses.Sum(), correctCounts.Sum());
    }

    private torch.Tensor Part(torch.Tensor batch, int part) => batch.narrow(0, (long)part * partSize, partSize);

    /// <summary>Sets one of the network's vectors to the sum of its replicas'.</summary>
    private torch.Tensor Add(Func<Network, torch.Tensor> vector)
    {
        var sum = vector(network).copy_(vector(replicas[0]));
        foreach (var replica in replicas.Skip(1))
            sum.add_(vector(replica));
        return sum;
    }
}
