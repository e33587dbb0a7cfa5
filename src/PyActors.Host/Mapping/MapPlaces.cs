using System.Diagnostics.CodeAnalysis;

namespace PyActors.Host.Mapping;

/// <summary>
/// The places of a run's inputs with the pool: one for each worker, and more of them while inputs are so brief that workers would wait for the next. An
/// interrupted run ends when what has a place has ended, so nothing is handed over to wait behind what takes long. Those that were before, while
/// inputs were brief, still run. Any thread.
/// </summary>
/// <param name="least">How many there are at first, and where inputs take long.</param>
/// <param name="most">How many there may be.</param>
[SuppressMessage("Design", "CA1001", Justification = "Invocations that were given up give their places back when the run has ended.")]
internal sealed class MapPlaces(int least, int most)
{
    /// <summary>Up to here an input is brief: a worker that waits for the next after a longer one loses no time worth saving.</summary>
    public static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(10);

    private readonly SemaphoreSlim _free = new(least);
    private readonly int _mostExtra = most - least;
    private readonly Lock _lock = new();
    private int _extra;

    /// <summary>Takes a place as soon as there is one.</summary>
    public Task TakeAsync(CancellationToken stop) => _free.WaitAsync(stop);

    /// <summary>Gives a place back; one more or one fewer may come of it.</summary>
    /// <param name="timing">How long its input took a worker. One that never came to a worker says nothing of the others.</param>
    public void GiveBack(InvocationTiming timing)
    {
        if (Freed(timing) is > 0 and var freed)
            _free.Release(freed);
    }

    private int Freed(InvocationTiming timing)
    {
        if (timing.WorkerNumber == 0)
            return 1;

        lock (_lock)
        {
            var before = _extra;
            _extra = timing.Ran <= Brief ? Math.Min(before + 1, _mostExtra) : Math.Max(before - 1, 0);
            return 1 + _extra - before;
        }
    }
}
