using TorchSharp;

namespace Vitrine.Torch;

/// <summary>
/// Draws from torch's generator, of which the process has only one: what one run draws between its seed and its numbers must not be
/// mixed with what another thread draws.
/// </summary>
internal static class Seeding
{
    private static readonly Lock Gate = new();

    internal static T Draw<T>(long seed, Func<T> draw)
    {
        lock (Gate)
        {
            torch.random.manual_seed(seed);
            return draw();
        }
    }
}
