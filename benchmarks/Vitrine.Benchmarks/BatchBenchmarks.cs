using BenchmarkDotNet.Attributes;
using Vitrine.Augmentation;
using Vitrine.Data;
using Vitrine.Preprocessing;
using Vitrine.Training;

namespace Vitrine.Benchmarks;

// Not sealed, nor are the others here: BenchmarkDotNet refuses sealed classes.
/// <summary>What stands between the bytes of the set and the floats of a training batch.</summary>
[MemoryDiagnoser]
public class BatchBenchmarks
{
    private const int BatchSize = 512, Seed = 1;

    private readonly int[] indices = [.. Enumerable.Range(0, BatchSize)];
    private readonly float[] images = new float[BatchSize * 28 * 28]; // [N, 28, 28]
    private readonly float[] targets = new float[BatchSize * 10]; // [N, classes]
    private BatchAssembler plain = null!, moved = null!, all = null!, residual = null!, mixed = null!;
    private int step;

    [GlobalSetup]
    public void Assemble()
    {
        var set = SampleData.Load().Train;
        for (var i = 0; i < indices.Length; i++)
            indices[i] %= set.Count;
        var normalization = NormalizationFitting.Fit(set);
        plain = new BatchAssembler(set, normalization, new AugmentationOptions { Flip = Flip.Off });
        moved = new BatchAssembler(set, normalization, new AugmentationOptions { Flip = Flip.Alternating, Shift = 2 });
        all = new BatchAssembler(set, normalization, new AugmentationOptions { Flip = Flip.Random, Shift = 2, Cutout = 8, CutMix = 1 });
        residual = new BatchAssembler(set, normalization, Recipes.Balanced.Augmentation);
        mixed = new BatchAssembler(set, normalization, Recipes.Balanced.Augmentation with { MixUp = 0.2, MixShare = 0.5 });
    }

    /// <summary>Batch assembly alone: the table of 256 values.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = BatchSize)]
    public void Assembly() => Fill(plain);

    [Benchmark(OperationsPerInvoke = BatchSize)]
    public void FlipAndShift() => Fill(moved);

    [Benchmark(OperationsPerInvoke = BatchSize)]
    public void FlipShiftCutoutAndCutMix() => Fill(all);

    /// <summary>Of the longer recipes: shifts filled by reflection, erased rectangles.</summary>
    [Benchmark(OperationsPerInvoke = BatchSize)]
    public void FlipReflectedShiftAndErasing() => Fill(residual);

    /// <summary>The same with MixUp in half of the batches.</summary>
    [Benchmark(OperationsPerInvoke = BatchSize)]
    public void FlipReflectedShiftErasingAndMixUp() => Fill(mixed);

    private void Fill(BatchAssembler assembler) => assembler.FillAugmented(indices, new BatchPlace(Seed, 0, step++), images, targets);
}
