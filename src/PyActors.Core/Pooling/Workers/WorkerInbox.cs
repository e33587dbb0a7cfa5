using System.Diagnostics.CodeAnalysis;
using PyActors.Engines;

namespace PyActors.Pooling.Workers;

/// <summary>
/// What a worker has been handed and hasn't taken yet. The pool puts in and takes back, under whatever makes its brain
/// single-threaded; the worker's thread takes out, in order.
/// </summary>
internal sealed class WorkerInbox
{
    // A worker that has just run dry looks out for more for some microseconds before it parks: waking a thread costs more.
    private const int Looks = 60;

    private readonly object _gate = new();
    private Invocation?[] _ring = new Invocation?[16];
    private int _first;
    private int _count;
    private bool _isParked;
    private bool _isResting;
    private bool _isClosed;

    /// <summary>Whether there is nothing to take. Any thread.</summary>
    public bool IsEmpty => Volatile.Read(ref _count) == 0;

    /// <summary>Puts one in, behind what is there, and wakes the worker if it sleeps.</summary>
    /// <returns>Whether the worker rests (<see cref="TryTakeOrRest"/>) and has to be told, once, that there is work.</returns>
    public bool Put(Invocation invocation)
    {
        lock (_gate)
        {
            if (_count == _ring.Length)
                Grow();

            _ring[(_first + _count) & (_ring.Length - 1)] = invocation;
            Volatile.Write(ref _count, _count + 1);
            Wake();
            var rested = _isResting;
            _isResting = false;
            return rested;
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
    public void Close()
    {
        lock (_gate)
        {
            Volatile.Write(ref _isClosed, true);
            Wake();
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

    /// <summary>Waits until there is something to take; false if nothing ever will be. The worker's thread only.</summary>
    public bool WaitForMore()
    {
        if (Environment.ProcessorCount > 1)
        {
            for (var i = 0; i < Looks && IsEmpty && !Volatile.Read(ref _isClosed); i++)
                Thread.SpinWait(20);
        }

        lock (_gate)
        {
            while (_count == 0 && !_isClosed)
            {
                _isParked = true;
                Monitor.Wait(_gate);
            }

            return _count > 0;
        }
    }

    private ref Invocation? At(int i) => ref _ring[(_first + i) & (_ring.Length - 1)];

    private void Wake()
    {
        if (!_isParked)
            return;

        _isParked = false;
        Monitor.Pulse(_gate);
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
