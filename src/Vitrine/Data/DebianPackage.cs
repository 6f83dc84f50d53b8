using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>
/// Takes Fashion-MNIST out of the package that Debian and Ubuntu have of it, with the sources that the machine is set up with and
/// without root: apt keeps its lists and files in a folder of ours, and the package is unpacked, not installed.
/// </summary>
internal sealed class DebianPackage(DatasetEnvironment environment, IProgress<DatasetProgress>? progress)
{
    internal const string PackageName = "dataset-fashion-mnist";

    /// <summary>Unpacks the package under <paramref name="folder"/>, an empty folder for this alone.</summary>
    /// <returns>The folder in which the set's files lie.</returns>
    /// <exception cref="TransferException">There is no apt, or it does not give the package.</exception>
    internal async Task<string> UnpackAsync(string folder, CancellationToken cancellationToken)
    {
        progress?.Report(new DatasetProgress(DataText.FetchingPackage.Fill(PackageName)));

        // the machine's own lists may know the package already, which saves loading them
        if (!await TryAptAsync(["download", PackageName], folder, cancellationToken))
        {
            var own = OwnFolders(folder);
            await AptAsync([.. own, "update"], folder, cancellationToken);
            await AptAsync([.. own, "download", PackageName], folder, cancellationToken);
        }

        return await ExtractAsync(folder, cancellationToken);
    }

    private static string[] OwnFolders(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "lists", "partial"));
        Directory.CreateDirectory(Path.Combine(folder, "cache", "archives", "partial"));
        return
        [
            "-o", $"Dir::State::Lists={Path.Combine(folder, "lists")}",
            "-o", $"Dir::Cache={Path.Combine(folder, "cache")}",
            "-o", "APT::Update::Post-Invoke-Success=",
            "-o", "APT::Update::Post-Invoke=",
        ];
    }

    private async Task<string> ExtractAsync(string folder, CancellationToken cancellationToken)
    {
        var package = Directory.EnumerateFiles(folder, "*.deb").FirstOrDefault()
            ?? throw new TransferException(DataText.PackageFailed.Fill(PackageName, DataText.PackageNotThere), mayResume: false);
        var content = Path.Combine(folder, "content");
        await RunAsync("dpkg-deb", ["-x", package, content], folder, cancellationToken);

        var file = Directory.EnumerateFiles(content, FashionMnist.TrainImages + "*", SearchOption.AllDirectories).FirstOrDefault()
            ?? throw new TransferException(DataText.PackageFailed.Fill(PackageName, DataText.PackageNotThere), mayResume: false);
        return Path.GetDirectoryName(file)!;
    }

    private async Task<bool> TryAptAsync(string[] arguments, string folder, CancellationToken cancellationToken)
    {
        var result = await environment.RunCommand("apt-get", Quiet(arguments), folder, cancellationToken)
            ?? throw new TransferException(DataText.NoApt, mayResume: false);
        return result.ExitCode == 0;
    }

    private Task AptAsync(string[] arguments, string folder, CancellationToken cancellationToken) =>
        RunAsync("apt-get", Quiet(arguments), folder, cancellationToken);

    // no sandbox user: it could not read a folder in a person's home
    private static string[] Quiet(string[] arguments) =>
        ["-q", "-o", "APT::Sandbox::User=root", "-o", "Acquire::http::Timeout=15", "-o", "Acquire::https::Timeout=15", "-o", "Acquire::Retries=1", .. arguments];

    private async Task RunAsync(string command, string[] arguments, string folder, CancellationToken cancellationToken)
    {
        var result = await environment.RunCommand(command, arguments, folder, cancellationToken)
            ?? throw new TransferException(DataText.PackageFailed.Fill(PackageName, DataText.NoCommand.Fill(command)), mayResume: false);
        if (result.ExitCode != 0)
            throw new TransferException(DataText.PackageFailed.Fill(PackageName, $"{command}: {result.Error}"), mayResume: false);
    }
}
