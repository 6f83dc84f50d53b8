using System.IO.Compression;
using System.Text;
using PureHDF;
using Vitrine.Tests.Data;

namespace Vitrine.Tests.Bundles.Imports.Keras;

/// <summary>Small HDF5 files as Keras 2 writes them, for one test each.</summary>
internal static class KerasFiles
{
    internal const string FlatInput = """{"class_name": "InputLayer", "config": {"name": "input", "batch_input_shape": [null, 16]}}""";

    internal const string MapsInput = """{"class_name": "InputLayer", "config": {"name": "input", "batch_input_shape": [null, 28, 28, 1]}}""";

    internal const string Head = """{"class_name": "Dense", "config": {"name": "head", "units": 2, "activation": "softmax"}}""";

    /// <summary>A sequential model of these layers.</summary>
    /// <param name="weights">By layer and name; arrays of numbers.</param>
    internal static string WriteSequential(Folder folder, IEnumerable<string> layers, params IEnumerable<(string Layer, string Name, Array Values)> weights) =>
        Write(folder, $$"""{"class_name": "Sequential", "config": {"name": "model", "layers": [{{string.Join(", ", layers)}}] } }""", weights);

    /// <summary>A model of this configuration.</summary>
    internal static string Write(Folder folder, string? config, params IEnumerable<(string Layer, string Name, Array Values)> weights)
    {
        var root = new H5Group();
        foreach (var layer in weights.GroupBy(weight => weight.Layer))
        {
            var group = new H5Group { Attributes = new() { ["weight_names"] = layer.Select(weight => weight.Name).ToArray() } };
            foreach (var (_, name, values) in layer)
                group[name] = values;
            root[layer.Key] = group;
        }
        var file = new H5File { ["model_weights"] = root, Attributes = new() { ["keras_version"] = "2.15.0" } };
        if (config is not null)
            file.Attributes["model_config"] = config;
        var path = folder["model.h5"];
        file.Write(path);
        return path;
    }

    /// <summary>A sequential model as Keras 3 saves it.</summary>
    /// <param name="root">Of the groups of weights.</param>
    /// <param name="groups">Arrays by group.</param>
    internal static string WriteArchive(Folder folder, IEnumerable<string> layers, string root, params IEnumerable<(string Group, Array[] Values)> groups)
    {
        var weights = new H5Group();
        foreach (var (name, values) in groups)
        {
            var variables = new H5Group();
            foreach (var (index, value) in values.Index())
                variables[$"{index}"] = value;
            weights[name] = new H5Group { ["vars"] = variables };
        }
        using var content = new MemoryStream();
        new H5File { [root] = weights }.Write(content);
        var path = folder["model.keras"];
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Add(archive, "metadata.json", """{"keras_version": "3.9.9"}"""u8);
        Add(archive, "config.json", Encoding.UTF8.GetBytes($$"""{"class_name": "Sequential", "config": {"name": "model", "layers": [{{string.Join(", ", layers)}}] } }"""));
        Add(archive, "model.weights.h5", content.ToArray());
        return path;
    }

    private static void Add(ZipArchive archive, string name, ReadOnlySpan<byte> content)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(content);
    }

    /// <summary>Weights for <see cref="FlatInput"/> and <see cref="Head"/>.</summary>
    internal static (string Layer, string Name, Array Values)[] HeadWeights(float first = 1, int inputs = 16)
    {
        var kernel = new float[inputs, 2];
        for (var i = 0; i < inputs; i++)
            (kernel[i, 0], kernel[i, 1]) = (first * (i - 7) / 8, 0.5f - (i % 3));
        return [("head", "kernel:0", kernel), ("head", "bias:0", new[] { 0.1f, -0.2f })];
    }
}
