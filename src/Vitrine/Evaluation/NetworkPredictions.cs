using System.Runtime.InteropServices;
using TorchSharp;
using Vitrine.Augmentation;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;
using Vitrine.Torch;
using NativeMemory = Vitrine.Torch.NativeMemory;

namespace Vitrine.Evaluation;

/// <summary>Runs a network over a set of images, in evaluation mode.</summary>
internal static class NetworkPredictions
{
    private const int BatchSize = 125;

    /// <summary>After so many batches in a row their memory is given back; a training, which answers with its threads, keeps it for its next step.</summary>
    private const int BatchesKept = 16;

    /// <summary>The plain answers: each image as it is, once.</summary>
    /// <param name="threads">Take a batch each; null leaves it to the caller's thread.</param>
    internal static PredictionBatch Of(Network network, ImageSet set, Normalization normalization, ComputeThreads? threads = null)
    {
        var assembler = new BatchAssembler(set, normalization, new AugmentationOptions());
        var output = new PredictionBatch(set.Classes, new float[set.Count * set.Classes.Count], new float[set.Count * set.Classes.Count]);
        var batchCount = (set.Count + BatchSize - 1) / BatchSize;
        if (threads is null)
        {
            for (var batch = 0; batch < batchCount; batch++)
            {
                Answer(batch);
                if (batch % BatchesKept == BatchesKept - 1)
                    NativeMemory.GiveBackFreed();
            }
        }
        else
        {
            threads.Run(batchCount, Answer);
        }
        return output;

        void Answer(int batch)
        {
            using var noGradients = torch.no_grad();
            using var scope = torch.NewDisposeScope();
            var first = batch * BatchSize;
            var count = Math.Min(BatchSize, set.Count - first);
            var images = torch.empty(count, 1, set.Height, set.Width);
            assembler.Fill(first, MemoryMarshal.Cast<byte, float>(images.bytes));
            var logits = network.Forward(images, isTraining: false); // [count, classes]
            logits.cpu().data<float>().CopyTo(output.Logits.AsSpan(first * set.Classes.Count));
            torch.nn.functional.softmax(logits, 1).cpu().data<float>().CopyTo(output.Probabilities.AsSpan(first * set.Classes.Count));
        }
    }
}
