using System.Numerics;

namespace PyActors;

/// <summary>
/// Finds a key's place in an array of keys by hash. Made when a dict is first asked for a key: most dicts are only walked
/// through. Immutable, so that two threads that make it at once do no harm.
/// </summary>
internal sealed class PyDictIndex
{
    /// <summary>Up to so many keys, comparing one after the other is as quick.</summary>
    public const int WorthBuilding = 8;

    private readonly object[] _keys;
    private readonly int[] _hashes;

    // Open addressing over a power of two; 0 is free, else the key's place and one.
    private readonly int[] _slots;

    public PyDictIndex(object[] keys)
    {
        _keys = keys;
        _hashes = new int[keys.Length];
        _slots = new int[Math.Max(4, (int)BitOperations.RoundUpToPowerOf2((uint)keys.Length * 2))];
        for (var i = 0; i < keys.Length; i++)
        {
            _hashes[i] = PythonEquality.Hash(keys[i]);
            var slot = SlotOf(keys[i], _hashes[i]);
            if (_slots[slot] == 0)
                _slots[slot] = i + 1;
            else
                FirstDuplicate ??= i;
        }
    }

    /// <summary>The place of the first key that equals one before it; null if there is none.</summary>
    public int? FirstDuplicate { get; }

    /// <summary>The place of a key; −1 if it isn't there.</summary>
    public int Find(object key) => _slots[SlotOf(key, PythonEquality.Hash(key))] - 1;

    // The slot that holds the key, or the free one where it would go.
    private int SlotOf(object key, int hash)
    {
        var mask = _slots.Length - 1;
        for (var slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            var place = _slots[slot] - 1;
            if (place < 0 || (_hashes[place] == hash && PythonEquality.AreEqual(_keys[place], key)))
                return slot;
        }
    }
}
