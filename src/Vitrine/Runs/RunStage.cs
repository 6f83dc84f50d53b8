namespace Vitrine.Runs;

/// <summary>The eight stages, by the number they are known by.</summary>
public enum RunStage
{
    Load = 1,
    Visualise = 2,
    Normalise = 3,
    Build = 4,
    Train = 5,
    Improve = 6,
    Save = 7,
    FinalEvaluation = 8,
}
