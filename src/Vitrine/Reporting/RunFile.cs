using Vitrine.Inference;

namespace Vitrine.Reporting;

/// <summary>Reads the files of a run's folder.</summary>
internal static class RunFile
{
    /// <exception cref="VitrineException">Invalid data: the file is missing.</exception>
    internal static string ReadAllText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new VitrineException(FailureKind.DataOrModel, RunFileText.Missing.Fill(path), problem);
        }
    }
}
