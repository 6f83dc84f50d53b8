using System.Runtime.InteropServices;
using Vitrine.Randomness;

namespace Vitrine.Augmentation;

/// <summary>Where in a run a batch stands. All its random changes follow from this, so that a continued run makes them again.</summary>
/// <param name="Seed">Of the run's augmentation.</param>
/// <param name="Epoch">From 0.</param>
/// <param name="Step">Within the epoch, from 0.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BatchPlace(ulong Seed, int Epoch, int Step)
{
    /// <summary>The seed of one effect here. Each has its own, so that turning one on leaves the others as they were.</summary>
    internal ulong SeedOf(EffectStream effect) => SplitMix64.Derive(Seed, (ulong)effect, (ulong)Epoch, (ulong)Step);
}
