using PyActors.Engines;

namespace PyActors.Pooling.Brain;

/// <summary>
/// What the brain keeps about one invocation, inside the invocation itself: links instead of nodes, so that a waiting
/// invocation costs the queue no allocation and leaves it from any place in one step.
/// </summary>
internal struct InvocationNotes
{
    /// <summary>Its neighbours in the queue, or among those that wait for room in it.</summary>
    public Invocation? Previous, Next;

    /// <summary>The <see cref="PoolWorker"/> it was handed to, or its <see cref="Ladder"/> once it is being interrupted.</summary>
    public object? Post;

    /// <summary>Its place in the <see cref="DeadlineHeap"/>, from 1; 0 if it has none.</summary>
    public int HeapPlace;

    /// <summary>How far it has come.</summary>
    public InvocationMarks Marks;

    public readonly bool Has(InvocationMarks mark) => (Marks & mark) != 0;
}

/// <summary>How far an invocation has come, as far as the brain knows.</summary>
[Flags]
internal enum InvocationMarks : byte
{
    None = 0,

    /// <summary>It was accepted: it is owed exactly one outcome.</summary>
    Accepted = 1,

    /// <summary>It waits in the queue.</summary>
    InQueue = 2,

    /// <summary>Its caller gave up.</summary>
    Cancelled = 4,

    /// <summary>Its outcome is known and counted.</summary>
    Accounted = 8,

    /// <summary>The pool answered it, not its worker: whatever the worker still brings is late.</summary>
    AnsweredByPool = 16,

    /// <summary>It isn't accepted yet: it waits until the queue has room.</summary>
    WaitsForRoom = 32,
}
