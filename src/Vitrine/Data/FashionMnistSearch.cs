using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>Finds Fashion-MNIST on the machine, else fetches it. A damaged copy is named and passed over.</summary>
internal sealed class FashionMnistSearch(DatasetStoreOptions options, IProgress<DatasetProgress>? progress)
{
    private readonly IReadOnlyList<string> places = DatasetPlaces.All(options.Environment);
    private readonly List<string> rejected = [];

    /// <summary>Why copies that were found are of no use, one sentence each.</summary>
    internal IReadOnlyList<string> Rejected => rejected;

    /// <exception cref="VitrineException">It is not there and cannot be fetched; the message says what was tried.</exception>
    internal async Task<FoundSet> FindOrFetchAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(places, cancellationToken) is { } found)
            return found;

        var failures = await new FashionMnistFetch(options, progress).RunAsync(cancellationToken);
        return failures.Count == 0 && await FindAsync(places.Take(1), cancellationToken) is { } fetched
            ? fetched
            : throw VitrineException.InvalidData(DataText.FashionMnistNotFound.Fill(
                string.Join(", ", places), string.Join("; ", failures)));
    }

    /// <summary>Null if no place holds a good copy.</summary>
    internal Task<FoundSet?> FindAsync(CancellationToken cancellationToken) => FindAsync(places, cancellationToken);

    /// <summary>The first place that holds all four files, good or not; null if none does.</summary>
    internal IdxSetFiles? FirstFiles() => places.Select(IdxSetFiles.FashionMnistIn).FirstOrDefault(files => files is not null);

    private async Task<FoundSet?> FindAsync(IEnumerable<string> folders, CancellationToken cancellationToken)
    {
        foreach (var files in folders.Select(IdxSetFiles.FashionMnistIn).OfType<IdxSetFiles>())
        {
            if (await TryReadAsync(files, cancellationToken) is { } found)
                return found;
        }

        return null;
    }

    private async Task<FoundSet?> TryReadAsync(IdxSetFiles files, CancellationToken cancellationToken)
    {
        try
        {
            var set = await IdxSet.ReadAsync(files, cancellationToken);
            FashionMnistRelease.Require(files, set, options.FashionMnistFiles);
            return new FoundSet(files, set);
        }
        catch (VitrineException fault)
        {
            rejected.Add(fault.Message);
            progress?.Report(new DatasetProgress(fault.Message, IsWarning: true));
            return null;
        }
    }

    internal sealed record FoundSet(IdxSetFiles Files, IdxSet Set);
}
