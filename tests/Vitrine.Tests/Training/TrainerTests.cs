using Shouldly;
using Vitrine.Augmentation;
using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Models;
using Vitrine.Tests.Data;
using Vitrine.Torch;
using Vitrine.Training;
using Vitrine.Training.Averaging;
using Xunit;

namespace Vitrine.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private static readonly ImageSet Images = SampleData.Load().Train;

    /// <summary>Everything that draws random numbers, in a network that trains in a second.</summary>
    private static readonly Recipe Small = new()
    {
        Name = "small",
        Architecture = new([new Conv2d { Filters = 4, Stride = 2 }, new BatchNorm(), new Relu(), new Dropout { Rate = 0.2 }, new Flatten(), new Dense()]),
        Epochs = 3,
        BatchSize = 64,
        LearningRate = 0.05,
        Augmentation = new AugmentationOptions { Flip = Flip.Alternating, Shift = 1, Affine = new() { Rotation = 5 }, Brightness = 0.1, Cutout = 4, Erasing = new() { Probability = 0.5 }, MixUp = 0.2, CutMix = 1, MixShare = 0.5 },
    };

    private readonly string folder = Directory.CreateTempSubdirectory("vitrine-trainer-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Left_open_the_arithmetic_is_what_the_processor_is_quicker_with_and_a_network_that_does_not_convolve_stays_single()
    {
        Trainer.Resolve(Small, Images).Precision.ShouldBe(Processor.IsQuickerInBFloat16 ? Precision.BFloat16 : Precision.Single);
        Trainer.Resolve(Recipes.Seed, Images).Precision.ShouldBe(Precision.Single);
        Trainer.Resolve(Small with { Precision = Precision.BFloat16 }, Images).Precision.ShouldBe(Precision.BFloat16, "what is asked for is not changed");
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes() => Bytes(Trainer.Train(Small, Images)).ShouldBe(Bytes(Trainer.Train(Small, Images)));

    [Fact]
    public void Another_seed_gives_other_weights() => Bytes(Trainer.Train(Small with { Seed = 2 }, Images)).ShouldNotBe(Bytes(Trainer.Train(Small, Images)));

    [Theory]
    [InlineData(0, Optimizer.NesterovSgd)]
    [InlineData(1, Optimizer.NesterovSgd)]
    [InlineData(17, Optimizer.AdamW)]
    [InlineData(21, Optimizer.NesterovSgd)]
    [InlineData(43, Optimizer.Adam)]
    [InlineData(22, Optimizer.NesterovSgdW, 0.95)]
    [InlineData(18, Optimizer.Muon, 0, 5)]
    [InlineData(33, Optimizer.Muon, 0.9, 4)]
    [InlineData(33, Optimizer.Muon, 0.9, 0, 0.5)]
    public void An_interrupted_and_continued_run_ends_with_the_bytes_of_one_never_interrupted(
        int steps, Optimizer optimizer, double averageDecay = 0, int lookaheadSteps = 0, double radius = 0)
    {
        var recipe = Small with
        {
            Optimizer = optimizer, LearningRate = 0.01, AverageDecay = averageDecay, LookaheadSteps = lookaheadSteps, Sharpness = new() { Radius = radius, From = 0.2 },
        };
        var whole = Trainer.Train(recipe, Images);
        using var cancellation = new CancellationTokenSource();
        // Reports come at most every 200 ms, so the clock that the trainer sees is moved on with each look at it.
        var options = new TrainingOptions { CheckpointFolder = folder, Time = new HurryingClock(), Progress = new CancelAfter(steps, cancellation) };
        if (steps == 0)
            cancellation.Cancel();
        Should.Throw<OperationCanceledException>(() => Trainer.Train(recipe, Images, options, cancellation.Token));
        var continued = Trainer.Train(recipe, Images, new TrainingOptions { CheckpointFolder = folder });
        Bytes(continued).ShouldBe(Bytes(whole));
        continued.History.Select(row => (row.TrainLoss, row.ValidationLoss, row.ValidationAccuracy))
            .ShouldBe(whole.History.Select(row => (row.TrainLoss, row.ValidationLoss, row.ValidationAccuracy)));
        continued.EarlyLooks.Select(look => (look.Epoch, look.Loss, look.Accuracy)).ShouldBe(whole.EarlyLooks.Select(look => (look.Epoch, look.Loss, look.Accuracy)));
    }

    [Fact]
    public void A_training_interrupted_in_one_language_goes_on_in_another()
    {
        var whole = Trainer.Train(Small, Images);
        using var cancellation = new CancellationTokenSource();
        using (new SpokenLanguage(Language.English))
        {
            var options = new TrainingOptions { CheckpointFolder = folder, Time = new HurryingClock(), Progress = new CancelAfter(17, cancellation) };
            Should.Throw<OperationCanceledException>(() => Trainer.Train(Small, Images, options, cancellation.Token));
        }
        using (new SpokenLanguage(Language.Portuguese))
            Bytes(Trainer.Train(Small, Images, new TrainingOptions { CheckpointFolder = folder })).ShouldBe(Bytes(whole));
    }

    [Theory]
    [InlineData("not a recipe")]
    [InlineData("null")]
    [InlineData("""{"Name": "small", "Architecture": [{"layer": "conv3d"}]}""")]
    public void A_checkpoint_whose_recipe_cannot_be_read_is_refused_by_name(string saved)
    {
        var path = Path.Combine(folder, Checkpoint.FileName);
        SafetensorsFile.Write(path, new Dictionary<string, Weight>(), new Dictionary<string, string> { ["state"] = "{}", ["recipe"] = saved });
        foreach (var options in new[] { new TrainingOptions { CheckpointFolder = folder }, new TrainingOptions { StartFolder = folder } })
        {
            var refusal = Should.Throw<VitrineException>(() => Trainer.Train(Small, Images, options));
            refusal.Kind.ShouldBe(FailureKind.DataOrModel);
            refusal.Message.ShouldContain(path);
        }
    }

    [Fact]
    public void No_tensor_stays_behind_from_epoch_to_epoch()
    {
        var history = Trainer.Train(Small with { Epochs = 6, AverageDecay = 0.9 }, Images).History;
        // the first epoch's end may still see what the collector takes away later, never less than what a later one needs
        history.ShouldAllBe(row => row.LiveTensorCount > 0 && row.LiveTensorCount <= history[0].LiveTensorCount);
        history.ShouldAllBe(row => row.MemoryMegabytes > 0);
    }

    [Fact]
    public void The_first_epoch_is_validated_in_quarters()
    {
        var result = Trainer.Train(Small with { Epochs = 2 }, Images);
        var stepsPerEpoch = result.Train.Count / Small.BatchSize;
        result.EarlyLooks.Select(look => look.Epoch * stepsPerEpoch).ShouldBe([Math.Ceiling(stepsPerEpoch / 4.0), Math.Ceiling(stepsPerEpoch / 2.0), Math.Ceiling(stepsPerEpoch * 3 / 4.0)], 1e-9);
        result.EarlyLooks.Select(look => look.ElapsedSeconds).Append(result.History[0].ElapsedSeconds).ShouldBeInOrder(SortDirection.Ascending);
        result.SecondsTo(result.EarlyLooks[^1].Accuracy)!.Value.ShouldBeLessThan(result.History[0].ElapsedSeconds);
    }

    [Fact]
    public void A_look_inside_the_first_epoch_is_of_the_weights_at_that_step()
    {
        var recipe = Small with { AverageDecay = 0 };
        var whole = Trainer.Train(recipe, Images);
        using var cancellation = new CancellationTokenSource();
        var steps = (int)Math.Round(whole.EarlyLooks[1].Epoch * (whole.Train.Count / recipe.BatchSize));
        var options = new TrainingOptions { CheckpointFolder = folder, Time = new HurryingClock(), Progress = new CancelAfter(steps, cancellation) };
        Should.Throw<OperationCanceledException>(() => Trainer.Train(recipe, Images, options, cancellation.Token));
        var half = whole.Model with { Weights = Checkpoint.Load(folder, whole.Recipe)!.Weights };
        Evaluator.Evaluate(half, whole.Validation, "validation").Accuracy.ShouldBe(whole.EarlyLooks[1].Accuracy);
    }

    [Fact]
    public void A_finished_training_is_gone_on_from_in_a_new_cycle_with_the_same_bytes_each_time()
    {
        var (finished, start) = Finish();
        var more = Small with { Epochs = 2 };
        var extended = Trainer.Train(more, Images, new TrainingOptions { StartFolder = start });
        Bytes(extended).ShouldBe(Bytes(Trainer.Train(more, Images, new TrainingOptions { StartFolder = start })));
        Bytes(extended).ShouldNotBe(Bytes(finished));
        Bytes(extended).ShouldNotBe(Bytes(Trainer.Train(more, Images)), "it does not start afresh");
        extended.History.Select(row => row.Epoch).ShouldBe([1, 2]);
        extended.History[0].TrainLoss.ShouldBeLessThan(finished.History[0].TrainLoss);
        extended.History[0].LearningRate.ShouldBeGreaterThan(finished.History[^1].LearningRate, "the rate rises again");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(33)]
    public void An_extension_interrupted_and_continued_ends_with_the_bytes_of_one_never_interrupted(int steps)
    {
        var (_, start) = Finish();
        var more = Small with { Epochs = 2 };
        var whole = Trainer.Train(more, Images, new TrainingOptions { StartFolder = start });
        using var cancellation = new CancellationTokenSource();
        var options = new TrainingOptions { StartFolder = start, CheckpointFolder = folder, Time = new HurryingClock(), Progress = new CancelAfter(steps, cancellation) };
        Should.Throw<OperationCanceledException>(() => Trainer.Train(more, Images, options, cancellation.Token));
        Bytes(Trainer.Train(more, Images, new TrainingOptions { StartFolder = start, CheckpointFolder = folder })).ShouldBe(Bytes(whole));
    }

    [Fact]
    public void An_extension_draws_other_orders_than_what_it_goes_on_from()
    {
        // Without a learning rate worth the name the weights stay, so that only what is drawn can make the losses differ.
        var recipe = Small with { Epochs = 1, LearningRate = 1e-12, WarmUp = 0, WeightDecay = 0, Optimizer = Optimizer.NesterovSgd };
        var start = Path.Combine(folder, "start");
        var finished = Trainer.Train(recipe, Images, new TrainingOptions { CheckpointFolder = start });
        Trainer.Train(recipe, Images, new TrainingOptions { StartFolder = start }).History[0].TrainLoss.ShouldNotBe(finished.History[0].TrainLoss);
        Trainer.Train(recipe, Images).History[0].TrainLoss.ShouldBe(finished.History[0].TrainLoss);
    }

    [Fact]
    public void Only_the_epochs_of_what_is_gone_on_from_can_differ()
    {
        var (_, start) = Finish();
        Should.Throw<VitrineException>(() => Trainer.Train(Small with { BatchSize = 32 }, Images, new TrainingOptions { StartFolder = start }))
            .Message.ShouldContain("different recipe");
        Should.Throw<VitrineException>(() => Trainer.Train(Small, Images, new TrainingOptions { StartFolder = folder }))
            .Message.ShouldContain("no finished training");
    }

    /// <summary>What the recipe decides; memory is the machine's.</summary>
    private static EpochRecord Measured(EpochRecord row) => row with { LiveTensorCount = 0, MemoryMegabytes = 0 };

    [Fact]
    public void Training_ends_with_the_last_epoch_after_which_another_would_not_fit()
    {
        var whole = Trainer.Train(Small, Images, new TrainingOptions { Time = new HurryingClock() });
        var limit = TimeSpan.FromSeconds(whole.History[0].ElapsedSeconds * 1.5);
        var result = Trainer.Train(Small, Images, new TrainingOptions { Time = new HurryingClock(), TimeLimit = limit });
        result.History.Select(Measured).ShouldBe([Measured(whole.History[0])]);
        (result.StoppedEarly, result.RanOutOfTime).ShouldBe((true, true));
    }

    [Fact]
    public void Where_not_even_one_epoch_fits_training_ends_inside_it_and_the_model_is_whole()
    {
        var epochSeconds = Trainer.Train(Small, Images, new TrainingOptions { Time = new HurryingClock() }).History[0].ElapsedSeconds;
        var options = new TrainingOptions { Time = new HurryingClock(), TimeLimit = TimeSpan.FromSeconds(epochSeconds / 2), CheckpointFolder = folder };
        var result = Trainer.Train(Small, Images, options);
        result.History.ShouldHaveSingleItem().ElapsedSeconds.ShouldBeInRange(epochSeconds / 2, epochSeconds * 0.7);
        result.RanOutOfTime.ShouldBeTrue();
        result.History[0].ValidationAccuracy.ShouldBeGreaterThan(0);
        Bytes(Trainer.Train(Small, Images, options)).ShouldBe(Bytes(result), "it has ended, and is not gone on with");
    }

    [Fact]
    public void A_limit_that_is_not_reached_changes_nothing() =>
        Bytes(Trainer.Train(Small, Images, new TrainingOptions { TimeLimit = TimeSpan.FromHours(1) })).ShouldBe(Bytes(Trainer.Train(Small, Images)));

    [Fact]
    public void A_finished_run_is_not_trained_again()
    {
        var options = new TrainingOptions { CheckpointFolder = folder };
        var first = Trainer.Train(Small, Images, options);
        var again = Trainer.Train(Small, Images, options);
        again.History.ShouldBe(first.History);
        Bytes(again).ShouldBe(Bytes(first));
    }

    [Fact]
    public void A_checkpoint_of_another_recipe_is_refused()
    {
        Trainer.Train(Small with { Epochs = 1 }, Images, new TrainingOptions { CheckpointFolder = folder });
        var refusal = Should.Throw<VitrineException>(() => Trainer.Train(Small, Images, new TrainingOptions { CheckpointFolder = folder }));
        refusal.Kind.ShouldBe(FailureKind.DataOrModel);
        refusal.Message.ShouldContain("different recipe");
    }

    [Fact]
    public void One_batch_can_be_learnt_by_heart()
    {
        var recipe = Recipes.Fast with { Epochs = 40, BatchSize = 32, LabelSmoothing = 0, Augmentation = new AugmentationOptions { Flip = Flip.Off }, ValidationShare = 0.2 };
        var result = Trainer.Train(recipe, Images.Select([.. Enumerable.Range(0, 40)]));
        result.History[^1].TrainAccuracy.ShouldBe(1);
        result.History[^1].TrainLoss.ShouldBeLessThan(0.01);
    }

    [Theory]
    [InlineData(Optimizer.NesterovSgd, 0.05)]
    [InlineData(Optimizer.NesterovSgdW, 0.05)]
    [InlineData(Optimizer.Adam, 0.01)]
    [InlineData(Optimizer.AdamW, 0.01)]
    [InlineData(Optimizer.Muon, 0.05)]
    public void Every_optimizer_learns(Optimizer optimizer, double learningRate)
    {
        var recipe = Small with { Optimizer = optimizer, LearningRate = learningRate, GradientClip = 5, LookaheadSteps = 3, Schedule = Schedule.OneCycle };
        var history = Trainer.Train(recipe, Images).History;
        history[^1].TrainLoss.ShouldBeLessThan(history[0].TrainLoss);
        history[^1].ValidationAccuracy.ShouldBeGreaterThan(0.6);
    }

    [Fact]
    public void The_average_is_what_is_validated_and_returned_and_the_training_itself_stays_as_it_is()
    {
        var (plain, averaged) = (Trainer.Train(Small, Images), Trainer.Train(Small with { AverageDecay = 0.9 }, Images));
        averaged.History.Select(row => row.TrainLoss).ShouldBe(plain.History.Select(row => row.TrainLoss));
        Bytes(averaged).ShouldNotBe(Bytes(plain));
        averaged.History[^1].ValidationLoss.ShouldNotBe(plain.History[^1].ValidationLoss);
        var report = Evaluator.Evaluate(averaged.Model, averaged.Validation);
        report.Loss.ShouldBe(averaged.History[^1].ValidationLoss, 1e-6);
    }

    [Fact]
    public void Precise_statistics_are_those_of_the_kept_weights_and_change_nothing_before_the_end()
    {
        var recipe = Small with { Architecture = new([new Conv2d { Filters = 8 }, new BatchNorm(), new Relu(), new MaxPool(), new Flatten(), new Dense()]), AverageDecay = 0.9 };
        var (running, precise) = (Trainer.Train(recipe, Images), Trainer.Train(recipe with { PreciseStatistics = true }, Images));
        precise.History.Select(row => (row.TrainLoss, row.ValidationLoss)).ShouldBe(running.History.Select(row => (row.TrainLoss, row.ValidationLoss)));
        var expected = StatisticsRefit.Of(running.Model, running.Train, recipe.Augmentation, recipe.BatchSize, recipe.Seed).Model.Weights;
        var changed = precise.Model.Weights.Where(weight => !weight.Value.Values.SequenceEqual(running.Model.Weights[weight.Key].Values)).Select(weight => weight.Key);
        changed.ShouldBe(["batchNorm_1.running_mean", "batchNorm_1.running_var"], ignoreOrder: true);
        precise.Model.Weights.ShouldAllBe(weight => weight.Value.Values.SequenceEqual(expected[weight.Key].Values));
    }

    [Fact]
    public void Where_sharpness_begins_late_training_is_the_same_until_then()
    {
        var (plain, sharpened) = (Trainer.Train(Small, Images), Trainer.Train(Small with { Sharpness = new() { Radius = 0.5, From = 2.0 / 3 } }, Images));
        sharpened.History.Take(2).Select(row => (row.TrainLoss, row.ValidationLoss)).ShouldBe(plain.History.Take(2).Select(row => (row.TrainLoss, row.ValidationLoss)));
        sharpened.History[2].ValidationLoss.ShouldNotBe(plain.History[2].ValidationLoss);
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_the_run_with_an_explanation()
    {
        var refusal = Should.Throw<VitrineException>(() => Trainer.Train(Small with { LearningRate = 1e30, WarmUp = 0 }, Images));
        refusal.Kind.ShouldBe(FailureKind.Failed);
        refusal.Message.ShouldContain("lower the learning rate");
    }

    [Fact]
    public void Patience_ends_a_run_that_no_longer_gets_better()
    {
        // At this rate weights hardly move after the first epoch's warm-up, and without a batch norm validation soon gets worse.
        var recipe = Small with { Epochs = 60, LearningRate = 0.3, WarmUp = 0, Patience = 2, Augmentation = new AugmentationOptions { Flip = Flip.Off }, LabelSmoothing = 0 };
        var result = Trainer.Train(recipe, Images);
        result.StoppedEarly.ShouldBeTrue();
        result.History.Count.ShouldBeLessThan(60);
        var best = result.History.MinBy(row => row.ValidationLoss)!;
        (result.History[^1].Epoch - best.Epoch).ShouldBe(2);
    }

    [Fact]
    public void A_recipe_out_of_range_is_refused_with_all_violations_together()
    {
        var bad = Small with { Epochs = 0, LearningRate = -1, Sharpness = new() { Radius = -1, From = 1 }, LabelSmoothing = 1, Augmentation = new AugmentationOptions { Shift = -2 } };
        Should.Throw<VitrineException>(() => Trainer.Train(bad, Images)).Message.ShouldBe(
            "The recipe 'small' cannot be trained; what must hold, and what was given: " +
            "epochs ≥ 1 (0); learningRate > 0 (-1); sharpness.radius ≥ 0 (-1); 0 ≤ sharpness.from < 1 (1); 0 ≤ labelSmoothing < 1 (1); 0 ≤ augmentation.shift ≤ 1000 (-2).");
    }

    [Fact]
    public void Progress_ends_with_the_last_epoch_and_no_time_remaining()
    {
        var reports = new List<TrainingProgress>();
        Trainer.Train(Small, Images, new TrainingOptions { Progress = new Collect(reports) });
        reports[^1].FinishedEpoch.ShouldNotBeNull().Epoch.ShouldBe(3);
        reports[^1].Remaining.ShouldBe(TimeSpan.Zero);
        reports.Count(report => report.FinishedEpoch is not null).ShouldBe(3);
    }

    private (TrainingResult Finished, string Folder) Finish()
    {
        var start = Path.Combine(folder, "start");
        return (Trainer.Train(Small, Images, new TrainingOptions { CheckpointFolder = start }), start);
    }

    private static float[] Bytes(TrainingResult result) => [.. result.Model.Weights.Values.SelectMany(weight => weight.Values)];

    private sealed class Collect(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }

    private sealed class CancelAfter(int steps, CancellationTokenSource cancellation) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (((value.Epoch - 1) * value.StepsPerEpoch) + value.Step >= steps)
                cancellation.Cancel();
        }
    }

    private sealed class HurryingClock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => 10;

        public override long GetTimestamp() => ticks += 10;
    }
}
