using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>Sizes of an array's dimensions (specification, IV.A.2.b).</summary>
internal static class Dataspace
{
    /// <returns>None for a single value.</returns>
    internal static long[] Read(Hdf5Cursor message)
    {
        const int None = 2;

        var version = message.Byte();
        var rank = message.Byte();
        message.Skip(1);
        switch (version)
        {
            case 1:
                message.Skip(5);
                break;
            case 2:
                if (message.Byte() == None)
                    return [0];
                break;
            default:
                throw new InvalidDataException(Hdf5Text.OtherVersion.Fill("dataspace", version));
        }
        var sizes = new long[rank];
        foreach (ref var size in sizes.AsSpan())
            size = message.Length();
        return sizes;
    }

    /// <summary>Values in all.</summary>
    /// <param name="size">Bytes of a value.</param>
    /// <exception cref="InvalidDataException">More than any file can have.</exception>
    internal static long Count(IReadOnlyList<long> sizes, int size)
    {
        var count = 1L;
        foreach (var length in sizes)
        {
            if (length != 0 && count > long.MaxValue / size / length)
                throw new InvalidDataException(Hdf5Text.TooMany.Fill(string.Join(" × ", sizes)));
            count *= length;
        }
        return count;
    }
}
