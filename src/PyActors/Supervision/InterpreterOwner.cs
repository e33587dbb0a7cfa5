using Akka.Actor;
using PyActors.Engines;

namespace PyActors.Supervision;

/// <summary>
/// Owns the thread on which the engine starts and stops: Python wants both on one. It does nothing else, so that it never keeps
/// anyone waiting but the <see cref="PythonSupervisor"/>, which sets its bounds.
/// <code>Idle → Running → Idle</code>
/// </summary>
internal sealed class InterpreterOwner : UntypedActor
{
    /// <summary>Where its section stands in the configuration.</summary>
    public const string DispatcherId = "pyactors.owner-dispatcher";

    private readonly Func<IPythonEngine> _create;
    private IPythonEngine? _engine;

    public InterpreterOwner(Func<IPythonEngine> create) => _create = create;

    public static Props Props(Func<IPythonEngine> create) =>
        Akka.Actor.Props.Create(() => new InterpreterOwner(create)).WithDispatcher(DispatcherId);

    protected override void OnReceive(object message) => Idle(message);

    private void Idle(object message)
    {
        switch (message)
        {
            case StartEngine start:
                Start(start);
                break;
            case StopEngine:
                Sender.Tell(new EngineStopped(Report: null));
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Running(object message)
    {
        switch (message)
        {
            case StopEngine stop:
                Stop(stop);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Start(StartEngine start)
    {
        try
        {
            _engine = _create();
            _engine.Start(start.Python);
            Become(Running);
            Sender.Tell(new EngineStarted(_engine));
        }
        catch (PythonStartException exception)
        {
            Sender.Tell(new EngineStartFailed(exception.Message));
        }
        catch (Exception exception)
        {
            // An engine that fails otherwise has failed to start no less, and its reason has to reach the host.
            Sender.Tell(new EngineStartFailed($"The engine failed to start: {ThrownMessage.InFull(exception)}"));
        }
    }

    private void Stop(StopEngine stop)
    {
        var report = StopReport(stop.Timeout);
        Become(Idle);
        Sender.Tell(new EngineStopped(report));
    }

    private EngineStopReport StopReport(TimeSpan timeout)
    {
        try
        {
            return _engine!.Stop(timeout);
        }
        catch (Exception exception)
        {
            // Python is left to the process's end; the report says so.
            return new EngineStopReport(Finalised: false, [$"The engine failed to stop: {ThrownMessage.Of(exception)}"]);
        }
    }
}
