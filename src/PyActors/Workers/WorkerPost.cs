using Akka.Actor;
using PyActors.Engines;

namespace PyActors.Workers;

/// <summary>What the front door knows of a worker: whom to tell, and what to interrupt it by.</summary>
internal sealed class WorkerPost(IActorRef actor)
{
    public IActorRef Actor { get; } = actor;

    /// <summary>Null before the worker is ready: before that it gets nothing to run.</summary>
    public IPythonInterpreter? Interpreter { get; set; }
}
