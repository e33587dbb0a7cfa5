using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PyActors.Hosting.Describing;

namespace PyActors.Hosting.Embedded;

/// <summary>
/// The pools of a host, and the Python that they share. Made with the first service that asks for a pool; started and stopped by the host.
/// </summary>
internal sealed class HostedPools : IHostedService, IAsyncDisposable, IDisposable
{
    /// <summary>The category of their log.</summary>
    public const string Category = "PyActors.Pools";

    private const string NeverStarted = "its host ended without having started it.";

    private readonly PyActorsBuilder _builder;
    private readonly PythonOptions _python;
    private readonly ILogger _log;
    private readonly IHostApplicationLifetime? _host;
    private PythonRuntime? _runtime;
    private bool _isOpen;
    private volatile bool _hasStarted;
    private Task? _end;

    public HostedPools(PyActorsBuilder builder, IServiceProvider services, ILoggerFactory logs, IHostApplicationLifetime? host = null)
    {
        (_builder, _host) = (builder, host);
        _log = logs.CreateLogger(Category);
        (_python, var optionsOf) = builder.Read(services);
        Pools = [.. builder.Pools.Select(pool => new HostedPool(new EmbeddedPythonPool(ownsRuntime: false, Logged(optionsOf(pool.Name)), builder.Time)))];
    }

    /// <summary>The pools, the default one first.</summary>
    public IReadOnlyList<HostedPool> Pools { get; }

    /// <exception cref="PythonStartException">Python or a pool can't be started.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            _runtime = _builder.Runtime ?? await PythonRuntime.StartAsync(_builder.CreateEngine!(), _python).WaitAsync(cancellationToken);
        }
        catch (Exception problem)
        {
            FailAll(problem.Message);
            throw;
        }

        _log.Runs(_runtime.Report);
        _isOpen = true;
        foreach (var pool in Pools)
            pool.Pool.Open(_runtime);

        await Task.WhenAll(Pools.Select(static pool => BegunAsync(pool.Pool))).WaitAsync(cancellationToken);
        _hasStarted = true;
        foreach (var pool in Pools)
            _ = StopHostOnFailureAsync(pool.Pool);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var hurry = cancellationToken.UnsafeRegister(static pools => ((HostedPools)pools!).HurryUp(), this);
        await (_end ??= EndAsync());
    }

    /// <summary>The host may go without a stop, as it does when its start has failed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isOpen)
            await StopAsync(new CancellationToken(canceled: true));
        else
            FailAll(NeverStarted);
    }

    /// <summary>The same, and waits for nothing.</summary>
    public void Dispose()
    {
        if (_isOpen)
            HurryUp();
        else
            FailAll(NeverStarted);
    }

    private PoolOptions Logged(PoolOptions options)
    {
        var logged = options.Copy();
        logged.OnUnfinished += _log.Unfinished;
        logged.OnStateChanged += StateChanged;
        return logged;
    }

    // A start that fails is told by the host, as the reason why it doesn't start.
    private void StateChanged(PoolStateReport report)
    {
        if (_hasStarted || report.State is not PoolState.Failed)
            _log.StateChanged(report);
    }

    private static async Task BegunAsync(EmbeddedPythonPool pool)
    {
        try
        {
            await pool.Begun;
        }
        catch (PythonStartException problem)
        {
            throw new PythonStartException($"The pool '{pool.Name}' can't be started. {problem.Message}", problem);
        }
    }

    private async Task EndAsync()
    {
        await Task.WhenAll(Pools.Select(async pool => _log.Ended(pool.Name, await pool.Pool.DrainAsync())));
        if (_runtime is not null && _builder.Runtime is null)
            _log.PythonEnded(await _runtime.StopAsync(_builder.EngineStopTimeout));
    }

    private async Task StopHostOnFailureAsync(EmbeddedPythonPool pool)
    {
        await pool.WhenStopped;
        if (pool.State is PoolState.Failed)
            _host?.StopApplication();
    }

    private void HurryUp()
    {
        foreach (var pool in Pools)
            _ = pool.Pool.DrainAsync(TimeSpan.Zero);
    }

    private void FailAll(string reason)
    {
        foreach (var pool in Pools)
            pool.Pool.Fail(reason);
    }
}
