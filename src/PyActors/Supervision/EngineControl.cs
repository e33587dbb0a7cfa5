using Akka.Actor;
using PyActors.Workers;

namespace PyActors.Supervision;

/// <summary>The supervisor's hold on the <see cref="InterpreterOwner"/>; there is none where Python ran before.</summary>
internal sealed class EngineControl(IActorContext context, PythonActorsSettings settings, Stragglers stragglers)
{
    private IActorRef _owner = ActorRefs.Nobody;

    public bool IsOwned => !_owner.IsNobody();

    /// <summary>Tells the owner to start the engine, and the timer to say <see cref="Overdue"/> should that not return.</summary>
    public void Start(ITimerScheduler timers, string bound)
    {
        _owner = context.ActorOf(InterpreterOwner.Props(settings.CreateEngine!), "interpreter-owner");
        context.Watch(_owner);
        stragglers.Add(_owner, context.Self);
        _owner.Tell(new StartEngine(settings.Python));
        timers.StartSingleTimer(bound, Overdue.Instance, settings.Python.StartTimeout);
    }

    public void Stop() => _owner.Tell(new StopEngine(settings.EngineStopTimeout));

    /// <summary>It has stopped the engine: it is in Python no more.</summary>
    public void Stopped() => stragglers.Remove(_owner);

    /// <summary>It is in Python and doesn't come back.</summary>
    public void GiveUp()
    {
        context.Unwatch(_owner);
        stragglers.Detach(_owner);
        _owner = ActorRefs.Nobody;
    }

    /// <summary>Whether the actor that is gone was the owner; then there is none any more.</summary>
    public bool Lost(IActorRef actor)
    {
        if (!actor.Equals(_owner))
            return false;

        _owner = ActorRefs.Nobody;
        stragglers.Remove(actor);
        return true;
    }
}
