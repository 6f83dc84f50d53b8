using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>Of an array's values (specification, IV.A.2.d).</summary>
/// <param name="Size">Bytes of a value.</param>
/// <param name="Flags">What they mean differs by class.</param>
/// <param name="ExponentBits">Of a floating-point number; 0 of anything else.</param>
internal sealed record Datatype(DatatypeClass Class, int Size, int Flags, int ExponentBits)
{
    private const int BigEndianFlag = 0x01;
    private const int SignedFlag = 0x08;
    private const int TextFlag = 0x01;

    /// <summary>Whether it is a number with its lowest byte first.</summary>
    internal bool IsLittleEndian => (Flags & BigEndianFlag) == 0;

    /// <summary>Of a whole number.</summary>
    internal bool IsSigned => (Flags & SignedFlag) != 0;

    /// <summary>Of what has any length: whether it is text.</summary>
    internal bool IsText => (Flags & 0x0F) == TextFlag;

    internal static Datatype Read(Hdf5Cursor message)
    {
        const int ClassMask = 0x0F, BeforeExponentSize = 5;

        var kind = (DatatypeClass)(message.Byte() & ClassMask);
        var flags = (int)message.Number(3);
        var size = message.UInt32();
        if (size is 0 or > int.MaxValue)
            throw new InvalidDataException(Hdf5Text.TooLarge.Fill(message.Address));
        message.Skip(BeforeExponentSize);
        return new Datatype(kind, (int)size, flags, kind == DatatypeClass.FloatingPoint ? message.Byte() : 0);
    }
}
