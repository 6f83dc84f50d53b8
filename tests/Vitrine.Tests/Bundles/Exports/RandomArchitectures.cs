using Vitrine.Models;
using Vitrine.Randomness;

namespace Vitrine.Tests.Bundles.Exports;

/// <summary>Networks drawn from the layer table: whatever may follow what, with settings of all kinds.</summary>
internal static class RandomArchitectures
{
    private const int MostMapLayers = 6;
    private const int MostElements = 20_000;

    internal static Architecture Draw(int seed)
    {
        var generator = new SplitMix64((ulong)seed);
        var layers = new List<Layer>();
        var shape = Shape.Maps(1, 28, 28);
        if (Chance(generator, 0.3))
            Append(new Whitening { Kernel = 2 + generator.NextInt(3), Stride = 1 + generator.NextInt(2), Padding = generator.NextInt(2), Bias = Chance(generator, 0.5) });
        for (var count = 1 + generator.NextInt(MostMapLayers); count > 0; count--)
            Append(MapLayer(generator, shape, depth: 0));
        Append(generator.NextInt(4) switch { 0 => new GlobalAveragePool(), 1 => new GlobalMaxPool(), 2 => new GeneralizedMeanPool(), _ => new Flatten() });
        for (var count = generator.NextInt(3); count > 0; count--)
            Append(FlatLayer(generator, shape, depth: 0));
        Append(new Dense());
        return new Architecture(layers);

        void Append(Layer layer)
        {
            if (layer is not Dense { Units: null } && (layer.Refusal(shape) is not null || layer.OutputShape(shape).ElementCount > MostElements))
                return;
            layers.Add(layer);
            shape = layer is Dense { Units: null } ? shape : layer.OutputShape(shape);
        }
    }

    private static Layer MapLayer(SplitMix64 generator, Shape shape, int depth)
    {
        var channels = shape.Channels;
        return generator.NextInt(12) switch
        {
            0 => new GroupNorm { Groups = channels % 3 == 0 ? 3 : 1 },
            1 => new SqueezeExcite { Ratio = 1 + generator.NextInt(4) },
            2 => new MaxPool { Size = 2 + generator.NextInt(2), Stride = Step(generator) },
            3 => new AveragePool { Size = 2 + generator.NextInt(2), Stride = Step(generator) },
            4 => new BatchNorm { Scale = Chance(generator, 0.5) },
            5 => Activation(generator),
            6 or 7 when depth < 2 => Residual(generator, shape, depth),
            8 => new Conv2d { Filters = channels * (1 + generator.NextInt(2)), Groups = channels, Bias = Chance(generator, 0.5), Kernel = 3, Stride = 1 + generator.NextInt(2) },
            9 => new Dropout(),
            10 => new ZeroPad { Top = generator.NextInt(3), Left = generator.NextInt(3), Bottom = generator.NextInt(3), Right = generator.NextInt(3) },
            _ => new Conv2d { Filters = 1 + generator.NextInt(40), Kernel = 1 + generator.NextInt(4), Stride = 1 + generator.NextInt(2), Bias = Chance(generator, 0.5), Padding = generator.NextInt(3) },
        };
    }

    private static Layer FlatLayer(SplitMix64 generator, Shape shape, int depth) => generator.NextInt(5) switch
    {
        0 => new BatchNorm(),
        1 => Activation(generator),
        2 when depth < 2 => new Residual { Layers = new([new Dense { Units = 1 + generator.NextInt(20) }, FlatLayer(generator, shape, depth: 2), new Dense { Units = shape.Channels }]) },
        3 => new Scale { Factor = 0.25 },
        _ => new Dense { Units = 1 + generator.NextInt(40) },
    };

    /// <summary>Some layers that keep or change the shape; where they change it, a shortcut that does the same.</summary>
    private static Residual Residual(SplitMix64 generator, Shape shape, int depth)
    {
        var inner = new List<Layer>();
        var reached = shape;
        for (var count = 1 + generator.NextInt(3); count > 0; count--)
        {
            var layer = MapLayer(generator, reached, depth + 1);
            if (layer.Refusal(reached) is not null)
                continue;
            inner.Add(layer);
            reached = layer.OutputShape(reached);
        }
        var stride = shape.Height / Math.Max(1, reached.Height);
        var shortcut = new Conv2d { Filters = reached.Channels, Kernel = 1, Stride = Math.Max(1, stride), Bias = false };
        return new Residual { Layers = new(inner), Shortcut = reached == shape ? null : new([shortcut]) };
    }

    private static Layer Activation(SplitMix64 generator) => generator.NextInt(8) switch
    {
        0 => new Relu(),
        1 => new Gelu(),
        2 => new Silu(),
        3 => new Elu { Alpha = 0.5 + generator.NextDouble() },
        4 => new LeakyRelu { Slope = 0.2 },
        5 => new Sigmoid(),
        6 => new Tanh(),
        _ => new Mish(),
    };

    private static int? Step(SplitMix64 generator) => Chance(generator, 0.5) ? null : 1 + generator.NextInt(3);

    private static bool Chance(SplitMix64 generator, double probability) => generator.NextDouble() < probability;
}
