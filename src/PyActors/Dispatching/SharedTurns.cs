using System.Diagnostics.CodeAnalysis;
using Akka.Dispatch;

namespace PyActors.Dispatching;

/// <summary>
/// The turns of one actor, in each of which it handles some messages. While they are shared, a thread that has nothing to do until this actor
/// has had its turn takes the next one itself, where that one would wait for a thread of the dispatcher's. A mailbox asks for one turn at
/// a time; it is run once, by whoever takes it first.
/// </summary>
internal sealed class SharedTurns : IRunnable
{
    private IRunnable? _next;
    private int _waiting;
    private int _taker;
    private volatile bool _areShared;

    /// <summary>Whether others may take the next turn, not only the dispatcher's threads. Only the actor sets it.</summary>
    public bool AreShared
    {
        get => _areShared;
        set => _areShared = value;
    }

    /// <summary>Whether the thread that this is called on has taken a turn between <see cref="BeginWait"/> and <see cref="EndWait"/>, now or before.</summary>
    public bool IsOnTaker => _taker == Environment.CurrentManagedThreadId;

    /// <summary>Whether a turn is there to be taken. Any thread.</summary>
    public bool IsThere => Volatile.Read(ref _next) is not null;

    /// <summary>Leaves a turn here; false if they aren't shared, or another one is here. Any thread.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="isWaitedFor">Whether somebody waits for it, who takes it for certain. Else <see cref="Run"/> has to be run soon.</param>
    public bool TryLeave(IRunnable turn, out bool isWaitedFor)
    {
        // The exchange comes before the look, as a wait's end comes before the last look for a turn: one of the two sees the other.
        var isLeft = _areShared && Interlocked.CompareExchange(ref _next, turn, null) is null;
        isWaitedFor = isLeft && Volatile.Read(ref _waiting) > 0;
        return isLeft;
    }

    /// <summary>From here on a turn that is left is for this thread, or for another one that waits. Any thread.</summary>
    public void BeginWait() => Interlocked.Increment(ref _waiting);

    /// <summary>Ends the wait, and runs the turn that is there. The thread that began the wait.</summary>
    /// <returns>Whether there was one.</returns>
    public bool EndWait()
    {
        Interlocked.Decrement(ref _waiting);
        if (!TryTake(out var turn))
            return false;

        _taker = Environment.CurrentManagedThreadId;
        turn.Run();
        return true;
    }

    /// <summary>Runs the turn that is here, unless somebody has taken it. The dispatcher's threads.</summary>
    public void Run()
    {
        if (TryTake(out var turn))
            turn.Run();
    }

    /// <inheritdoc/>
    public void Execute() => Run();

    private bool TryTake([NotNullWhen(true)] out IRunnable? turn)
    {
        turn = IsThere ? Interlocked.Exchange(ref _next, null) : null;
        return turn is not null;
    }
}
