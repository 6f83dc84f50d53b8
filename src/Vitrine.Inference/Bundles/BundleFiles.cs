namespace Vitrine.Inference.Bundles;

/// <summary>The names of the files a bundle is made of.</summary>
public static class BundleFiles
{
    public const string Manifest = "vitrine.json";

    /// <summary>The whole way from grey pixels to probabilities, as an ONNX graph.</summary>
    public const string Model = "model.onnx";

    public const string Weights = "weights.safetensors";

    public const string Probe = "probe.json";

    public const string ModelCard = "README.md";
}
