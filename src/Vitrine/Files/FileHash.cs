using System.Security.Cryptography;

namespace Vitrine.Files;

/// <summary>What tells two files apart.</summary>
internal static class FileHash
{
    /// <returns>Lower-case hexadecimal SHA-256 of a file's bytes as they lie on disk.</returns>
    internal static string Sha256(string path)
    {
        using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
