namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>Where groups that track the order of their names, and objects with many attributes, keep these: in a fractal heap, with a tree that lists what is in there.</summary>
internal static class DenseStorage
{
    /// <param name="info">At the address of the heap, which that of the tree by name follows.</param>
    /// <param name="treeType">What the tree's records must be.</param>
    /// <param name="idOffset">Where in a record the heap's name for the object begins.</param>
    /// <returns>At the beginning of each object; none where nothing is kept so.</returns>
    internal static IEnumerable<Hdf5Cursor> Objects(Hdf5Cursor info, int treeType, int idOffset)
    {
        if ((info.Pointer(), info.Pointer()) is not ({ } heapAddress, { } treeAddress))
            yield break;
        var heap = new FractalHeap(info.Content, heapAddress);
        foreach (var record in new SecondTree(info.Content, treeAddress, treeType).Records())
            yield return heap.At(record + idOffset);
    }
}
