using System.Text.Json;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Reporting;
using Vitrine.Training;

namespace Vitrine.Bundles;

/// <summary>The recipe by which a bundle's model was trained.</summary>
internal static class RecordedRecipe
{
    /// <returns>Null where none is recorded, or one of another version, which says nothing that we understand.</returns>
    internal static Recipe? Of(BundleManifest manifest)
    {
        try
        {
            return manifest.Provenance?.Recipe?.Deserialize<Recipe>(RunRecordJson.Options);
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or VitrineException)
        {
            return null;
        }
    }
}
