using System.Collections;

namespace PyActors.Testing.Contract;

/// <summary>A collection that can't be walked through, and that may say how many items it has.</summary>
internal sealed class OddCollection(int? count = null, Exception? thrown = null) : ICollection
{
    public int Count => count ?? throw new NotSupportedException("no count for you");

    public bool IsSynchronized => false;

    public object SyncRoot => this;

    public void CopyTo(Array array, int index) => throw new NotSupportedException("no copy for you");

    public IEnumerator GetEnumerator() => throw thrown ?? new NotSupportedException("no items for you");
}
