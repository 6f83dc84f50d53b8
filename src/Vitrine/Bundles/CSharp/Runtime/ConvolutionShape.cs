using System.Runtime.InteropServices;

namespace Vitrine.Bundles.CSharp.Runtime;

/// <summary>Where a convolution's inner loops find their numbers.</summary>
/// <param name="RowStride">From a place to the one below it.</param>
/// <param name="PixelStride">From a place to the one right of it.</param>
/// <param name="Channels">Numbers at a place.</param>
/// <param name="Kernel">Side of the kernels.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ConvolutionShape(int RowStride, int PixelStride, int Channels, int Kernel);
