using PyActors.Engines;

namespace PyActors.Testing.Engines;

/// <summary>An invocation that keeps its outcome for a spec to look at.</summary>
public sealed class SpecInvocation : Invocation
{
    private static long s_lastId;

    private readonly TaskCompletionSource<PyResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SpecInvocation(Invoke request, TimeSpan? timeout = null, TimeProvider? time = null)
        : base(Interlocked.Increment(ref s_lastId), request, new PoolClock(time ?? TimeProvider.System), timeout ?? Timeout.InfiniteTimeSpan)
    {
    }

    /// <summary>The one outcome, once somebody has given it.</summary>
    public Task<PyResult> Result => _result.Task;

    protected override void Deliver(PyResult result) => _result.SetResult(result);
}
