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
    private readonly WorkerEnd[] _ends;
    private readonly int _mostUntold;
    private IPythonInterpreter? _interpreter;
    private int _untold;

    public EmbeddedWorker(EmbeddedPythonPool pool, PoolWorker worker, int handAhead)
    {
        _pool = pool;
        _worker = worker;
        _mostUntold = 1 + (handAhead / 2);
        _ends = new WorkerEnd[_mostUntold];
    }

    public WorkerInbox Inbox { get; } = new();

    public void Start()
    {
        var thread = new Thread(Run, EngineReport.WorkerStackSize)
        {
            IsBackground = true,
            Name = $"pyactors {_pool.Name} worker {_worker.Number}",
        };
        thread.UnsafeStart();
    }

    public void Interrupt(Invocation invocation, InterruptReason reason)
    {
        // A worker that leaves may end its last invocation just now, and close.
        lock (_interpreterGate)
            _interpreter?.Interrupt(invocation, reason, _pool.InterruptDelivered);
    }

    private void Run()
    {
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
            _pool.WorkerLost(_worker, crash.Message);
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
            failure = exception.Message;
        }

        if (interpreter is not null)
            TryClose(interpreter);

        return false;
    }

    private void Work(IPythonInterpreter interpreter)
    {
        do
        {
            while (Inbox.TryTake(out var invocation))
            {
                var ran = interpreter.TryRun(invocation, out var outcome);
                if (ran)
                    invocation.TryAnswerRunning(outcome);

                _ends[_untold++] = new WorkerEnd(invocation, ran);
                if (_untold == _mostUntold)
                    Tell();
            }

            // The pool hears of every end before its worker waits: that is what brings more.
            Tell();
        }
        while (Inbox.WaitForMore());
    }

    private void Tell()
    {
        if (_untold == 0)
            return;

        _pool.Ended(_worker, _ends.AsSpan(0, _untold));
        _ends.AsSpan(0, _untold).Clear();
        _untold = 0;
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
            return false;
        }
    }
}
