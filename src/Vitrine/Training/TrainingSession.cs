using System.Diagnostics;
using System.Runtime.InteropServices;
using TorchSharp;
using Vitrine.Augmentation;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;
using Vitrine.Randomness;
using Vitrine.Torch;
using Vitrine.Training.Averaging;
using Vitrine.Training.Optimizers;
using Vitrine.Training.Schedules;
using Vitrine.Training.Teaching;

namespace Vitrine.Training;

/// <summary>One run of the trainer: the network, its updater and the loop, on one thread.</summary>
internal sealed class TrainingSession : IDisposable
{
    private const double Mega = 1e6;

    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Validations in the first epoch, its end included.</summary>
    private const int FirstEpochLooks = 4;

    /// <summary>Streams of random numbers that must not meet, by purpose.</summary>
    private const ulong OrderStream = 1, AugmentationStream = 2, TorchStream = 3, WeightStream = 4, FitStream = 9;

    private readonly Recipe recipe;
    private readonly ImageSet train;
    private readonly ImageSet validation;
    private readonly Normalization normalization;
    private readonly TrainingOptions options;
    private readonly Network network;
    private readonly WeightUpdater updater;
    private readonly SharpnessAscent ascent;
    private readonly AveragedWeights averages;
    private readonly TeacherNetworks? teachers;
    private readonly BatchAssembler batches;
    private readonly ComputeThreads threads;
    private readonly DividedBatch division;
    private readonly LearningRateSchedule schedule;
    private readonly torch.Device device;
    private readonly torch.Tensor images; // [batch, 1, H, W]
    private readonly torch.Tensor targets; // [batch, classes]
    private readonly int batchSize;
    private readonly int stepsPerEpoch;

    internal TrainingSession(Recipe recipe, ImageSet train, ImageSet validation, Normalization normalization, TrainingOptions options)
    {
        (this.recipe, this.train, this.validation, this.normalization, this.options) = (recipe, train, validation, normalization, options);
        device = Devices.Select(options.Device);
        teachers = TeacherNetworks.For(recipe.Distillation, train, normalization, device);
        var computeType = recipe.Precision == Precision.BFloat16 ? torch.ScalarType.BFloat16 : torch.ScalarType.Float32;
        network = new Network(recipe.Architecture, Shape.Maps(1, train.Height, train.Width), device, (ulong)Derive(WeightStream), computeType);
        updater = WeightUpdater.For(recipe, network.Parameters);
        averages = new AveragedWeights(recipe, network);
        batches = new BatchAssembler(train, normalization, recipe.Augmentation);
        // The rest of an epoch that fills no batch is left out; another rest each epoch.
        batchSize = Math.Min(recipe.BatchSize, train.Count);
        stepsPerEpoch = train.Count / batchSize;
        var partCount = device.type == DeviceType.CPU ? DividedBatch.PartCount(batchSize, recipe.Architecture.Summarize(train.Height, train.Width, train.Classes.Count).MultiplyAccumulates) : 1;
        threads = new ComputeThreads(Math.Min(partCount, Environment.ProcessorCount), Environment.ProcessorCount);
        division = new DividedBatch(network, batchSize, partCount, threads);
        schedule = LearningRateSchedule.For(recipe, (long)recipe.Epochs * stepsPerEpoch);
        ascent = new SharpnessAscent(recipe.Sharpness, network, schedule.StepCount);
        images = torch.zeros(batchSize, 1, train.Height, train.Width);
        targets = torch.zeros(batchSize, train.Classes.Count);
    }

    public void Dispose()
    {
        division.Dispose();
        threads.Dispose();
        network.Dispose();
        teachers?.Dispose();
        updater.Dispose();
        ascent.Dispose();
        averages.Dispose();
        images.Dispose();
        targets.Dispose();
    }

    /// <summary>The training loop.</summary>
    internal TrainingResult Run(CancellationToken cancellation)
    {
        // ---- Where we stand: at the start, or where a checkpoint says ----
        long lastTick = options.Time.GetTimestamp(), lastSave = lastTick, lastReport = 0;
        var state = Restore();
        while (state.Epoch < recipe.Epochs && !state.StoppedEarly)
        {
            // ---- One epoch: every image once, in an order drawn from (seed, epoch) ----
            var order = Order(state.DrawEpoch);
            while (state.Step < stepsPerEpoch && (state.Step == 0 || !IsPast(state.ElapsedSeconds)))
            {
                if (cancellation.IsCancellationRequested)
                {
                    Save(state);
                    throw new OperationCanceledException(cancellation);
                }
                var globalStep = ((long)state.Epoch * stepsPerEpoch) + state.Step;
                var (loss, correctCount) = Step(order.AsSpan(state.Step * batchSize, batchSize), state, globalStep, schedule.At(globalStep));
                if (!double.IsFinite(loss))
                    throw VitrineException.Failure(TrainingText.NotFinite.Fill(state.Epoch + 1, state.Step + 1, schedule.At(globalStep)));
                state = Advance(state, loss, correctCount, Tick(ref lastTick));
                if (IsQuarterOfFirstEpoch(state))
                {
                    var (earlyLoss, earlyAccuracy) = Validate(state.Epoch);
                    state = EarlyLook(state, earlyLoss, earlyAccuracy, Tick(ref lastTick));
                }

                // ---- Save and report, now and then ----
                if (options.Time.GetElapsedTime(lastSave) > options.CheckpointInterval)
                {
                    Save(state);
                    lastSave = options.Time.GetTimestamp();
                }
                if (options.Progress is not null && (lastReport == 0 || options.Time.GetElapsedTime(lastReport) > ReportInterval))
                {
                    Report(state, state.Epoch + 1, null);
                    lastReport = options.Time.GetTimestamp();
                }
            }

            // ---- Its end: validation, history, patience, checkpoint ----
            var (validationLoss, validationAccuracy) = Validate(state.Epoch);
            state = EndEpoch(state, validationLoss, validationAccuracy, Tick(ref lastTick));
            Save(state);
            lastSave = options.Time.GetTimestamp();
            Report(state, state.Epoch, state.History[^1]);
        }
        return Result(state, cancellation);
    }

