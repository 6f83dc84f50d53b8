using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Training;

namespace Vitrine.Runs;

/// <summary>A finished run that another one goes on from or repeats.</summary>
internal sealed class Predecessor
{
    private readonly RunFolder folder;
    private readonly bool isExtended;
    private readonly string weights;

    private Predecessor(RunFolder folder, RunRecord record, bool isExtended, string weights)
    {
        (this.folder, Record, this.isExtended, this.weights) = (folder, record, isExtended, weights);
    }

    internal RunRecord Record { get; }

    /// <summary>Of the model that was kept.</summary>
    internal Recipe Recipe => Record.FinalRecipe ?? Record.Recipe;

    private string FinalCheckpoint => Record.FinalRecipe is null ? folder.Checkpoint : folder.ImprovedCheckpoint;

    /// <param name="path">Of its folder.</param>
    /// <param name="isExtended">Whether it is gone on from, rather than repeated.</param>
    /// <exception cref="VitrineException">There is no such run, or it has not finished.</exception>
    internal static Predecessor Open(string path, bool isExtended)
    {
        var folder = RunFolder.Open(path);
        var record = folder.ReadRecord();
        if (!isExtended && record is { StoppedEarly: true, FinalRecipe: null } && !TrainingResult.RanOutOfPatience(record.Recipe, record.History))
            throw VitrineException.InvalidData(RunsText.EndedByTheClock.Fill(folder.FullPath, record.History.Count));
        return record is { Status: "finished", WeightsSha256: { } weights }
            ? new Predecessor(folder, record, isExtended, weights)
            : throw VitrineException.InvalidData(RunsText.NotFinished.Fill(folder.FullPath));
    }

    /// <summary>Notes it in its successor's record, and puts beside that what the successor starts from.</summary>
    internal RunRecord Mark(RunRecord record, RunFolder successor)
    {
        var origin = new RunOrigin(Record.Name, folder.FullPath, weights, (Record.Extends?.EpochCount ?? 0) + Record.History.Count);
        if (isExtended)
            Copy(FinalCheckpoint, successor.StartCheckpoint);
        else if (Record.Extends is not null)
            Copy(folder.StartCheckpoint, successor.StartCheckpoint);
        return isExtended
            ? record with { Extends = origin, TestEvaluationCount = Record.TestEvaluationCount }
            : record with { Reproduces = origin, Extends = Record.Extends };
    }

    private static void Copy(string from, string to)
    {
        var source = Path.Combine(from, Checkpoint.FileName);
        if (!File.Exists(source))
            throw VitrineException.InvalidData(RunsText.NoCheckpoint.Fill(source));
        AtomicFile.Write(Path.Combine(to, Checkpoint.FileName), target =>
        {
            using var stream = File.OpenRead(source);
            stream.CopyTo(target);
        });
    }
}
