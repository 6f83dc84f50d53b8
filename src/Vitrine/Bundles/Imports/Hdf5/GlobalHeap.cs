using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>Where values of any length lie (specification, III.E): an object's number and content, one after the other.</summary>
internal static class GlobalHeap
{
    /// <param name="collection">Where the objects lie together.</param>
    /// <exception cref="InvalidDataException">There is no object of this number.</exception>
    internal static (long Address, long Length) Find(Hdf5Content content, long collection, int number)
    {
        var cursor = new Hdf5Cursor(content, collection);
        cursor.Expect("GCOL"u8);
        cursor.ExpectVersion([1], "global heap");
        cursor.Skip(3);
        var end = collection + cursor.Length();
        while (cursor.Address < end)
        {
            var found = cursor.UInt16();
            cursor.Skip(sizeof(ushort) + sizeof(uint));
            var length = cursor.Length();
            if (found == number)
                return (cursor.Address, length);

            // Free space has no number and is the last.
            if (found == 0)
                break;
            cursor.Skip(length);
            cursor.Align(collection);
        }
        throw new InvalidDataException(Hdf5Text.NoObject.Fill(number, collection));
    }
}
