using Vitrine.Bundles.Exports;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Inference.Preprocessing;

namespace Vitrine.Bundles.Imports;

/// <summary>An imported model.</summary>
/// <param name="Folder">The bundle.</param>
/// <param name="Source">The file that it was read from.</param>
/// <param name="Input">Size of an image.</param>
/// <param name="Classes">By class index.</param>
/// <param name="Parameters">How many.</param>
/// <param name="Normalization">What is done to pixels first.</param>
/// <param name="Pixels">The grey values that the network is taken to be fed with, <c>0-1</c> or <c>0-255</c>; null where the file says it in full.</param>
/// <param name="PixelsAreAssumed">Whether nobody said so.</param>
/// <param name="ClassesAreAssumed">Whether nobody named the classes.</param>
/// <param name="Verification">The proof that the bundle answers as the imported network does.</param>
public sealed record ImportReport(
    string Folder,
    BundleImport Source,
    ImageSize Input,
    IReadOnlyList<ClassName> Classes,
    long Parameters,
    Normalization Normalization,
    string? Pixels,
    bool PixelsAreAssumed,
    bool ClassesAreAssumed,
    VerificationReport Verification);
