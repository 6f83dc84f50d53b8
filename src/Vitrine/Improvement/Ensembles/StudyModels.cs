using Vitrine.Bundles;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Training;

namespace Vitrine.Improvement.Ensembles;

/// <summary>
/// The models that a study keeps, as bundles: of the best trials so far, of the best recipe, and the one that the ensemble taught. Which trials are kept in the end does not depend on when each
/// ended: what is among the best of all is among the best of any of them.
/// </summary>
internal static class StudyModels
{
    /// <summary>More would take disk and time, and those further down rarely help.</summary>
    internal const int MaximumTrials = 16;

    /// <summary>Before the trial ends, so that whatever has ended is there.</summary>
    internal static void Keep(StudyFolder folder, Study study, int number, TrainingResult result)
    {
        var accuracy = result.History[^1].ValidationAccuracy;
        if (study.Trials().Count(other => other.State == TrialState.Finished && Precedes((other.Values[0], other.Number), (accuracy, number))) >= MaximumTrials)
            return;
        var name = StudyFolder.NameOf(number);
        ModelBundle.Save(folder.ModelOf(name), result with { Recipe = result.Recipe with { Name = $"{result.Recipe.Name}-{name}" } });
    }

    /// <summary>Deletes what is no longer among the best.</summary>
    internal static void Tidy(StudyFolder folder, IReadOnlyList<TrialRecord> trials)
    {
        foreach (var trial in Ranked(trials).Skip(MaximumTrials))
        {
            try
            {
                if (Directory.Exists(folder.ModelOf(StudyFolder.NameOf(trial.Number))))
                    Directory.Delete(folder.ModelOf(StudyFolder.NameOf(trial.Number)), recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another worker is at it at the same time, or someone has a file open: it goes after the next trial.
            }
        }
    }

    /// <summary>What a killed worker left half-written, and what was made of other trials than there are now. Not beside workers.</summary>
    internal static void DeleteLeftovers(StudyFolder folder)
    {
        var models = Path.GetDirectoryName(folder.ModelOf(EnsembleBuilder.BestName))!;
        if (!Directory.Exists(models))
            return;
        foreach (var path in Directory.EnumerateDirectories(models).Where(path => Path.HasExtension(path) || Path.GetFileName(path) is EnsembleBuilder.AveragedName or EnsembleBuilder.DistilledName).ToList())
            Directory.Delete(path, recursive: true);
    }

    /// <summary>Of finished trials, the best first; a study that began before models were kept lacks some.</summary>
    internal static IEnumerable<StudyModel> Load(StudyFolder folder, IReadOnlyList<TrialRecord> trials) => Ranked(trials).Take(MaximumTrials)
        .Select(trial => StudyFolder.NameOf(trial.Number))
        .Where(name => Directory.Exists(folder.ModelOf(name)))
        .Select(name => new StudyModel(name, ModelBundle.Load(folder.ModelOf(name))));

    private static IEnumerable<TrialRecord> Ranked(IReadOnlyList<TrialRecord> trials) =>
        trials.Where(trial => trial.State == TrialState.Finished).OrderByDescending(trial => trial.Values[0]).ThenBy(trial => trial.Number);

    private static bool Precedes((double Accuracy, int Number) one, (double Accuracy, int Number) other) =>
        one.Accuracy > other.Accuracy || (one.Accuracy == other.Accuracy && one.Number < other.Number);
}
