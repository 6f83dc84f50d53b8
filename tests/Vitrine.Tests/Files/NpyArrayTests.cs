using System.Text;
using Shouldly;
using Vitrine.Files;
using Xunit;

namespace Vitrine.Tests.Files;

public sealed class NpyArrayTests
{
    [Fact]
    public void An_array_is_written_as_numpy_writes_it()
    {
        // numpy.lib.format.write_array(f, numpy.array([[1, 2, 3]], numpy.float32), version=(1, 0)), NumPy 1.24
        var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }".PadRight(117) + "\n";
        byte[] expected = [0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. Encoding.ASCII.GetBytes(header), 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40];
        NpyArray.Of([1, 3], [1f, 2f, 3f]).ToBytes().ShouldBe(expected);
    }

    [Theory]
    [InlineData(new long[] { }, "()")]
    [InlineData(new long[] { 4 }, "(4,)")]
    [InlineData(new long[] { 2, 2 }, "(2, 2)")]
    [InlineData(new long[] { 0, 5 }, "(0, 5)")]
    public void Every_shape_comes_back(long[] shape, string written)
    {
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        var bytes = NpyArray.Of(shape, values.AsSpan()).ToBytes();
        Encoding.Latin1.GetString(bytes).ShouldContain($"'shape': {written}, ");
        ((bytes.Length - (values.Length * sizeof(float))) % 64).ShouldBe(0, "numbers begin at a multiple of 64 bytes");
        var read = NpyArray.Read(bytes);
        read.Shape.ShouldBe(shape);
        read.ToFloats().ShouldBe(values);
    }

    [Theory]
    [InlineData("<f4", new byte[] { 0, 0, 0x20, 0xc0 }, -2.5)]
    [InlineData(">f4", new byte[] { 0xc0, 0x20, 0, 0 }, -2.5)]
    [InlineData("<f8", new byte[] { 0, 0, 0, 0, 0, 0, 4, 0xc0 }, -2.5)]
    [InlineData("<f2", new byte[] { 0, 0xc1 }, -2.5)]
    [InlineData("|u1", new byte[] { 200 }, 200)]
    [InlineData("|b1", new byte[] { 1 }, 1)]
    [InlineData("|i1", new byte[] { 0xfe }, -2)]
    [InlineData("<u2", new byte[] { 1, 2 }, 513)]
    [InlineData(">i2", new byte[] { 0xff, 0xfe }, -2)]
    [InlineData("<i4", new byte[] { 0xfe, 0xff, 0xff, 0xff }, -2)]
    [InlineData("<u4", new byte[] { 0, 0, 0, 0x80 }, 2147483648)]
    [InlineData("<i8", new byte[] { 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff }, -2)]
    [InlineData(">u8", new byte[] { 0, 0, 0, 0, 0, 0, 1, 0 }, 256)]
    public void Numbers_of_every_kind_are_read(string type, byte[] data, double number)
    {
        var array = NpyArray.Read(File($"{{'descr': '{type}', 'fortran_order': False, 'shape': (1,), }}", data));
        array.Numbers().ShouldBe([number]);
        array.ToFloats().ShouldBe([(float)number]);
    }

    [Fact]
    public void What_lies_by_column_is_read_by_row()
    {
        // numpy.asfortranarray([[1, 2, 3], [4, 5, 6]])
        var array = NpyArray.Read(File("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }", [1, 4, 2, 5, 3, 6]));
        array.Data.ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public void A_header_of_version_2_has_a_longer_length()
    {
        var header = "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }\n";
        byte[] file = [0x93, .. "NUMPY"u8, 2, 0, (byte)header.Length, 0, 0, 0, .. Encoding.ASCII.GetBytes(header), 7, 8];
        NpyArray.Read(file).Data.ShouldBe([7, 8]);
    }

    [Theory]
    [InlineData("", "does not begin as an npy array does")]
    [InlineData("\u0093NUMPX\u0001\0\u0001\0x", "does not begin as an npy array does")]
    [InlineData("\u0093NUMPY\u0009\0\u0001\0x", "its npy version is 9")]
    [InlineData("\u0093NUMPY\u0001\0\u00ff\u00ffx", "its header has 65535 bytes of 11")]
    [InlineData("\u0093NUMPY\u0002\0\u0001\0", "its header has -1 bytes of 10")]
    public void What_is_no_array_is_refused(string file, string reason) =>
        Should.Throw<FormatException>(() => NpyArray.Read(Encoding.Latin1.GetBytes(file))).Message.ShouldContain(reason);

    [Theory]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "arrays of plain numbers")]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", "arrays of plain numbers")]
    [InlineData("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", "its numbers are `<c8`")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", "its 2 numbers of 4 bytes are not the 4 bytes")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1 1,), }", "is no size")]
    public void A_header_that_does_not_fit_is_refused(string header, string reason) =>
        Should.Throw<FormatException>(() => NpyArray.Read(File(header, new byte[4]))).Message.ShouldContain(reason);

    [Fact]
    public void A_shape_beyond_all_memory_is_refused() =>
        Should.Throw<OverflowException>(() => NpyArray.Read(File("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296), }", new byte[8])));

    private static byte[] File(string header, byte[] data)
    {
        var line = header + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)line.Length, 0, .. Encoding.ASCII.GetBytes(line), .. data];
    }
}