    /// <summary>The losses of steps at learning rates of the caller's choice, each measured before its step; nothing is validated or saved.</summary>
    internal IEnumerable<double> Sweep(IReadOnlyList<double> learningRates, CancellationToken cancellation)
    {
        var state = Restore();
        for (var step = 0; step < learningRates.Count; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            state = state with { Epoch = step / stepsPerEpoch, Step = step % stepsPerEpoch };
            yield return Step(Order(state.Epoch).AsSpan(state.Step * batchSize, batchSize), state, step, learningRates[step]).Loss;
        }
    }

    private (double Loss, long CorrectCount) Step(ReadOnlySpan<int> indices, TrainingState state, long globalStep, double learningRate)
    {
        using var scope = torch.NewDisposeScope();
        var place = new BatchPlace((ulong)Derive(AugmentationStream), state.DrawEpoch, state.Step);
        batches.FillAugmented(indices, place, MemoryMarshal.Cast<byte, float>(images.bytes), MemoryMarshal.Cast<byte, float>(targets.bytes));
        (double Loss, long CorrectCount) Backward() => division.Backward(images, targets.to(device), (ulong)Derive(TorchStream, state.DrawEpoch, state.Step), Loss);
        var (loss, correctCount) = Backward();
        ascent.Apply(globalStep, () => Backward());
        var totalStep = ((long)state.EpochsBefore * stepsPerEpoch) + globalStep;
        updater.Step(learningRate, totalStep);
        averages.Step(totalStep);
        return (loss, correctCount);
    }

    private torch.Tensor Loss(torch.Tensor logits, torch.Tensor wanted, torch.Tensor seen)
    {
        var loss = SoftCrossEntropy.Of(logits, wanted, recipe.LabelSmoothing);
        return teachers?.Loss(loss, logits, seen) ?? loss;
    }

    private (double Loss, double Accuracy) Validate(int epoch)
    {
        using var shown = averages.Show();
        var probabilities = NetworkPredictions.Of(network, validation, normalization, threads).Probabilities; // [N, classes]
        if (!float.IsFinite(probabilities.Sum()))
            throw VitrineException.Failure(TrainingText.NotFinite.Fill(epoch + 1, stepsPerEpoch, recipe.LearningRate));
        var report = EvaluationReport.OfProbabilities("validation", probabilities, validation.Labels, validation.Classes);
        return (report.Loss, report.Accuracy);
    }

    private TrainingState Advance(TrainingState state, double loss, long correctCount, double seconds) => state with
    {
        Step = state.Step + 1,
        LossSum = state.LossSum + (loss * batchSize),
        CorrectCount = state.CorrectCount + correctCount,
        SeenCount = state.SeenCount + batchSize,
        ElapsedSeconds = state.ElapsedSeconds + seconds,
        EpochSeconds = state.EpochSeconds + seconds,
    };

    private bool IsQuarterOfFirstEpoch(TrainingState state) =>
        state.DrawEpoch == 0 && state.Step < stepsPerEpoch && FirstEpochLooks * state.Step / stepsPerEpoch > FirstEpochLooks * (state.Step - 1) / stepsPerEpoch;

    private TrainingState EarlyLook(TrainingState state, double loss, double accuracy, double seconds)
    {
        var elapsedSeconds = state.ElapsedSeconds + seconds;
        return state with
        {
            ElapsedSeconds = elapsedSeconds,
            EarlyLooks = [.. state.EarlyLooks, new ValidationLook(state.Step / (double)stepsPerEpoch, loss, accuracy, elapsedSeconds)],
        };
    }

