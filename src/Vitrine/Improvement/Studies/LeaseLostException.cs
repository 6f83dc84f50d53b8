namespace Vitrine.Improvement.Studies;

/// <summary>Another worker has taken the trial over, since this one was not heard of for too long: what it does from here on would count twice.</summary>
public sealed class LeaseLostException(string message) : Exception(message);
