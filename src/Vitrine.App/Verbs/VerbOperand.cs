namespace Vitrine.App.Verbs;

/// <summary>What a verb works on, given without a name.</summary>
/// <param name="Name">In help, in the current language.</param>
/// <param name="Help">What it is, in the current language.</param>
/// <param name="IsRepeatable">Only the last one can be; it takes all that follow.</param>
internal sealed record VerbOperand(Func<string> Name, Func<string> Help, bool IsRepeatable = false)
{
    internal string Label => IsRepeatable ? Name() + "…" : Name();
}
