using PyActors.Engines;
using PyActors.Host.Commands;
using PyActors.Host.Hosting;
using PyActors.Host.Mapping;

namespace PyActors.Host.Serving;

/// <summary>The command <c>serve</c>: answers requests until they end or the host stops, either of which is its ordinary end.</summary>
internal sealed class ServeWork(ServeJob job, IPoolAccess pool, IPythonEngine engine, PoolOptions options, HostSettings settings) : ICommandWork
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<int> RunAsync(CancellationToken interrupted)
    {
        var report = engine.Report!;
        await Console.Error.WriteLineAsync(
            $"pyactors: serving with {RunSummary.Count(options.Workers, "worker")} of CPython {report.Python.Version} (engine {report.Engine}). Allowed: {string.Join(", ", options.AllowedModules!)}.");

        foreach (var module in await MissingAsync(interrupted))
            await Console.Error.WriteLineAsync(
                $"pyactors: there is no module {module}, which is allowed: it is misspelt, or isn't where Python looks (--python-path DIR).");

        using var run = new ServeRun(pool, job.Output, settings.Window, options.DrainTimeout);
        await run.RunAsync(job.Lines, interrupted);
        return await pool.GetStateAsync() is PoolState.Failed
            ? throw new CommandFailedException(ExitCode.Failure, "Python failed, and nothing more can be served.")
            : ExitCode.Success;
    }

    // Nothing is imported for it. Where it can't be told in time, the first request will tell.
    private async Task<string[]> MissingAsync(CancellationToken interrupted)
    {
        string[] allowed = [.. options.AllowedModules!];
        var missing = await pool.InvokeAsync(new Invoke("pyactors._modules:missing", (object)allowed) { Timeout = LongestLook }, interrupted);
        return missing.IsSuccess ? missing.As<string[]>() : [];
    }
}
