using PyActors.Engines;

namespace PyActors.Pooling.Brain;

/// <summary>
/// One worker as the brain sees it. The bodies carry it in events and read <see cref="Number"/> and <see cref="Body"/>; the
/// rest is the brain's.
/// </summary>
internal sealed class PoolWorker(int number, int mostHanded)
{
    private const int ShortInARow = 8;

    private static readonly TimeSpan ShortCall = TimeSpan.FromMicroseconds(10);

    private readonly Invocation?[] _handed = new Invocation?[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)mostHanded)];
    private int _first;
    private int _endedSince;
    private TimeSpan _since;

    /// <summary>The worker's number, unique in its pool over the pool's life, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>What carries this worker out: the body's own. The brain never looks at it.</summary>
    public object? Body { get; set; }

    public WorkerState State { get; set; } = WorkerState.Starting;

    /// <summary>When it last told of an end, became ready, or was given work while it was idle.</summary>
    public TimeSpan LastHeard { get; set; }

    /// <summary>When its thread was asked for.</summary>
    public TimeSpan StartedAt { get; set; }

    /// <summary>When it became ready.</summary>
    public TimeSpan ReadyAt { get; set; }

    /// <summary>Whether it is among the idle.</summary>
    public bool IsIdle { get; set; }

    /// <summary>How many invocations it has ended.</summary>
    public long Ended { get; set; }

    /// <summary>Whether the last few took so little time that waking another worker would have taken longer.</summary>
    public bool EndsShortOnes { get; private set; }

    /// <summary>Whether the interrupt of what it runs can't be delivered because other code holds the GIL.</summary>
    public bool IsHeldUp { get; set; }

    /// <summary>Whether it didn't heed its interrupts, or its start didn't return, and it hasn't come back since.</summary>
    public bool IsStuck { get; set; }

    /// <summary>Whether it is its start that didn't return.</summary>
    public bool IsStuckInStart { get; set; }

    /// <summary>The worker that leaves once this one is ready; null in the ordinary case.</summary>
    public PoolWorker? Relieves { get; set; }

    /// <summary>Whether another is being made in its place.</summary>
    public bool IsBeingRelieved { get; set; }

    /// <summary>Its place among the workers that hold invocations ahead.</summary>
    public LinkedListNode<PoolWorker>? AheadPlace { get; set; }

    /// <summary>How many invocations it holds: what it runs or is about to, and those ahead.</summary>
    public int HandedCount { get; private set; }

    /// <summary>How many of them, from the first, it is known to have taken out of its inbox.</summary>
    public int TakenCount { get; private set; }

    /// <summary>The i-th it holds, in the order in which it takes them.</summary>
    public Invocation Handed(int i) => _handed[(_first + i) & (_handed.Length - 1)]!;

    public void Hand(Invocation invocation)
    {
        _handed[(_first + HandedCount) & (_handed.Length - 1)] = invocation;
        HandedCount++;
    }

    /// <summary>It has ended one more.</summary>
    public void HasEndedOne(TimeSpan now)
    {
        Ended++;
        if (++_endedSince < ShortInARow)
            return;

        EndsShortOnes = now - _since <= ShortInARow * ShortCall;
        _since = now;
        _endedSince = 0;
    }

    /// <summary>It has taken this one out of its inbox, and so all before it.</summary>
    public void HasTaken(Invocation invocation)
    {
        for (var i = TakenCount; i < HandedCount; i++)
        {
            if (ReferenceEquals(Handed(i), invocation))
                TakenCount = i + 1;
        }
    }

    /// <summary>How many of those it holds wait: all that haven't started, but for the first and what it has taken, which are on their way.</summary>
    public int CountAhead()
    {
        var waiting = 0;
        for (var i = Math.Max(1, TakenCount); i < HandedCount; i++)
        {
            var invocation = Handed(i);
            waiting += invocation.IsRunning || invocation.IsAnswered ? 0 : 1;
        }

        return waiting;
    }

    /// <summary>Takes it off, wherever it stands; false if it isn't there.</summary>
    public bool Release(Invocation invocation)
    {
        var mask = _handed.Length - 1;
        for (var i = 0; i < HandedCount; i++)
        {
            if (!ReferenceEquals(Handed(i), invocation))
                continue;

            var place = i;
            for (; i > 0; i--)
                _handed[(_first + i) & mask] = _handed[(_first + i - 1) & mask];

            _handed[_first] = null;
            _first = (_first + 1) & mask;
            HandedCount--;
            if (place < TakenCount)
                TakenCount--;

            return true;
        }

        return false;
    }
}
