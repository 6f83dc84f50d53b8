using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Vitrine.Bundles.CSharp.Runtime;

/// <content>Convolutions, which are nearly all of a network's arithmetic; a dense layer is one of a single place.</content>
internal static partial class ForwardKernels
{
    /// <summary>Filters whose weights lie side by side.</summary>
    private const int GroupSize = 16;

    /// <summary>Places that are computed together: with two registers of filters each they keep the multipliers busy and fit into sixteen registers.</summary>
    private const int BlockSize = 6;

    /// <summary>A convolution without a border; what it needs of one is in its input already.</summary>
    /// <param name="input">Maps, [height, rowStride / pixelStride, pixelStride].</param>
    /// <param name="output">[outputHeight, outputWidth, filters]</param>
    /// <param name="weights">[filters / 16, kernel, kernel, channels, 16]</param>
    /// <param name="bias">[filters], a multiple of 16.</param>
    /// <param name="floor">What the sums are raised to: 0 makes it rectified, −∞ leaves them.</param>
    internal static void Convolve(
        ReadOnlySpan<float> input, Span<float> output, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, float floor, int rowStride, int pixelStride, int channels, int kernel, int stride, int outputHeight, int outputWidth)
    {
        if (Vector512.IsHardwareAccelerated)
            Convolve<Vector512<float>, Lanes512>(input, output, weights, bias, floor, rowStride, pixelStride, channels, kernel, stride, outputHeight, outputWidth);
        else if (Vector256.IsHardwareAccelerated)
            Convolve<Vector256<float>, Lanes256>(input, output, weights, bias, floor, rowStride, pixelStride, channels, kernel, stride, outputHeight, outputWidth);
        else
            Convolve<Vector128<float>, Lanes128>(input, output, weights, bias, floor, rowStride, pixelStride, channels, kernel, stride, outputHeight, outputWidth);
    }

    /// <summary>A convolution of each channel by itself, with the settings of the other one.</summary>
    /// <param name="weights">[kernel, kernel, channels]; there are as many channels, filled up, as pixelStride says.</param>
    internal static void ConvolveChannels(
        ReadOnlySpan<float> input, Span<float> output, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, float floor, int rowStride, int pixelStride, int kernel, int stride, int outputHeight, int outputWidth)
    {
        for (var place = 0; place < outputHeight * outputWidth; place++)
        {
            var first = (place / outputWidth * stride * rowStride) + (place % outputWidth * stride * pixelStride);
            var sums = output.Slice(place * pixelStride, pixelStride);
            bias.CopyTo(sums);
            for (var tap = 0; tap < kernel * kernel; tap++)
                MultiplyAdd(input.Slice(first + (tap / kernel * rowStride) + (tap % kernel * pixelStride), pixelStride), weights.Slice(tap * pixelStride, pixelStride), sums);
            Raise(sums, floor);
        }
    }

    private static void Convolve<TVector, TLanes>(
        ReadOnlySpan<float> input, Span<float> output, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, float floor, int rowStride, int pixelStride, int channels, int kernel, int stride, int outputHeight, int outputWidth)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        var (filters, places) = (bias.Length, outputHeight * outputWidth);
        var groupLength = kernel * kernel * channels * GroupSize;
        // What is read below, checked once: the blocks themselves look at no bounds.
        var lastRead = (((outputHeight - 1) * stride) + kernel - 1) * rowStride + ((((outputWidth - 1) * stride) + kernel - 1) * pixelStride) + channels;
        if (input.Length < lastRead || output.Length < places * filters || weights.Length < filters / GroupSize * groupLength)
            throw new ArgumentException("The convolution reaches beyond its memory.", nameof(input));

