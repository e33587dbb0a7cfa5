using Akka.Actor;
using Akka.Event;
using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pools;
using PyActors.Workers;

namespace PyActors;

/// <summary>
/// The front door of one named pool: <see cref="Invoke"/> goes in, and exactly one <see cref="PyResult"/> comes back to the sender,
/// from the worker that ran it or from here. It decides nothing itself: events go to the pool's brain, and what the brain decides is
/// carried out. Its mailbox makes the brain single-threaded for free.
/// <code>Opening (no engine yet: what comes waits) → Open (workers run, drain, end; it goes on answering)</code>
/// </summary>
/// <remarks>
/// Answers <see cref="Invoke"/>, <see cref="CancelInvoke"/> and <see cref="GetPoolStatus"/>, as long as the actor system lives. Its
/// reference: <c>IRequiredActor&lt;PythonPool&gt;</c>, or <see cref="PythonActors.FrontDoorAsync"/>.
/// </remarks>
public sealed class PythonPool : UntypedActor, IWithTimers
{
    private const string TickTimer = "tick";

    // A tick that comes too early does nothing, and the scheduler's own wheel turns every 10 ms.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly PoolHandle _handle;
    private readonly PoolOptions _options;
    private readonly PoolClock _clock;
    private readonly PoolBrain _brain;
    private readonly Askers _askers = new(Context);
    private readonly Dictionary<IActorRef, PoolWorker> _workers = [];
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Action<Invocation> _interruptDelivered;
    private PythonRuntime? _runtime;
    private PythonIsolation _isolation;
    private TimeSpan _tickAt = TimeSpan.MaxValue;
    private long _lastId;

    private PythonPool(PoolHandle handle, TimeProvider time)
    {
        _handle = handle;
        _options = handle.Options;
        _clock = new PoolClock(time);
        _isolation = _options.Isolation;
        _brain = new PoolBrain(_options, _options.Isolation);
        var self = Self;
        _interruptDelivered = invocation => self.Tell(new InterruptWasDelivered((PooledInvocation)invocation));
    }

    /// <summary>Akka's timers.</summary>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>What is answered to those whom nobody answered before the actor ended.</summary>
    internal static PyFault Gone { get; } = new(
        PyFaultKind.Unavailable, "The pool takes no invocation: it has ended with its actor system, or crashed.");

    internal static Props Props(PoolHandle handle, TimeProvider time) =>
        ActorProducer.Props(() => new PythonPool(handle, time)).WithMailbox("pyactors.pool-mailbox");

    /// <summary>Opens the door.</summary>
    protected override void PreStart() => _handle.Open(Self);

