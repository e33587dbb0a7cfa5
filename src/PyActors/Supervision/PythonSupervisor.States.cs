using Akka.Actor;
using PyActors.Pools;
using PyActors.Supervision;

namespace PyActors;

// What it does with each message, state by state.
public sealed partial class PythonSupervisor
{
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
            case Overdue:
                _engine.GiveUp();
                Fail(PythonStartException.Overdue(_settings.Python.StartTimeout).Message);
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
                _end.AskedBy(Sender);
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
                _pools.Stopped(stopped);
                StopEngineOnceAllHaveStopped();
                break;
            case Overdue:
                End(PythonEnd.LeftBehind($"The pool {_pools.StillRunning} did not end in time, so Python was not stopped."));
                break;
            case Terminated terminated when _pools.Lost(terminated.ActorRef) is not null:
                StopEngineOnceAllHaveStopped();
                break;
            case Terminated terminated when _engine.Lost(terminated.ActorRef):
                break; // Nobody is left to stop Python.
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
                _engine.Stopped();
                End(stopped.Report);
                break;
            case Overdue:
                _engine.GiveUp();
                End(PythonEnd.LeftBehind("Python did not stop in time; the process's end will stop it."));
                break;
            case Terminated terminated when _engine.Lost(terminated.ActorRef):
                End(PythonEnd.LeftBehind("The thread that started Python is gone, so Python was not stopped."));
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
                _end.AskedBy(Sender);
                _end.TellAskers();
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
                _subscribers.Add(subscribe.Subscriber, Status);
                break;
            case UnsubscribeFromPythonState unsubscribe:
                _subscribers.Remove(unsubscribe.Subscriber);
                break;
            case Terminated terminated:
                _subscribers.Remove(terminated.ActorRef);
                break;
            case StopPython:
                _end.AskedBy(Sender);
                break;
            case PoolStateReached reached:
                _pools.Reached(reached);
                break;
            case EngineStarted or EngineStartFailed or EngineStopped or PoolStopped or Overdue:
                break; // Come too late to matter.
            default:
                Unhandled(message);
                break;
        }
    }
}
