namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>The messages of an object's header that are of use here; others are passed over.</summary>
internal enum HeaderMessageType
{
    Dataspace = 0x01,
    LinkInfo = 0x02,
    Datatype = 0x03,
    Link = 0x06,
    DataLayout = 0x08,
    Attribute = 0x0C,
    Continuation = 0x10,
    SymbolTable = 0x11,
    AttributeInfo = 0x15,
}
