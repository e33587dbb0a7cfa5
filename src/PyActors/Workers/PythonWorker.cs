using Akka.Actor;
using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pools;

namespace PyActors.Workers;

/// <summary>
/// Owns one thread and one interpreter on it, and runs one invocation at a time. It answers the asker itself, if it wins the
/// invocation's claim, and tells the front door how it went. It alone blocks in its handlers: Python is what its thread is for.
/// <code>Closed → Open → (ended)</code>
/// </summary>
internal sealed class PythonWorker : UntypedActor
{
    /// <summary>Where its section stands in the configuration.</summary>
    public const string DispatcherId = "pyactors.worker-dispatcher";

    private readonly WorkerSettings _settings;
    private readonly IActorRef _frontDoor = Context.Parent;
    private IPythonInterpreter? _interpreter;

    public PythonWorker(WorkerSettings settings) => _settings = settings;

    public static Props Props(WorkerSettings settings) =>
        Akka.Actor.Props.Create(() => new PythonWorker(settings)).WithDispatcher(DispatcherId);

    /// <summary>Leaves Python on its own thread, whatever ended the actor.</summary>
    protected override void PostStop() => Close();

    protected override void OnReceive(object message) => Closed(message);

    private void Closed(object message)
    {
        switch (message)
        {
            case OpenInterpreter:
                OpenOrEnd();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Open(object message)
    {
        switch (message)
        {
            case PooledInvocation invocation:
                Run(invocation);
                break;
            case LeaveWork:
                Leave();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void OpenOrEnd()
    {
        Thread.CurrentThread.Name = _settings.ThreadName;
        if (WhyItDoesNotOpen() is { } reason)
        {
            Close();
            _frontDoor.Tell(new WorkerFailed(_settings.Worker, reason));
            Context.Stop(Self);
            return;
        }

        Become(Open);
        _frontDoor.Tell(new WorkerOpened(_settings.Worker, _interpreter!));
    }

    private string? WhyItDoesNotOpen()
    {
        try
        {
            _interpreter = _settings.Runtime.Engine.CreateInterpreter(_settings.Interpreter);
            _settings.Runtime.Opened();
            return _interpreter.WarmUp(_settings.Options.WarmUp) is { } fault ? $"The warm-up failed. {Describe(fault)}" : null;
        }
        catch (PythonStartException exception)
        {
            return exception.Message;
        }
    }

    private void Run(PooledInvocation invocation)
    {
        if (!invocation.TryTake(_settings.Number))
            return;

        invocation.WasStarted = _interpreter!.TryRun(invocation, out var outcome);
        if (invocation.WasStarted)
            invocation.TryAnswerRunning(outcome);

        _frontDoor.Tell(invocation);
    }

    private void Leave()
    {
        var closed = Close();
        _frontDoor.Tell(new WorkerLeft(_settings.Worker, closed));
        Context.Stop(Self);
    }

    private bool Close()
    {
        if (_interpreter is not { } interpreter)
            return true;

        _interpreter = null;
        var closed = interpreter.Close(PoolBrain.CloseTimeout);
        _settings.Runtime.Closed();
        return closed;
    }

    private static string Describe(PyFault fault) => fault.Error is { } error ? $"{fault.Message}\n{error.Traceback}" : fault.Message;
}
