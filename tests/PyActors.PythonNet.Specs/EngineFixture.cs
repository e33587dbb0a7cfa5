using PyActors.Engines;
using PyActors.Testing.Contract;
using PyActors.Testing.Engines;

namespace PyActors.PythonNet.Specs;

/// <summary>Owns the one engine of this process, on a thread of its own.</summary>
public sealed class EngineFixture : IAsyncLifetime, IDisposable
{
    /// <summary>The collection of every spec that needs the engine.</summary>
    public const string Collection = "The one engine of the process";

    private readonly DedicatedThread _owner = new("engine owner");

    /// <summary>The engine, started.</summary>
    public PythonNetEngine Engine { get; } = new();

    /// <summary>What it found.</summary>
    public EngineReport Report => Engine.Report!;

    /// <summary>The workers that the contract specs share.</summary>
    public ContractWorkers Contract { get; }

    /// <summary>The folder of the Python modules that the specs call.</summary>
    public static string Modules { get; } = Path.Combine(AppContext.BaseDirectory, "python");

    /// <summary>Makes a worker.</summary>
    public Task<SpecWorker> WorkerAsync(int number = 1) =>
        SpecWorker.CreateAsync(Engine, new InterpreterOptions(number, PythonIsolation.Shared));

    public Task InitializeAsync()
    {
        var options = new PythonOptions { SearchPath = { Modules } };
        ContractHost.RegisterIn(options);
        return _owner.RunAsync(() => Engine.Start(options));
    }

    public EngineFixture() => Contract = new ContractWorkers(Engine);

    // Some specs leave threads behind on purpose, so the engine isn't stopped: lifetimes have processes of their own.
    public async Task DisposeAsync() => await Contract.DisposeAsync();

    public void Dispose() => _owner.Dispose();
}

[CollectionDefinition(EngineFixture.Collection)]
public sealed class EngineGroup : ICollectionFixture<EngineFixture>;
