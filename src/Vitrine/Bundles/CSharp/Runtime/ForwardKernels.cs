using System.Numerics;
using System.Runtime.InteropServices;

namespace Vitrine.Bundles.CSharp.Runtime;

/// <summary>
/// The arithmetic of networks that leave as C#; this folder goes along into each of them. Feature maps lie in memory place by place, at each place channel by
/// channel, filled up to a multiple of sixteen, which every width of register divides; what fills them up is never read into a result. Only the image itself has its one channel as it is. A flat vector is a map of one place.
/// </summary>
internal static partial class ForwardKernels
{
    /// <summary>Below it powers are not defined, or lose their digits.</summary>
    private const float LeastToRaise = 1e-6f;

    private const double NormEpsilon = 1e-5;

    /// <summary>Grey values as the network saw them in training.</summary>
    internal static void Normalize(ReadOnlySpan<byte> pixels, Span<float> output, float mean, float deviation)
    {
        for (var i = 0; i < pixels.Length; i++)
            output[i] = ((pixels[i] / 255f) - mean) / deviation;
    }

    /// <summary>One channel as the first of sixteen.</summary>
    internal static void Widen(ReadOnlySpan<float> input, Span<float> output, int pixelStride)
    {
        output.Clear();
        for (var i = 0; i < input.Length; i++)
            output[i * pixelStride] = input[i];
    }

    /// <summary>Maps with zeros around them.</summary>
    internal static void Border(ReadOnlySpan<float> input, Span<float> output, int width, int pixelStride, int top, int left, int outputWidth)
    {
        output.Clear();
        var (from, to) = (width * pixelStride, outputWidth * pixelStride);
        for (var row = 0; row < input.Length / from; row++)
            input.Slice(row * from, from).CopyTo(output[(((row + top) * to) + (left * pixelStride))..]);
    }

    /// <summary>Channels of all places one after the other, without what fills them up; what fills up the whole is zero.</summary>
    internal static void Compact(ReadOnlySpan<float> input, Span<float> output, int pixelStride, int channels)
    {
        var places = input.Length / pixelStride;
        for (var place = 0; place < places; place++)
            input.Slice(place * pixelStride, channels).CopyTo(output[(place * channels)..]);
        output[(places * channels)..].Clear();
    }

    internal static void Copy(ReadOnlySpan<float> input, Span<float> output) => input.CopyTo(output);

