namespace Vitrine.Bundles.CSharp.Runtime;

/// <summary>The few things that a convolution does with numbers side by side in a register of one width.</summary>
/// <typeparam name="TVector">Such a register.</typeparam>
internal interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>Numbers in a register; a divisor of sixteen.</summary>
    static abstract int Count { get; }

    static abstract TVector Load(ref float source, nint offset);

    static abstract TVector Broadcast(float value);

    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    static abstract TVector Max(TVector left, TVector right);

    static abstract void Store(TVector value, ref float target, nint offset);
}
