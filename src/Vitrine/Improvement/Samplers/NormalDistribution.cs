namespace Vitrine.Improvement.Samplers;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>The share below a number, to 1.2e-7 of its value: erfc by the Chebyshev fit of Press et al., "Numerical Recipes", section 6.2.</summary>
    internal static double Below(double x)
    {
        if (double.IsNaN(x))
            return x;
        var z = Math.Abs(x) / Math.Sqrt(2);
        var t = 1 / (1 + (0.5 * z));
        ReadOnlySpan<double> coefficients =
            [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];
        var polynomial = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            polynomial = (polynomial * t) + coefficients[i];
        var tail = t * Math.Exp((-z * z) + polynomial) / 2;
        return x > 0 ? 1 - tail : tail;
    }

    /// <summary>The number that a share lies below, to 1.15e-9 of its value: the rational approximations of Acklam 2003.</summary>
    internal static double Quantile(double share)
    {
        const double Lower = 0.02425;
        share = Math.Clamp(share, 1e-300, 1 - 1e-16);
        if (share > 1 - Lower)
            return -Quantile(1 - share);
        ReadOnlySpan<double> c = [-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
        ReadOnlySpan<double> d = [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996, 3.754408661907416, 1];
        if (share < Lower)
        {
            var q = Math.Sqrt(-2 * Math.Log(share));
            return Polynomial(c, q) / Polynomial(d, q);
        }
        ReadOnlySpan<double> a = [-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239];
        ReadOnlySpan<double> b = [-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01, -1.328068155288572e+01, 1];
        var middle = share - 0.5;
        return middle * Polynomial(a, middle * middle) / Polynomial(b, middle * middle);
    }

    /// <summary>The highest power first.</summary>
    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        var value = 0.0;
        foreach (var coefficient in coefficients)
            value = (value * x) + coefficient;
        return value;
    }
}
