namespace PyActors.Engines;

/// <summary>What an interpreter is made for.</summary>
/// <param name="WorkerNumber">The number of the worker whose thread it is bound to, unique in its pool over the pool's life, from 1.</param>
/// <param name="Isolation"><see cref="PythonIsolation.Shared"/> or <see cref="PythonIsolation.OwnGil"/>.</param>
public sealed record InterpreterOptions(int WorkerNumber, PythonIsolation Isolation)
{
    /// <summary>The modules whose callables may be invoked; null for every module. See <see cref="PoolOptions.AllowedModules"/>.</summary>
    public IReadOnlyList<string>? AllowedModules { get; init; }

    /// <summary>Limits of conversion.</summary>
    public ValueOptions Values { get; init; } = new();
}