    /// <summary>Closes the door for good. Whoever is still owed an outcome gets it, whatever ended the actor.</summary>
    protected override void PostStop()
    {
        _handle.Close(Gone, _brain.State is PoolState.Stopped ? PoolState.Stopped : PoolState.Failed);
        foreach (var list in _askers.All)
        {
            for (var invocation = list.First; invocation is not null; invocation = invocation.Next)
            {
                if (!invocation.TryAnswerQueued(Gone))
                    invocation.TryAnswerRunning(new InvocationOutcome(null, Gone));
            }
        }
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
            case PooledInvocation invocation:
                CameBack(invocation);
                break;
            case WorkerOpened opened:
                WorkerIsReady(opened);
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
                _brain.QuarantinedElsewhere(elsewhere.Count);
                break;
            case QuarantinedElsewhere:
                break;
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
                Submit(invoke, Sender);
                break;
            case PoolCall call:
                Submit(call);
                break;
            case CancelInvoke cancel:
                Cancel(cancel.Invoke, Sender);
                break;
            case CancelCall cancel:
                Cancel(cancel.Call);
                break;
            case GetPoolStatus:
                Sender.Tell(_brain.Status(_isolation, _clock.Now));
                break;
            case PoolTick:
                Tick();
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
                Unhandled(message);
                break;
        }
    }

    private void Submit(Invoke invoke, IActorRef asker)
    {
        var invocation = new AskedInvocation(++_lastId, invoke, _clock, TimeoutOf(invoke), asker, Self);
        _askers.Add(invocation, asker);
        _brain.Submit(invocation, invocation.AcceptedAt);
    }

    private void Submit(PoolCall call)
    {
        var invocation = new CalledInvocation(++_lastId, call, _clock, TimeoutOf(call.Request));
        call.Invocation = invocation;
        _askers.Add(invocation);
        _brain.Submit(invocation, invocation.AcceptedAt);
        if (call.IsCancelled)
            _brain.Cancel(invocation, invocation.AcceptedAt);
    }

    private bool SharesGil => _isolation is PythonIsolation.Shared;

    private TimeSpan TimeoutOf(Invoke invoke) => invoke.Timeout ?? _options.DefaultTimeout;

    private void Cancel(Invoke invoke, IActorRef asker)
    {
        foreach (var invocation in _askers.AskedWith(invoke, asker))
            _brain.Cancel(invocation, _clock.Now);
    }

    // A call that was given up before it was read here is given up when it is.
    private void Cancel(PoolCall call)
    {
        if (call.Invocation is { } invocation)
            _brain.Cancel(invocation, _clock.Now);
    }

    private void CameBack(PooledInvocation invocation)
    {
        var worker = invocation.Worker!;
        if (invocation.WasStarted)
            _brain.Finished(worker, invocation, _clock.Now);
        else
            _brain.Skipped(worker, invocation, _clock.Now);

        if (invocation.IsAnswered)
            Askers.Forget(invocation);
    }

    private void ActorDied(IActorRef actor)
    {
        if (_workers.Remove(actor, out var worker))
            _brain.WorkerLost(worker, "its actor crashed or was stopped, and the log says why.", _clock.Now);
        else
            GiveUpFor(actor);
    }

    private void GiveUpFor(IActorRef asker)
    {
        for (var invocation = _askers.Died(asker)?.First; invocation is not null; invocation = invocation.Next)
            _brain.Cancel(invocation, _clock.Now);
    }

    private void Tick()
    {
        _tickAt = TimeSpan.MaxValue;
        _brain.Tick(_clock.Now);
    }

    private void OpenWorkers(PythonRuntime runtime)
    {
        Become(Open);
        _runtime = runtime;
        try
        {
            _isolation = runtime.Report.Resolve(_options.Isolation);
            _brain.Open(_isolation);
        }
        catch (PythonStartException exception)
        {
            _brain.Fail(exception.Message, _clock.Now);
        }
    }

    private void WorkerIsReady(WorkerOpened opened)
    {
        PostOf(opened.Worker).Interpreter = opened.Interpreter;
        _brain.WorkerReady(opened.Worker, _clock.Now);
    }

    private void CarryOut()
    {
        while (_brain.Decisions.TryTake(out var decision))
            CarryOut(decision);

        ArmTick();
    }

    private void CarryOut(in Decision decision)
    {
        var invocation = (PooledInvocation?)decision.Invocation;
        switch (decision.Kind)
        {
            case DecisionKind.Run:
                invocation!.HandTo(decision.Worker!);
                PostOf(decision.Worker).Actor.Tell(invocation);
                break;
            case DecisionKind.Refuse:
                invocation!.TryAnswerQueued(decision.Fault!);
                Askers.Forget(invocation);
                break;
            case DecisionKind.TakeBack:
                _brain.TakenBack(decision.Worker!, invocation!, invocation!.TryTakeBack(decision.Worker!), _clock.Now);
                break;
            case DecisionKind.AnswerQueued:
                Settle(invocation!, invocation!.TryAnswerQueued(decision.Fault!));
                break;
            case DecisionKind.AnswerRunning:
                Settle(invocation!, invocation!.TryAnswerRunning(new InvocationOutcome(null, decision.Fault)));
                break;
            case DecisionKind.Interrupt:
                PostOf(decision.Worker).Interpreter!.Interrupt(invocation!, decision.Reason, _interruptDelivered);
                break;
            default:
                CarryOutForWorkers(decision);
                break;
        }
    }

    private void CarryOutForWorkers(in Decision decision)
    {
        switch (decision.Kind)
        {
            case DecisionKind.StartWorker:
                StartWorker(decision.Worker!);
                break;
            case DecisionKind.RetireWorker:
                PostOf(decision.Worker).Actor.Tell(LeaveWork.Instance);
                break;
            case DecisionKind.StateChanged:
                TellState();
                break;
            case DecisionKind.Stopped:
                End();
                break;
        }
    }

    private void Settle(PooledInvocation invocation, bool won)
    {
        _brain.Settled(invocation, won, _clock.Now);
        if (won)
            Askers.Forget(invocation);
    }

    private void StartWorker(PoolWorker worker)
    {
        var actor = Context.Watch(Context.ActorOf(
            PythonWorker.Props(new WorkerSettings(worker, _runtime!, _isolation, _options)), $"worker-{worker.Number}"));
        worker.Body = new WorkerPost(actor);
        _workers.Add(actor, worker);
        actor.Tell(OpenInterpreter.Instance);
    }

    private void TellState()
    {
        _handle.Entered(_brain.State);
        Context.Parent.Tell(new PoolStateReached(
            _options.Name, _brain.State, _brain.FailureReason, SharesGil ? _brain.Quarantined : 0));
    }

    // Whoever is still in Python now is left there; its actor would hold the actor system's end.
    private void End()
    {
        foreach (var actor in _workers.Keys)
            Context.Detach(actor);

        _workers.Clear();
        Context.Parent.Tell(new PoolStopped(_options.Name, _brain.State, _brain.Report));
    }

    private void ArmTick()
    {
        var next = _brain.NextTick;
        if (next >= _tickAt)
            return;

        _tickAt = next;
        var wait = next - _clock.Now;
        Timers.StartSingleTimer(TickTimer, PoolTick.Instance, wait < LongestWait ? Max(wait, ShortestWait) : LongestWait);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static WorkerPost PostOf(PoolWorker? worker) => (WorkerPost)worker!.Body!;
}
