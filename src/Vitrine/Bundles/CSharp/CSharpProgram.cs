using System.Globalization;
using Vitrine.Models;

namespace Vitrine.Bundles.CSharp;

/// <summary>Collects the calls of one network's forward pass, layer by layer; see <see cref="Runtime.ForwardKernels"/> for how numbers lie in memory.</summary>
/// <param name="weights">The model's, by name.</param>
internal sealed class CSharpProgram(IReadOnlyDictionary<string, Weight> weights)
{
    private const int Group = 16;

    private readonly List<CSharpStep> steps = [];
    private readonly List<CSharpBuffer> buffers = [];

    /// <summary>In the order of computation.</summary>
    internal IReadOnlyList<CSharpStep> Steps => steps;

    /// <summary>The layer whose steps come next, for people.</summary>
    internal string Layer { get; set; } = "";

    /// <summary>One of the model's weights.</summary>
    internal float[] Weight(string name) => weights[name].Values;

    /// <summary>Where the normalised image is put, before the first step.</summary>
    internal CSharpValue Input(int height, int width)
    {
        var buffer = Allocate(height * width);
        buffer.FirstStep = 0;
        return new CSharpValue(buffer, Shape.Maps(1, height, width), 1);
    }

    /// <summary>Sees that nothing changes a value in place, since more than the next layer reads it.</summary>
    internal CSharpValue Share(CSharpValue value)
    {
        var wide = Widen(value);
        wide.Buffer.IsShared = true;
        return wide with { Writer = null };
    }

    /// <summary>A convolution, or a dense layer as one.</summary>
    /// <param name="input">Maps, or a flat vector.</param>
    /// <param name="output">Its shape.</param>
    /// <param name="kernels">[filters, channels / groups, kernel, kernel]</param>
    /// <param name="bias">[filters]; null is zeros.</param>
    /// <param name="kernel">Side, in pixels.</param>
    /// <param name="stride">In pixels.</param>
    /// <param name="border">Zeros around the input, in pixels.</param>
    /// <param name="groups">Into which channels and filters are parted.</param>
    internal CSharpValue Convolve(CSharpValue input, Shape output, float[] kernels, float[]? bias, int kernel = 1, int stride = 1, int border = 0, int groups = 1)
    {
        var isByChannel = groups > 1 && groups == input.Channels && groups == output.Channels;
        var bordered = Border(isByChannel ? Widen(input) : input, border);
        var result = NewValue(output);
        var biases = Filled(bias ?? new float[output.Channels], 0);
        var rowStride = bordered.Width * bordered.PixelStride;
        var places = $"kernel: {kernel}, stride: {stride}, outputHeight: {result.Height}, outputWidth: {result.Width}";
        var step = isByChannel
            ? new CSharpStep(Layer, "ConvolveChannels", [bordered.Buffer, result.Buffer], [ByChannel(kernels, kernel, output.Channels), biases], $"rowStride: {rowStride}, pixelStride: {bordered.PixelStride}, {places}")
            : new CSharpStep(Layer, "Convolve", [bordered.Buffer, result.Buffer], [ByGroup(kernels, kernel, input.Channels, output.Channels, groups), biases], $"rowStride: {rowStride}, pixelStride: {bordered.PixelStride}, channels: {input.Channels}, {places}");
        step.IsRectified = false;
        Add(step);
        return result with { Writer = step };
    }

    /// <summary>Each channel by its factor, plus its summand; in the weights of the convolution before it where there is one.</summary>
    /// <param name="input">Maps, or a flat vector.</param>
    /// <param name="factors">[channels]</param>
    /// <param name="summands">[channels]</param>
    internal CSharpValue Scale(CSharpValue input, double[] factors, double[] summands)
    {
        if (input.Writer is { IsRectified: false, Weights.Count: > 0 } convolution)
        {
            Fold(convolution, factors, summands);
            return input;
        }
        var value = InPlace(input);
        Add(new CSharpStep(Layer, "Scale", [value.Buffer], [Filled(factors.Select(factor => (float)factor), 0), Filled(summands.Select(summand => (float)summand), 0)], ""));
        return value;
    }

    /// <summary>What is below zero becomes zero; by the step that wrote it where that can.</summary>
    internal CSharpValue Rectify(CSharpValue input)
    {
        if (input.Writer is not { IsRectified: false } writer)
            return Change(input, "Relu");
        writer.IsRectified = true;
        return input with { Writer = null };
    }

