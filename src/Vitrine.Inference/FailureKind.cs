namespace Vitrine.Inference;

/// <summary>Why an operation could not be done; the value is the process exit code.</summary>
public enum FailureKind
{
    /// <summary>It was tried and did not succeed.</summary>
    Failed = 1,

    /// <summary>It was asked for in a way that cannot be done.</summary>
    Usage = 2,

    /// <summary>Data or a model is missing or invalid.</summary>
    DataOrModel = 3,

    /// <summary>It was interrupted, and its state is saved.</summary>
    Interrupted = 130,
}
