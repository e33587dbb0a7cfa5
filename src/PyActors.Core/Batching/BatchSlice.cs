using PyActors.Engines;
using PyActors.Pooling.Reporting;

namespace PyActors.Batching;

/// <summary>
/// Some inputs in a row of a batch, as one invocation: one place in the queue, one claim, one hold of the GIL. The worker that claims
/// the invocation runs one after another and notes what each came to, until they are all done, the slice has had its time, or somebody
/// asks it to stop; what it hasn't begun then is handed in again, behind whatever waits. What it notes is read when the invocation has
/// its outcome.
/// </summary>
/// <remarks>The notes are the slice's own: whatever a worker that was given up writes afterwards is seen by nobody.</remarks>
internal sealed class BatchSlice(object?[] inputs, int start, int count, long firstNumber, bool areArgumentLists)
{
    /// <summary>How long a slice may go on beginning inputs, so that others get their turn.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromMilliseconds(2);

    /// <summary>How many inputs a slice has at most: few enough that the results of one are made while the next runs.</summary>
    public const int MostInputs = 1024;

    // A look at the clock costs as much as a short call, so it is taken at after so many of them at most. An input that is slow by itself
    // is looked after at once.
    private const int LongestStride = 32;
    private static readonly TimeSpan Slow = TimeSpan.FromMicroseconds(20);

    private readonly FreshValue[] _values = new FreshValue[count];
    private PyFault?[]? _faults;
    private Invocation? _invocation;
    private TimeSpan _end;
    private TimeSpan _lookedAt;
    private int _lookBefore = 1;
    private int _stride = 1;
    private int _begun;
    private int _done;

    /// <summary>How many inputs it has.</summary>
    public int Count => count;

    /// <summary>Where the first of them stands among all inputs.</summary>
    public long FirstNumber => firstNumber;

    /// <summary>Whether each input is all positional arguments of its call.</summary>
    public bool AreArgumentLists => areArgumentLists;

    /// <summary>Where the input that runs stands among all inputs. The worker's thread only.</summary>
    public long CurrentNumber => firstNumber + _done;

    /// <summary>The worker has claimed the invocation and found the callable. Once, on the worker's thread.</summary>
    public void Begin(Invocation invocation)
    {
        _invocation = invocation;
        _lookedAt = invocation.StartedAt;
        _end = _lookedAt + LongestRun;
    }

    /// <summary>Begins the next input; false if the slice ends here. The worker's thread only.</summary>
    public bool TryNext(out object? input)
    {
        var next = _begun;
        if ((next == _lookBefore && !GoesOn(next)) || _invocation!.IsToStop)
        {
            input = null;
            return false;
        }

        Volatile.Write(ref _begun, next + 1);
        input = inputs[start + next];
        return true;
    }

    /// <summary>The input that was begun last has come to a value. The worker's thread only.</summary>
    public void Succeed(in FreshValue value)
    {
        _values[_done] = value;
        Volatile.Write(ref _done, _done + 1);
    }

    /// <summary>The input that was begun last has come to a fault. The worker's thread only.</summary>
    public void Fail(PyFault fault)
    {
        (_faults ??= new PyFault?[count])[_done] = fault;
        Volatile.Write(ref _done, _done + 1);
    }

    /// <summary>
    /// How far it came, once the invocation has its outcome. What is begun and not done is in a worker's hands for good: it was given
    /// up, or lost.
    /// </summary>
    /// <param name="byItsWorker">Whether the worker gave the outcome, and so has left the slice.</param>
    public (int Begun, int Done) HowFar(bool byItsWorker)
    {
        // Either the worker's last note is seen here, or the worker sees the outcome before it begins another input. It pays for no
        // fence at each input; whoever looks here makes one for all threads, which is rare.
        if (!byItsWorker)
            Interlocked.MemoryBarrierProcessWide();

        var done = Volatile.Read(ref _done);
        return (Volatile.Read(ref _begun), done);
    }

    /// <summary>What an input that is done came to.</summary>
    public PyResult ResultOf(int index, in InvocationTiming timing) =>
        _faults?[index] is { } fault ? PyResult.Failure(fault, timing) : PyResult.Success(_values[index], timing);

    /// <summary>Tells what the inputs that are done came to, once the invocation has its outcome.</summary>
    /// <param name="watch">Who watches the pool.</param>
    /// <param name="faults">Where the faults of the whole batch are counted; null for nowhere.</param>
    /// <param name="done">How many are done.</param>
    /// <param name="timing">When, and on which worker.</param>
    public void TellTo(PoolWatch watch, InputCounts? faults, int done, in InvocationTiming timing)
    {
        var succeeded = done;
        for (var i = 0; _faults is not null && i < done; i++)
        {
            if (_faults[i] is not { } fault)
                continue;

            watch.InputFailed(_invocation!, fault, timing);
            faults?.Add(1, fault.Kind);
            succeeded--;
        }

        if (succeeded > 0)
            watch.InputsAnswered(succeeded, fault: null);
    }

    /// <summary>The inputs from an index on, to be handed in again.</summary>
    public InputRun Rest(int from) => new(inputs, start + from, count - from, firstNumber + from);

    private bool GoesOn(int next)
    {
        if (next == count)
            return false;

        var now = _invocation!.Now;
        if (now >= _end || now >= _invocation.Deadline)
            return false;

        _stride = now - _lookedAt > Slow ? 1 : Math.Min(_stride * 2, LongestStride);
        _lookBefore = Math.Min(next + _stride, count);
        _lookedAt = now;
        return true;
    }
}