    private TrainingState EndEpoch(TrainingState state, double validationLoss, double validationAccuracy, double seconds)
    {
        var lastStep = ((long)(state.Epoch + 1) * stepsPerEpoch) - 1;
        var elapsedSeconds = state.ElapsedSeconds + seconds;
        var row = new EpochRecord(
            state.Epoch + 1,
            state.LossSum / state.SeenCount,
            state.CorrectCount / (double)state.SeenCount,
            validationLoss,
            validationAccuracy,
            schedule.At(lastStep),
            elapsedSeconds,
            state.SeenCount / state.EpochSeconds,
            torch.Tensor.TotalCount,
            Environment.WorkingSet / Mega);
        var improved = !(validationLoss >= state.BestValidationLoss);
        var waited = improved ? 0 : state.EpochsWithoutImprovement + 1;
        return new TrainingState
        {
            EpochsBefore = state.EpochsBefore,
            Epoch = state.Epoch + 1,
            ElapsedSeconds = elapsedSeconds,
            BestValidationLoss = improved ? validationLoss : state.BestValidationLoss,
            EpochsWithoutImprovement = waited,
            StoppedEarly = state.Step < stepsPerEpoch || (state.Epoch + 1 < recipe.Epochs && ((recipe.Patience > 0 && waited >= recipe.Patience) || IsAskedToEnd(state, row))),
            EarlyLooks = state.EarlyLooks,
            History = [.. state.History, row],
        };
    }

    private bool IsPast(double seconds) => seconds > options.TimeLimit?.TotalSeconds;

    private bool IsAskedToEnd(TrainingState state, EpochRecord row)
    {
        var epochSeconds = row.ElapsedSeconds - (state.History.Count > 0 ? state.History[^1].ElapsedSeconds : 0);
        return IsPast(row.ElapsedSeconds + epochSeconds) || options.EndAfter?.Invoke(row) == true;
    }

    private int[] Order(int epoch)
    {
        var order = Enumerable.Range(0, train.Count).ToArray();
        new SplitMix64((ulong)Derive(OrderStream, epoch)).Shuffle(order);
        return order;
    }

    private TrainingState Restore()
    {
        if (Checkpoint.Find(options, recipe) is not { } checkpoint)
        {
            Begin();
            return new TrainingState();
        }
        network.LoadWeights(checkpoint.Weights);
        updater.LoadState(checkpoint.UpdaterState);
        averages.LoadState(checkpoint.AverageState);
        return checkpoint.State;
    }

    private void Begin()
    {
        if (recipe.Start is { } start)
            StartingWeights.Load(start, network, recipe.Architecture, train);
        else
            network.FitTo(train, normalization, (ulong)Derive(FitStream));
        averages.Begin();
    }

    private void Save(TrainingState state)
    {
        if (options.CheckpointFolder is not null)
            new Checkpoint(state, network.ReadWeights(), updater.ReadState(), averages.ReadState()).Save(options.CheckpointFolder, recipe);
    }

    private void Report(TrainingState state, int epoch, EpochRecord? finished)
    {
        if (options.Progress is null)
            return;
        var done = recipe.Sharpness.Gradients(((double)state.Epoch * stepsPerEpoch) + state.Step, schedule.StepCount);
        var total = recipe.Sharpness.Gradients(schedule.StepCount, schedule.StepCount);
        var remaining = state.StoppedEarly ? 0 : state.ElapsedSeconds * (total - done) / done;
        options.Progress.Report(new TrainingProgress(
            epoch,
            recipe.Epochs,
            finished is null ? state.Step : stepsPerEpoch,
            stepsPerEpoch,
            finished?.TrainLoss ?? (state.LossSum / state.SeenCount),
            finished?.TrainAccuracy ?? (state.CorrectCount / (double)state.SeenCount),
            finished?.ImagesPerSecond ?? (state.SeenCount / state.EpochSeconds),
            TimeSpan.FromSeconds(state.ElapsedSeconds),
            TimeSpan.FromSeconds(remaining),
            finished));
    }

    private TrainingResult Result(TrainingState state, CancellationToken cancellation)
    {
        using var shown = averages.Show();
        var model = new TrainedModel(recipe.Architecture, network.ReadWeights(), normalization, train.Height, train.Width, train.Classes)
        {
            TestTimeAugmentation = recipe.TestTimeAugmentation,
        };
        var history = state.History;
        if (recipe.PreciseStatistics)
        {
            var start = options.Time.GetTimestamp();
            model = StatisticsRefit.Of(model, train, recipe.Augmentation, recipe.BatchSize, recipe.Seed, cancellation).Model;
            history = [.. history.SkipLast(1), history[^1] with { ElapsedSeconds = history[^1].ElapsedSeconds + Tick(ref start) }];
        }
        return new TrainingResult(model, recipe, train, validation, history, state.StoppedEarly) { EarlyLooks = state.EarlyLooks };
    }

    private double Tick(ref long last)
    {
        var now = options.Time.GetTimestamp();
        var seconds = options.Time.GetElapsedTime(last, now).TotalSeconds;
        last = now;
        return seconds;
    }

    private long Derive(ulong stream, params ReadOnlySpan<int> place)
    {
        Span<ulong> path = stackalloc ulong[place.Length + 1];
        path[0] = stream;
        for (var i = 0; i < place.Length; i++)
            path[i + 1] = (ulong)place[i];
        return (long)SplitMix64.Derive((ulong)recipe.Seed, path);
    }
}
