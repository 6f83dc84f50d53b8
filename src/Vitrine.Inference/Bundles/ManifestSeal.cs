using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Vitrine.Inference.Bundles;

/// <summary>
/// vitrine.json's last member, <c>sha256</c>: the SHA-256 of all bytes in front of it. From the comma before its name to the end of the file it is always 83 bytes, so
/// <c>head -c -83 vitrine.json | sha256sum</c> says the same, and no byte of the file can change unnoticed.
/// </summary>
internal static class ManifestSeal
{
    private const string Name = "sha256";

    private static readonly int Length = Of([]).Length;

    /// <param name="json">An indented object, which ends in a line feed and a brace.</param>
    /// <returns>The same with the seal as its last member, ending in a line feed.</returns>
    internal static byte[] Seal(ReadOnlySpan<byte> json)
    {
        var text = json[..^"\n}".Length];
        return [.. text, .. Of(text)];
    }

    /// <summary>
    /// Whether a manifest may be believed: its seal holds, or it has none, as earlier versions wrote it. No other member that is a text stands last, so one that does is a seal
    /// whose name was altered.
    /// </summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="root">The same, read; an object.</param>
    internal static bool Holds(ReadOnlySpan<byte> json, JsonElement root) =>
        !IsIn(root) || (json.Length > Length && json[^Length..].SequenceEqual(Of(json[..^Length])));

    private static bool IsIn(JsonElement root)
    {
        var last = JsonValueKind.Undefined;
        foreach (var member in root.EnumerateObject())
        {
            if (member.NameEquals(Name))
                return true;
            last = member.Value.ValueKind;
        }
        return last == JsonValueKind.String;
    }

    private static byte[] Of(ReadOnlySpan<byte> text) =>
        Encoding.ASCII.GetBytes($",\n  \"{Name}\": \"{Convert.ToHexStringLower(SHA256.HashData(text))}\"\n}}\n");
}
