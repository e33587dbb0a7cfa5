using System.Diagnostics.CodeAnalysis;
using PyActors.Engines;

namespace PyActors.Pooling.Workers;

/// <summary>
/// What a worker has been handed and hasn't taken yet. The pool puts in and takes back, under whatever makes its brain
/// single-threaded; the worker's thread takes out, in order.
/// </summary>
internal sealed class WorkerInbox
{
    // A worker that has just run dry looks out for more for some microseconds before it rests: waking a thread costs more.
    private const int Looks = 60;

    private const int Nowhere = -1;

    private readonly object _gate = new();
    private Invocation?[] _ring = new Invocation?[16];
    private int _first;
    private int _count;
    private int _putFrom = Nowhere;
    private int _workerThread;
    private bool _isResting;
    private bool _isClosed;

    /// <summary>Whether there is nothing to take. Any thread.</summary>
    public bool IsEmpty => Volatile.Read(ref _count) == 0;

    /// <summary>Whether nothing is in here and nothing comes any more. Any thread.</summary>
    public bool IsOver => Volatile.Read(ref _isClosed) && IsEmpty;

    /// <summary>
    /// Whether who put in the last one did it on the very core that this thread has: it would bring the next when it gets that core back,
    /// where others keep the rest busy. The worker's thread only.
    /// </summary>
    public bool IsLookOutInVain => Volatile.Read(ref _putFrom) == Thread.GetCurrentProcessorId();

    /// <summary>Puts one in, behind what is there.</summary>
    /// <returns>
    /// Whether the worker rests (<see cref="TryRest"/>, <see cref="TryTakeOrRest"/>) and has to be told, once, that there is work. It is told
    /// outside of the inbox's lock, at which it would stop otherwise.
    /// </returns>
    public bool Put(Invocation invocation)
    {
        lock (_gate)
        {
            if (_count == _ring.Length)
                Grow();
            if (_count == 0)
                _putFrom = Environment.CurrentManagedThreadId == _workerThread ? Nowhere : Thread.GetCurrentProcessorId();

            _ring[(_first + _count) & (_ring.Length - 1)] = invocation;
            Volatile.Write(ref _count, _count + 1);
            return EndRest();
        }
    }

    /// <summary>Takes one out again; false if the worker has taken it.</summary>
    public bool TryTakeBack(Invocation invocation)
    {
        lock (_gate)
        {
            for (var i = 0; i < _count; i++)
            {
                if (!ReferenceEquals(At(i), invocation))
                    continue;

                for (; i < _count - 1; i++)
                    At(i) = At(i + 1);

                At(i) = null;
                Volatile.Write(ref _count, _count - 1);
                return true;
            }

            return false;
        }
    }

    /// <summary>Nothing comes any more: the worker leaves when it has ended what is in here.</summary>
    /// <returns>Whether it rests and has to be told, once.</returns>
    public bool Close()
    {
        lock (_gate)
        {
            Volatile.Write(ref _isClosed, true);
            return EndRest();
        }
    }

    /// <summary>Takes the next one; false if there is none. The worker's thread only.</summary>
    public bool TryTake([NotNullWhen(true)] out Invocation? invocation)
    {
        invocation = null;
        if (IsEmpty)
            return false;

        lock (_gate)
        {
            if (_count == 0)
                return false;

            invocation = _ring[_first]!;
            _ring[_first] = null;
            _first = (_first + 1) & (_ring.Length - 1);
            Volatile.Write(ref _count, _count - 1);
            return true;
        }
    }

    /// <summary>
    /// Takes the next one, or else the worker rests: it looks in here no more until it is told. The worker's thread only.
    /// </summary>
    public bool TryTakeOrRest([NotNullWhen(true)] out Invocation? invocation)
    {
        lock (_gate)
        {
            _isResting = !TryTake(out invocation);
            return !_isResting;
        }
    }

    /// <summary>
    /// Whether the worker rests from here on until it is told: not if there is something to take, or never will be. The worker's thread only.
    /// </summary>
    public bool TryRest()
    {
        lock (_gate)
            return _isResting = _count == 0 && !_isClosed;
    }

    /// <summary>Looks for more for some microseconds, unless that is in vain. The worker's thread only.</summary>
    public void LookOut()
    {
        _workerThread = Environment.CurrentManagedThreadId;
        if (Environment.ProcessorCount == 1 || IsLookOutInVain)
            return;

        for (var i = 0; i < Looks && IsEmpty && !Volatile.Read(ref _isClosed); i++)
            Thread.SpinWait(20);
    }

    private ref Invocation? At(int i) => ref _ring[(_first + i) & (_ring.Length - 1)];

    // Under the gate, as where a rest begins: whatever comes later sees the rest, and the first of it ends it and alone wakes. What came
    // before, the worker sees, and doesn't rest. So each rest has one wake-up, which stays until the worker sleeps (ThreadPark).
    private bool EndRest()
    {
        var rested = _isResting;
        _isResting = false;
        return rested;
    }

    private void Grow()
    {
        var ring = new Invocation?[_ring.Length * 2];
        for (var i = 0; i < _count; i++)
            ring[i] = At(i);

        _ring = ring;
        _first = 0;
    }
}
