using PyActors.Dispatching;
using PyActors.Engines;
using PyActors.Pooling.Brain;

namespace PyActors.Workers;

/// <summary>What a worker is made from.</summary>
/// <param name="Worker">The brain's view of it: the worker reads its number and carries it in its events.</param>
/// <param name="Runtime">The engine, and who has an interpreter in it.</param>
/// <param name="Isolation">What it shares with the other workers.</param>
/// <param name="Options">The pool's.</param>
/// <param name="FrontDoor">The turns of the pool's front door; null if only its dispatcher's threads take them.</param>
internal sealed record WorkerSettings(
    PoolWorker Worker, PythonRuntime Runtime, PythonIsolation Isolation, PoolOptions Options, SharedTurns? FrontDoor = null)
{
    public int Number => Worker.Number;

    /// <summary>What it shares with the front door.</summary>
    public WorkerPost Post { get; } = new(Worker, Options.HandAhead);

    public string ThreadName => $"pyactors {Options.Name} worker {Number}";

    public InterpreterOptions Interpreter => new(Number, Isolation)
    {
        AllowedModules = Options.AllowedModules?.AsReadOnly(),
        Values = Options.Values,
    };
}