    /// <summary>Every number on its own.</summary>
    /// <param name="kernel">Which changes them in place.</param>
    internal CSharpValue Change(CSharpValue input, string kernel, IReadOnlyList<float[]>? perChannel = null, string settings = "")
    {
        var value = InPlace(input);
        Add(new CSharpStep(Layer, kernel, [value.Buffer], [.. (perChannel ?? []).Select(values => Filled(values, 0))], settings));
        return value;
    }

    /// <summary>The sum of two values of one shape.</summary>
    internal CSharpValue Sum(CSharpValue left, CSharpValue right)
    {
        (left, right) = (Widen(left), Widen(right));
        var target = !left.Buffer.IsShared ? left : !right.Buffer.IsShared ? right : NewValue(left.Shape);
        var step = new CSharpStep(Layer, "Add", [left.Buffer, right.Buffer, target.Buffer], [], "") { IsRectified = false };
        Add(step);
        // A factor cannot be folded into a sum, but a rectifier can.
        return target with { Writer = step };
    }

    /// <summary>Each channel of the maps by one number.</summary>
    /// <param name="maps">Which are changed in place, or copied.</param>
    /// <param name="shares">A flat vector, a number for each channel.</param>
    internal CSharpValue Multiply(CSharpValue maps, CSharpValue shares)
    {
        var value = InPlace(maps);
        Add(new CSharpStep(Layer, "Multiply", [value.Buffer, shares.Buffer], [], ""));
        return value;
    }

    /// <summary>Maps with zeros around them.</summary>
    /// <param name="output">Their shape with the zeros.</param>
    /// <param name="top">Rows of zeros above.</param>
    /// <param name="left">Columns of zeros before.</param>
    internal CSharpValue Pad(CSharpValue input, Shape output, int top, int left)
    {
        var result = new CSharpValue(Allocate(output.Height * output.Width * input.PixelStride), output, input.PixelStride);
        Add(new CSharpStep(Layer, "Border", [input.Buffer, result.Buffer], [], $"width: {input.Width}, pixelStride: {input.PixelStride}, top: {top}, left: {left}, outputWidth: {output.Width}"));
        return result;
    }

    /// <summary>A window's worth of places to one.</summary>
    /// <param name="kernel"><c>MaxPool</c> or <c>AveragePool</c>.</param>
    internal CSharpValue Pool(CSharpValue input, Shape output, string kernel, int size, int stride)
    {
        var (wide, result) = (Widen(input), NewValue(output));
        Add(new CSharpStep(Layer, kernel, [wide.Buffer, result.Buffer], [], $"width: {wide.Width}, pixelStride: {wide.PixelStride}, size: {size}, stride: {stride}, outputWidth: {result.Width}"));
        return result;
    }

    /// <summary>All places to one.</summary>
    /// <param name="kernel">Which takes input and output, and the settings if there are any.</param>
    internal CSharpValue PoolAll(CSharpValue input, string kernel, string settings = "")
    {
        var (wide, result) = (Widen(input), NewValue(Shape.Flat(input.Channels)));
        Add(new CSharpStep(Layer, kernel, [wide.Buffer, result.Buffer], [], settings));
        return result;
    }

    /// <summary>Maps as a flat vector: place by place, as they lie, without what fills up the channels.</summary>
    internal CSharpValue Flatten(CSharpValue input)
    {
        var features = input.Shape.ElementCount;
        if (input.PixelStride == input.Channels && features == RoundUp(features))
            return input with { Shape = Shape.Flat(features), PixelStride = features, Writer = null };
        var result = NewValue(Shape.Flat(features));
        Add(new CSharpStep(Layer, "Compact", [input.Buffer, result.Buffer], [], $"pixelStride: {input.PixelStride}, channels: {input.Channels}"));
        return result;
    }

    /// <summary>Gives every buffer its place, so that those that live at the same time do not overlap: the lowest gap that is wide enough.</summary>
    /// <param name="output">Which is read after the last step.</param>
    /// <returns>Numbers of memory in all.</returns>
    internal int Place(CSharpValue output)
    {
        output.Buffer.LastStep = steps.Count;
        var placed = new List<CSharpBuffer>();
        foreach (var buffer in buffers.OrderBy(buffer => buffer.FirstStep))
        {
            foreach (var other in placed.Where(other => other.LastStep >= buffer.FirstStep).OrderBy(other => other.Offset))
            {
                if (buffer.Offset + buffer.Length > other.Offset)
                    buffer.Offset = Math.Max(buffer.Offset, other.Offset + other.Length);
            }
            placed.Add(buffer);
        }
        return placed.Max(buffer => buffer.Offset + buffer.Length);
    }

