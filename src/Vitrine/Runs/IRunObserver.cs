using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Exploration;
using Vitrine.Improvement;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;
using Vitrine.Training;

namespace Vitrine.Runs;

/// <summary>Sees a run happen: called on the run's own thread, in order. Every method may do nothing.</summary>
public interface IRunObserver
{
    /// <summary>The run has its folder; its record is in it from here on.</summary>
    void Started(string folder);

    void StageStarted(RunStage stage);

    void DatasetProgressed(DatasetProgress progress);

    void Loaded(Dataset dataset);

    void Explored(Dataset dataset, DatasetExploration exploration);

    void Normalised(Normalization normalization, ImageSet train, ImageSet validation);

    void Built(ArchitectureSummary summary, Recipe recipe);

    void TrainingProgressed(TrainingProgress progress);

    void Trained(TrainingResult result);

    /// <summary>On validation, and on as many images of the training part.</summary>
    void Evaluated(EvaluationReport validation, EvaluationReport train);

    void ImprovementProgressed(ImprovementProgress progress);

    void Improved(ImprovementReport report);

    void Saved(string bundle);

    void ParityChecked(ParityReport parity);

    void FinallyEvaluated(EvaluationReport test);

    void ReportWritten(string path);
}
