using System.Diagnostics.CodeAnalysis;

namespace PyActors.Pools;

/// <summary>A call that waits for the front door. Its times count from here on: what is left of them goes in with the request. Any thread.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="timeout">How long it has; infinite for no deadline.</param>
/// <param name="roomWait">How long it may wait for room, which there isn't; null if there is.</param>
/// <param name="time">The pool's clock.</param>
/// <param name="token">The caller's.</param>
internal sealed class EarlyCall(Invoke request, TimeSpan timeout, TimeSpan? roomWait, TimeProvider time, CancellationToken token)
{
    // The system's timers take some days more; nobody waits so long for an actor system to start.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    private readonly long _began = time.GetTimestamp();
    private readonly TimeSpan? _roomWait = timeout >= TimeSpan.Zero && timeout < roomWait ? timeout : roomWait;
    private readonly TaskCompletionSource<Task<PyResult>> _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Invoke Request => request;

    public CancellationToken Token => token;

    public TimeSpan Timeout => timeout;

    /// <summary>How long it waits for room, to its deadline at most; null if there is.</summary>
    public TimeSpan? RoomWait => _roomWait;

    public TimeSpan Waited => time.GetElapsedTime(_began);

    /// <summary>Whether its deadline has passed.</summary>
    public bool IsOverdue => Left(timeout) == TimeSpan.Zero;

    /// <summary>The request with what is left of its times; false if its deadline has passed.</summary>
    public bool TryTakeRequest([NotNullWhen(true)] out Invoke? now)
    {
        var left = Left(timeout);
        now = left == TimeSpan.Zero ? null : request with
        {
            Timeout = left,
            WholeTimeout = request.WholeTimeout ?? timeout,
            WaitForRoom = _roomWait is { } wait ? Left(wait) : request.WaitForRoom,
        };
        return now is not null;
    }

    /// <summary>It has been sent on, and this will be its outcome.</summary>
    public void WasSent(Task<PyResult> outcome) => _sent.SetResult(outcome);

    /// <summary>The outcome of one that has been sent on.</summary>
    public async Task<PyResult> OutcomeAsync() => await (await _sent.Task.ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Whether it has been sent on before it has waited so long.</summary>
    /// <exception cref="OperationCanceledException">Its caller gave up.</exception>
    public async Task<bool> IsSentWithinAsync(TimeSpan wait)
    {
        var left = Left(wait);
        try
        {
            await _sent.Task.WaitAsync(left < LongestTimer ? left : System.Threading.Timeout.InfiniteTimeSpan, time, token).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private TimeSpan Left(TimeSpan of)
    {
        if (of == System.Threading.Timeout.InfiniteTimeSpan)
            return of;

        var left = of - Waited;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
