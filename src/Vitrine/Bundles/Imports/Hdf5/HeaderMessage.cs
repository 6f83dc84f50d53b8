using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>One of the things that an object's header says of it.</summary>
/// <param name="Type">As numbered in the format's specification, IV.A.2.</param>
/// <param name="IsElsewhere">Whether it only says in which other object it stands.</param>
/// <param name="Content">Of the file.</param>
/// <param name="Address">Where it begins.</param>
internal readonly record struct HeaderMessage(HeaderMessageType Type, bool IsElsewhere, Hdf5Content Content, long Address)
{
    /// <exception cref="InvalidDataException">It stands in another object, which Keras never has it do.</exception>
    internal Hdf5Cursor Open() => IsElsewhere ? throw new InvalidDataException(Hdf5Text.Elsewhere.Fill(Type, Address)) : new Hdf5Cursor(Content, Address);
}
