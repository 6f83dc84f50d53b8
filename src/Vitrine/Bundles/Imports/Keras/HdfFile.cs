using PureHDF;
using PureHDF.VOL.Native;
using Vitrine.Files;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>The few things of an HDF5 file that Keras uses: groups, texts as attributes, arrays of numbers. Whoever reads expects any exception: the library behind it trusts files.</summary>
/// <param name="content">Of the file.</param>
/// <param name="packedLength">Bytes on disk: of the file, or of the archive that it lay in.</param>
internal sealed class HdfFile(byte[] content, long packedLength) : IDisposable
{
    /// <summary>In all: a list of arrays may name one again and again.</summary>
    private long left = packedLength * ZipContent.MostExpansion;

    private readonly NativeFile file = H5File.Open(new BoundedStream(content), leaveOpen: false);

    public void Dispose() => file.Dispose();

    /// <summary>Whether there is a group or an array of this name, all groups on the way to it included.</summary>
    internal bool Exists(string path)
    {
        var at = "";
        foreach (var part in path.Split('/'))
        {
            if (!(at.Length == 0 ? file : file.Group(at)).LinkExists(part))
                return false;
            at = at.Length == 0 ? part : $"{at}/{part}";
        }
        return true;
    }

    /// <summary>Names of what a group holds.</summary>
    internal IReadOnlyList<string> Children(string group) => [.. file.Group(group).Children().Select(child => child.Name)];

    /// <summary>An attribute that is a text; null where there is none.</summary>
    /// <param name="group">Empty for the file itself.</param>
    internal string? Text(string group, string attribute) => At(group) is var owner && owner.AttributeExists(attribute) ? owner.Attribute(attribute).Read<string>() : null;

    /// <summary>An attribute that is a list of texts; Keras parts a long one into several, which are numbered.</summary>
    internal IReadOnlyList<string> Texts(string group, string attribute)
    {
        var owner = At(group);
        if (owner.AttributeExists(attribute))
            return List(owner.Attribute(attribute));
        var parts = new List<string>();
        for (var part = 0; owner.AttributeExists($"{attribute}{part}"); part++)
            parts.AddRange(List(owner.Attribute($"{attribute}{part}")));
        return parts;
    }

    /// <summary>An array of numbers, as floats.</summary>
    /// <exception cref="InvalidDataException">It is none, or cannot be as large as it says.</exception>
    internal KerasArray Array(string path)
    {
        var dataset = file.Dataset(path);
        var shape = Sizes(dataset.Space);
        var (type, size) = (dataset.Type.Class, dataset.Type.Size);
        var count = shape.Aggregate(1L, (product, length) => checked(product * length));
        left -= checked(count * size);
        if (count < 0 || left < 0 || checked(count * size) > System.Array.MaxLength)
            throw new InvalidDataException($"{path} cannot have {count} numbers in a file of {content.LongLength} bytes");
        return new KerasArray(shape, (type, size) switch
        {
            (H5DataTypeClass.FloatingPoint, 4) => Numbers<float>(dataset, count),
            (H5DataTypeClass.FloatingPoint, 8) => [.. Numbers<double>(dataset, count).Select(number => (float)number)],
            (H5DataTypeClass.FloatingPoint, 2) => [.. Numbers<Half>(dataset, count).Select(number => (float)number)],
            (H5DataTypeClass.FixedPoint, 4) => [.. Numbers<int>(dataset, count).Select(number => (float)number)],
            (H5DataTypeClass.FixedPoint, 8) => [.. Numbers<long>(dataset, count).Select(number => (float)number)],
            _ => throw new InvalidDataException($"{path} holds {type} of {size} bytes, which is none of Keras' kinds of numbers"),
        });
    }

    private IH5Object At(string group) => group.Length == 0 ? file : file.Group(group);

    /// <summary>Keras writes an empty list as one of numbers.</summary>
    private static string[] List(IH5Attribute attribute) => Sizes(attribute.Space).Contains(0) ? [] : attribute.Read<string[]>();

    private static long[] Sizes(IH5Dataspace space) => [.. space.Dimensions.Select(size => checked((long)size))];

    private static T[] Numbers<T>(IH5Dataset dataset, long count)
        where T : unmanaged
    {
        var numbers = new T[count];
        if (count > 0)
            ((NativeDataset)dataset).Read(numbers.AsSpan());
        return numbers;
    }
}
