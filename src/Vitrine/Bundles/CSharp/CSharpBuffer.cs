namespace Vitrine.Bundles.CSharp;

/// <summary>A stretch of the program's memory, which others may use before and after it.</summary>
/// <param name="Length">In numbers.</param>
internal sealed record CSharpBuffer(int Length)
{
    /// <summary>Index of the first step that touches it; −1 before there is one.</summary>
    internal int FirstStep { get; set; } = -1;

    /// <summary>Index of the last step that touches it.</summary>
    internal int LastStep { get; set; } = -1;

    /// <summary>Where it begins.</summary>
    internal int Offset { get; set; }

    /// <summary>Whether more than the next layer reads it, so that nothing may be changed in place.</summary>
    internal bool IsShared { get; set; }

    public bool Equals(CSharpBuffer? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
