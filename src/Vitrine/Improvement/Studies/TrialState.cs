namespace Vitrine.Improvement.Studies;

/// <summary>How far a trial is.</summary>
public enum TrialState
{
    /// <summary>Its parameters are chosen; it is being worked on, or waits for someone who does.</summary>
    Open,

    /// <summary>It has its result.</summary>
    Finished,

    /// <summary>It was ended early, since others were better at the same place.</summary>
    Pruned,

    /// <summary>It could not be carried out.</summary>
    Failed,
}
