using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Reporting.Markup;
using Vitrine.Training;

namespace Vitrine.Reporting;

/// <summary>A bundle's README.md: what the model is for, how good it is, how it was made and how it is used.</summary>
public static class ModelCard
{
    /// <summary>Markdown in the current language, headed by metadata in English that Hugging Face reads.</summary>
    public static string Render(RunRecord run) => string.Join('\n', Parts(run)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Parts(RunRecord run) =>
    [
        ModelCardMetadata.Render(run),
        $"# {Markdown.Escape(run.Name)}\n",
        Introduction(run),
        Section(ModelCardText.UseTitle, ModelCardText.Use + "\n"),
        Section(ModelCardText.LimitsTitle, Markdown.List(Limits(run.Test ?? run.Validation))),
        Section(ModelCardText.NumbersTitle, Numbers(run)),
        Section(ModelCardText.TrainingTitle, Markdown.List(Training(run))),
        Section(ModelCardText.LoadTitle, Loading()),
    ];

    internal static string Section(string title, string content) => $"## {title}\n\n{content}";

    private static string Introduction(RunRecord run)
    {
        var sentence = run is { Summary: { } summary, Dataset: { } data }
            ? ModelCardText.Introduction.Fill(
                Quantity.Count(summary.ParameterCount), Markdown.Escape(data.Name), data.Height, data.Width, data.ClassCount)
            : ModelCardText.IntroductionShort;
        var names = run.Classes is { } classes
            ? "\n" + ModelCardText.Classes.Fill(string.Join(", ", classes.Select(name => Markdown.Escape(name.Current)))) + "\n"
            : "";
        return $"{sentence}\n{names}";
    }

    internal static IEnumerable<string> Limits(EvaluationReport? report)
    {
        yield return ModelCardText.LimitClosed;
        yield return ModelCardText.LimitPhotos;
        if (report?.Classes.Where(each => each.Support > 0).MinBy(each => each.Recall) is { Recall: < 1 } weakest)
            yield return ModelCardText.LimitHardest.Fill(
                Markdown.Escape(weakest.Name.Current), Quantity.ShortPercent(weakest.Recall), Quantity.ShortRange(weakest.RecallInterval));
        if (report?.MostConfused is [var pair, ..])
            yield return ModelCardText.LimitPair.Fill(
                Quantity.ShortPercent(pair.ShareOfErrors),
                Markdown.Escape(report.Classes[pair.First].Name.Current),
                Markdown.Escape(report.Classes[pair.Second].Name.Current));
        yield return ModelCardText.LimitDecisions;
    }

    private static string Numbers(RunRecord run)
    {
        if ((run.Test ?? run.Validation) is not { } report)
            return ModelCardText.NumbersNone + "\n";
        var parity = run.Parity is { } compared
            ? "\n" + ModelCardText.Parity.Fill(
                Quantity.Percent(compared.Top1Agreement), Quantity.Count(compared.Count), Quantity.Scientific(compared.MaxAbsDifference)) + "\n"
            : "";
        var views = report.TestTimeAugmentation is { } augmented
            ? " " + ModelCardText.Views.Fill(
                Quantity.Plain(Math.Round(augmented.PassesPerImage, 2)), Quantity.Percent(augmented.PlainAccuracy), Quantity.Range(augmented.PlainAccuracyInterval))
            : "";
        return $"{HowMeasured(run, report)}{views}\n\n{SummaryTable(report)}\n{ClassesTable(report)}{parity}";
    }

    private static string HowMeasured(RunRecord run, EvaluationReport report)
    {
        if (run.Test is null)
            return ModelCardText.NumbersValidation.Fill(Quantity.Count(report.Count));
        return run.TestEvaluationCount <= 1
            ? ModelCardText.NumbersTest.Fill(Quantity.Count(report.Count))
            : ModelCardText.NumbersTestOften.Fill(Quantity.Count(report.Count), run.TestEvaluationCount);
    }

    private static string SummaryTable(EvaluationReport report) => Markdown.Table(
        [ModelCardText.Measure, ModelCardText.Value, ModelCardText.Interval],
        [
            [ModelCardText.Accuracy, Quantity.Percent(report.Accuracy), Quantity.Range(report.AccuracyInterval)],
            [ModelCardText.MacroF1, Quantity.FourDecimals(report.MacroF1), ""],
            [ModelCardText.Loss, Quantity.FourDecimals(report.Loss), ""],
            [ModelCardText.CalibrationError, Quantity.Percent(report.ExpectedCalibrationError), ""],
        ]);

    private static string ClassesTable(EvaluationReport report) => Markdown.Table(
        [ModelCardText.Class, ModelCardText.Recall, ModelCardText.Interval, ModelCardText.Precision, ModelCardText.F1],
        report.Classes.Select(each => (string[])
        [
            each.Name.Current,
            Quantity.ShortPercent(each.Recall),
            Quantity.ShortRange(each.RecallInterval),
            Quantity.ShortPercent(each.Precision),
            Quantity.ShortPercent(each.F1),
        ]));

    private static IEnumerable<string> Training(RunRecord run)
    {
        var (recipe, environment) = (run.FinalRecipe ?? run.Recipe, run.Environment);
        if (run.Dataset is { } data)
            yield return ModelCardText.TrainingData.Fill(
                Markdown.Escape(data.Name), Quantity.Count(data.TrainCount), Quantity.Count(data.ValidationCount));
        foreach (var line in run.AveragedFrom is { } averaged ? Averaging(averaged) : Lessons(recipe))
            yield return line;
        if (run.Normalization is { } normalization)
            yield return (recipe.Start is null ? ModelCardText.TrainingNormalization : ModelCardText.TrainingKeptNormalization).Fill(
                Quantity.FourDecimals(normalization.Mean), Quantity.FourDecimals(normalization.StandardDeviation));
        if (run.TrainSeconds is { } seconds)
            yield return ModelCardText.TrainingTime.Fill(
                Quantity.Duration(seconds), environment.Device, Markdown.Escape(environment.Processor), environment.CoreCount);
        yield return ModelCardText.TrainingVersions.Fill(environment.VitrineVersion, environment.GitCommit, environment.DotNetVersion);
        if (run.WeightsSha256 is { } hash)
            yield return ModelCardText.TrainingWeights.Fill(hash);
    }

    private static IEnumerable<string> Lessons(Recipe recipe)
    {
        yield return ModelCardText.TrainingRecipe.Fill(
            Markdown.Escape(recipe.Name), recipe.Epochs, Quantity.Count(recipe.BatchSize), $"{recipe.Seed}");
        if (recipe.Start is { } start)
            yield return ModelCardText.TrainingStart.Fill(Model(start.Name ?? start.Bundle, start.WeightsSha256));
        if (recipe.Distillation is { } distillation)
            yield return ModelCardText.TrainingTeachers.Fill(
                Quantity.Plain(distillation.Temperature),
                Quantity.ShortPercent(distillation.Share),
                string.Join("; ", distillation.Teachers.Select(teacher => Model(teacher.Name ?? teacher.Bundle, teacher.WeightsSha256))));
    }

    private static IEnumerable<string> Averaging(AveragedFrom averaged)
    {
        yield return ModelCardText.TrainingAveraged.Fill(string.Join("; ", averaged.Sources.Select(source => Model(source.Name, source.WeightsSha256))));
        if (averaged.StatisticsImageCount > 0)
            yield return ModelCardText.TrainingStatistics.Fill(Quantity.Count(averaged.StatisticsImageCount));
    }

    private static string Model(string name, string? weightsSha256) => ModelCardText.ModelAndHash.Fill(Markdown.Escape(name), weightsSha256);

    internal static string Loading() => $"""
        {ModelCardText.LoadIntroduction}

        ```csharp
        using Vitrine.Inference;

        using var classifier = Classifier.Load("model");
        Console.WriteLine(classifier.Predict("{ModelCardText.ImageFile}"));
        ```

        {ModelCardText.LoadCommandLine}

        ```sh
        vitrine predict model {ModelCardText.ImageFile}
        ```

        {ModelCardText.LoadOther}

        """;
}
