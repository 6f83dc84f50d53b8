namespace Vitrine.Comparison.Results;

public enum RunEnd
{
    /// <summary>All its epochs are done.</summary>
    Finished,

    /// <summary>Its time was up.</summary>
    Capped,
}
