using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>A whole Keras model: HDF5 of Keras 2 (<c>.h5</c>), or the zip archive of Keras 3 (<c>.keras</c>).</summary>
internal sealed class KerasFormat : ImportFormat
{
    /// <summary>The widest span of values that networks are commonly fed with, and far below 255: what is wider was meant for values from 0 to 1.</summary>
    private const double WidestSpan = 20;

    private const string ProgramName = "Keras";

    public override string Name => ProgramName;

    public override IReadOnlyList<string> Extensions => [".h5", ".hdf5", ".keras"];

    internal override ImportedModel Read(string path, ImportOptions options)
    {
        if (options.Architecture is not null)
            throw VitrineException.InvalidUsage(ImportsText.HasNetwork.Fill(path));
        try
        {
            return Convert(path, options);
        }
        catch (Exception problem) when (problem is InvalidOperationException or OverflowException or ArgumentException or FormatException)
        {
            // a setting of another kind or size than Keras writes
            throw new VitrineException(FailureKind.DataOrModel, KerasText.Damaged.Fill(path, problem.Message.TrimEnd('.')), problem);
        }
    }

    private static ImportedModel Convert(string path, ImportOptions options)
    {
        var content = KerasFile.Read(path);
        var input = KerasInput.Of(content, path);
        var conversion = new KerasConversion(input, path);
        foreach (var layer in content.Layers)
        {
            KerasLayerTable.Of(layer)(conversion, layer);
            layer.RequireNoOtherWeights();
        }
        // Without preprocessing of its own a network was fed with 0 to 1, as in nearly all programs; its own is made for either.
        var pixels = options.Pixels ?? (conversion.IsRescaled && Math.Abs(conversion.Factor) * byte.MaxValue <= WidestSpan ? PixelRange.ZeroTo255 : PixelRange.ZeroToOne);
        var normalization = NormalizationOf(conversion, pixels, path);
        var network = conversion.Finish();
        var classes = options.ClassesFor(network.ClassCount, new ImageSize(input.Height, input.Width), path);
        var model = new TrainedModel(network.Architecture.For(input.Height, input.Width, classes.Count), network.Weights, normalization, input.Height, input.Width, classes);
        return new ImportedModel(model, $"{ProgramName} {content.Version}".TrimEnd()) { Pixels = pixels };
    }

    /// <summary>What Keras' first layers do to pixels, as (pixel / 255 − mean) / deviation.</summary>
    private static Normalization NormalizationOf(KerasConversion conversion, PixelRange pixels, string path)
    {
        var sign = conversion.Factor < 0 ? -1 : 1;
        var factor = sign * conversion.Factor * (pixels == PixelRange.ZeroTo255 ? byte.MaxValue : 1);
        // The zero that is added makes a −0 one that people expect.
        var normalization = new Normalization((float)(-sign * conversion.Summand / factor) + 0f, (float)(1 / factor));
        return float.IsFinite(normalization.Mean) && float.IsFinite(normalization.StandardDeviation) && normalization.StandardDeviation > 0
            ? normalization
            : throw VitrineException.InvalidData(KerasText.BadScale.Fill(path, conversion.Factor));
    }
}
