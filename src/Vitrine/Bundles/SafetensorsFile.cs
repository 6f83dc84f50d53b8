using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Models;

namespace Vitrine.Bundles;

/// <summary>
/// The safetensors format: 8 bytes of header length (little-endian), a JSON header, the tensors' bytes. Reading runs no code.
/// Only F32 tensors are written and read.
/// </summary>
public static class SafetensorsFile
{
    private const string MetadataMember = "__metadata__";
    private const long LongestHeader = 100_000_000;

    /// <summary>Writes under a temporary name, flushes, then renames.</summary>
    /// <param name="path">Replaced if it exists.</param>
    /// <param name="tensors">By name, written in this order.</param>
    /// <param name="metadata">Any strings.</param>
    public static void Write(string path, IReadOnlyDictionary<string, Weight> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        AtomicFile.Write(path, stream => Write(stream, tensors, metadata));

    /// <inheritdoc cref="Write(string, IReadOnlyDictionary{string, Weight}, IReadOnlyDictionary{string, string}?)"/>
    /// <param name="stream">Where to.</param>
    internal static void Write(Stream stream, IReadOnlyDictionary<string, Weight> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var header = Header(tensors, metadata);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var tensor in tensors.Values)
            stream.Write(MemoryMarshal.AsBytes(tensor.Values.AsSpan()));
    }

    /// <exception cref="VitrineException">The file is missing or is no safetensors file of F32 tensors; the message says what is wrong.</exception>
    public static (IReadOnlyDictionary<string, Weight> Tensors, IReadOnlyDictionary<string, string> Metadata) Read(string path)
    {
        if (!File.Exists(path))
            throw VitrineException.InvalidData(BundlesText.Missing.Fill(path));
        try
        {
            return Parse(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or OverflowException or ArgumentException)
        {
            throw new VitrineException(FailureKind.DataOrModel, BundlesText.NotSafetensors.Fill(path, exception.Message.TrimEnd('.')), exception);
        }
    }

    private static byte[] Header(IReadOnlyDictionary<string, Weight> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var members = new OrderedDictionary<string, object>();
        if (metadata is { Count: > 0 })
            members[MetadataMember] = metadata;
        var offset = 0L;
        foreach (var (name, tensor) in tensors)
        {
            var end = offset + (tensor.Values.LongLength * sizeof(float));
            members[name] = new { dtype = "F32", shape = tensor.Shape, data_offsets = new[] { offset, end } };
            offset = end;
        }
        var json = JsonSerializer.SerializeToUtf8Bytes(members);
        // Spaces up to a multiple of 8, so that readers can map the floats in place.
        return [.. json, .. Enumerable.Repeat((byte)' ', -json.Length & 7)];
    }

    private static (IReadOnlyDictionary<string, Weight> Tensors, IReadOnlyDictionary<string, string> Metadata) Parse(byte[] file)
    {
        var headerLength = file.Length >= 8 ? BinaryPrimitives.ReadInt64LittleEndian(file) : -1;
        if (headerLength is < 2 or > LongestHeader || headerLength > file.Length - 8)
            throw new FormatException($"header length {headerLength} in a file of {file.Length} bytes");
        using var header = JsonDocument.Parse(file.AsMemory(8, (int)headerLength));
        var data = file.AsMemory(8 + (int)headerLength);
        var tensors = new OrderedDictionary<string, Weight>();
        var metadata = new Dictionary<string, string>();
        foreach (var member in header.RootElement.EnumerateObject())
        {
            if (member.Name == MetadataMember)
                metadata = member.Value.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);
            else
                tensors[member.Name] = ReadTensor(member, data.Span);
        }
        return (tensors, metadata);
    }

    private static Weight ReadTensor(JsonProperty member, ReadOnlySpan<byte> data)
    {
        var type = member.Value.GetProperty("dtype").GetString();
        if (type != "F32")
            throw new FormatException($"tensor {member.Name} is {type}, not F32");
        var shape = member.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        long[] offsets = [.. member.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        if (offsets.Length != 2 || shape.Any(size => size < 0))
            throw new FormatException($"tensor {member.Name} has {offsets.Length} offsets, not two, or a negative size");
        long begin = offsets[0], end = offsets[1], expected = shape.Aggregate(4L, (product, size) => checked(product * size));
        if (begin < 0 || end > data.Length || end - begin != expected)
            throw new FormatException($"tensor {member.Name} of {expected} bytes lies at {begin}–{end} of {data.Length}");
        return new Weight(shape, MemoryMarshal.Cast<byte, float>(data[(int)begin..(int)end]).ToArray());
    }
}
