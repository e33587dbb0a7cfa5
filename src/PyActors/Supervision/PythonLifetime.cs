using PyActors.Workers;

namespace PyActors.Supervision;

/// <summary>What the outside may wait for: that Python is ready, and that it has ended. Set by the supervisor; any thread.</summary>
internal sealed class PythonLifetime
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<PythonStopped> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PythonLifetime() => Forget(_ready.Task);

    /// <summary>The actors that may be stuck in Python when all ends.</summary>
    public Stragglers Stragglers { get; } = new();

    /// <summary>Ends when every pool is ready; fails with a <see cref="PythonStartException"/> if that won't be.</summary>
    public Task WhenReady => _ready.Task;

    /// <summary>Ends when Python has ended; never fails.</summary>
    public Task<PythonStopped> WhenStopped => _stopped.Task;

    public void Ready() => _ready.TrySetResult();

    public void StartFailed(string reason) => _ready.TrySetException(new PythonStartException(reason));

    public void Stopped(PythonStopped report)
    {
        _ready.TrySetException(new PythonStartException(report.Reason ?? "Python was stopped before it was ready."));
        _stopped.TrySetResult(report);
    }

    // A failed start that nobody waits for is told by the log and by every answer; it is no unobserved exception.
    private static void Forget(Task task) =>
        _ = task.ContinueWith(static ended => _ = ended.Exception, TaskScheduler.Default);
}
