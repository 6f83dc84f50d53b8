using Vitrine.Data.Formats;
using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>
/// Opens data sets by what <c>--data</c> says: <c>fashion-mnist</c> (found on the machine, else fetched), <c>sample</c> (inside the
/// program), a folder of IDX files (one of several sets in it as <c>FOLDER/SET</c>), a <c>.npz</c> file as Keras keeps data sets, a <c>.csv</c> file or a folder of two in
/// Kaggle's layout, or a folder of class folders with pictures.
/// </summary>
public static class DatasetStore
{
    /// <summary>Loads a set and checks it.</summary>
    /// <param name="option">As given to <c>--data</c>.</param>
    /// <param name="progress">Hears what is found damaged and how a download goes on, from any thread.</param>
    /// <exception cref="VitrineException">The set is missing or damaged; the message names file and cure.</exception>
    public static async Task<Dataset> OpenAsync(
        string option,
        DatasetStoreOptions? options = null,
        IProgress<DatasetProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new DatasetStoreOptions();
        if (option == SampleData.Option)
            return SampleData.Load();
        if (option == FashionMnist.Option)
        {
            var found = await new FashionMnistSearch(options, progress).FindOrFetchAsync(cancellationToken);
            return IdxFolder.ToFashionMnist(found.Files, found.Set);
        }

        return await OpenPlaceAsync(option, options, cancellationToken);
    }

    /// <summary>Says where a set lies, without fetching it.</summary>
    /// <exception cref="VitrineException">The set is missing or damaged.</exception>
    public static async Task<DatasetLocation> LocateAsync(
        string option, DatasetStoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new DatasetStoreOptions();
        if (option != FashionMnist.Option)
            return Describe(await OpenAsync(option, options, progress: null, cancellationToken), FindFilesOf(option), []);

        var search = new FashionMnistSearch(options, progress: null);
        var found = await search.FindAsync(cancellationToken) ?? throw NotHere(search.Rejected);
        return Describe(IdxFolder.ToFashionMnist(found.Files, found.Set), found.Files.All, search.Rejected);
    }

    /// <summary>Checks every file of a set that lies on this machine, damaged ones too.</summary>
    /// <exception cref="VitrineException">There is no such set to check.</exception>
    public static async Task<IReadOnlyList<FileVerification>> VerifyAsync(
        string option, DatasetStoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new DatasetStoreOptions();
        if (option == SampleData.Option)
            return [.. SampleData.Files.Zip(SampleData.Load().Sha256.Values, (file, actual) => FileCheck.Compare(file, DataText.SampleSource, actual))];

        var files = option == FashionMnist.Option
            ? new FashionMnistSearch(options, progress: null).FirstFiles() ?? throw NotHere([])
            : DatasetSource.At(option) is null ? FindIdxFiles(option) : null;
        var checks = files is null ? [] : await CheckAsync(files, options.FashionMnistFiles, cancellationToken);
        if (option == FashionMnist.Option || checks.Any(check => check.IsValid))
            return checks;

        // another set: no hash is known, but it can be read
        var location = await LocateAsync(option, options, cancellationToken);
        var paths = FindFilesOf(option);
        return [.. location.Files.Select((file, i) => new FileVerification(
            file.Name, paths.ElementAtOrDefault(i) ?? location.Folder, Expected: null, file.Sha256, IsValid: true, Problem: null))];
    }

    /// <summary>Puts Fashion-MNIST into Vitrine's own cache, from another place on this machine or else from the network.</summary>
    /// <exception cref="VitrineException">It is nowhere to be had, or the cache cannot be written.</exception>
    public static async Task<DatasetLocation> FetchAsync(
        DatasetStoreOptions? options = null, IProgress<DatasetProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new DatasetStoreOptions();
        var found = await new FashionMnistSearch(options, progress).FindOrFetchAsync(cancellationToken);
        if (found.Files.Folder != DatasetPlaces.Cache(options.Environment))
            await new FashionMnistFetch(options, progress).CopyAsync(found.Files, cancellationToken);

        return await LocateAsync(FashionMnist.Option, options, cancellationToken);
    }

    private static async Task<Dataset> OpenPlaceAsync(string option, DatasetStoreOptions options, CancellationToken cancellationToken)
    {
        try
        {
            if (DatasetSource.At(option) is { } source)
                return await source.ReadAsync(options, cancellationToken);

            return FindIdxFiles(option) is { } files
                ? await IdxFolder.OpenAsync(files, options.FashionMnistFiles, cancellationToken)
                : await PictureFolder.OpenAsync(option, options, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new VitrineException(FailureKind.DataOrModel, DataText.FileUnreadable.Fill(option, fault.Message), fault);
        }
    }

    private static async Task<IReadOnlyList<FileVerification>> CheckAsync(
        IdxSetFiles files, IReadOnlyList<DatasetFile> release, CancellationToken cancellationToken) =>
        await Task.WhenAll(release.Select((file, i) => Task.Run(() => FileCheck.Of(file, files.All[i]), cancellationToken)));

    // FOLDER, or FOLDER/SET where the folder holds several
    private static IdxSetFiles? FindIdxFiles(string option)
    {
        if (Directory.Exists(option))
        {
            // torchvision keeps a set's files in a folder `raw`
            string[] folders = [option, Path.Combine(option, "raw")];
            return folders.FirstOrDefault(IdxFolder.Holds) is { } folder ? IdxFolder.Find(folder, prefix: null) : null;
        }

        var (parent, name) = (Path.GetDirectoryName(option), Path.GetFileName(option));
        if (parent is { Length: > 0 } && Directory.Exists(parent) && IdxSetFiles.PrefixesIn(parent).Contains(name, StringComparer.Ordinal))
            return IdxFolder.Find(parent, name);

        throw VitrineException.InvalidData(DataText.NoSuchData.Fill(option));
    }

    // none where there are thousands of pictures
    private static IReadOnlyList<string> FindFilesOf(string option) =>
        option == SampleData.Option ? [] : DatasetSource.At(option)?.Paths ?? FindIdxFiles(option)?.All ?? [];

    private static VitrineException NotHere(IReadOnlyList<string> rejected) =>
        VitrineException.InvalidData(string.Join(" ", [.. rejected, DataText.FashionMnistNotHere]));

    private static DatasetLocation Describe(Dataset dataset, IReadOnlyList<string> paths, IReadOnlyList<string> rejected)
    {
        var sizes = paths.ToDictionary(IdxSetFiles.ContentName, path => new FileInfo(path).Length, StringComparer.Ordinal);
        return new DatasetLocation(
            dataset.Name,
            dataset.Source,
            [.. dataset.Sha256.Select(file => new LocatedFile(file.Key, sizes.GetValueOrDefault(file.Key), file.Value))],
            rejected);
    }
}
