using System.Globalization;
using Vitrine.Inference;
using Vitrine.Training;

namespace Vitrine.App.Progress;

/// <summary>Training in one line of a given width: a bar, and as many numbers as have room, the most wanted first.</summary>
internal static class ProgressLine
{
    private const int NarrowestBar = 6;
    private const int WidestBar = 40;

    /// <param name="prefix">What is being trained, where it is not the main model; may be empty.</param>
    /// <param name="columns">The line's width; it is never longer.</param>
    internal static string OfTraining(TrainingProgress progress, string prefix, int columns)
    {
        var done = ((progress.Epoch - 1.0) * progress.StepsPerEpoch) + progress.Step;
        var share = Math.Clamp(done / Math.Max(1.0, (double)progress.EpochCount * progress.StepsPerEpoch), 0, 1);
        string[] numbers =
        [
            share.ToString("P0", CultureInfo.CurrentCulture),
            ProgressText.Remaining.Fill(Clock.Text(progress.Remaining)),
            ProgressText.Loss.Fill(Number(progress.RunningLoss, "F3")),
            ProgressText.Accuracy.Fill(Number(progress.RunningAccuracy, "P1")),
            ProgressText.Speed.Fill(Number(progress.ImagesPerSecond, "N0")),
        ];
        return Compose($"{prefix}{ProgressText.Epoch.Fill(progress.Epoch, progress.EpochCount)}", share, numbers, columns);
    }

    /// <summary>A transfer whose size is known or not.</summary>
    internal static string OfTransfer(string message, long bytes, long? totalBytes, int columns)
    {
        if (bytes == 0)
            return Cut(message, columns);
        var size = Number(bytes / 1e6, "F1");
        return totalBytes is > 0
            ? Compose(Cut(message, columns / 2), Math.Clamp(bytes / (double)totalBytes, 0, 1), [$"{size} / {Number(totalBytes.Value / 1e6, "F1")} MB"], columns)
            : Cut($"{message} {size} MB", columns);
    }

    /// <summary>The row of a finished epoch, as a line that stays.</summary>
    internal static string OfEpoch(EpochRecord epoch, int epochCount, string prefix) => prefix + ProgressText.EpochRow.Fill(
        epoch.Epoch,
        epochCount,
        Number(epoch.TrainLoss, "F4"),
        Number(epoch.TrainAccuracy, "P2"),
        Number(epoch.ValidationLoss, "F4"),
        Number(epoch.ValidationAccuracy, "P2"),
        Number(epoch.ImagesPerSecond, "N0"),
        Clock.Text(TimeSpan.FromSeconds(epoch.ElapsedSeconds)));

    private static string Compose(string title, double share, string[] numbers, int columns)
    {
        var room = columns - title.Length - 2 - NarrowestBar;
        var shown = new List<string>();
        foreach (var number in numbers)
        {
            room -= number.Length + 2;
            if (room < 0)
                break;
            shown.Add(number);
        }
        var texts = shown.Sum(number => number.Length + 2);
        var bar = Math.Clamp(columns - title.Length - texts - 2, 0, WidestBar);
        return Cut(string.Join("  ", [$"{title} {Bar(share, bar)}", .. shown]), columns);
    }

    private static string Bar(double share, int columns)
    {
        var full = (int)Math.Round(share * columns);
        return new string('━', full) + new string('╌', columns - full);
    }

    internal static string Cut(string text, int columns) => text.Length <= columns ? text : columns < 2 ? "" : text[..(columns - 1)] + "…";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.CurrentCulture);
}
