using System.Diagnostics;
using System.Runtime.CompilerServices;
using PyActors.Engines;

namespace PyActors.Pooling.Brain;

/// <summary>
/// What the brain keeps about one invocation, inside the invocation itself: links instead of nodes, so that a waiting
/// invocation costs the queue no allocation and leaves it from any place in one step.
/// </summary>
internal struct InvocationNotes
{
    private const InvocationMarks InLine = InvocationMarks.InQueue | InvocationMarks.WaitsForRoom;

    /// <summary>Its neighbour behind it in the queue, or among those that wait for room in it.</summary>
    public Invocation? Next;

    // Its neighbour before it while it is in line, and its post afterwards: it never has both.
    private object? _previousOrPost;

    /// <summary>Its place in the <see cref="DeadlineHeap"/>, from 1; 0 if it has none.</summary>
    public int HeapPlace;

    /// <summary>How far it has come.</summary>
    public InvocationMarks Marks;

    /// <summary>Its neighbour before it in the queue, or among those that wait for room. Only for who links it in or out.</summary>
    public Invocation? Previous
    {
        readonly get => Unsafe.As<Invocation?>(_previousOrPost);
        set => _previousOrPost = value;
    }

    /// <summary>The <see cref="PoolWorker"/> it was handed to, or its <see cref="Ladder"/> once it is being interrupted; null while it is in line.</summary>
    public object? Post
    {
        readonly get => Has(InLine) ? null : _previousOrPost;
        set
        {
            Debug.Assert(!Has(InLine), "An invocation in line has no post.");
            _previousOrPost = value;
        }
    }

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
