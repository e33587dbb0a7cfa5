using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PyActors.Hosting.Describing;

namespace PyActors.Hosting.Embedded;

/// <summary>
/// The pools of a host, and the Python that they share. Made with the first service that asks for a pool. They start before all services that
/// the host starts and end after them, in whichever order they were registered: each may wait for Python in its start and in its stop.
/// </summary>
internal sealed class HostedPools : IHostedLifecycleService, IAsyncDisposable, IDisposable
{
    /// <summary>The category of their log.</summary>
    public const string Category = "PyActors.Pools";

    private const string NeverStarted = "its host ended without having started it.";
    private const string StoppedInStart = "its host was stopped before Python had started.";

    private readonly CancellationTokenSource _ending = new();
    private readonly PythonOptions _options;
    private readonly HostedPython _python;
    private readonly ILogger _log;
    private readonly IHostApplicationLifetime? _host;
    private Task _start = Task.CompletedTask;
    private bool _isOpen;
    private volatile bool _hasStarted;
    private Task? _end;

    public HostedPools(PyActorsBuilder builder, IServiceProvider services, ILoggerFactory logs, IHostApplicationLifetime? host = null)
    {
        _host = host;
        _log = logs.CreateLogger(Category);
        _python = new HostedPython(builder, _log);
        (_options, var optionsOf) = builder.Read(services);
        Pools = [.. builder.Pools.Select(pool => new HostedPool(new EmbeddedPythonPool(ownsRuntime: false, Logged(optionsOf(pool.Name)), builder.Time)))];
    }

    /// <summary>The pools, the default one first.</summary>
    public IReadOnlyList<HostedPool> Pools { get; }

    /// <exception cref="PythonStartException">Python or some pools can't be started; the message says why for each.</exception>
    public Task StartingAsync(CancellationToken cancellationToken) => _start = BeginAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        // What is under way in the start ends with that.
        await _ending.CancelAsync();
        await _start.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await using var hurry = cancellationToken.UnsafeRegister(static pools => ((HostedPools)pools!).HurryUp(), this);
        await (_end ??= EndAsync());
    }

    /// <summary>The host may go without a stop, as it does when its start has failed.</summary>
    public async ValueTask DisposeAsync() => await StoppedAsync(new CancellationToken(canceled: true));

    /// <summary>The same, and waits for nothing.</summary>
    public void Dispose() => _ = DisposeAsync().AsTask();

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

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token);
        PythonRuntime runtime;
        try
        {
            runtime = await _python.StartAsync(_options, given.Token);
        }
        catch (Exception problem)
        {
            FailAll(problem is OperationCanceledException ? StoppedInStart : problem.Message);
            throw;
        }

        _log.Runs(runtime.Report);
        _isOpen = true;
        foreach (var pool in Pools)
            pool.Pool.Open(runtime);

        await BegunAsync().WaitAsync(given.Token);
        _hasStarted = true;
        foreach (var pool in Pools)
            _ = StopHostOnFailureAsync(pool.Pool);
    }

    // Whoever mends one pool wants to know of the others as well.
    private async Task BegunAsync()
    {
        var problems = await Task.WhenAll(Pools.Select(static pool => ProblemAsync(pool.Pool)));
        PythonStartException[] told = [.. problems.OfType<PythonStartException>()];
        if (told.Length == 1)
            throw told[0];
        if (told.Length > 1)
            throw new PythonStartException(string.Join('\n', told.Select(static problem => problem.Message)), new AggregateException(told));
    }

    private static async Task<PythonStartException?> ProblemAsync(EmbeddedPythonPool pool)
    {
        try
        {
            await pool.Begun;
            return null;
        }
        catch (PythonStartException problem)
        {
            return new PythonStartException($"The pool '{pool.Name}' can't be started. {problem.Message}", problem);
        }
    }

    private async Task EndAsync()
    {
        if (_isOpen)
            await Task.WhenAll(Pools.Select(async pool => _log.Ended(pool.Name, await pool.Pool.DrainAsync())));
        else
            FailAll(NeverStarted);

        await _python.StopAsync();
    }

    private async Task StopHostOnFailureAsync(EmbeddedPythonPool pool)
    {
        await pool.WhenStopped;
        if (pool.State is PoolState.Failed)
            _host?.StopApplication();
    }

    private void HurryUp()
    {
        if (!_isOpen)
            return;

        foreach (var pool in Pools)
            _ = pool.Pool.DrainAsync(TimeSpan.Zero);
    }

    private void FailAll(string reason)
    {
        foreach (var pool in Pools)
            pool.Pool.Fail(reason);
    }
}
