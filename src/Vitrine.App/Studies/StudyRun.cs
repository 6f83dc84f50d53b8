using System.Globalization;
using Microsoft.Data.Sqlite;
using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.App.Verbs;
using Vitrine.Charts;
using Vitrine.Data;
using Vitrine.Files;
using Vitrine.Improvement.Ensembles;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Inference;
using Vitrine.Reporting.Studies;
using Vitrine.Training;

namespace Vitrine.App.Studies;

/// <summary>Carries a study out, new or resumed: the starting recipe with each seed, the trials, the best recipe with each seed, and what it comes to.</summary>
internal sealed class StudyRun(Invocation invocation, ImproveRequest request)
{
    private static readonly TimeSpan DefaultTime = TimeSpan.FromMinutes(30);

    /// <summary>Of the time, that the recipe to better may take: half is for trials, and the best recipe has to be trained as well.</summary>
    private const double LargestStartShare = 0.25;

    private readonly IProgressDisplay display = ProgressDisplays.For(invocation);
    private readonly TimeProvider time = invocation.Terminal.Time;
    private readonly long startedAt = invocation.Terminal.Time.GetTimestamp();

    /// <returns>The exit code.</returns>
    internal async Task<int> RunAsync(CancellationToken cancellation)
    {
        try
        {
            await (request.Resume is null ? BeginAsync(cancellation) : JoinAsync(cancellation));
            return 0;
        }
        catch (SqliteException problem)
        {
            throw new VitrineException(FailureKind.Failed, ImproveText.StorageFailed.Fill(problem.Message.TrimEnd('.')), problem);
        }
        finally
        {
            display.Clear();
        }
    }

    private async Task BeginAsync(CancellationToken cancellation)
    {
        var dataset = await OpenAsync(request.Data, cancellation);
        var images = dataset.Train;
        RequireTimeForStart(dataset, cancellation);
        var largest = request.MaximumMultiplyAccumulates ?? LargestNetwork(dataset, cancellation);
        var subject = new TrialSubject(
            request.Start, request.Data, dataset.Sha256, images.Height, images.Width, images.Classes.Count, request.Device, largest, request.MaximumParameters) { MaximumTime = request.TrialTime };
        // What makes no recipe is said before anything is written.
        subject.RequireSettable(request.Space);
        Study.RequireUsable(request.Settings, choice => subject.IsUsable(request.Space, choice));
        var folder = NewFolder();
        using var storage = new SqliteStudyStorage(folder.Database);
        var study = Study.Create(storage, request.Settings, choice => subject.IsUsable(request.Space, choice), time, subject.ToDocuments());
        await CarryOutAsync(folder, study, subject, dataset, cancellation);
    }

    /// <summary>Null where a study takes the time it takes, or chooses no networks.</summary>
    private long? LargestNetwork(Dataset dataset, CancellationToken cancellation)
    {
        if (Limit(request.Settings) is not { } limit || !TrialCosts.VariesNetworks(request.Space))
            return null;
        var options = new TrainingOptions { Device = request.Device, Time = time };
        var largest = TrialCosts.LargestNetwork(request.Start, dataset, request.Settings.MaximumStep, limit, options, cancellation);
        display.Line(ImproveText.LargestNetwork.Fill(largest / 1e6, largest));
        return largest;
    }

    /// <summary>The recipe to better is trained too, with each seed, and its time is known before it has gone.</summary>
    private void RequireTimeForStart(Dataset dataset, CancellationToken cancellation)
    {
        if (request.ConfirmationCount == 0 || Limit(request.Settings) is not { } limit)
            return;
        var needed = request.ConfirmationCount * TrialCosts.Training(request.Start, dataset, new TrainingOptions { Device = request.Device, Time = time }, cancellation);
        if (needed > limit * LargestStartShare)
            throw VitrineException.InvalidUsage(ImproveText.StartTakesLong.Fill(request.Start.Name, request.ConfirmationCount, Clock.Text(needed), Clock.Text(limit)));
    }

    /// <summary>For all of it; null where a study has its trials counted, and takes the time they take.</summary>
    private TimeSpan? Limit(StudySettings settings) => request.Time ?? (settings.TrialCount is null ? DefaultTime : null);

    private async Task JoinAsync(CancellationToken cancellation)
    {
        var folder = new StudyFolder(request.Resume!);
        if (!folder.Exists)
            throw VitrineException.InvalidData(ImproveText.NoStudy.Fill(request.Resume));
        using var storage = new SqliteStudyStorage(folder.Database);
        var space = (storage.ReadSettings() ?? throw VitrineException.InvalidData(ImproveText.NoStudy.Fill(request.Resume))).Space;
        var subject = TrialSubject.Load(storage);
        var dataset = await OpenAsync(subject.DataOption, cancellation);
        if (!subject.Sha256.OrderBy(file => file.Key).SequenceEqual(dataset.Sha256.OrderBy(file => file.Key)))
            throw VitrineException.Failure(ImproveText.OtherData.Fill(subject.DataOption));
        await CarryOutAsync(folder, Study.Open(storage, choice => subject.IsUsable(space, choice), time), subject, dataset, cancellation);
    }

