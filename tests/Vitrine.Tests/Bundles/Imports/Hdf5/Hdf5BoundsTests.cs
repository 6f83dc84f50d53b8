using System.Buffers.Binary;
using Shouldly;
using Vitrine.Bundles.Imports.Hdf5;
using Xunit;

namespace Vitrine.Tests.Bundles.Imports.Hdf5;

/// <summary>Files of some megabytes whose headers are made to cost as much as possible: what is allocated stays within what the file has.</summary>
public sealed class Hdf5BoundsTests
{
    private const int FileBytes = 4 << 20;
    private const int HeaderAddress = 48;

    /// <summary>An empty message takes four bytes, the least that one can.</summary>
    [Fact]
    public void Empty_messages_cost_nothing()
    {
        var file = new Hdf5File(File(new byte[FileBytes]));
        Allocated(() => file.Text("", "model_config").ShouldBeNull()).ShouldBeLessThan(FileBytes / 10);
        Allocated(() => Should.Throw<InvalidDataException>(() => file.Dataset(""))).ShouldBeLessThan(FileBytes / 10);
    }

    [Fact]
    public void Attributes_of_other_names_cost_nothing()
    {
        byte[] attribute = [0x0C, 12, 0, 0, 3, 0, 2, 0, 0, 0, 0, 0, 0, (byte)'x', 0, 0];
        var file = new Hdf5File(File(Repeated(attribute)));
        Allocated(() => file.Text("", "model_config").ShouldBeNull()).ShouldBeLessThan(FileBytes / 10);
    }

    /// <summary>A list of millions of names is read no further than to the first that names nothing.</summary>
    [Fact]
    public void Names_are_read_as_they_are_needed()
    {
        var names = new byte[FileBytes];
        Array.Fill(names, (byte)'x');
        byte[] type = [0x13, 0, 0, 0, 1, 0, 0, 0];
        byte[] space = [2, 1, 0, 1, .. Number(names.Length)];
        byte[] attribute = [3, 0, 2, 0, (byte)type.Length, 0, (byte)space.Length, 0, 0, (byte)'a', 0, .. type, .. space, .. names];
        var file = new Hdf5File(File([0x0C, 0xFF, 0xFF, 0, .. attribute]));
        file.Texts("", "a").Take(3).ShouldBe(["x", "x", "x"]);
        Allocated(() => Should.Throw<InvalidDataException>(() => file.Texts("", "a").Select(file.Dataset).ToList())).ShouldBeLessThan(FileBytes / 10);
    }

    /// <summary>Names become texts that are kept, in a table.</summary>
    [Fact]
    public void Names_in_a_group_cost_up_to_four_times_their_bytes()
    {
        var links = Enumerable.Range(0, FileBytes / 20).SelectMany(index => (byte[])[0x06, 16, 0, 0, 1, 0, 5, .. System.Text.Encoding.ASCII.GetBytes($"{index:x5}"), .. Number(HeaderAddress)]).ToArray();
        var file = new Hdf5File(File(links));
        Allocated(() => file.Children("").Count().ShouldBe(FileBytes / 20)).ShouldBeLessThan(4L * FileBytes);
    }

    /// <summary>Two continuations that lead to each other.</summary>
    [Fact]
    public void Circles_end()
    {
        byte[] continuation = [0x10, 16, 0, 0, .. Number(HeaderAddress), .. Number(4096)];
        var content = File([.. continuation, .. "OCHK"u8, .. continuation]);
        BinaryPrimitives.WriteInt64LittleEndian(content.AsSpan(HeaderAddress + 15), HeaderAddress + 31);
        BinaryPrimitives.WriteInt64LittleEndian(content.AsSpan(HeaderAddress + 39), HeaderAddress + 31);
        Should.Throw<InvalidDataException>(() => new Hdf5File(content).Text("", "x"));
    }

    /// <summary>A file of the second version, whose first group's header has these messages.</summary>
    private static byte[] File(byte[] messages)
    {
        byte[] unused = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        byte[] superblock = [.. Hdf5File.Signature, 2, 8, 8, 0, .. Number(0), .. unused, .. Number(0), .. Number(HeaderAddress), 0, 0, 0, 0];
        return [.. superblock, .. "OHDR"u8, 2, 0x02, .. Number(messages.Length).AsSpan(0, sizeof(uint)), .. messages, 0, 0, 0, 0];
    }

    private static byte[] Repeated(byte[] message) => [.. Enumerable.Repeat(message, FileBytes / message.Length).SelectMany(bytes => bytes)];

    private static byte[] Number(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }

    private static long Allocated(Action read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        read();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
