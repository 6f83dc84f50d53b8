namespace Vitrine.Bundles.CSharp;

/// <summary>One call of a kernel.</summary>
/// <param name="Layer">Whose work it is, for people.</param>
/// <param name="Kernel">A method of <see cref="Runtime.ForwardKernels"/>.</param>
/// <param name="Buffers">Its first arguments, in order.</param>
/// <param name="Weights">Its next arguments.</param>
/// <param name="Settings">Its last arguments, as C#.</param>
internal sealed record CSharpStep(string Layer, string Kernel, IReadOnlyList<CSharpBuffer> Buffers, IReadOnlyList<float[]> Weights, string Settings)
{
    /// <summary>Whether it cuts off what is below zero; null where the kernel has no such argument.</summary>
    internal bool? IsRectified { get; set; }

    /// <summary>As a statement.</summary>
    /// <param name="place">Gives an array of weights its place among all of them, and names it in C#.</param>
    internal string ToSource(Func<float[], string> place)
    {
        var arguments = Buffers.Select(buffer => $"memory.Slice({buffer.Offset}, {buffer.Length})").Concat(Weights.Select(place)).ToList();
        if (IsRectified is { } isRectified)
            arguments.Add(isRectified ? "0" : "float.NegativeInfinity");
        if (Settings.Length > 0)
            arguments.Add(Settings);
        return $"ForwardKernels.{Kernel}({string.Join(", ", arguments)});";
    }
}
