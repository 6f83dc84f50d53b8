using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>Checks one file by the SHA-256 of its decompressed content.</summary>
internal static class FileCheck
{
    internal static FileVerification Of(DatasetFile file, string path)
    {
        try
        {
            using var source = IdxSource.Open(path);
            return source.Hash(file.ContentBytes) is { } actual
                ? Compare(file, path, actual)
                : Unreadable(file, path, DataText.IdxTrailing.Fill(path, file.ContentBytes));
        }
        catch (VitrineException fault)
        {
            return Unreadable(file, path, fault.Message);
        }
    }

    internal static FileVerification Compare(DatasetFile file, string path, string actual)
    {
        var isValid = actual == file.Sha256;
        return new FileVerification(
            file.Name, path, file.Sha256, actual, isValid, isValid ? null : DataText.WrongHash.Fill(path, actual, file.Sha256));
    }

    internal static FileVerification Missing(DatasetFile file, string folder) =>
        new(file.Name, Path: null, file.Sha256, Actual: null, IsValid: false, DataText.IdxFileMissing.Fill(folder, file.Name));

    private static FileVerification Unreadable(DatasetFile file, string path, string problem) =>
        new(file.Name, path, file.Sha256, Actual: null, IsValid: false, problem);
}
