using Microsoft.Extensions.Logging;

namespace PyActors.Hosting.Embedded;

/// <summary>The Python of a host's pools: started for them and stopped after them, unless it ran before.</summary>
internal sealed class HostedPython(PyActorsBuilder builder, ILogger log)
{
    private Task<PythonRuntime>? _start;

    /// <summary>Gives Python once it runs.</summary>
    /// <exception cref="PythonStartException">It can't be started.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits any more; the start goes on.</exception>
    public async Task<PythonRuntime> StartAsync(PythonOptions options, CancellationToken cancellationToken)
    {
        if (builder.Runtime is { } running)
            return running;

        _start = PythonRuntime.StartAsync(builder.CreateEngine!(), options);
        return await _start.WaitAsync(cancellationToken);
    }

    /// <summary>Stops it, within the engine's time to stop. A start that goes on for longer is left alone, and Python stopped whenever it is over.</summary>
    public async Task StopAsync()
    {
        if (_start is not { } start)
            return;

        var stop = StopWhenStartedAsync(start);
        await Task.WhenAny(start, Task.Delay(builder.EngineStopTimeout));
        if (start.IsCompleted)
            await stop;
        else
            log.PythonStillStarts();
    }

    private async Task StopWhenStartedAsync(Task<PythonRuntime> start)
    {
        PythonRuntime runtime;
        try
        {
            runtime = await start;
        }
        catch (Exception)
        {
            // Whoever started it was told.
            return;
        }

        log.PythonEnded(await runtime.StopAsync(builder.EngineStopTimeout));
    }
}
