using Vitrine.Inference;

namespace Vitrine.Data.Formats;

/// <summary>
/// A data set as tables of text in Kaggle's layout: a folder with <c>NAME_train.csv</c> and <c>NAME_test.csv</c>, or one file, of which a share is held out for test.
/// </summary>
internal sealed class CsvSource : DatasetSource
{
    internal const string Extension = ".csv";
    internal const string TrainEnding = "_train.csv";
    internal const string TestEnding = "_test.csv";

    private readonly string place;
    private readonly string name;

    private CsvSource(string place, string name, params string[] paths)
        : base(paths) => (this.place, this.name) = (place, name);

    internal static CsvSource OfFile(string path) => new(path, Path.GetFileNameWithoutExtension(path), path);

    /// <summary>The two tables in a folder; null if there are none.</summary>
    /// <exception cref="VitrineException">One is missing, or there are several pairs.</exception>
    internal static CsvSource? In(string folder)
    {
        // class folders with pictures, and IDX files, may have tables of any kind beside them; notebooks leave hidden folders
        if (!Directory.Exists(folder) || IdxFolder.Holds(folder) || Visible(Directory.EnumerateDirectories(folder)).Any())
            return null;
        string[] files = [.. Visible(Directory.EnumerateFiles(folder)).Order(StringComparer.Ordinal)];
        string[] names = [.. NamesBefore(TrainEnding).Union(NamesBefore(TestEnding), StringComparer.Ordinal)];
        return names switch
        {
            [] => null,
            [var only] => new CsvSource(folder, only, Find(only, TrainEnding), Find(only, TestEnding)),
            _ => throw VitrineException.InvalidData(DataText.CsvSeveral.Fill(folder, string.Join(", ", names))),
        };

        static IEnumerable<string> Visible(IEnumerable<string> paths) => paths.Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.'));

        IEnumerable<string> NamesBefore(string ending) =>
            files.Where(file => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)).Select(file => file[..^ending.Length]);

        string Find(string name, string ending) => files.FirstOrDefault(file => file.Equals(name + ending, StringComparison.OrdinalIgnoreCase)) is { } file
            ? Path.Combine(folder, file)
            : throw VitrineException.InvalidData(DataText.CsvFileMissing.Fill(folder, name + ending));
    }

    internal override async Task<Dataset> ReadAsync(DatasetStoreOptions options, CancellationToken cancellationToken)
    {
        // both at once: a table takes longer to read than everything after it
        var tables = await Task.WhenAll(Paths.Select(path => Task.Run(() => CsvTable.Read(path), cancellationToken)));
        var sha256 = new OrderedDictionary<string, string>(
            Paths.Zip(tables, (path, table) => KeyValuePair.Create(Path.GetFileName(path), table.Sha256)), StringComparer.Ordinal);
        var names = LabelNames.In(Path.GetDirectoryName(Path.GetFullPath(Paths[0]))!);
        return Assemble((place, name), tables[0].Images, tables.ElementAtOrDefault(1).Images, names, sha256, options);
    }
}
