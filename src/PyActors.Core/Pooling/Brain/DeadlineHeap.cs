using System.Diagnostics.CodeAnalysis;
using PyActors.Engines;

namespace PyActors.Pooling.Brain;

/// <summary>
/// When which invocation is due next. Each knows its own place (<see cref="InvocationNotes.HeapPlace"/>), so that one that ends
/// in time, as nearly all do, leaves without a search.
/// </summary>
internal sealed class DeadlineHeap
{
    private const int LeastSize = 16;

    private (TimeSpan Due, Invocation Invocation)[] _entries = new (TimeSpan, Invocation)[LeastSize];
    private int _count;

    /// <summary>When the next one is due; <see cref="TimeSpan.MaxValue"/> if none is.</summary>
    public TimeSpan NextDue => _count == 0 ? TimeSpan.MaxValue : _entries[0].Due;

    /// <summary>Sets when the invocation is due, in place of what was set before; <see cref="TimeSpan.MaxValue"/> for never.</summary>
    public void Set(Invocation invocation, TimeSpan due)
    {
        Remove(invocation);
        if (due == TimeSpan.MaxValue)
            return;

        if (_count == _entries.Length)
            Array.Resize(ref _entries, _count * 2);

        _count++;
        MoveUp(_count - 1, (due, invocation));
    }

    public void Remove(Invocation invocation)
    {
        var place = invocation.Notes.HeapPlace - 1;
        if (place < 0)
            return;

        invocation.Notes.HeapPlace = 0;
        var last = _entries[--_count];
        _entries[_count] = default;
        if (place < _count)
        {
            if (place > 0 && last.Due < _entries[(place - 1) / 2].Due)
                MoveUp(place, last);
            else
                MoveDown(place, last);
        }

        if (_entries.Length > LeastSize && _count < _entries.Length / 4)
            Array.Resize(ref _entries, _entries.Length / 2);
    }

    /// <summary>Takes out one that is due by now; false if none is.</summary>
    public bool TryTakeDue(TimeSpan now, [NotNullWhen(true)] out Invocation? invocation)
    {
        invocation = NextDue <= now && _count > 0 ? _entries[0].Invocation : null;
        if (invocation is null)
            return false;

        Remove(invocation);
        return true;
    }

    private void MoveUp(int place, (TimeSpan Due, Invocation Invocation) entry)
    {
        while (place > 0)
        {
            var parent = (place - 1) / 2;
            if (_entries[parent].Due <= entry.Due)
                break;

            Put(place, _entries[parent]);
            place = parent;
        }

        Put(place, entry);
    }

    private void MoveDown(int place, (TimeSpan Due, Invocation Invocation) entry)
    {
        while (true)
        {
            var child = (2 * place) + 1;
            if (child >= _count)
                break;
            if (child + 1 < _count && _entries[child + 1].Due < _entries[child].Due)
                child++;
            if (entry.Due <= _entries[child].Due)
                break;

            Put(place, _entries[child]);
            place = child;
        }

        Put(place, entry);
    }

    private void Put(int place, (TimeSpan Due, Invocation Invocation) entry)
    {
        _entries[place] = entry;
        entry.Invocation.Notes.HeapPlace = place + 1;
    }
}
