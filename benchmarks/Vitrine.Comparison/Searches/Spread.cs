namespace Vitrine.Comparison.Searches;

/// <summary>Median and quartiles, between neighbours by their distance.</summary>
internal sealed record Spread(double Lower, double Median, double Upper)
{
    internal static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new Spread(Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75));
    }

    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var (below, above) = (sorted[(int)Math.Floor(place)], sorted[(int)Math.Ceiling(place)]);
        return below == above ? below : below + ((place - Math.Floor(place)) * (above - below)); // equal infinities have no difference
    }
}