    internal static string Number(double number) => ((float)number).ToString("R", CultureInfo.InvariantCulture) + "f";

    private static int RoundUp(int count) => (count + Group - 1) / Group * Group;

    private static float[] Filled(IEnumerable<float> values, float filling)
    {
        float[] given = [.. values];
        return [.. given, .. Enumerable.Repeat(filling, RoundUp(given.Length) - given.Length)];
    }

    /// <summary>[filters, channels / groups, k, k] to [filters / 16, k, k, channels, 16]; strangers' channels get zeros.</summary>
    private static float[] ByGroup(float[] kernels, int kernel, int channels, int filters, int groups)
    {
        var (taps, own, result) = (kernel * kernel, channels / groups, new float[RoundUp(filters) * kernel * kernel * channels]);
        for (var filter = 0; filter < filters; filter++)
        {
            var firstChannel = filter / (filters / groups) * own;
            for (var channel = 0; channel < own; channel++)
            {
                for (var tap = 0; tap < taps; tap++)
                {
                    var place = ((((filter / Group * taps) + tap) * channels) + firstChannel + channel) * Group;
                    result[place + (filter % Group)] = kernels[(((filter * own) + channel) * taps) + tap];
                }
            }
        }
        return result;
    }

    /// <summary>[channels, 1, k, k] to [k, k, channels].</summary>
    private static float[] ByChannel(float[] kernels, int kernel, int channels)
    {
        var (taps, stride) = (kernel * kernel, RoundUp(channels));
        var result = new float[taps * stride];
        for (var channel = 0; channel < channels; channel++)
        {
            for (var tap = 0; tap < taps; tap++)
                result[(tap * stride) + channel] = kernels[(channel * taps) + tap];
        }
        return result;
    }

    private static void Fold(CSharpStep convolution, double[] factors, double[] summands)
    {
        var (kernels, bias) = (convolution.Weights[0], convolution.Weights[1]);
        // In either layout filters lie side by side: sixteen of a group, or all of them.
        var groupLength = kernels.Length / (bias.Length / Group);
        var isByChannel = convolution.Kernel == "ConvolveChannels";
        for (var i = 0; i < kernels.Length; i++)
        {
            var filter = isByChannel ? i % bias.Length : (i / groupLength * Group) + (i % Group);
            kernels[i] = filter < factors.Length ? (float)(kernels[i] * factors[filter]) : 0;
        }
        for (var filter = 0; filter < factors.Length; filter++)
            bias[filter] = (float)((bias[filter] * factors[filter]) + summands[filter]);
    }

    private CSharpBuffer Allocate(int length)
    {
        var buffer = new CSharpBuffer(length);
        buffers.Add(buffer);
        return buffer;
    }

    private CSharpValue NewValue(Shape shape)
    {
        var stride = RoundUp(shape.Channels);
        return new CSharpValue(Allocate((shape.IsFlat ? 1 : shape.Height * shape.Width) * stride), shape, stride);
    }

    private void Add(CSharpStep step)
    {
        foreach (var buffer in step.Buffers)
        {
            buffer.FirstStep = buffer.FirstStep < 0 ? steps.Count : buffer.FirstStep;
            buffer.LastStep = steps.Count;
        }
        steps.Add(step);
    }

    /// <summary>The image with sixteen channels, where its one channel does not do.</summary>
    private CSharpValue Widen(CSharpValue value)
    {
        if (value.PixelStride == RoundUp(value.Channels))
            return value;
        var wide = NewValue(value.Shape);
        Add(new CSharpStep(Layer, "Widen", [value.Buffer, wide.Buffer], [], $"pixelStride: {wide.PixelStride}"));
        return wide;
    }

    private CSharpValue Border(CSharpValue value, int border) => border == 0
        ? value
        : Pad(value, Shape.Maps(value.Channels, value.Height + (2 * border), value.Width + (2 * border)), border, border);

    /// <summary>A value that may be changed where it lies.</summary>
    private CSharpValue InPlace(CSharpValue value)
    {
        var wide = Widen(value) with { Writer = null };
        if (!wide.Buffer.IsShared)
            return wide;
        var copy = NewValue(wide.Shape);
        Add(new CSharpStep(Layer, "Copy", [wide.Buffer, copy.Buffer], [], ""));
        return copy;
    }
}
