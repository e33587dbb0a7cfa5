using PyActors.Engines;

namespace PyActors.Testing;

/// <summary>A worker's hold on a Python that isn't there. It watches over the rules of the seam.</summary>
internal sealed class FakeInterpreter(FakeEngine engine, FakeGil gil, InterpreterOptions options) : IPythonInterpreter
{
    private readonly Thread _thread = Thread.CurrentThread;
    private readonly Lock _watchdogGate = new();
    private FakeWatchdog? _watchdog;
    private FakeCall? _current;
    private bool _isClosed;

    public PyFault? WarmUp(WarmUpOptions warmUp)
    {
        CheckThread(nameof(WarmUp));
        foreach (var module in warmUp.Modules)
        {
            if (!engine.HasModule(module))
                return new PyFault(PyFaultKind.CallableNotFound, $"There is no module '{module}'.");
        }

        if (warmUp.Callable is not { } callable)
            return null;

        var invocation = new FakeWarmUp(callable);
        return TryRun(invocation, out var outcome) ? outcome.Fault : null;
    }

    public bool TryRun(Invocation invocation, out InvocationOutcome outcome)
    {
        CheckThread(nameof(TryRun));
        outcome = default;
        gil.Take();
        try
        {
            if (!invocation.TryStart(options.WorkerNumber))
                return false;

            using var call = new FakeCall(invocation, gil);
            _current = call;
            outcome = Call(call);
            return true;
        }
        finally
        {
            _current = null;
            gil.LetGo();
        }
    }

    public void Interrupt(Invocation invocation, InterruptReason reason, Action<Invocation> delivered)
    {
        lock (_watchdogGate)
            _watchdog ??= new FakeWatchdog(gil);

        _watchdog.Request(() =>
        {
            if (_current is { } current && ReferenceEquals(current.Invocation, invocation))
                current.Raise(reason);

            delivered(invocation);
        });
    }

    public bool Close(TimeSpan timeout)
    {
        CheckThread(nameof(Close));
        if (_isClosed)
            engine.Rules.Break("An interpreter was closed twice.");

        _isClosed = true;
        _watchdog?.End();
        engine.Closed();
        return engine.CanClose;
    }

    private InvocationOutcome Call(FakeCall call)
    {
        var name = call.Invocation.Request.Callable;
        if (options.AllowedModules is { } allowed && !allowed.Contains(name.Module))
            return new InvocationOutcome(null, new PyFault(PyFaultKind.Forbidden, $"Module '{name.Module}' is not allowed here."));
        if (!engine.TryFind(name, out var body))
            return new InvocationOutcome(null, new PyFault(PyFaultKind.CallableNotFound, $"There is no {name}."));

        try
        {
            return new InvocationOutcome(body(call), null);
        }
        catch (FakePythonException raised)
        {
            return new InvocationOutcome(null, new PyFault(PyFaultKind.Raised, raised.Message) { Error = raised.Error });
        }
        catch (FakeInterruptException interrupted)
        {
            var kind = interrupted.Reason == InterruptReason.Cancelled ? PyFaultKind.Cancelled : PyFaultKind.TimedOut;
            return new InvocationOutcome(null, new PyFault(kind, interrupted.Message) { Stage = InvocationStage.Running });
        }
    }

    private void CheckThread(string member)
    {
        if (Thread.CurrentThread != _thread)
            engine.Rules.Break($"{member} was called on another thread than the interpreter's own.");
    }

    private sealed class FakeWarmUp(PyCallable callable)
        : Invocation(0, new Invoke(callable), new PoolClock(TimeProvider.System), Timeout.InfiniteTimeSpan)
    {
        protected override void Deliver(PyResult result)
        {
        }
    }
}