    /// <summary>A sum, raised to <paramref name="floor"/>: 0 rectifies it, −∞ leaves it. The output may be one of the inputs.</summary>
    internal static void Add(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> output, float floor)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(output);
        var lefts = Registers(left);
        var rights = Registers(right);
        var least = new Vector<float>(floor);
        for (var i = 0; i < sums.Length; i++)
            sums[i] = Vector.Max(lefts[i] + rights[i], least);
        for (var i = sums.Length * Vector<float>.Count; i < output.Length; i++)
            output[i] = MathF.Max(left[i] + right[i], floor);
    }

    /// <summary>Each channel by its factor, plus its summand, in place.</summary>
    internal static void Scale(Span<float> values, ReadOnlySpan<float> factors, ReadOnlySpan<float> summands)
    {
        for (var place = 0; place < values.Length; place += factors.Length)
        {
            for (var channel = 0; channel < factors.Length; channel++)
                values[place + channel] = (values[place + channel] * factors[channel]) + summands[channel];
        }
    }

    /// <summary>Each channel by its factor, in place.</summary>
    internal static void Multiply(Span<float> values, ReadOnlySpan<float> factors)
    {
        for (var place = 0; place < values.Length; place += factors.Length)
        {
            for (var channel = 0; channel < factors.Length; channel++)
                values[place + channel] *= factors[channel];
        }
    }

    internal static void Relu(Span<float> values) => Raise(values, 0);

    internal static void Sigmoid(Span<float> values)
    {
        foreach (ref var value in values)
            value = 1 / (1 + MathF.Exp(-value));
    }

    internal static void Tanh(Span<float> values)
    {
        foreach (ref var value in values)
            value = MathF.Tanh(value);
    }

    internal static void Elu(Span<float> values, float alpha)
    {
        foreach (ref var value in values)
            value = value > 0 ? value : alpha * (MathF.Exp(value) - 1);
    }

    internal static void LeakyRelu(Span<float> values, float slope)
    {
        foreach (ref var value in values)
            value = value > 0 ? value : slope * value;
    }

    internal static void Silu(Span<float> values)
    {
        foreach (ref var value in values)
            value /= 1 + MathF.Exp(-value);
    }

    /// <summary>x · tanh(log(1 + eˣ)), without the logarithm; from 20 up it is x to the last digit.</summary>
    internal static void Mish(Span<float> values)
    {
        foreach (ref var value in values)
        {
            var power = MathF.Exp(MathF.Min(value, 20));
            var square = power * (power + 2);
            value = value > 20 ? value : value * square / (square + 2);
        }
    }

    internal static void Gelu(Span<float> values)
    {
        foreach (ref var value in values)
            value = (float)(0.5 * value * (1 + ErrorFunction(value / Math.Sqrt(2))));
    }

    /// <summary>The largest of each square window.</summary>
    internal static void MaxPool(ReadOnlySpan<float> input, Span<float> output, int width, int pixelStride, int size, int stride, int outputWidth)
    {
        output.Fill(float.NegativeInfinity);
        for (var place = 0; place < output.Length / pixelStride; place++)
        {
            for (var tap = 0; tap < size * size; tap++)
                Raise(output.Slice(place * pixelStride, pixelStride), input.Slice(Tap(place, tap, width, size, stride, outputWidth) * pixelStride, pixelStride));
        }
    }

    /// <summary>The mean of each square window.</summary>
    internal static void AveragePool(ReadOnlySpan<float> input, Span<float> output, int width, int pixelStride, int size, int stride, int outputWidth)
    {
        output.Clear();
        for (var place = 0; place < output.Length / pixelStride; place++)
        {
            var sums = output.Slice(place * pixelStride, pixelStride);
            for (var tap = 0; tap < size * size; tap++)
                Add(sums, input.Slice(Tap(place, tap, width, size, stride, outputWidth) * pixelStride, pixelStride), sums, float.NegativeInfinity);
        }
        Divide(output, size * size);
    }

    internal static void GlobalMaxPool(ReadOnlySpan<float> input, Span<float> output)
    {
        output.Fill(float.NegativeInfinity);
        for (var place = 0; place < input.Length; place += output.Length)
            Raise(output, input.Slice(place, output.Length));
    }

    internal static void GlobalAveragePool(ReadOnlySpan<float> input, Span<float> output)
    {
        output.Clear();
        for (var place = 0; place < input.Length; place += output.Length)
            Add(output, input.Slice(place, output.Length), output, float.NegativeInfinity);
        Divide(output, input.Length / output.Length);
    }

    /// <summary>(mean of xᵖ)^(1/p) of each channel.</summary>
    internal static void GeneralizedMeanPool(ReadOnlySpan<float> input, Span<float> output, float power)
    {
        output.Clear();
        for (var i = 0; i < input.Length; i++)
            output[i % output.Length] += MathF.Pow(MathF.Max(input[i], LeastToRaise), power);
        Divide(output, input.Length / output.Length);
        foreach (ref var value in output)
            value = MathF.Pow(value, 1 / power);
    }

    /// <summary>Groups of channels brought to mean 0 and variance 1, then each channel by its factor, plus its summand, in place.</summary>
    internal static void GroupNorm(Span<float> values, ReadOnlySpan<float> factors, ReadOnlySpan<float> summands, int channels, int groups)
    {
        var (stride, size) = (factors.Length, channels / groups);
        for (var first = 0; first < channels; first += size)
        {
            double sum = 0, squares = 0;
            for (var place = 0; place < values.Length; place += stride)
            {
                foreach (var value in values.Slice(place + first, size))
                    (sum, squares) = (sum + value, squares + ((double)value * value));
            }
            var count = values.Length / stride * size;
            var (mean, variance) = (sum / count, Math.Max(0, (squares / count) - (sum / count * (sum / count))));
            var inverse = 1 / Math.Sqrt(variance + NormEpsilon);
            for (var place = 0; place < values.Length; place += stride)
            {
                for (var channel = first; channel < first + size; channel++)
                    values[place + channel] = (float)((values[place + channel] - mean) * inverse * factors[channel]) + summands[channel];
            }
        }
    }

    /// <summary>Logits to probabilities.</summary>
    internal static void Softmax(Span<float> values)
    {
        var largest = float.NegativeInfinity;
        foreach (var value in values)
            largest = MathF.Max(largest, value);
        var sum = 0f;
        foreach (ref var value in values)
            sum += value = MathF.Exp(value - largest);
        Divide(values, sum);
    }

    /// <summary>Which place of the input stands at a place in the window of a place of the output.</summary>
    private static int Tap(int place, int tap, int width, int size, int stride, int outputWidth) =>
        (((place / outputWidth * stride) + (tap / size)) * width) + (place % outputWidth * stride) + (tap % size);

    private static void Raise(Span<float> values, float floor)
    {
        var registers = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (ref var register in registers)
            register = Vector.Max(register, new Vector<float>(floor));
        foreach (ref var value in values[(registers.Length * Vector<float>.Count)..])
            value = MathF.Max(value, floor);
    }

    private static void Raise(Span<float> values, ReadOnlySpan<float> floors)
    {
        var registers = MemoryMarshal.Cast<float, Vector<float>>(values);
        var least = Registers(floors);
        for (var i = 0; i < registers.Length; i++)
            registers[i] = Vector.Max(registers[i], least[i]);
        for (var i = registers.Length * Vector<float>.Count; i < values.Length; i++)
            values[i] = MathF.Max(values[i], floors[i]);
    }

    private static void MultiplyAdd(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> sums)
    {
        var registers = MemoryMarshal.Cast<float, Vector<float>>(sums);
        var lefts = Registers(left);
        var rights = Registers(right);
        for (var i = 0; i < registers.Length; i++)
            registers[i] = Vector.MultiplyAddEstimate(lefts[i], rights[i], registers[i]);
    }

    private static void Divide(Span<float> values, float divisor)
    {
        foreach (ref var value in values)
            value /= divisor;
    }

    private static ReadOnlySpan<Vector<float>> Registers(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, Vector<float>>(values);

    /// <summary>To 1.5e-7 (Abramowitz and Stegun 1964, formula 7.1.26).</summary>
    private static double ErrorFunction(double value)
    {
        var t = 1 / (1 + (0.3275911 * Math.Abs(value)));
        var polynomial = t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429))))))));
        return Math.CopySign(1 - (polynomial * Math.Exp(-value * value)), value);
    }
}
