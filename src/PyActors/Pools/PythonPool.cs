using Akka.Actor;
using Akka.Event;
using PyActors.Dispatching;
using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pooling.Reporting;
using PyActors.Pools;
using PyActors.Workers;

namespace PyActors;

/// <summary>
/// The front door of one named pool: <see cref="Invoke"/> goes in, and exactly one <see cref="PyResult"/> comes back to the sender
/// (for an <see cref="InvokeBatch"/> one <see cref="PyResults"/>), from the worker that ran it or from here. It decides nothing itself: events go to the pool's brain, and what the brain decides is
/// carried out. Its mailbox makes the brain single-threaded for free.
/// <code>Opening (no engine yet: what comes waits) → Open (it works and drains) → Ended (it goes on answering)</code>
/// </summary>
/// <remarks>
/// Answers <see cref="Invoke"/>, <see cref="InvokeBatch"/> and <see cref="GetPoolStatus"/>, as long as the actor system lives. Its
/// reference: <c>IRequiredActor&lt;PythonPool&gt;</c>, or <see cref="PythonActors.FrontDoorAsync"/>.
/// </remarks>
public sealed partial class PythonPool : UntypedActor, IWithTimers
{
    /// <summary>Where its section stands in the configuration.</summary>
    internal const string DispatcherId = "pyactors.pool-dispatcher";

    // With so few calls under way, answers come sooner from a thread of the thread pool (LookOut).
    private const int FewUnanswered = 8;

    private readonly PoolHandle _handle;
    private readonly PoolOptions _options;
    private readonly PoolClock _clock;
    private readonly PoolBrain _brain;
    private readonly PoolIntake _intake;
    private readonly WorkerStaff _staff;
    private readonly PoolAlarm _alarm;
    private readonly SharedTurns? _turns;
    private FrontDoorQueue? _mailbox;
    private PythonRuntime? _runtime;
    private (PoolWorker Worker, PooledInvocation? Invocation) _handed;
    private PythonIsolation _isolation;

    private PythonPool(PoolHandle handle, TimeProvider time, Stragglers stragglers)
    {
        _handle = handle;
        _options = handle.Options;
        _clock = new PoolClock(time);
        _isolation = _options.Isolation;
        _brain = new PoolBrain(_options, _options.Isolation, watch: handle.Watch);
        _intake = new PoolIntake(_brain, _clock, handle, Context);
        _staff = new WorkerStaff(Context, stragglers);
        _alarm = new PoolAlarm(_clock);
        _turns = (((ActorCell)Context).Dispatcher as SharedTurnsDispatcher)?.Turns;
    }

    /// <summary>Akka's timers.</summary>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>What is answered to those whom nobody answered before the actor ended.</summary>
    internal static PyFault Gone { get; } = new(
        PyFaultKind.Unavailable, "The pool takes no invocation: it has ended with its actor system, or crashed.");

    internal static Props Props(PoolHandle handle, TimeProvider time, Stragglers stragglers) =>
        ActorProducer.Props(() => new PythonPool(handle, time, stragglers)).WithDispatcher(DispatcherId).WithMailbox("pyactors.pool-mailbox");

    /// <summary>Opens the door.</summary>
    protected override void PreStart()
    {
        _handle.Watch.LogTo(new PoolLog(Context.GetLogger()));
        _mailbox = ((ActorCell)Context).Mailbox.MessageQueue as FrontDoorQueue;
        if (_mailbox is not null)
            _mailbox.Watch = _handle.Watch;

        _staff.BoundEnd(_options.GracePeriod);
        PoolMeter.Add(_brain, _options.Name);
        _handle.Open(Self);
    }

    /// <summary>Closes the door for good. Whoever is still owed an outcome gets it, whatever ended the actor.</summary>
    protected override void PostStop()
    {
        PoolMeter.Remove(_brain);
        _handle.Close(Gone, _brain.State is PoolState.Stopped ? PoolState.Stopped : PoolState.Failed);
        var abandoned = 0;
        foreach (var invocation in _brain.Abandon())
        {
            if (invocation.TryAnswerQueued(Gone) || invocation.TryAnswerRunning(new InvocationOutcome(null, Gone)))
                abandoned++;
        }

        _handle.Ended(_brain.CutShort(abandoned));
        if (_brain.State is not PoolState.Stopped)
            _handle.Watch.StateIs(PoolState.Failed, degraded: null, _brain.FailureReason ?? "its actor ended before its drain did.", lacking: null);
    }

