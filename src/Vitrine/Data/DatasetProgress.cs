namespace Vitrine.Data;

/// <summary>What is being done to get a data set.</summary>
/// <param name="Message">For people, in the current language.</param>
/// <param name="Bytes">Of the file under way; 0 where nothing is counted.</param>
/// <param name="TotalBytes">Of the file under way; null if not known.</param>
/// <param name="IsWarning">Something was found wrong and is being worked around.</param>
public sealed record DatasetProgress(string Message, long Bytes = 0, long? TotalBytes = null, bool IsWarning = false);
