using System.Collections;

namespace PyActors.Testing.Contract;

/// <summary>A list that another thread seems to change while it is read.</summary>
internal sealed class ChangingList : IEnumerable
{
    private readonly List<int> _items = [1, 2, 3];

    public IEnumerator GetEnumerator()
    {
        foreach (var item in _items)
        {
            yield return item;
            _items.Add(item);
        }
    }
}