    private async Task CarryOutAsync(StudyFolder folder, Study study, TrialSubject subject, Dataset dataset, CancellationToken cancellation)
    {
        display.Line(ImproveText.Folder.Fill(folder.FullPath));
        var lengthening = subject.ConfirmationEpochs(study.Settings) / (double)study.Settings.MaximumStep;
        var budget = new StudyBudget(Limit(study.Settings), request.ConfirmationCount, request.Distills, study.Settings.MaximumStep, lengthening, startedAt, time);
        try
        {
            // ---- The recipe to better, as it is ----
            var seeds = Enumerable.Range(subject.Start.Seed, request.ConfirmationCount).ToList();
            foreach (var seed in seeds)
                Train(StudyConfirmation.StartRole, subject.Start with { Seed = seed });

            // ---- Trials ----
            var progress = new StudyProgress(study, display, budget, time);
            await new StudyCoordinator(study, new TrialProcesses(folder), request.WorkerCount, progress, time).RunAsync(budget.IsSearchOver, budget.MustEnd, cancellation);

            // ---- The answer ----
            var best = study.Best() ?? throw VitrineException.Failure(NothingFinished(study.Trials()));
            var recipe = subject.BestRecipe(study.Settings, best);
            AtomicFile.WriteText(folder.BestRecipe, RecipeJson.Format(recipe) + "\n");
            var trials = study.Trials();
            var confirmation = seeds.Count == 0 ? null : StudyConfirmation.Train(subject.Start, recipe, best.Number, seeds, Train);
            var models = confirmation is null ? null : new EnsembleBuilder(folder, time, cancellation).Build(trials, confirmation.Best, request.Distills ? Train : null);

            // ---- Test, once everything is trained and chosen ----
            var answer = confirmation?.Judge(dataset.Test);
            var ensemble = models?.Judge(dataset.Test);
            var input = new StudyReportInput(folder.Name, study.Settings, subject, trials, StudyFindings.Of(study.Settings, trials, request.WorkerCount), answer, ensemble);
            WriteReport(folder, input);
            Show(folder, study, input, budget.Elapsed);
        }
        catch (OperationCanceledException interruption)
        {
            throw new VitrineException(FailureKind.Interrupted, ImproveText.Interrupted.Fill(folder.FullPath), interruption);
        }

        TrainingResult Train(string role, Recipe recipe)
        {
            var prefix = ImproveText.Confirming.Fill(recipe.Name, recipe.Seed) + " · ";
            var relay = new TrainingRelay(progress => display.Training(progress, prefix));
            var options = new TrainingOptions { Device = subject.Device, CheckpointFolder = folder.ConfirmationOf(role, recipe.Seed), Time = time, Progress = relay };
            return Trainer.Train(recipe, dataset.Train, options, cancellation);
        }
    }

    private static string NothingFinished(IReadOnlyList<TrialRecord> trials) => trials.LastOrDefault(trial => trial.State == TrialState.Failed) is { } failed
        ? ImproveText.AllFailed.Fill(trials.Count, failed.Number, failed.Reason)
        : ImproveText.NothingFinished.Fill(trials.Count);

    private Task<Dataset> OpenAsync(string data, CancellationToken cancellation) =>
        DatasetStore.OpenAsync(data, DataAccess.Options(invocation.Terminal), new DataProgress(display), cancellation);

    private StudyFolder NewFolder()
    {
        var stamp = time.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var path = request.Out ?? invocation.Terminal.Resolve(Path.Combine("studies", $"{stamp}-{request.Start.Name}"));
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any() && !new StudyFolder(path).IsUnbegun()))
            throw VitrineException.InvalidUsage((new StudyFolder(path).Exists ? ImproveText.IsAStudy : ImproveText.NotEmpty).Fill(path));
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException)
        {
            throw new VitrineException(FailureKind.Usage, ImproveText.CannotMake.Fill(path, problem.Message.TrimEnd('.')), problem);
        }
        return new StudyFolder(path);
    }

    private static void WriteReport(StudyFolder folder, StudyReportInput input)
    {
        var charts = StudyFigures.Draw(input);
        ChartFiles.Save(folder.Figures, charts);
        StudyReport.Save(input, charts, folder.Report);
    }

    private void Show(StudyFolder folder, Study study, StudyReportInput input, TimeSpan elapsed)
    {
        display.Clear();
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, StudyDocument.Of(folder, study, input, elapsed));
        else
            RichConsole.Write(invocation.Terminal, StudyTables.Of(folder, study, input, invocation.Terminal.Width));
    }

    /// <summary>Calls at once and in order, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class TrainingRelay(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
