using System.Runtime.InteropServices;
using TorchSharp;
using Vitrine.Augmentation;
using Vitrine.Data;
using Vitrine.Models;
using Vitrine.Torch;

namespace Vitrine.Evaluation;

/// <summary>
/// Looks at what a trained network's rectifiers let through. A unit whose rectifier is shut for every image adds nothing to any answer and, since its
/// gradient is 0 too, cannot learn its way back (Maas, Hannun and Ng 2013, "Rectifier nonlinearities improve neural network acoustic models").
/// </summary>
public static class Rectifiers
{
    /// <summary>A unit silent for so many images is, at 95 % confidence, silent for more than 99.4 % of all (the rule of three).</summary>
    public const int MostImages = 512;

    // Maps of full resolution for all of them at once would take hundreds of megabytes.
    private const int BatchSize = 128;

    /// <summary>Counts dead units in every <c>relu</c> layer, those inside residual blocks included; other rectifiers never shut wholly.</summary>
    /// <param name="model">As it predicts: in evaluation mode, each image as it is.</param>
    /// <param name="set">Of the model's size; up to <see cref="MostImages"/> of its images are looked at, evenly spread over it.</param>
    /// <returns>In the order of the network's layers; empty where it has no such layer.</returns>
    public static IReadOnlyList<DeadUnitCount> CountDead(TrainedModel model, ImageSet set)
    {
        Devices.UseAvailableProcessors();
        using var network = new Network(model.Architecture, Shape.Maps(1, model.Height, model.Width), torch.CPU);
        network.LoadWeights(model.Weights);
        var sample = Spread(set);
        var assembler = new BatchAssembler(sample, model.Normalization, new AugmentationOptions());
        var isAlive = new OrderedDictionary<string, bool[]>();
        for (var first = 0; first < sample.Count; first += BatchSize)
            Look(network, assembler, first, sample, isAlive);
        return [.. isAlive.Select(layer => new DeadUnitCount(layer.Key, layer.Value.Length, layer.Value.Count(unit => !unit)))];
    }

    private static ImageSet Spread(ImageSet set) => set.Count <= MostImages
        ? set
        : set.Select([.. Enumerable.Range(0, MostImages).Select(i => (int)((long)i * set.Count / MostImages))]);

    private static void Look(Network network, BatchAssembler assembler, int first, ImageSet sample, OrderedDictionary<string, bool[]> isAlive)
    {
        using var noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var images = torch.empty(Math.Min(BatchSize, sample.Count - first), 1, sample.Height, sample.Width);
        assembler.Fill(first, MemoryMarshal.Cast<byte, float>(images.bytes));
        network.Watch(images, (layer, output) => Mark(isAlive, layer, output));
    }

    private static void Mark(OrderedDictionary<string, bool[]> isAlive, string layer, torch.Tensor output)
    {
        var highest = (output.dim() == 4 ? output.amax([0, 2, 3]) : output.amax([0])).data<float>().ToArray(); // [units]
        if (!isAlive.TryGetValue(layer, out var units))
            isAlive.Add(layer, units = new bool[highest.Length]);
        for (var i = 0; i < units.Length; i++)
            units[i] |= highest[i] > 0;
    }
}
