using Akka.Actor;
using Akka.Event;
using PyActors.Engines;
using PyActors.Pools;
using PyActors.Supervision;
using PyActors.Workers;

namespace PyActors;

/// <summary>
/// Owns the lifecycle of Python in an actor system: when the engine starts and stops, in which order, and what happens when
/// something fails. It never touches Python itself, so it always answers. It is never restarted: when it fails, all ends.
/// <code>
/// Starting → Ready → DrainingPools → StoppingEngine → Ended
///     └─────────┴──────────↑ (stopped, or failed with a reason)
/// </code>
/// </summary>
/// <remarks>
/// Answers <see cref="GetPythonStatus"/>, <see cref="SubscribeToPythonState"/>, <see cref="UnsubscribeFromPythonState"/> and
/// <see cref="StopPython"/>, in every state. Made by <see cref="PythonActors"/>.
/// </remarks>
public sealed class PythonSupervisor : UntypedActor, IWithTimers
{
    private const string DrainTimer = "drain";
    private const string EngineStopTimer = "engine-stop";

    private readonly PythonActorsSettings _settings;
    private readonly PythonLifetime _lifetime;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly StateSubscribers _subscribers = new(Context);
    private readonly PoolRoster _pools = new();
    private readonly HashSet<IActorRef> _stopAskers = [];
    private PythonStopped _end = new(PoolState.Stopped, Reason: null, Engine: null, Pools: []);
    private PoolState _state = PoolState.Starting;
    private PythonRuntime? _runtime;
    private IActorRef _owner = ActorRefs.Nobody;

    private PythonSupervisor(PythonActorsSettings settings, PythonLifetime lifetime)
    {
        _settings = settings;
        _lifetime = lifetime;
    }

    /// <summary>Akka's timers.</summary>
    public ITimerScheduler Timers { get; set; } = null!;

    internal static Props Props(PythonActorsSettings settings, PythonLifetime lifetime) =>
        ActorProducer.Props(() => new PythonSupervisor(settings, lifetime));

    /// <summary>Makes the pools, which take work from now on, and starts the engine unless it runs already.</summary>
    protected override void PreStart()
    {
        foreach (var pool in _settings.Pools)
            _pools.Add(Context.Watch(Context.ActorOf(PythonPool.Props(pool, _settings.Time), pool.ActorName)), pool.Options.Name);

        if (_settings.Runtime is { } runtime)
        {
            GiveToPools(runtime);
            return;
        }

        _owner = Context.Watch(Context.ActorOf(InterpreterOwner.Props(_settings.CreateEngine!), "interpreter-owner"));
        _owner.Tell(new StartEngine(_settings.Python));
    }

    /// <summary>Tells who waits for the end, should the actor have been stopped before it.</summary>
    protected override void PostStop() => _lifetime.Stopped(_end with
    {
        State = PoolState.Failed,
        Reason = _end.Reason ?? "The supervisor was stopped before Python was, so Python was left as it is.",
        Pools = _pools.Reports,
    });

