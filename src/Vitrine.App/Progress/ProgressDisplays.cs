using Vitrine.App.Verbs;

namespace Vitrine.App.Progress;

internal static class ProgressDisplays
{
    /// <summary>The display that suits where the output goes. Beside JSON there is none, but for the lines that <c>--verbose</c> asks for.</summary>
    internal static IProgressDisplay For(Invocation invocation)
    {
        var terminal = invocation.Terminal;
        if (invocation.IsJson)
            return invocation.IsVerbose ? new LineDisplay(terminal.Error) : new SilentDisplay();
        return terminal.CanRedraw ? new LiveDisplay(terminal) : new LineDisplay(terminal.Output);
    }
}
