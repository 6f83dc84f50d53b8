namespace Vitrine.Data;

/// <summary>What a data set is called that nothing but its place names.</summary>
internal static class DatasetName
{
    internal static string OfFolder(string folder) => Of(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))));

    /// <summary>The place's own name, but for one that only Fashion-MNIST's images may have: reports and cards would set its results beside those on the real ones.</summary>
    /// <param name="place">Name of a file or a folder whose content is of another set.</param>
    internal static string Of(string place) => place.Contains(FashionMnist.Name, StringComparison.OrdinalIgnoreCase) ? DataText.UnknownOrigin : place;
}
