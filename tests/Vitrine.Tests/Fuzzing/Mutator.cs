using System.Buffers.Binary;
using Vitrine.Randomness;

namespace Vitrine.Tests.Fuzzing;

/// <summary>Damages files as disks, networks and people who mean harm do.</summary>
internal static class Mutator
{
    private const int MostChanges = 6;

    private static readonly long[] Extremes = [0, 1, -1, 7, 127, 128, 255, 256, 32_767, 65_535, 65_536, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue];

    private static readonly byte[][] Words =
    [
        "null"u8.ToArray(), "true"u8.ToArray(), "[]"u8.ToArray(), "{}"u8.ToArray(), "\"\""u8.ToArray(), "-1"u8.ToArray(), "1e999"u8.ToArray(), "NaN"u8.ToArray(), "99999999999999999999"u8.ToArray(),
        "\"../x\""u8.ToArray(), "\\u0000"u8.ToArray(), "\u00e9"u8.ToArray(), "[[[[[[[["u8.ToArray(), "'<f8'"u8.ToArray(), "'|O'"u8.ToArray(), "(4294967296, 4294967296)"u8.ToArray(), "True"u8.ToArray(),
    ];

    /// <summary>A file made of one, or of the beginning of one and the end of another.</summary>
    internal static byte[] Mutate(byte[] file, byte[] other, SplitMix64 generator)
    {
        var bytes = new List<byte>(file);
        for (var count = 1 + generator.NextInt(MostChanges); count > 0 && bytes.Count > 0; count--)
            Change(bytes, other, generator);
        return [.. bytes];
    }

    private static void Change(List<byte> bytes, byte[] other, SplitMix64 generator)
    {
        var place = generator.NextInt(bytes.Count);
        var length = Math.Min(1 + generator.NextInt(generator.NextInt(2) == 0 ? 8 : 512), bytes.Count - place);
        switch (generator.NextInt(9))
        {
            case 0:
                bytes[place] ^= (byte)(1 << generator.NextInt(8));
                break;
            case 1:
                bytes[place] = (byte)generator.NextInt(256);
                break;
            case 2:
                Overwrite(bytes, place, Number(generator));
                break;
            case 3:
                bytes.RemoveRange(place, length);
                break;
            case 4:
                bytes.InsertRange(place, bytes.GetRange(place, length));
                break;
            case 5:
                bytes.RemoveRange(place, bytes.Count - place);
                break;
            case 6:
                Overwrite(bytes, place, Words[generator.NextInt(Words.Length)]);
                break;
            case 7:
                bytes.InsertRange(place, Words[generator.NextInt(Words.Length)]);
                break;
            default:
                bytes.RemoveRange(place, bytes.Count - place);
                bytes.AddRange(other.AsSpan(Math.Min(place, other.Length)));
                break;
        }
    }

    /// <summary>One that counts, sizes and offsets are wrong with, in either order of bytes.</summary>
    private static byte[] Number(SplitMix64 generator)
    {
        var value = Extremes[generator.NextInt(Extremes.Length)] + generator.NextInt(3) - 1;
        var bytes = new byte[sizeof(long)];
        if (generator.NextInt(2) == 0)
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        else
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        var size = 1 << (1 + generator.NextInt(3));
        return generator.NextInt(2) == 0 ? bytes[..size] : bytes[^size..];
    }

    private static void Overwrite(List<byte> bytes, int place, byte[] content)
    {
        for (var i = 0; i < content.Length && place + i < bytes.Count; i++)
            bytes[place + i] = content[i];
    }
}
