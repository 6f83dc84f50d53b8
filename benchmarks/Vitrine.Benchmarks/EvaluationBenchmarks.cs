using BenchmarkDotNet.Attributes;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Models;
using Vitrine.Training;

namespace Vitrine.Benchmarks;

/// <summary>Evaluation of a trained network with torch, on the test images of the sample.</summary>
[MemoryDiagnoser]
public class EvaluationBenchmarks
{
    private readonly Dataset data = SampleData.Load();
    private TrainedModel model = null!;

    [Params("seed", "fast")]
    public string Preset { get; set; } = "";

    [GlobalSetup]
    public void Train() => model = Trainer.Train(Recipes.Named(Preset) with { Epochs = 1 }, data.Train).Model;

    [Benchmark]
    public double Accuracy() => Evaluator.Evaluate(model, data.Test).Accuracy;
}
