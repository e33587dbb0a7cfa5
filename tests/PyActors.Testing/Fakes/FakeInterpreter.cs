using System.Diagnostics.CodeAnalysis;
using PyActors.Batching;
using PyActors.Engines;
using PyActors.Streaming;

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
        engine.BeforeStart?.Invoke(invocation);
        gil.Take();
        try
        {
            if (!invocation.TryStart(options.WorkerNumber))
                return false;

            outcome = invocation.Request.Slice is { } slice ? CallEach(invocation, slice) : Call(invocation, invocation.Request.Arguments);
            return true;
        }
        finally
        {
            gil.LetGo();
        }
    }

    public void Interrupt(Invocation invocation, InterruptReason reason, Action<Invocation> delivered)
    {
        invocation.SignalInterrupt(reason);
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
        if (engine.CloseFailure is { } failure)
            throw failure;

        gil.Take();
        gil.LetGo();
        _watchdog?.End();
        engine.Closed();
        return engine.CanClose;
    }

    private InvocationOutcome Call(Invocation invocation, IReadOnlyList<object?> arguments) =>
        TryFind(invocation.Request.Callable, out var body, out var fault)
            ? Call(body, invocation, arguments)
            : new InvocationOutcome(null, fault);

    private InvocationOutcome CallEach(Invocation invocation, BatchSlice slice)
    {
        if (!TryFind(invocation.Request.Callable, out var body, out var missing))
            return new InvocationOutcome(null, missing);

        slice.Begin(invocation);
        while (slice.TryNext(out var input))
        {
            var outcome = Call(body, invocation, slice.AreArgumentLists ? (object?[])input! : [input]);
            if (outcome.Fault is { } fault)
                slice.Fail(fault);
            else
                slice.Succeed(outcome.Fresh);
        }

        return default;
    }

    private bool TryFind(PyCallable name, [NotNullWhen(true)] out Func<FakeCall, object?>? body, out PyFault? fault)
    {
        fault = null;
        body = null;
        if (options.AllowedModules is { } allowed && !allowed.Contains(name.Module))
            fault = new PyFault(PyFaultKind.Forbidden, $"Module '{name.Module}' is not allowed here.");
        else if (!engine.TryFind(name, out body))
            fault = new PyFault(PyFaultKind.CallableNotFound, $"There is no {name}.");

        return fault is null && body is not null;
    }

    private InvocationOutcome Call(Func<FakeCall, object?> body, Invocation invocation, IReadOnlyList<object?> arguments)
    {
        using var call = new FakeCall(invocation, arguments, gil);
        _current = call;
        try
        {
            return invocation.Request.Items is { } stream ? Walk(body(call), call, stream) : new InvocationOutcome(body(call), null);
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
        finally
        {
            _current = null;
        }
    }

    // As a real one: one item after another, and without the GIL where there is no room for it.
    private static InvocationOutcome Walk(object? result, FakeCall call, ItemStream stream)
    {
        if (result is not IEnumerable<object?> items)
            return new InvocationOutcome(null, new PyFault(PyFaultKind.ResultNotConvertible, "result is not iterable.") { Path = "result" });

        foreach (var item in items)
        {
            if (!stream.TryTakeRoom())
                call.WaitForRoom(stream);

            stream.Give(FreshValue.Of(item));
        }

        return default;
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
