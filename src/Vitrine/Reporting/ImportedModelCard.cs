using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting;

/// <summary>The README.md of a bundle that was read from a file of another format: there is no run to tell of, only what the bundle's own description says.</summary>
internal static class ImportedModelCard
{
    /// <summary>Markdown in the current language.</summary>
    internal static string Render(BundleManifest manifest) => string.Join('\n', Parts(manifest)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Parts(BundleManifest manifest) =>
    [
        $"---\n{ModelCardMetadata.Tags}---\n",
        $"# {Markdown.Escape(manifest.Name)}\n",
        Introduction(manifest),
        ModelCard.Section(ModelCardText.UseTitle, ModelCardText.Use + "\n"),
        ModelCard.Section(ModelCardText.LimitsTitle, Markdown.List(ModelCard.Limits(report: null))),
        ModelCard.Section(ModelCardText.NumbersTitle, Numbers(manifest.Metrics)),
        ModelCard.Section(ModelCardText.TrainingTitle, Markdown.List(Training(manifest))),
        ModelCard.Section(ModelCardText.LoadTitle, ModelCard.Loading()),
    ];

    private static string Introduction(BundleManifest manifest)
    {
        var sentence = ModelCardText.ImportedIntroduction.Fill(Quantity.Count(manifest.Parameters), manifest.Input.Height, manifest.Input.Width, manifest.Classes.Count);
        var names = string.Join(", ", manifest.Classes.Select(name => Markdown.Escape(name.Current)));
        return $"{sentence}\n\n{ModelCardText.Classes.Fill(names)}\n";
    }

    private static string Numbers(BundleMetrics? metrics)
    {
        if ((metrics?.Test ?? metrics?.Validation) is not { } split)
            return ModelCardText.NumbersNone + "\n";
        List<string[]> rows =
        [
            [ModelCardText.Accuracy, Quantity.Percent(split.Accuracy), $"{Quantity.Percent(split.AccuracyInterval.Low)} – {Quantity.Percent(split.AccuracyInterval.High)}"],
            [ModelCardText.Loss, Quantity.FourDecimals(split.Loss), ""],
        ];
        if (split.MacroF1 is { } f1)
            rows.Add([ModelCardText.MacroF1, Quantity.FourDecimals(f1), ""]);
        if (split.ExpectedCalibrationError is { } error)
            rows.Add([ModelCardText.CalibrationError, Quantity.Percent(error), ""]);
        var sentence = ModelCardText.ImportedNumbers.Fill(Quantity.Count(split.Count), metrics?.Test is null ? ModelCardText.SplitValidation : ModelCardText.SplitTest);
        return $"{sentence}\n\n{Markdown.Table([ModelCardText.Measure, ModelCardText.Value, ModelCardText.Interval], rows)}";
    }

    private static IEnumerable<string> Training(BundleManifest manifest)
    {
        if (manifest.Provenance?.ImportedFrom is { } source)
            yield return ModelCardText.ImportedFrom.Fill(Markdown.Escape(source.File), source.Sha256, Markdown.Escape(source.Program));
        for (var earlier = manifest.Provenance?.ImportedFrom?.Before; earlier is not null; earlier = earlier.Before)
            yield return ModelCardText.ImportedBefore.Fill(Markdown.Escape(earlier.File), earlier.Sha256, Markdown.Escape(earlier.Program));
        if (manifest.Provenance?.Recipe is null)
            yield return ModelCardText.ImportedTraining;
        yield return ModelCardText.ImportedNormalization.Fill(
            Quantity.FourDecimals(manifest.Normalization.Mean), Quantity.FourDecimals(manifest.Normalization.StandardDeviation));
        yield return ModelCardText.ImportedVersion.Fill(manifest.VitrineVersion);
    }
}
