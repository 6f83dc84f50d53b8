namespace Vitrine.Reporting;

/// <summary>Test accuracies on Fashion-MNIST that a result is shown beside.</summary>
public static class ReferenceResults
{
    /// <summary>The Keras project Vitrine grew out of: a small dense network.</summary>
    public const double OriginalProject = 0.8324;

    /// <summary>Crowd workers without fashion training (Xiao, Rasul and Vollgraf 2017).</summary>
    public const double HumanCrowd = 0.835;

    /// <summary>Test images both were measured on.</summary>
    public const int TestImageCount = 10_000;

    /// <summary>Whether they may stand beside a result on this data: only on Fashion-MNIST or a part of it, whose name says so in either language.</summary>
    public static bool Apply(DatasetProvenance? data) =>
        data is not null && data.Name.Contains("Fashion-MNIST", StringComparison.OrdinalIgnoreCase);
}
