using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pooling.Workers;

namespace PyActors.Pooling.Embedded;

/// <summary>One worker of an embedded pool: a thread, an interpreter, an inbox. It decides nothing.</summary>
internal sealed class EmbeddedWorker : IHasInbox
{
    private readonly EmbeddedPythonPool _pool;
    private readonly PoolWorker _worker;
    private readonly Lock _interpreterGate = new();
    private readonly ThreadPark _park = ThreadPark.Create();
    private readonly int _fewUntold;
    private readonly int _mostUntold;
    private IPythonInterpreter? _interpreter;
    private bool _isAnnounced;

    public EmbeddedWorker(EmbeddedPythonPool pool, PoolWorker worker, int handAhead)
    {
        _pool = pool;
        _worker = worker;
        _fewUntold = 1 + (handAhead / 4);
        _mostUntold = 1 + (handAhead / 2);
        Ends = new UntoldEnds(handAhead + 2);
    }

    public PoolWorker Worker => _worker;

    public UntoldEnds Ends { get; }

    /// <summary>Whether the next turn hears it. Set by the worker, taken back by who has the turn.</summary>
    public bool IsAnnounced
    {
        get => Volatile.Read(ref _isAnnounced);
        set => Volatile.Write(ref _isAnnounced, value);
    }

    public WorkerInbox Inbox { get; } = new();

    /// <summary>Starts the worker's thread; false if the system gives none, as where their number is limited.</summary>
    public bool TryStart([NotNullWhen(false)] out string? failure)
    {
        failure = null;
        var thread = new Thread(Run, EngineReport.WorkerStackSize)
        {
            IsBackground = true,
            Name = string.Concat("pyactors ", _pool.Name, " worker ", _worker.Number.ToString(CultureInfo.InvariantCulture)),
        };
        try
        {
            thread.UnsafeStart();
        }
        catch (Exception problem) when (problem is OutOfMemoryException or ThreadStartException)
        {
            failure = $"Its thread can't be started: {problem.Message}";
        }

        return failure is null;
    }

    /// <summary>Puts one into its inbox, and wakes it if it sleeps.</summary>
    public void Hand(Invocation invocation)
    {
        if (Inbox.Put(invocation))
            _park.Wake();
    }

    /// <summary>Nothing comes any more: it leaves when it has ended what it was handed.</summary>
    public void LetLeave()
    {
        if (Inbox.Close())
            _park.Wake();
    }

    public void Interrupt(Invocation invocation, InterruptReason reason)
    {
        // A worker that leaves may end its last invocation just now, and close.
        lock (_interpreterGate)
            _interpreter?.Interrupt(invocation, reason, _pool.InterruptDelivered);
    }

    private void Run()
    {
        _pool.BeginNext();
        if (!TryOpen(out var interpreter, out var failure))
        {
            _pool.WorkerFailed(_worker, failure);
            return;
        }

        lock (_interpreterGate)
            _interpreter = interpreter;

        _pool.WorkerReady(_worker);
        try
        {
            Work(interpreter);
        }
        catch (Exception crash)
        {
            // An interpreter never throws for what Python or the caller did: its state can't be trusted any more.
            Tell();
            TryClose(interpreter);
            _pool.WorkerLost(_worker, ThrownMessage.Of(crash));
            return;
        }

        _pool.WorkerGone(_worker, TryClose(interpreter));
    }

    private bool TryOpen(out IPythonInterpreter interpreter, out string failure)
    {
        interpreter = null!;
        failure = "";
        try
        {
            interpreter = _pool.Open(_worker.Number);
            if (interpreter.WarmUp(_pool.Options.WarmUp) is not { } fault)
                return true;

            failure = fault.Error is { } error ? $"The warm-up failed. {fault.Message}\n{error.Traceback}" : $"The warm-up failed. {fault.Message}";
        }
        catch (Exception exception)
        {
            failure = ThrownMessage.Of(exception);
        }

        if (interpreter is not null)
            TryClose(interpreter);

        return false;
    }

    private void Work(IPythonInterpreter interpreter)
    {
        while (!Inbox.IsOver)
        {
            while (Inbox.TryTake(out var invocation))
            {
                var ran = interpreter.TryRun(invocation, out var outcome);
                if (ran)
                    invocation.TryAnswerRunning(outcome);

                while (!Ends.TryAdd(new WorkerEnd(invocation, ran)))
                    Tell();

                TellIfMany();
            }

            // The pool hears of every end before its worker waits: that is what brings more.
            Tell();
            Inbox.LookOut();
            if (Inbox.TryRest())
                _park.Sleep();
        }
    }

    // Few are left to whoever takes the next turn: most often a caller, with the next invocation in hand. With many it looks for a
    // turn itself; but it has more to run, and doesn't wait for one.
    private void TellIfMany()
    {
        var untold = Ends.Count;
        if (untold < _fewUntold || (untold >= _mostUntold && _pool.TryHear(this)) || IsAnnounced)
            return;

        IsAnnounced = true;
        _pool.Announce(this);
    }

    private void Tell()
    {
        if (Ends.Count > 0)
            _pool.Hear(this);
    }

    private bool TryClose(IPythonInterpreter interpreter)
    {
        lock (_interpreterGate)
            _interpreter = null;

        try
        {
            var closed = interpreter.Close(PoolBrain.CloseTimeout);
            _pool.Closed();
            return closed;
        }
        catch (Exception)
        {
            // Nobody knows whether it has left Python, which must not be finalised under it: it stays counted among the open ones.
            return false;
        }
    }
}
