using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Training;

namespace Vitrine.App.Studies;

/// <summary>What <c>improve</c> was asked for.</summary>
/// <param name="Resume">The folder of the study to go on with; null begins one.</param>
/// <param name="Out">Where a new one goes; null makes a folder under <c>studies/</c>.</param>
/// <param name="Start">The recipe to better.</param>
/// <param name="Data">As <c>--data</c>, folders as full paths.</param>
/// <param name="Settings">Of a new study.</param>
/// <param name="Time">For all of it; null has no limit.</param>
/// <param name="WorkerCount">Processes side by side.</param>
/// <param name="ConfirmationCount">Seeds for the comparison at the end; 0 makes none.</param>
/// <param name="Distills">Whether the ensemble of the study's models teaches a network of the best recipe at the end.</param>
/// <param name="MaximumParameters">Of a network to be tried.</param>
/// <param name="MaximumMultiplyAccumulates">Of a network to be tried.</param>
/// <param name="TrialTime">After which a trial is ended; null has no limit.</param>
internal sealed record ImproveRequest(
    string? Resume,
    string? Out,
    Recipe Start,
    string Data,
    string Device,
    StudySettings Settings,
    TimeSpan? Time,
    int WorkerCount,
    int ConfirmationCount,
    bool Distills,
    long? MaximumParameters,
    long? MaximumMultiplyAccumulates,
    TimeSpan? TrialTime)
{
    internal SearchSpace Space => Settings.Space;
}
