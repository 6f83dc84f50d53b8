using Vitrine.Data;

namespace Vitrine.App.Progress;

/// <summary>Passes on how a data set is being fetched, at once and in order, unlike <see cref="Progress{T}"/>.</summary>
internal sealed class DataProgress(IProgressDisplay display) : IProgress<DatasetProgress>
{
    public void Report(DatasetProgress value)
    {
        if (value.IsWarning)
            display.Line(value.Message);
        else
            display.Activity(value.Message, value.Bytes, value.TotalBytes);
    }
}
