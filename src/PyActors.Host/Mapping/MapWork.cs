using PyActors.Engines;
using PyActors.Host.Commands;
using PyActors.Host.Hosting;
using PyActors.Host.Progress;

namespace PyActors.Host.Mapping;

/// <summary>The command <c>map</c>: runs a callable over many inputs.</summary>
internal sealed class MapWork(MapJob job, IPoolAccess pool, IPythonEngine engine, PoolOptions options, HostSettings settings, TimeProvider time)
    : ICommandWork
{
    /// <inheritdoc/>
    public async Task<int> RunAsync(CancellationToken interrupted)
    {
        var limits = MapLimits.For(options, settings.Window, job.Request.Timeout);
        using var run = new MapRun(pool, job.Request, job.Output, job.Tally, limits);
        var began = time.GetTimestamp();
        bool isWhole;
        await using (ProgressDisplay.Start(job, time))
            isWhole = await run.RunAsync(job.Inputs, interrupted);

        foreach (var line in RunSummary.Lines(job.Tally, time.GetElapsedTime(began), engine.Report!, options))
            await Console.Error.WriteLineAsync(line);
        if (isWhole)
            return job.Tally.IsAllGood ? ExitCode.Success : ExitCode.Failure;

        await Console.Error.WriteLineAsync(job.Request.OutFile is null
            ? "Interrupted."
            : "Interrupted: what is missing follows when the same command is given with --resume.");
        return ExitCode.Interrupted;
    }
}
