using PyActors.Engines;
using PyActors.Host.Commands;
using PyActors.Host.Hosting;
using PyActors.Host.Mapping;

namespace PyActors.Host.Serving;

/// <summary>The command <c>serve</c>: answers requests until they end or the host stops, either of which is its ordinary end.</summary>
internal sealed class ServeWork(ServeJob job, IPoolAccess pool, IPythonEngine engine, PoolOptions options, HostSettings settings) : ICommandWork
{
    /// <inheritdoc/>
    public async Task<int> RunAsync(CancellationToken interrupted)
    {
        var report = engine.Report!;
        await Console.Error.WriteLineAsync(
            $"pyactors: serving with {RunSummary.Count(options.Workers, "worker")} of CPython {report.Python.Version} (engine {report.Engine}). Allowed: {string.Join(", ", options.AllowedModules!)}.");

        using var run = new ServeRun(pool, job.Output, settings.Window, options.DrainTimeout);
        await run.RunAsync(job.Lines, interrupted);
        return await pool.GetStateAsync() is PoolState.Failed
            ? throw new CommandFailedException(ExitCode.Failure, "Python failed, and nothing more can be served.")
            : ExitCode.Success;
    }
}
