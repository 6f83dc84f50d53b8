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
}
