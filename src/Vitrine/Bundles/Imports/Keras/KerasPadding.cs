namespace Vitrine.Bundles.Imports.Keras;

/// <summary>How many zeros Keras puts around maps for <c>same</c> padding: as many as give an output of the input's size over the stride, the odd one below and to the right.</summary>
internal static class KerasPadding
{
    /// <param name="length">Of the input, in pixels.</param>
    internal static (int Before, int After) Same(int length, int kernel, int stride)
    {
        var steps = ((length + stride - 1) / stride) - 1;
        var total = Math.Max(0, (steps * stride) + kernel - length);
        return (total / 2, total - (total / 2));
    }

    /// <summary>Whether a layer is padded so; anything but <c>same</c> and <c>valid</c> is refused.</summary>
    internal static bool IsSame(KerasLayer layer)
    {
        var padding = layer.Text("padding", "valid");
        if (padding == "same")
            return true;
        layer.Require("padding", "valid");
        return false;
    }
}
