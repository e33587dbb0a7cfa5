using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>The workers that the contract specs of an engine share, one for each isolation, made when first asked for.</summary>
public sealed class ContractWorkers(IPythonEngine engine) : IAsyncDisposable
{
    // Far from the numbers of the workers that specs make for themselves.
    private const int FirstNumber = 1000;

    private readonly Dictionary<PythonIsolation, SpecWorker> _workers = [];

    /// <summary>The engine, started.</summary>
    public IPythonEngine Engine => engine;

    /// <summary>The worker of an isolation.</summary>
    public async Task<SpecWorker> WorkerAsync(PythonIsolation isolation)
    {
        if (!_workers.TryGetValue(isolation, out var worker))
            _workers[isolation] = worker = await SpecWorker.CreateAsync(engine, new InterpreterOptions(FirstNumber + _workers.Count, isolation));

        return worker;
    }

    /// <summary>Closes the workers.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers.Values)
            await worker.DisposeAsync();
    }
}