    /// <summary>A worker that crashes is replaced, not restarted: its thread's state can't be trusted.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    /// <inheritdoc/>
    protected override void OnReceive(object message) => Opening(message);

    private void Opening(object message)
    {
        switch (message)
        {
            case UsePython python:
                OpenWorkers(python.Runtime);
                break;
            default:
                ReceiveInAnyState(message);
                break;
        }

        CarryOut();
    }

    private void Open(object message)
    {
        switch (message)
        {
            case WorkEnded ended:
                NoteEnds(ended);
                break;
            case WorkerOpened opened:
                WorkerStaff.Opened(opened);
                _brain.WorkerReady(opened.Worker, _clock.Now);
                break;
            case WorkerFailed failed:
                _brain.WorkerFailed(failed.Worker, failed.Reason, _clock.Now);
                break;
            case WorkerLeft left:
                _brain.WorkerGone(left.Worker, left.Closed, _clock.Now);
                break;
            case InterruptWasDelivered delivered:
                _brain.InterruptDelivered(delivered.Invocation, _clock.Now);
                break;
            case QuarantinedElsewhere elsewhere when SharesGil:
                _brain.QuarantinedElsewhere(elsewhere.Count, _clock.Now);
                break;
            case QuarantinedElsewhere:
                break;
            default:
                ReceiveInAnyState(message);
                break;
        }

        CarryOut();
        ShareTurns();
        LookOut();
    }

    private void Ended(object message)
    {
        switch (message)
        {
            case WorkEnded or WorkerOpened or WorkerFailed or WorkerLeft or InterruptWasDelivered or QuarantinedElsewhere or UsePython:
                break; // Of workers that were left behind, and come too late to matter.
            default:
                ReceiveInAnyState(message);
                break;
        }

        CarryOut();
    }

    private void ReceiveInAnyState(object message)
    {
        switch (message)
        {
            case Invoke invoke:
                _intake.Submit(invoke, Sender);
                break;
            case PoolCall call:
                _intake.Submit(call);
                break;
            case CancelInvoke cancel:
                _intake.Cancel(cancel.Invoke, Sender);
                break;
            case CancelCall cancel:
                _intake.Cancel(cancel.Call);
                break;
            case GetPoolStatus:
                Sender.Tell(Status);
                break;
            case PoolTick:
                _alarm.WentOff();
                _brain.Tick(_clock.Now);
                break;
            case DrainPool:
                _brain.Drain(_options.DrainTimeout, _clock.Now);
                break;
            case FailPool fail:
                _brain.Fail(fail.Reason, _clock.Now);
                break;
            case Terminated terminated:
                ActorDied(terminated.ActorRef);
                break;
            default:
                if (!_intake.Batches.TryReceive(message, Sender))
                    Unhandled(message);
                break;
        }
    }

    private PoolStatus Status => _brain.Status(_isolation, _clock.Now) with
    {
        HeldViews = _runtime?.Engine.HeldViews ?? 0,
        InputsSucceeded = _handle.Watch.Inputs.Succeeded,
        InputFaults = _handle.Watch.Inputs.Faults(),
    };

    private bool SharesGil => _isolation is PythonIsolation.Shared;

    private void NoteEnds(WorkEnded batch)
    {
        var now = _clock.Now;
        foreach (var (invocation, ran) in batch.Ends)
            NoteEnd(batch.Worker, invocation, ran, now);

        WorkerStaff.GiveBack(batch);
    }

    private void NoteEnd(PoolWorker worker, Invocation invocation, bool ran, TimeSpan now)
    {
        if (ran)
            _brain.Finished(worker, invocation, now);
        else
            _brain.Skipped(worker, invocation, now);

        CarryOutDecisions();
        if (invocation.IsAnswered)
            PoolIntake.Answered(invocation);
    }

    private void ActorDied(IActorRef actor)
    {
        if (_staff.Died(actor, out var worker))
            _brain.WorkerLost(worker, "its actor crashed or was stopped, and the log says why.", _clock.Now);
        else
            _intake.GiveUpFor(actor);
    }

    private void OpenWorkers(PythonRuntime runtime)
    {
        Become(Open);
        _runtime = runtime;
        try
        {
            _isolation = runtime.Report.Resolve(_options.Isolation);
            _brain.Open(_isolation, _clock.Now);
        }
        catch (PythonStartException exception)
        {
            _brain.Fail(exception.Message, _clock.Now);
        }
    }
}
