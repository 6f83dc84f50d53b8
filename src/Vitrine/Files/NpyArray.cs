using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Vitrine.Files;

/// <summary>
/// An array as NumPy keeps it in a file: the npy format (NEP 1), versions 1 to 3. Numbers of one kind, row by row; no objects, so that reading runs no code.
/// </summary>
/// <param name="Type">NumPy's name of the numbers' kind: <c>|u1</c>, <c>&lt;f4</c>, <c>&lt;i8</c> and their like.</param>
/// <param name="Shape">Sizes of the dimensions; none for a single number.</param>
/// <param name="Data">The numbers' bytes, row-major, as <paramref name="Type"/> orders them.</param>
public sealed partial record NpyArray(string Type, IReadOnlyList<long> Shape, byte[] Data)
{
    private const int Alignment = 64;

    // Of a header there is one line; more is a slip or an attack on memory.
    private const int LongestHeader = 65_536;

    /// <summary>What an npy file begins with.</summary>
    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Bytes of one number.</summary>
    private int Size => SizeOf(Type);

    /// <param name="shape">Sizes of the dimensions.</param>
    /// <param name="values">Row-major.</param>
    public static NpyArray Of(IReadOnlyList<long> shape, ReadOnlySpan<float> values) => new("<f4", shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <inheritdoc cref="Of(IReadOnlyList{long}, ReadOnlySpan{float})"/>
    public static NpyArray Of(IReadOnlyList<long> shape, byte[] values) => new("|u1", shape, values);

    /// <exception cref="FormatException">It is no array of numbers in the npy format; the message says why.</exception>
    public static NpyArray Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 10 || !file.StartsWith(Magic))
            throw new FormatException("it does not begin as an npy array does");
        var isShort = file[6] == 1;
        if (file[6] is < 1 or > 3)
            throw new FormatException($"its npy version is {file[6]}, not 1 to 3");
        var (start, length) = isShort ? (10, BinaryPrimitives.ReadUInt16LittleEndian(file[8..])) : file.Length < 12 ? (12, -1L) : (12, BinaryPrimitives.ReadUInt32LittleEndian(file[8..]));
        if (length is < 0 or > LongestHeader || start + length > file.Length)
            throw new FormatException($"its header has {length} bytes of {file.Length}");
        var header = Encoding.Latin1.GetString(file.Slice(start, (int)length));
        return Read(header, file[(start + (int)length)..]);
    }

    /// <summary>The file's bytes, version 1.</summary>
    public byte[] ToBytes()
    {
        var shape = Shape.Count == 1 ? $"({Shape[0]},)" : $"({string.Join(", ", Shape)})";
        var header = $"{{'descr': '{Type}', 'fortran_order': False, 'shape': {shape}, }}";
        var filled = header.PadRight(header.Length + (-(10 + header.Length + 1) & (Alignment - 1))) + "\n";
        var length = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(length, checked((ushort)filled.Length));
        return [.. Magic, 1, 0, .. length, .. Encoding.Latin1.GetBytes(filled), .. Data];
    }

    /// <summary>The numbers as floats, row-major.</summary>
    /// <exception cref="FormatException">They are of a kind that is none.</exception>
    public float[] ToFloats() => Type == "<f4" ? MemoryMarshal.Cast<byte, float>(Data).ToArray() : [.. Numbers().Select(number => (float)number)];

    /// <summary>The numbers as doubles, row-major.</summary>
    /// <exception cref="FormatException">They are of a kind that is none.</exception>
    public IEnumerable<double> Numbers()
    {
        var count = Data.Length / Size;
        for (var i = 0; i < count; i++)
            yield return Number(i * Size);
    }

    private static NpyArray Read(string header, ReadOnlySpan<byte> data)
    {
        var (type, order, sizes) = (TypeMember().Match(header), OrderMember().Match(header), ShapeMember().Match(header));
        if (!type.Success || !order.Success || !sizes.Success)
            throw new FormatException($"its header is `{header.Trim()}`, of which only arrays of plain numbers are read");
        var shape = sizes.Groups["value"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Size).ToList();
        var name = type.Groups["value"].Value;
        // One byte has no order, whichever is written.
        name = SizeOf(name) == 1 ? $"|{name[1..]}" : name.Replace('=', '<');
        var length = shape.Aggregate((long)SizeOf(name), (product, size) => checked(product * size));
        if (length != data.Length)
            throw new FormatException($"its {string.Join(" × ", shape)} numbers of {SizeOf(name)} bytes are not the {data.Length} bytes that follow");
        var isByColumn = order.Groups["value"].Value == "True" && shape.Count > 1;
        return new NpyArray(name, shape, isByColumn ? ByRow(data, shape, SizeOf(name)) : data.ToArray());

        static long Size(string text) => long.TryParse(text.TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : throw new FormatException($"`{text}` in its shape is no size");
    }

    private static int SizeOf(string type) => type[1..] switch
    {
        "u1" or "i1" or "b1" => 1,
        "u2" or "i2" or "f2" => 2,
        "u4" or "i4" or "f4" => 4,
        "u8" or "i8" or "f8" => 8,
        _ => throw new FormatException($"its numbers are `{type}`, and only whole and floating-point numbers of up to 8 bytes are read"),
    };

    /// <summary>From the order in which the first index runs fastest to that in which the last one does.</summary>
    private static byte[] ByRow(ReadOnlySpan<byte> byColumn, List<long> shape, int size)
    {
        var result = new byte[byColumn.Length];
        var indices = new long[shape.Count];
        for (var target = 0; target < result.Length; target += size)
        {
            long source = 0;
            for (var axis = shape.Count - 1; axis >= 0; axis--)
                source = (source * shape[axis]) + indices[axis];
            byColumn.Slice((int)source * size, size).CopyTo(result.AsSpan(target));
            for (var axis = shape.Count - 1; axis >= 0 && ++indices[axis] == shape[axis]; axis--)
                indices[axis] = 0;
        }
        return result;
    }

    private double Number(int offset)
    {
        Span<byte> bytes = stackalloc byte[Size];
        Data.AsSpan(offset, Size).CopyTo(bytes);
        if (Type[0] == '>')
            bytes.Reverse();
        return Type[1..] switch
        {
            "u1" or "b1" => bytes[0],
            "i1" => (sbyte)bytes[0],
            "u2" => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            "i2" => BinaryPrimitives.ReadInt16LittleEndian(bytes),
            "f2" => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
            "u4" => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            "i4" => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            "f4" => BinaryPrimitives.ReadSingleLittleEndian(bytes),
            "u8" => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            "i8" => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        };
    }

    [GeneratedRegex(@"'descr'\s*:\s*'(?<value>[<>|=][a-z][0-9]+)'", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeMember();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(?<value>True|False)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OrderMember();

    [GeneratedRegex(@"'shape'\s*:\s*\((?<value>[0-9L,\s]*)\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShapeMember();
}
