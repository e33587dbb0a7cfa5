using Akka.Actor;
using PyActors.Dispatching;
using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pools;

namespace PyActors.Workers;

/// <summary>
/// Owns one thread and one interpreter on it, and runs one invocation at a time. It answers the asker itself, if it wins the
/// invocation's claim and the front door isn't looking out for the outcome, and tells the front door how it went. It alone blocks in its handlers: Python is what its thread is for.
/// <code>Closed → Open → (ended)</code>
/// </summary>
internal sealed class PythonWorker : UntypedActor
{
    /// <summary>Where its section stands in the configuration.</summary>
    public const string DispatcherId = "pyactors.worker-dispatcher";

    // After so many the mailbox gets its turn, for a stop may wait in it.
    private const int MostAtOnce = 256;

    private readonly WorkerSettings _settings;
    private readonly IActorRef _frontDoor = Context.Parent;
    private readonly WorkerPost _post;
    private readonly BriefSpin _spin;
    private WorkEnded _ended;
    private IPythonInterpreter? _interpreter;

    public PythonWorker(WorkerSettings settings)
    {
        _settings = settings;
        _post = settings.Post;
        _ended = _post.TakeBatch();
        var mailbox = ((ActorCell)Context).Mailbox.MessageQueue;
        _spin = new BriefSpin(SpinTimeOf(Context.System), () => !_post.Inbox.IsEmpty || mailbox.HasMessages || settings.FrontDoor is { IsThere: true });
    }

    public static Props Props(WorkerSettings settings) =>
        Akka.Actor.Props.Create(() => new PythonWorker(settings)).WithDispatcher(DispatcherId);

    /// <summary>How long a worker looks for its next invocation before it rests.</summary>
    /// <exception cref="Akka.Configuration.ConfigurationException">What the configuration says is no length of time.</exception>
    public static TimeSpan SpinTimeOf(ActorSystem system) =>
        new NamedSetting(system.Settings.Config.GetConfig(DispatcherId), "spin-time", DispatcherId).Time(TimeSpan.Zero);

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
            case WorkWaits:
                Work();
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
        _post.Inbox.TryTakeOrRest(out _);
        _frontDoor.Tell(new WorkerOpened(_settings.Worker, _interpreter!));
    }

    // Whatever an engine throws here means the same: its worker can't be started.
    private string? WhyItDoesNotOpen()
    {
        try
        {
            _interpreter = _settings.Runtime.Open(_settings.Interpreter);
            return _interpreter.WarmUp(_settings.Options.WarmUp) is { } fault ? $"The warm-up failed. {Describe(fault)}" : null;
        }
        catch (Exception exception)
        {
            return ThrownMessage.Of(exception);
        }
    }

    // The front door hears of every end before the worker rests: that is what brings more.
    private void Work()
    {
        try
        {
            for (var turns = 0; turns < MostAtOnce; turns++)
            {
                if (!_post.Inbox.TryTake(out var invocation))
                {
                    if (LookOut())
                        continue;
                    if (!_post.Inbox.TryTakeOrRest(out invocation))
                        return;
                }

                Run(invocation);
            }
        }
        finally
        {
            TellEnded();
        }

        Self.Tell(WorkWaits.Instance);
    }

    // Whether it has run a turn of the front door meanwhile, which may have brought more.
    private bool LookOut()
    {
        bool ranTurn;
        _settings.FrontDoor?.BeginWait();
        try
        {
            TellEnded();
            _spin.UntilThere();
        }
        finally
        {
            ranTurn = _settings.FrontDoor?.EndWait() ?? false;
        }

        return ranTurn;
    }

    private void Run(Invocation invocation)
    {
        var ran = _interpreter!.TryRun(invocation, out var outcome);
        if (ran)
            invocation.TryAnswerRunning(outcome);

        // The front door has it, and knows by it of the end.
        if (invocation is PooledInvocation { WasLeft: true })
            return;

        _ended.Add(invocation, ran);
        if (_ended.IsFull)
            TellEnded();
    }

    private void TellEnded()
    {
        if (_ended.IsEmpty)
            return;

        _frontDoor.Tell(_ended);
        _ended = _post.TakeBatch();
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
