using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PyActors.Hosting.Embedded;

namespace PyActors.Host.Hosting.Embedded;

/// <summary>Starts Python and the embedded pool before the work, and ends them after it; what the pool reports goes to the log.</summary>
internal sealed class EmbeddedPoolService(PoolSetup setup, ILogger<EmbeddedPoolService> log) : IHostedService
{
    // How long Python's own threads, and its exit handlers, may take.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);

    // Reports are told on the thread pool, and a short run would be over before its last ones.
    private static readonly TimeSpan TellTimeout = TimeSpan.FromMilliseconds(200);

    private readonly TaskCompletionSource _lastStateTold = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PythonRuntime? _runtime;
    private EmbeddedPythonPool? _pool;

    /// <summary>The pool.</summary>
    /// <exception cref="InvalidOperationException">The host hasn't started it yet.</exception>
    public EmbeddedPythonPool Pool => _pool ?? throw new InvalidOperationException("The pool starts with the host; ask for it in a service that starts later.");

    /// <inheritdoc/>
    /// <exception cref="PythonStartException">There is no usable Python, or its workers can't be as the settings want them.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _runtime = await PythonRuntime.StartAsync(setup.Engine, setup.Python).WaitAsync(cancellationToken);
        log.Runs(_runtime.Report);
        setup.Pool.OnUnfinished += log.Unfinished;
        setup.Pool.OnStateChanged += StateChanged;
        _pool = await EmbeddedPythonPool.StartAsync(_runtime, setup.Pool).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_pool is not null)
        {
            var report = await _pool.DrainAsync();
            await Task.WhenAny(_lastStateTold.Task, Task.Delay(TellTimeout, CancellationToken.None));
            log.Ended(_pool.Name, report);
        }

        if (_runtime is not null)
            log.LeftBehind((await _runtime.StopAsync(StopTimeout)).LeftBehind);
    }

    private void StateChanged(PoolStateReport report)
    {
        // A failure is told as the reason of the program's exit.
        if (report.State is not PoolState.Failed)
            log.StateChanged(report);
        if (report.State is PoolState.Stopped or PoolState.Failed)
            _lastStateTold.TrySetResult();
    }
}
