using PyActors.Engines;
using PyActors.Testing.Contract;

namespace PyActors.Testing.Engines;

/// <summary>Owns the one engine of a process, on a thread of its own.</summary>
/// <typeparam name="TEngine">The engine.</typeparam>
public abstract class EngineFixture<TEngine> : IAsyncLifetime, IDisposable
    where TEngine : IPythonEngine, new()
{
    private readonly DedicatedThread _owner = new("engine owner");

    protected EngineFixture() => Contract = new ContractWorkers(Engine);

    /// <summary>The engine, started.</summary>
    public TEngine Engine { get; } = new();

    /// <summary>What it found.</summary>
    public EngineReport Report => Engine.Report!;

    /// <summary>The workers that the contract specs share.</summary>
    public ContractWorkers Contract { get; }

    /// <summary>The folder of the Python modules that the specs call.</summary>
    public string Modules { get; } = Path.Combine(AppContext.BaseDirectory, "python");

    /// <summary>Makes a worker in the main interpreter, or in a sub-interpreter.</summary>
    public Task<SpecWorker> WorkerAsync(PythonIsolation isolation = PythonIsolation.Shared, int number = 1, IReadOnlyList<string>? allowed = null) =>
        SpecWorker.CreateAsync(Engine, new InterpreterOptions(number, isolation) { AllowedModules = allowed });

    public Task InitializeAsync()
    {
        var options = new PythonOptions { SearchPath = { Modules } };
        ContractHost.RegisterIn(options);
        return _owner.RunAsync(() => Engine.Start(options));
    }

    // Some specs leave threads behind on purpose, so the engine isn't stopped: lifetimes have processes of their own.
    public async Task DisposeAsync() => await Contract.DisposeAsync();

    public void Dispose()
    {
        _owner.Dispose();
        GC.SuppressFinalize(this);
    }
}
