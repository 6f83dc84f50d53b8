namespace Vitrine.Augmentation;

/// <summary>Streams of random numbers that must not meet; a number once given stays, or old seeds mean other runs.</summary>
internal enum EffectStream : ulong
{
    AlternatingFlip = 1,
    Flip = 2,
    Shift = 3,
    Cutout = 4,
    Erasing = 5,
    Mixing = 6,
    Affine = 7,
    Tone = 8,
}
