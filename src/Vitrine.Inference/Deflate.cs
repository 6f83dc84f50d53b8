namespace Vitrine.Inference;

/// <summary>What gzip, zip and PNG files are packed with.</summary>
internal static class Deflate
{
    /// <summary>Bytes that it can make of one (zlib's technical notes): 258 of two bits. What claims more is damaged or forged.</summary>
    internal const int MostExpansion = 1032;
}
