using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using PyActors.Engines;
using PyActors.Interop.Interpreters;
using PyActors.Interop.Native;
using PyActors.Interop.Threads;

namespace PyActors.Interop.Invoking;

/// <summary>One worker's hold on Python, whichever engine and whichever interpreter it is in.</summary>
internal sealed class WorkerInterpreter : IPythonInterpreter
{
    // Nobody who waits for a worker to be made has said how long it may take to give up again.
    private static readonly TimeSpan LeaveTimeout = TimeSpan.FromMilliseconds(500);

    private readonly WorkerPlace _place;
    private readonly int _workerNumber;
    private readonly RunningInvocation _running;
    private readonly CallRunner _calls;

    /// <summary>Settles the calling thread, which is the worker's, in a place that it has just taken; it leaves that again if it can't.</summary>
    /// <exception cref="PythonStartException">Python code of its introduction raised.</exception>
    public WorkerInterpreter(WorkerPlace place, InterpreterOptions options)
    {
        _place = place;
        _workerNumber = options.WorkerNumber;
        _running = new RunningInvocation(place.Interpreter, place.Thread);
        RunningInvocation.OfThisThread = _running;
        try
        {
            _calls = Introduce(place, options);
        }
        catch
        {
            Leave(place, calls: null, LeaveTimeout);
            throw;
        }
    }

    /// <inheritdoc/>
    public PyFault? WarmUp(WarmUpOptions warmUp) => warmUp is { Callable: null, Modules.Count: 0 } ? null : Prepare(warmUp);

    private PyFault? Prepare(WarmUpOptions warmUp)
    {
        using (Gil.Hold(_place.Thread))
        {
            var fault = warmUp.Modules.Select(_calls.Import).FirstOrDefault(refused => refused is not null);
            return fault is null && warmUp.Callable is { } callable ? _calls.Run(new Invoke(callable)).Fault : fault;
        }
    }

    /// <inheritdoc/>
    public bool TryRun(Invocation invocation, out InvocationOutcome outcome)
    {
        var thread = _place.Thread;
        thread.Attach();
        GilClock.Took();
        var started = TryRunHeld(invocation, out outcome, out var thrown);
        GilClock.LetsGo();
        thread.Detach();
        thrown?.Throw();
        return started;
    }

    // With the GIL held. Nothing leaves it but by its arguments: so the GIL needs no finally to be let go of, and the two calls around this
    // are set up once for both. In a finally they would go through a stub of the runtime's, each time.
    [SuppressMessage("Design", "CA1031", Justification = "Whatever is thrown is thrown on once the GIL has been let go of.")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryRunHeld(Invocation invocation, out InvocationOutcome outcome, out ExceptionDispatchInfo? thrown)
    {
        thrown = null;
        try
        {
            if (!invocation.TryStart(_workerNumber))
            {
                outcome = default;
                return false;
            }

            _running.Begin(invocation);
            try
            {
                outcome = invocation.Request switch
                {
                    { Slice: { } slice } => _calls.Run(invocation, slice),
                    { Items: { } items } => _calls.Run(invocation, items),
                    var request => _calls.Run(request),
                };
            }
            finally
            {
                _running.End();
            }

            return true;
        }
        catch (Exception e)
        {
            outcome = default;
            thrown = ExceptionDispatchInfo.Capture(e);
            return false;
        }
    }

    /// <inheritdoc/>
    public void Interrupt(Invocation invocation, InterruptReason reason, Action<Invocation> delivered)
    {
        invocation.SignalInterrupt(reason);
        _place.Interpreter.Interrupt(new InterruptRequest(_running, invocation, reason, delivered));
    }

    /// <inheritdoc/>
    public bool Close(TimeSpan timeout) => Leave(_place, _calls, timeout);

    private static CallRunner Introduce(WorkerPlace place, InterpreterOptions options)
    {
        using (Gil.Hold(place.Thread))
        {
            using var name = new Owned(Text.New(Thread.CurrentThread.Name ?? $"PyActors worker {options.WorkerNumber}"));
            place.Interpreter.Require(place.Introduction, name.Pointer);
            return place.Interpreter.NewCalls(options);
        }
    }

    private static bool Leave(WorkerPlace place, CallRunner? calls, TimeSpan timeout)
    {
        using (Gil.Hold(place.Thread))
        {
            calls?.Dispose();
            place.Interpreter.Perform("leave");
        }

        RunningInvocation.OfThisThread = null;
        return place.Leave(timeout);
    }
}
