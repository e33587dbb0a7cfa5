using PyActors.Engines;

namespace PyActors.Chaos.App.Bodies;

/// <summary>The embedded pool.</summary>
internal sealed class EmbeddedBody(PythonRuntime runtime, EmbeddedPythonPool pool) : IBody
{
    public static async Task<IBody> StartAsync(IPythonEngine engine, PythonIsolation isolation, TimeSpan grace)
    {
        var runtime = await PythonRuntime.StartAsync(engine, new PythonOptions { SearchPath = { BodyOptions.Modules } });
        var options = new PoolOptions();
        BodyOptions.Set(options, isolation, grace);
        return new EmbeddedBody(runtime, await EmbeddedPythonPool.StartAsync(runtime, options));
    }

    // A task has one result.
    public long StrayAnswers => 0;

    public Task<PyResult> AskAsync(Invoke invoke, CancellationToken cancellation) => pool.InvokeAsync(invoke, cancellation);

    public Task<PoolStatus> StatusAsync() => Task.FromResult(pool.Status);

    public async Task<IReadOnlyList<string>> EndAsync()
    {
        var drain = await pool.DrainAsync();
        var stop = await runtime.StopAsync(BodyOptions.EngineStop);
        return [.. drain.LeftBehind, .. stop.LeftBehind];
    }
}
