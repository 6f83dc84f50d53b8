using Vitrine.App.Progress;
using Vitrine.App.Terminals;
using Vitrine.Data;
using Vitrine.Inference.Preprocessing;

namespace Vitrine.App.Verbs;

/// <summary>Opens what <c>--data</c> names, as seen from the terminal.</summary>
internal static class DataAccess
{
    internal static DatasetStoreOptions Options(Terminal terminal) => new()
    {
        ReadPicture = (path, height, width) => PictureReader.Read(path, height, width),
        Environment = new DatasetEnvironment { Variable = terminal.Variable, CurrentFolder = terminal.WorkingFolder, TimeProvider = terminal.Time },
    };

    internal static Task<Dataset> OpenAsync(Invocation invocation, IProgressDisplay display, CancellationToken cancellation) =>
        DatasetStore.OpenAsync(RecipeOptions.ReadData(invocation), Options(invocation.Terminal), new DataProgress(display), cancellation);
}