    /// <summary>What crashes below is stopped, not restarted: its death is an event like any other.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    /// <summary>
    /// Whatever is thrown here means that the state can't be trusted. A restart by the guardian would start a second engine, so
    /// all is ended instead, and the failure goes to the host.
    /// </summary>
    protected override bool AroundReceive(Receive receive, object message)
    {
        try
        {
            return base.AroundReceive(receive, message);
        }
#pragma warning disable CA1031 // See above.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Crashed(exception);
            return true;
        }
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message) => Starting(message);

    private void Starting(object message)
    {
        switch (message)
        {
            case EngineStarted started:
                GiveToPools(PythonRuntime.Attach(started.Engine));
                break;
            case EngineStartFailed failed:
                Fail(failed.Reason);
                break;
            default:
                Ready(message);
                break;
        }
    }

    private void Ready(object message)
    {
        switch (message)
        {
            case PoolStateReached reached:
                PoolReached(reached);
                break;
            case StopPython:
                NoteStopAsker();
                DrainPools(PoolState.Draining);
                break;
            case Terminated terminated:
                ChildLost(terminated.ActorRef);
                break;
            default:
                AnswerInAnyState(message);
                break;
        }
    }

    private void DrainingPools(object message)
    {
        switch (message)
        {
            case PoolStopped stopped:
                PoolHasStopped(stopped);
                break;
            case Overdue:
                End(LeftBehind($"The pool {_pools.StillRunning} did not end in time, so Python was not stopped."));
                break;
            case StopPython:
                NoteStopAsker();
                break;
            case PoolStateReached reached:
                _pools.Reached(reached);
                break;
            case Terminated terminated when _pools.Lost(terminated.ActorRef) is not null:
                StopEngineOnceAllHaveStopped();
                break;
            default:
                AnswerInAnyState(message);
                break;
        }
    }

    private void StoppingEngine(object message)
    {
        switch (message)
        {
            case EngineStopped stopped:
                End(stopped.Report);
                break;
            case Overdue:
                Context.Detach(_owner);
                End(LeftBehind("Python did not stop in time; the process's end will stop it."));
                break;
            case Terminated terminated when terminated.ActorRef.Equals(_owner):
                End(LeftBehind("The thread that started Python is gone, so Python was not stopped."));
                break;
            case StopPython:
                NoteStopAsker();
                break;
            default:
                AnswerInAnyState(message);
                break;
        }
    }

    private void Ended(object message)
    {
        switch (message)
        {
            case StopPython:
                NoteStopAsker();
                TellStopAskers();
                break;
            default:
                AnswerInAnyState(message);
                break;
        }
    }

    private void AnswerInAnyState(object message)
    {
        switch (message)
        {
            case GetPythonStatus:
                Sender.Tell(Status);
                break;
            case SubscribeToPythonState subscribe:
                _subscribers.Add(subscribe.Subscriber);
                subscribe.Subscriber.Tell(Status);
                break;
            case UnsubscribeFromPythonState unsubscribe:
                _subscribers.Remove(unsubscribe.Subscriber);
                break;
            case Terminated terminated:
                _subscribers.Remove(terminated.ActorRef);
                break;
            case EngineStarted or EngineStartFailed or EngineStopped or PoolStateReached or PoolStopped or Overdue:
                break; // Come too late to matter.
            default:
                Unhandled(message);
                break;
        }
    }

    private PythonStatus Status => new(_state, _end.Reason, _runtime?.Report, _pools.States);

    private void GiveToPools(PythonRuntime runtime)
    {
        _runtime = runtime;
        var report = runtime.Report;
        _log.Info("Python {0} runs on the engine '{1}': {2}", report.Python.Version, report.Engine, report.Python.Executable);
        _pools.Tell(new UsePython(runtime));
    }

    private void PoolReached(PoolStateReached reached)
    {
        _pools.Reached(reached);
        if (reached.State is PoolState.Failed)
            Fail(reached.Reason ?? $"The pool '{reached.Pool}' failed.");
        else if (_state is PoolState.Starting && _pools.AllReady)
            BecomeReady();
    }

    private void BecomeReady()
    {
        Become(Ready);
        Enter(PoolState.Ready);
        _lifetime.Ready();
    }

    private void ChildLost(IActorRef child)
    {
        if (_pools.Lost(child) is { } pool)
            Fail($"The pool '{pool}' crashed; the log says why.");
        else if (child.Equals(_owner))
            Fail("The thread that started Python is gone; the log says why.");
        else
            _subscribers.Remove(child);
    }

    private void Crashed(Exception exception)
    {
        _log.Error(exception, "The supervisor of Python crashed");
        if (_state is PoolState.Failed)
            Context.Stop(Self);
        else
            Fail($"The supervisor of Python crashed: {exception.Message}");
    }

    private void Fail(string reason)
    {
        _log.Error("Python failed: {0}", reason);
        _end = _end with { State = PoolState.Failed, Reason = reason };
        _lifetime.StartFailed(reason);
        _pools.Tell(new FailPool(reason));
        DrainPools(PoolState.Failed);
    }

    // Told from outside any actor there is nobody to answer: whoever did that waits for the lifetime's own end.
    private void NoteStopAsker()
    {
        if (!Sender.Equals(Context.System.DeadLetters))
            _stopAskers.Add(Sender);
    }

    private void DrainPools(PoolState state)
    {
        Become(DrainingPools);
        Enter(state);
        _pools.Tell(DrainPool.Instance);
        Timers.StartSingleTimer(DrainTimer, Overdue.Instance, _settings.LongestDrain);
        StopEngineOnceAllHaveStopped();
    }

    private void PoolHasStopped(PoolStopped stopped)
    {
        _pools.Stopped(stopped);
        StopEngineOnceAllHaveStopped();
    }

    private void StopEngineOnceAllHaveStopped()
    {
        if (!_pools.AllStopped)
            return;

        Timers.Cancel(DrainTimer);
        if (_owner.IsNobody())
            End(engine: null);
        else if (_runtime?.OpenInterpreters is > 0 and var open)
            End(LeftBehind($"{open} interpreters are still open, so Python was not stopped; the process's end will stop it."));
        else
            StopEngine();
    }

    private void StopEngine()
    {
        Become(StoppingEngine);
        _owner.Tell(new StopEngine(_settings.EngineStopTimeout));
        Timers.StartSingleTimer(EngineStopTimer, Overdue.Instance, _settings.LongestEngineStop);
    }

    private void End(EngineStopReport? engine)
    {
        Timers.CancelAll();
        Become(Ended);
        _end = _end with { Engine = engine, Pools = _pools.Reports };
        if (_state is not PoolState.Failed)
            Enter(PoolState.Stopped);

        LogEnd();
        _lifetime.Stopped(_end);
        TellStopAskers();
    }

    private void TellStopAskers()
    {
        foreach (var asker in _stopAskers)
            asker.Tell(_end);

        _stopAskers.Clear();
    }

    private void Enter(PoolState state)
    {
        _state = state;
        _subscribers.Tell(new PythonStateChanged(state, _end.Reason));
    }

    private void LogEnd()
    {
        foreach (var pool in _end.Pools)
            _log.Info("{0}", pool);

        var leftBehind = _end.Engine?.LeftBehind ?? [];
        foreach (var left in leftBehind)
            _log.Warning("Left behind: {0}", left);

        _log.Info("Python has ended: {0}", _end.Engine is { Finalised: true } ? "finalised" : "left to the end of the process");
    }

    private static EngineStopReport LeftBehind(string what) => new(Finalised: false, [what]);
}
