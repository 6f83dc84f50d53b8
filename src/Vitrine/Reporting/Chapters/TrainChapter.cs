using System.Globalization;
using Vitrine.Inference;
using Vitrine.Reporting.Markup;
using Vitrine.Training;

namespace Vitrine.Reporting.Chapters;

/// <summary>Stage 5: how the network learnt.</summary>
internal static class TrainChapter
{
    // More rows than this tell a reader nothing that the curves do not; history.csv has them all.
    private const int MaximumRowCount = 24;

    internal static Chapter Of(ReportInput input) => new(
        5,
        TrainChapterText.Title,
        TrainChapterText.Explanation,
        TrainChapterText.NotDone,
        input.Run.History.Count > 0 ? Content(input) : Html.Empty);

    private static Html Content(ReportInput input) => Html.Join(
    [
        Findings.Of(Sentences(input.Run)),
        HtmlFigure.OfChart(input, "learning-curves", TrainChapterText.LearningCurvesReading),
        HtmlFigure.OfChart(input, "learning-rate", RateReading((input.Run.FinalRecipe ?? input.Run.Recipe).Schedule)),
        HistoryTable(input.Run.History),
        RecipeTable.Of(input.Run.FinalRecipe ?? input.Run.Recipe),
    ]);

    private static IEnumerable<string> Sentences(RunRecord run)
    {
        var (first, last) = (run.History[0], run.History[^1]);
        yield return run.History.Count == 1
            ? TrainChapterText.OneEpoch.Fill(Quantity.Percent(last.ValidationAccuracy))
            : TrainChapterText.Progress.Fill(Quantity.Percent(first.ValidationAccuracy), Quantity.Percent(last.ValidationAccuracy), last.Epoch);
        if (run.EarlyLooks is [var look, ..])
            yield return TrainChapterText.EarlyLook.Fill(look.Epoch.ToString("P0", CultureInfo.CurrentCulture), Quantity.Duration(look.ElapsedSeconds), Quantity.Percent(look.Accuracy));
        yield return TrainChapterText.Speed.Fill(
            Quantity.Duration(run.TrainSeconds ?? last.ElapsedSeconds), run.Environment.Device, Quantity.Count((long)MedianSpeed(run.History)));
        if (ReferenceResults.Apply(run.Dataset) && run.SecondsTo8324 is { } seconds)
            yield return TrainChapterText.To8324.Fill(Quantity.Duration(seconds));
        yield return LowestLoss(run.History);
        if (run.StoppedEarly)
            yield return StoppedEarly(run.FinalRecipe ?? run.Recipe, run.History);
        if (TrainingNote(run.FinalRecipe ?? run.Recipe) is { } note)
            yield return note;
    }

    private static string RateReading(Schedule schedule) =>
        schedule == Schedule.Constant ? TrainChapterText.LearningRateReadingConstant : TrainChapterText.LearningRateReading;

    private static string StoppedEarly(Recipe recipe, IReadOnlyList<EpochRecord> history) =>
        TrainingResult.RanOutOfPatience(recipe, history) ? TrainChapterText.StoppedEarly.Fill(recipe.Patience) : TrainChapterText.OutOfTime.Fill(history.Count, recipe.Epochs);

    private static string LowestLoss(IReadOnlyList<EpochRecord> history)
    {
        var (lowest, last) = (history.MinBy(epoch => epoch.ValidationLoss)!, history[^1]);
        return lowest.ValidationLoss == last.ValidationLoss
            ? TrainChapterText.LowestAtEnd
            : TrainChapterText.LowestBefore.Fill(
                lowest.Epoch, Quantity.FourDecimals(lowest.ValidationLoss), Quantity.FourDecimals(last.ValidationLoss));
    }

    /// <summary>Why the training curves look worse than the model is; null where they do not.</summary>
    private static string? TrainingNote(Recipe recipe)
    {
        var softensTargets = recipe.LabelSmoothing > 0 || recipe.Augmentation.MixesTargets;
        return (recipe.Augmentation.AltersImages, softensTargets) switch
        {
            (true, true) => TrainChapterText.AugmentationNote,
            (true, false) => TrainChapterText.AlteredImagesNote,
            (false, true) => TrainChapterText.SmoothingNote,
            (false, false) => null,
        };
    }

    private static double MedianSpeed(IReadOnlyList<EpochRecord> history) =>
        history.Select(epoch => epoch.ImagesPerSecond).Order().ElementAt(history.Count / 2);

    private static Html HistoryTable(IReadOnlyList<EpochRecord> history) => HtmlTable.Of(
        "history",
        TrainChapterText.HistoryCaption,
        [
            new(TrainChapterText.Epoch),
            new(TrainChapterText.TrainLoss),
            new(TrainChapterText.ValidationLoss),
            new(TrainChapterText.TrainAccuracy),
            new(TrainChapterText.ValidationAccuracy),
            new(TrainChapterText.Elapsed),
        ],
        Shown(history).Select(Row));

    // Evenly spaced, and always the last.
    private static IEnumerable<EpochRecord> Shown(IReadOnlyList<EpochRecord> history)
    {
        var step = (history.Count + MaximumRowCount - 1) / MaximumRowCount;
        return history.Where((_, index) => (history.Count - 1 - index) % step == 0);
    }

    private static Html[] Row(EpochRecord epoch) =>
    [
        Quantity.Count(epoch.Epoch),
        Quantity.FourDecimals(epoch.TrainLoss),
        Quantity.FourDecimals(epoch.ValidationLoss),
        Quantity.Percent(epoch.TrainAccuracy),
        Quantity.Percent(epoch.ValidationAccuracy),
        Quantity.Duration(epoch.ElapsedSeconds),
    ];
}
