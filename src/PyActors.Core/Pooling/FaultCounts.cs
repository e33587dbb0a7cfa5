using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PyActors.Pooling;

/// <summary>
/// How many came to which fault; kinds that never occurred are missing. A table of its own, and no dictionary: one with an enumeration of
/// ours as its key is compiled anew in each process that looks at a pool. Immutable.
/// </summary>
/// <param name="counts">The count of each kind, by its number; not changed any more.</param>
internal sealed class FaultCounts(long[] counts) : IReadOnlyDictionary<PyFaultKind, long>
{
    /// <summary>How many kinds there are.</summary>
    public const int Kinds = 1 + (int)PyFaultKind.Unavailable;

    /// <summary>No fault.</summary>
    public static FaultCounts None { get; } = new([]);

    public int Count
    {
        get
        {
            var occurred = 0;
            foreach (var count in counts)
                occurred += count > 0 ? 1 : 0;

            return occurred;
        }
    }

    public IEnumerable<PyFaultKind> Keys
    {
        get
        {
            foreach (var (kind, _) in this)
                yield return kind;
        }
    }

    public IEnumerable<long> Values
    {
        get
        {
            foreach (var (_, count) in this)
                yield return count;
        }
    }

    public long this[PyFaultKind key] => TryGetValue(key, out var count) ? count : throw new KeyNotFoundException($"No fault was {key}.");

    public bool ContainsKey(PyFaultKind key) => TryGetValue(key, out _);

    public bool TryGetValue(PyFaultKind key, [MaybeNullWhen(false)] out long value)
    {
        value = (uint)key < (uint)counts.Length ? counts[(int)key] : 0;
        return value > 0;
    }

    public IEnumerator<KeyValuePair<PyFaultKind, long>> GetEnumerator()
    {
        for (var kind = 0; kind < counts.Length; kind++)
        {
            if (counts[kind] > 0)
                yield return new((PyFaultKind)kind, counts[kind]);
        }
    }

    /// <summary>The counts, as in <c>2 Raised, 1 TimedOut</c>; <c>none</c> if there are none.</summary>
    public override string ToString() => Count == 0 ? "none" : string.Join(", ", this.Select(static fault => $"{fault.Value} {fault.Key}"));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