        var shape = new ConvolutionShape(rowStride, pixelStride, channels, kernel);
        Span<int> corners = stackalloc int[BlockSize];
        for (var first = 0; first < filters;)
        {
            var vectorCount = first + (2 * TLanes.Count) <= filters ? 2 : 1;
            var second = first + ((vectorCount - 1) * TLanes.Count);
            ref var firstWeights = ref Unsafe.Add(ref MemoryMarshal.GetReference(weights), (first / GroupSize * groupLength) + (first % GroupSize));
            ref var secondWeights = ref Unsafe.Add(ref MemoryMarshal.GetReference(weights), (second / GroupSize * groupLength) + (second % GroupSize));
            ref var biases = ref Unsafe.Add(ref MemoryMarshal.GetReference(bias), first);
            for (var place = 0; place < places; place += BlockSize)
            {
                // The last block begins earlier and computes some places again, rather than fewer.
                var start = Math.Max(0, Math.Min(place, places - BlockSize));
                for (var i = 0; i < BlockSize; i++)
                {
                    var at = Math.Min(start + i, places - 1);
                    corners[i] = (at / outputWidth * stride * rowStride) + (at % outputWidth * stride * pixelStride);
                }
                ref var target = ref Unsafe.Add(ref MemoryMarshal.GetReference(output), (start * filters) + first);
                if (places < BlockSize)
                    PlaceByPlace<TVector, TLanes>(input, corners[..places], ref firstWeights, ref secondWeights, ref biases, ref target, vectorCount, filters, floor, shape);
                else if (vectorCount == 2)
                    Block2<TVector, TLanes>(input, corners, ref firstWeights, ref secondWeights, ref biases, ref target, filters, floor, shape);
                else
                    Block1<TVector, TLanes>(input, corners, ref firstWeights, ref biases, ref target, filters, floor, shape);
            }
            first += vectorCount * TLanes.Count;
        }
    }

    /// <summary>Six places, two registers of filters.</summary>
    private static void Block2<TVector, TLanes>(
        ReadOnlySpan<float> input, ReadOnlySpan<int> corners, ref float firstWeights, ref float secondWeights, ref float bias, ref float target, int filters, float floor, ConvolutionShape shape)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        ref var origin = ref MemoryMarshal.GetReference(input);
        ref var place0 = ref Unsafe.Add(ref origin, corners[0]);
        ref var place1 = ref Unsafe.Add(ref origin, corners[1]);
        ref var place2 = ref Unsafe.Add(ref origin, corners[2]);
        ref var place3 = ref Unsafe.Add(ref origin, corners[3]);
        ref var place4 = ref Unsafe.Add(ref origin, corners[4]);
        ref var place5 = ref Unsafe.Add(ref origin, corners[5]);
        TVector a0 = TLanes.Load(ref bias, 0), b0 = TLanes.Load(ref bias, TLanes.Count);
        TVector a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, b1 = b0, b2 = b0, b3 = b0, b4 = b0, b5 = b0;
        nint weight = 0;
        for (var tap = 0; tap < shape.Kernel * shape.Kernel; tap++)
        {
            nint at = (tap / shape.Kernel * shape.RowStride) + (tap % shape.Kernel * shape.PixelStride), end = at + shape.Channels;
            for (; at < end; at++, weight += GroupSize)
            {
                var first = TLanes.Load(ref firstWeights, weight);
                var second = TLanes.Load(ref secondWeights, weight);
                var value = TLanes.Broadcast(Unsafe.Add(ref place0, at));
                a0 = TLanes.MultiplyAdd(value, first, a0);
                b0 = TLanes.MultiplyAdd(value, second, b0);
                value = TLanes.Broadcast(Unsafe.Add(ref place1, at));
                a1 = TLanes.MultiplyAdd(value, first, a1);
                b1 = TLanes.MultiplyAdd(value, second, b1);
                value = TLanes.Broadcast(Unsafe.Add(ref place2, at));
                a2 = TLanes.MultiplyAdd(value, first, a2);
                b2 = TLanes.MultiplyAdd(value, second, b2);
                value = TLanes.Broadcast(Unsafe.Add(ref place3, at));
                a3 = TLanes.MultiplyAdd(value, first, a3);
                b3 = TLanes.MultiplyAdd(value, second, b3);
                value = TLanes.Broadcast(Unsafe.Add(ref place4, at));
                a4 = TLanes.MultiplyAdd(value, first, a4);
                b4 = TLanes.MultiplyAdd(value, second, b4);
                value = TLanes.Broadcast(Unsafe.Add(ref place5, at));
                a5 = TLanes.MultiplyAdd(value, first, a5);
                b5 = TLanes.MultiplyAdd(value, second, b5);
            }
        }
        Store<TVector, TLanes>(a0, b0, ref target, floor);
        Store<TVector, TLanes>(a1, b1, ref Unsafe.Add(ref target, filters), floor);
        Store<TVector, TLanes>(a2, b2, ref Unsafe.Add(ref target, 2 * filters), floor);
        Store<TVector, TLanes>(a3, b3, ref Unsafe.Add(ref target, 3 * filters), floor);
        Store<TVector, TLanes>(a4, b4, ref Unsafe.Add(ref target, 4 * filters), floor);
        Store<TVector, TLanes>(a5, b5, ref Unsafe.Add(ref target, 5 * filters), floor);
    }

    /// <summary>Six places, one register of filters.</summary>
    private static void Block1<TVector, TLanes>(
        ReadOnlySpan<float> input, ReadOnlySpan<int> corners, ref float weights, ref float bias, ref float target, int filters, float floor, ConvolutionShape shape)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        ref var origin = ref MemoryMarshal.GetReference(input);
        ref var place0 = ref Unsafe.Add(ref origin, corners[0]);
        ref var place1 = ref Unsafe.Add(ref origin, corners[1]);
        ref var place2 = ref Unsafe.Add(ref origin, corners[2]);
        ref var place3 = ref Unsafe.Add(ref origin, corners[3]);
        ref var place4 = ref Unsafe.Add(ref origin, corners[4]);
        ref var place5 = ref Unsafe.Add(ref origin, corners[5]);
        var a0 = TLanes.Load(ref bias, 0);
        TVector a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0;
        nint weight = 0;
        for (var tap = 0; tap < shape.Kernel * shape.Kernel; tap++)
        {
            nint at = (tap / shape.Kernel * shape.RowStride) + (tap % shape.Kernel * shape.PixelStride), end = at + shape.Channels;
            for (; at < end; at++, weight += GroupSize)
            {
                var first = TLanes.Load(ref weights, weight);
                a0 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref place0, at)), first, a0);
                a1 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref place1, at)), first, a1);
                a2 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref place2, at)), first, a2);
                a3 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref place3, at)), first, a3);
                a4 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref place4, at)), first, a4);
                a5 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref place5, at)), first, a5);
            }
        }
        var least = TLanes.Broadcast(floor);
        TLanes.Store(TLanes.Max(a0, least), ref target, 0);
        TLanes.Store(TLanes.Max(a1, least), ref target, filters);
        TLanes.Store(TLanes.Max(a2, least), ref target, 2 * filters);
        TLanes.Store(TLanes.Max(a3, least), ref target, 3 * filters);
        TLanes.Store(TLanes.Max(a4, least), ref target, 4 * filters);
        TLanes.Store(TLanes.Max(a5, least), ref target, 5 * filters);
    }

    /// <summary>Place by place, where there are fewer than a block: dense layers, above all. Channels in turns of two, so that one sum need not wait for the other.</summary>
    private static void PlaceByPlace<TVector, TLanes>(
        ReadOnlySpan<float> input, ReadOnlySpan<int> corners, ref float firstWeights, ref float secondWeights, ref float bias, ref float target, int vectorCount, int filters, float floor, ConvolutionShape shape)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        var zero = TLanes.Broadcast(0);
        var one = TLanes.Broadcast(1);
        for (var i = 0; i < corners.Length; i++)
        {
            ref var place = ref Unsafe.Add(ref MemoryMarshal.GetReference(input), corners[i]);
            TVector a0 = TLanes.Load(ref bias, 0), b0 = vectorCount == 2 ? TLanes.Load(ref bias, TLanes.Count) : zero, a1 = zero, b1 = zero;
            nint weight = 0;
            for (var tap = 0; tap < shape.Kernel * shape.Kernel; tap++)
            {
                nint at = (tap / shape.Kernel * shape.RowStride) + (tap % shape.Kernel * shape.PixelStride), end = at + shape.Channels;
                for (; at + 1 < end; at += 2, weight += 2 * GroupSize)
                {
                    var value = TLanes.Broadcast(Unsafe.Add(ref place, at));
                    a0 = TLanes.MultiplyAdd(value, TLanes.Load(ref firstWeights, weight), a0);
                    b0 = TLanes.MultiplyAdd(value, TLanes.Load(ref secondWeights, weight), b0);
                    value = TLanes.Broadcast(Unsafe.Add(ref place, at + 1));
                    a1 = TLanes.MultiplyAdd(value, TLanes.Load(ref firstWeights, weight + GroupSize), a1);
                    b1 = TLanes.MultiplyAdd(value, TLanes.Load(ref secondWeights, weight + GroupSize), b1);
                }
                for (; at < end; at++, weight += GroupSize)
                {
                    var value = TLanes.Broadcast(Unsafe.Add(ref place, at));
                    a0 = TLanes.MultiplyAdd(value, TLanes.Load(ref firstWeights, weight), a0);
                    b0 = TLanes.MultiplyAdd(value, TLanes.Load(ref secondWeights, weight), b0);
                }
            }
            ref var sums = ref Unsafe.Add(ref target, i * filters);
            TLanes.Store(TLanes.Max(TLanes.MultiplyAdd(a1, one, a0), TLanes.Broadcast(floor)), ref sums, 0);
            if (vectorCount == 2)
                TLanes.Store(TLanes.Max(TLanes.MultiplyAdd(b1, one, b0), TLanes.Broadcast(floor)), ref sums, TLanes.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVector, TLanes>(TVector first, TVector second, ref float target, float floor)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        var least = TLanes.Broadcast(floor);
        TLanes.Store(TLanes.Max(first, least), ref target, 0);
        TLanes.Store(TLanes.Max(second, least), ref target, TLanes.Count);
    }
}
