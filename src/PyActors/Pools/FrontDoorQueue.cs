using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using PyActors.Pooling.Reporting;

namespace PyActors.Pools;

/// <summary>
/// The messages of a front door. What workers and the supervisor say comes before new work, so that a flood of it starves no worker. What
/// is left when the actor ends is answered, for whoever asked is owed an outcome.
/// </summary>
internal sealed class FrontDoorQueue : IMessageQueue, IUnboundedMessageQueueSemantics
{
    private readonly ConcurrentQueue<Envelope> _first = new();
    private readonly ConcurrentQueue<Envelope> _ordinary = new();

    /// <summary>Who is told of what is answered here; null before the actor has begun.</summary>
    public PoolWatch? Watch { get; set; }

    public bool HasMessages => !_first.IsEmpty || !_ordinary.IsEmpty;

    public int Count => _first.Count + _ordinary.Count;

    public void Enqueue(IActorRef receiver, Envelope envelope) =>
        (envelope.Message is IComesFirst ? _first : _ordinary).Enqueue(envelope);

    public bool TryDequeue(out Envelope envelope) => _first.TryDequeue(out envelope) || _ordinary.TryDequeue(out envelope);

    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
        {
            switch (envelope.Message)
            {
                case PoolCall call when call.Answer(PyResult.Failure(PythonPool.Gone)):
                    Watch?.TurnedAway(call.Request, PythonPool.Gone);
                    break;
                case Invoke invoke:
                    Watch?.TurnedAway(invoke, PythonPool.Gone);
                    envelope.Sender.Tell(PyResult.Failure(PythonPool.Gone), owner);
                    break;
                case InvokeBatch batch:
                    Watch?.InputsAnswered(batch.Count, PythonPool.Gone.Kind);
                    envelope.Sender.Tell(PyResults.Failure(batch.Count, PythonPool.Gone), owner);
                    break;
                case PoolCall or CancelCall or IComesFirst:
                    break;
                default:
                    deadletters.Enqueue(owner, envelope);
                    break;
            }
        }
    }
}
