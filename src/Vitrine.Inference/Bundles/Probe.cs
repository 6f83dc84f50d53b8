using System.Text.Json;

namespace Vitrine.Inference.Bundles;

/// <summary>probe.json: a few images and what the trained model made of them, to prove a bundle on another machine.</summary>
/// <param name="Pixels">Grey values 0–255, [N, H, W]; base64 in the file.</param>
/// <param name="Logits">[N][C]</param>
/// <param name="Probabilities">[N][C], each row adding up to 1.</param>
public sealed record Probe(byte[] Pixels, float[][] Logits, float[][] Probabilities)
{
    /// <summary>probe.json's bytes: UTF-8, indented, ending in a line feed.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, BundleJson.Default.Probe), (byte)'\n'];
}
