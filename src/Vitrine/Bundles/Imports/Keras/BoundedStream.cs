namespace Vitrine.Bundles.Imports.Keras;

/// <summary>
/// A file in memory that can be read so many times and no more. A damaged HDF5 file can send its reader round in circles for ever; each of them reads something, so that there is an end to it.
/// </summary>
/// <param name="content">Of the file.</param>
internal sealed class BoundedStream(byte[] content) : MemoryStream(content, writable: false)
{
    /// <summary>A model of a hundred layers takes some ten thousand.</summary>
    private const int MostReads = 2_000_000;

    private int readCount;

    public override int Read(byte[] buffer, int offset, int count)
    {
        Count();
        return base.Read(buffer, offset, count);
    }

    public override int Read(Span<byte> buffer)
    {
        Count();
        return base.Read(buffer);
    }

    public override int ReadByte()
    {
        Count();
        return base.ReadByte();
    }

    private void Count()
    {
        if (++readCount > MostReads)
            throw new InvalidDataException($"it was not read to its end with {MostReads} reads");
    }
}
