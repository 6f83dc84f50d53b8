namespace Vitrine.Improvement.Samplers;

/// <summary>
/// The sequence of Sobol' 1967 with the direction numbers of Joe and Kuo 2008, "Constructing Sobol sequences with better two-dimensional
/// projections" (their file new-joe-kuo-6.21201), in the order of Gray codes (Antonov and Saleev 1979).
/// </summary>
internal static class SobolSequence
{
    private const int BitCount = 32;

    /// <summary>Of each dimension after the first: the inner coefficients of its primitive polynomial as bits, and the first direction numbers.</summary>
    private static readonly (uint Coefficients, uint[] First)[] Polynomials =
    [
        (0, [1]),
        (1, [1, 3]),
        (1, [1, 3, 1]),
        (2, [1, 1, 1]),
        (1, [1, 1, 3, 3]),
        (4, [1, 3, 5, 13]),
        (2, [1, 1, 5, 5, 17]),
        (4, [1, 1, 5, 5, 5]),
        (7, [1, 1, 7, 11, 19]),
        (11, [1, 1, 5, 1, 1]),
        (13, [1, 1, 1, 3, 11]),
        (14, [1, 3, 5, 5, 31]),
        (1, [1, 3, 3, 9, 7, 49]),
        (13, [1, 1, 1, 15, 21, 21]),
        (16, [1, 3, 1, 13, 27, 49]),
        (19, [1, 1, 1, 15, 7, 5]),
        (22, [1, 3, 1, 15, 13, 25]),
        (25, [1, 1, 5, 5, 19, 61]),
        (1, [1, 3, 7, 11, 23, 15, 103]),
        (4, [1, 3, 7, 13, 13, 15, 69]),
        (7, [1, 1, 3, 13, 7, 35, 63]),
        (8, [1, 3, 5, 9, 1, 25, 53]),
        (14, [1, 3, 1, 13, 9, 35, 107]),
        (19, [1, 3, 1, 5, 27, 61, 31]),
        (21, [1, 1, 5, 11, 19, 41, 61]),
        (28, [1, 3, 5, 3, 3, 13, 69]),
        (31, [1, 1, 7, 13, 1, 19, 1]),
        (32, [1, 3, 7, 5, 13, 19, 59]),
        (37, [1, 1, 3, 9, 25, 29, 41]),
        (41, [1, 3, 5, 13, 23, 1, 55]),
        (42, [1, 3, 7, 3, 13, 59, 17]),
    ];

    private static readonly uint[][] Directions = [FirstDimension(), .. Polynomials.Select(each => Dimension(each.Coefficients, each.First))];

    internal static int DimensionCount => Directions.Length;

    /// <summary>The binary digits after the point of a coordinate, from 2⁻¹ in the highest bit.</summary>
    /// <param name="index">Of the point, from 0.</param>
    /// <param name="dimension">From 0.</param>
    internal static uint Digits(uint index, int dimension)
    {
        var digits = 0u;
        for (var (bit, gray) = (0, index ^ (index >> 1)); gray != 0; bit++, gray >>= 1)
            digits ^= (gray & 1) * Directions[dimension][bit];
        return digits;
    }

    private static uint[] FirstDimension() => [.. Enumerable.Range(1, BitCount).Select(bit => 1u << (BitCount - bit))];

    private static uint[] Dimension(uint coefficients, uint[] first)
    {
        var degree = first.Length;
        var directions = new uint[BitCount];
        for (var bit = 0; bit < BitCount; bit++)
        {
            if (bit < degree)
            {
                directions[bit] = first[bit] << (BitCount - 1 - bit);
                continue;
            }
            directions[bit] = directions[bit - degree] ^ (directions[bit - degree] >> degree);
            for (var term = 1; term < degree; term++)
                directions[bit] ^= ((coefficients >> (degree - 1 - term)) & 1) * directions[bit - term];
        }
        return directions;
    }
}
