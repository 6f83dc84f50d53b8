namespace Vitrine.Inference;

/// <summary>
/// Something a person can mend: the message is one sentence, in the current language, with the value, the cause and the cure.
/// </summary>
public sealed class VitrineException : Exception
{
    public VitrineException(FailureKind kind, string message)
        : base(OneLine(message)) => Kind = kind;

    public VitrineException(FailureKind kind, string message, Exception innerException)
        : base(OneLine(message), innerException) => Kind = kind;

    public FailureKind Kind { get; }

    public static VitrineException InvalidData(string message) => new(FailureKind.DataOrModel, message);

    public static VitrineException InvalidUsage(string message) => new(FailureKind.Usage, message);

    public static VitrineException Failure(string message) => new(FailureKind.Failed, message);

    /// <summary>What is quoted of a file or of a library may have line ends, and signs that would move a terminal's cursor.</summary>
    private static string OneLine(string message) =>
        message.Any(char.IsControl) ? string.Join(' ', message.Split([.. message.Where(char.IsControl).Distinct()], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : message;
}
