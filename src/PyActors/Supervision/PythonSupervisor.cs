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
/// <see cref="StopPython"/>, in every state. Made by <see cref="PythonActors"/>. One that is stopped otherwise, by a <see cref="Kill"/> or a
/// <see cref="PoisonPill"/>, counts as failed: every invocation is answered, and Python is left as it is until the process ends.
/// </remarks>
public sealed partial class PythonSupervisor : UntypedActor, IWithTimers
{
    private const string BoundTimer = "bound";

    private readonly PythonActorsSettings _settings;
    private readonly PythonLifetime _lifetime;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly StateSubscribers _subscribers = new(Context);
    private readonly PoolRoster _pools;
    private readonly EngineControl _engine;
    private readonly PythonEnd _end;
    private PoolState _state = PoolState.Starting;
    private PythonRuntime? _runtime;

    private PythonSupervisor(PythonActorsSettings settings, PythonLifetime lifetime)
    {
        _settings = settings;
        _lifetime = lifetime;
        _end = new PythonEnd(lifetime, _log);
        _pools = new PoolRoster(Context, settings, lifetime);
        _engine = new EngineControl(Context, settings, lifetime.Stragglers);
    }

    /// <summary>Akka's timers.</summary>
    public ITimerScheduler Timers { get; set; } = null!;

    internal static Props Props(PythonActorsSettings settings, PythonLifetime lifetime) =>
        ActorProducer.Props(() => new PythonSupervisor(settings, lifetime));

    /// <summary>Makes the pools, which take work from now on, and starts the engine unless it runs already.</summary>
    protected override void PreStart()
    {
        SiblingBound.Set(Context, _lifetime.Stragglers, _settings.EngineStopTimeout);
        _pools.Open();
        if (_settings.Runtime is { } runtime)
            GiveToPools(runtime);
        else
            _engine.Start(Timers, BoundTimer);
    }

    /// <summary>Tells who waits for the end, should the actor have been stopped before it.</summary>
    protected override void PostStop() => _end.CutShort(_pools.ReportsOfAll);

    /// <summary>Ends: a guardian may be set to restart what crashes, and a second engine can't be started in this process.</summary>
    protected override void PostRestart(Exception reason) => Context.Stop(Self);

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
        catch (Exception exception)
        {
            _log.Error(exception, "The supervisor of Python crashed");
            if (_state is PoolState.Failed)
                Context.Stop(Self);
            else
                Fail($"The supervisor of Python crashed: {ThrownMessage.Of(exception)}");

            return true;
        }
    }

    private PythonStatus Status => new(_state, _end.Reason, _runtime?.Report, _pools.States);

    private void GiveToPools(PythonRuntime runtime)
    {
        Timers.CancelAll();
        _runtime = runtime;
        var report = runtime.Report;
        _log.Info("Python {0} runs on the engine '{1}': {2}", report.Python.Version, report.Engine, report.Python.Executable);
        if (report.Python.PassedOver is { } passedOver)
            _log.Warning("Passed over {0} {1} is used instead.", passedOver, report.Python.Executable);
        _pools.Tell(new UsePython(runtime));
    }

    private void PoolReached(PoolStateReached reached)
    {
        _pools.Reached(reached);
        if (reached.State is PoolState.Failed)
            Fail($"The pool '{reached.Pool}' {(_state is PoolState.Starting ? "can't be started." : "has failed.")} {reached.Reason}");
        else if (_state is PoolState.Starting && _pools.AllReady)
        {
            Become(Ready);
            Enter(PoolState.Ready);
            _lifetime.Ready();
        }
    }

    private void ChildLost(IActorRef child)
    {
        if (_pools.Lost(child) is { } pool)
            Fail($"The pool '{pool}' crashed; the log says why.");
        else if (_engine.Lost(child))
            Fail("The thread that started Python is gone; the log says why.");
        else
            _subscribers.Remove(child);
    }

    private void Fail(string reason)
    {
        _end.Failed(reason);
        _pools.Tell(new FailPool(reason));
        DrainPools(PoolState.Failed);
    }

    private void DrainPools(PoolState state)
    {
        Become(DrainingPools);
        Enter(state);
        _pools.Tell(DrainPool.Instance);
        Timers.StartSingleTimer(BoundTimer, Overdue.Instance, _settings.LongestDrain);
        StopEngineOnceAllHaveStopped();
    }

    private void StopEngineOnceAllHaveStopped()
    {
        if (!_pools.AllStopped)
            return;
        if (!_engine.IsOwned)
            End(engine: null);
        else if (_runtime?.OpenInterpreters is > 0 and var open)
            End(PythonEnd.LeftBehind($"{(open == 1 ? "1 interpreter is" : $"{open} interpreters are")} still open, so Python was not stopped; the process's end will stop it."));
        else
        {
            Become(StoppingEngine);
            _engine.Stop();
            Timers.StartSingleTimer(BoundTimer, Overdue.Instance, _settings.LongestEngineStop);
        }
    }

    private void End(EngineStopReport? engine)
    {
        Timers.CancelAll();
        Become(Ended);
        if (_state is not PoolState.Failed)
            Enter(PoolState.Stopped);
        _end.Came(engine, _pools.Reports);
    }

    private void Enter(PoolState state)
    {
        _state = state;
        _subscribers.Tell(new PythonStateChanged(state, _end.Reason));
    }
}
