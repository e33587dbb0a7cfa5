using PyActors.Engines;

namespace PyActors.Pooling.Brain;

/// <summary>Invocations in their order, linked through their own <see cref="InvocationNotes"/>. Every step is O(1).</summary>
internal sealed class InvocationRun
{
    private Invocation? _last;

    public Invocation? First { get; private set; }

    public int Count { get; private set; }

    public void Append(Invocation invocation) => InsertAfter(_last, invocation);

    /// <summary>
    /// Puts one back that had left from the front: before all that came after it. Those it passes have been put back
    /// before, so there are few.
    /// </summary>
    public void PutBack(Invocation invocation)
    {
        Invocation? before = null;
        for (var next = First; next is not null && next.Id < invocation.Id; next = next.Notes.Next)
            before = next;

        InsertAfter(before, invocation);
    }

    public Invocation TakeFirst()
    {
        var first = First!;
        Remove(first);
        return first;
    }

    public void Remove(Invocation invocation)
    {
        ref var notes = ref invocation.Notes;
        if (notes.Previous is { } previous)
            previous.Notes.Next = notes.Next;
        else
            First = notes.Next;

        if (notes.Next is { } next)
            next.Notes.Previous = notes.Previous;
        else
            _last = notes.Previous;

        notes.Previous = notes.Next = null;
        Count--;
    }

    private void InsertAfter(Invocation? before, Invocation invocation)
    {
        ref var notes = ref invocation.Notes;
        notes.Previous = before;
        notes.Next = before is null ? First : before.Notes.Next;
        if (before is null)
            First = invocation;
        else
            before.Notes.Next = invocation;

        if (notes.Next is { } next)
            next.Notes.Previous = invocation;
        else
            _last = invocation;

        Count++;
    }
}
