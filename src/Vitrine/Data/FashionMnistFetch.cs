using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>Brings Fashion-MNIST into our cache: from the official mirrors, else from Debian's package.</summary>
internal sealed class FashionMnistFetch(DatasetStoreOptions options, IProgress<DatasetProgress>? progress)
{
    private readonly string cache = DatasetPlaces.Cache(options.Environment);

    /// <returns>Why it could not be done, a clause for each way that was tried; empty when the cache holds the set.</returns>
    /// <exception cref="VitrineException">The cache cannot be written.</exception>
    internal Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken) =>
        WithCacheAsync(() => FetchAsync(cancellationToken), cancellationToken);

    /// <summary>Copies a set that was found and checked elsewhere.</summary>
    /// <exception cref="VitrineException">The cache cannot be written.</exception>
    internal Task CopyAsync(IdxSetFiles files, CancellationToken cancellationToken) => WithCacheAsync(
        () =>
        {
            RemoveDamaged();
            foreach (var path in files.All)
                CopyIntoCache(path);
            return Task.FromResult(files);
        },
        cancellationToken);

    private async Task<T> WithCacheAsync<T>(Func<Task<T>> write, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(cache);
            await using var only = await CacheLock.TakeAsync(cache, options.Environment.TimeProvider, progress, cancellationToken);
            return await write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new VitrineException(FailureKind.Failed, DataText.CacheUnwritable.Fill(cache, fault.Message), fault);
        }
    }

    private async Task<IReadOnlyList<string>> FetchAsync(CancellationToken cancellationToken)
    {
        RemoveDamaged();
        var failures = await DownloadAsync(cancellationToken);
        if (Missing().Count == 0)
            return [];

        var noPackage = await TakeFromPackageAsync(cancellationToken);
        return noPackage is null ? [] : [.. failures, noPackage];
    }

    private async Task<IReadOnlyList<string>> DownloadAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient(options.Environment.CreateHandler(options.ConnectTimeout)) { Timeout = Timeout.InfiniteTimeSpan };
        var download = new MirrorDownload(client, options, progress);
        var failures = new List<string>();
        foreach (var mirror in options.Mirrors)
        {
            try
            {
                foreach (var file in Missing())
                    await download.FetchAsync(mirror, file, cache, cancellationToken);
                break;
            }
            catch (TransferException fault)
            {
                failures.Add(fault.Message);
                progress?.Report(new DatasetProgress(fault.Message, IsWarning: true));
            }
        }

        return failures;
    }

    /// <returns>Why not; null when the cache holds the set.</returns>
    private async Task<string?> TakeFromPackageAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(cache, "package");
        RemoveFolder(folder);
        Directory.CreateDirectory(folder);
        using var timeout = new CancellationTokenSource(options.PackageTimeout, options.Environment.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var content = await new DebianPackage(options.Environment, progress).UnpackAsync(folder, either.Token);
            foreach (var file in Missing())
                TakeOver(file, content);
            return null;
        }
        catch (TransferException fault)
        {
            return fault.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DataText.PackageFailed.Fill(DebianPackage.PackageName, DataText.PackageTimeout.Fill(options.PackageTimeout.TotalMinutes));
        }
        finally
        {
            RemoveFolder(folder);
        }
    }

    private void TakeOver(DatasetFile file, string folder)
    {
        var path = IdxSetFiles.PathOf(folder, file.Name);
        if (path is null || !FileCheck.Of(file, path).IsValid)
            throw new TransferException(DataText.PackageFailed.Fill(DebianPackage.PackageName, DataText.PackageWrong.Fill(file.Name)), mayResume: false);

        CopyIntoCache(path);
    }

    private void CopyIntoCache(string path)
    {
        var target = Path.Combine(cache, Path.GetFileName(path));
        var temporary = target + ".tmp";
        try
        {
            using (var from = File.OpenRead(path))
            using (var to = File.Create(temporary))
            {
                from.CopyTo(to);
                to.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    // also what a process left that was killed at it
    private static void RemoveFolder(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    // the smallest first: a mirror that is not there is noticed at once
    private List<DatasetFile> Missing() =>
        [.. options.FashionMnistFiles.Where(file => IdxSetFiles.PathOf(cache, file.Name) is null).OrderBy(file => file.ContentBytes)];

    // the cache is ours: what is wrong in it goes, and would otherwise hide the right file
    private void RemoveDamaged()
    {
        foreach (var file in options.FashionMnistFiles)
        {
            while (IdxSetFiles.PathOf(cache, file.Name) is { } path && !FileCheck.Of(file, path).IsValid)
                File.Delete(path);
        }
    }
}
