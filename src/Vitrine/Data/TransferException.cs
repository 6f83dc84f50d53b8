namespace Vitrine.Data;

/// <summary>A transfer that did not end well; the message is a clause for people, in the current language.</summary>
/// <param name="mayResume">Whether the same mirror is worth another attempt.</param>
internal sealed class TransferException(string message, bool mayResume, Exception? innerException = null)
    : Exception(message, innerException)
{
    internal bool MayResume { get; } = mayResume;
}
