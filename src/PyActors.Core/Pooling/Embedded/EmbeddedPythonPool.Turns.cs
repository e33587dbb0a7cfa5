using System.Collections.Concurrent;
using PyActors.Engines;
using PyActors.Pooling.Embedded;

namespace PyActors;

// Who talks to the brain: one thread at a time. A caller or a busy worker that finds another there doesn't wait: it leaves what it has
// come with, and whoever is there, or comes next, takes it in. So a worker goes on with what it has been handed, and most of
// what it ends is taken in by the callers, who are there anyway and bring the next.
public sealed partial class EmbeddedPythonPool
{
    // A caller isn't kept for longer than that by others who leave theirs. What is left then is the next one's, at the latest the thread pool's.
    private const int MostRounds = 8;

    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<Invocation> _arrived = new();
    private readonly ConcurrentQueue<EmbeddedWorker> _announced = new();

    // How many are in each, or about to be: every turn looks, and the queues themselves take longer to say so. Each is counted before it is
    // put in, so that none means none: whoever has left one finds it taken in by its own next turn, which may be to give it up.
    private int _countArrived;
    private int _countAnnounced;

    /// <summary>A worker has ended some that it hasn't told: with the next turn, whosever it is, it is heard.</summary>
    internal void Announce(EmbeddedWorker worker)
    {
        Interlocked.Increment(ref _countAnnounced);
        _announced.Enqueue(worker);
    }

    private Turn TakeTurn()
    {
        _gate.Enter();
        return Begin();
    }

    private bool TryTakeTurn(out Turn turn)
    {
        var isFree = _gate.TryEnter();
        turn = isFree ? Begin() : default;
        return isFree;
    }

    private void Leave(Invocation invocation)
    {
        Interlocked.Increment(ref _countArrived);
        _arrived.Enqueue(invocation);
        Interlocked.MemoryBarrier();
        if (TryTakeTurn(out var turn))
            turn.Dispose();
    }

    // What was left comes first, in the order in which it came.
    private Turn Begin()
    {
        try
        {
            if (Volatile.Read(ref _countAnnounced) != 0)
                HearTheAnnounced();
            if (Volatile.Read(ref _countArrived) != 0)
                LetTheArrivedIn();

            return new Turn(this);
        }
        catch
        {
            _gate.Exit();
            throw;
        }
    }

    // No more than there are now, here as below: a caller would have to stay for as long as others are quick.
    private void HearTheAnnounced()
    {
        for (var left = _announced.Count; left > 0 && _announced.TryDequeue(out var worker); left--)
        {
            Interlocked.Decrement(ref _countAnnounced);
            worker.IsAnnounced = false;
            TakeInEnds(worker);
        }
    }

    private void LetTheArrivedIn()
    {
        for (var left = _arrived.Count; left > 0 && _arrived.TryDequeue(out var invocation); left--)
        {
            Interlocked.Decrement(ref _countArrived);
            TakeIn(invocation);
        }
    }

    private void EndTurn()
    {
        for (var round = 0; ; round++)
        {
            try
            {
                SetTimer();
            }
            finally
            {
                _gate.Exit();
            }

            // Either this sees what was left meanwhile, or who left it sees that the gate is free: both write before they look. Who
            // hasn't put it in yet will look for a turn of its own.
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _countArrived) == 0 || _arrived.IsEmpty)
                return;

            if (round == MostRounds)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static pool => pool.TakeTurn().Dispose(), this, preferLocal: false);
                return;
            }

            if (!TryTakeTurn(out _))
                return;
        }
    }

    /// <summary>The brain, for as long as this lives: it ends on the thread on which it began.</summary>
    private readonly ref struct Turn(EmbeddedPythonPool pool)
    {
        public void Dispose() => pool.EndTurn();
    }
}
