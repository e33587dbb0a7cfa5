using PyActors.Testing.Engines;

namespace PyActors.Testing.Pooling;

/// <summary>
/// Calls that are to begin before their deadline, and be at work when it passes: on a busy machine one may not, and is made again with twice the
/// time. Only what came too late is tried again; whatever else comes of a call is its result.
/// </summary>
public static class OnceBegun
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>What came of the call that began in time, or of the last one if none did.</summary>
    /// <param name="call">Makes the call with this timeout.</param>
    /// <param name="hasBegun">Whether it was at work when its deadline passed.</param>
    public static async Task<T> ResultAsync<T>(Func<TimeSpan, Task<T>> call, Func<T, bool> hasBegun)
    {
        for (var timeout = Shortest; ; timeout *= 2)
        {
            var result = await call(timeout).WaitAsync(DedicatedThread.Bound);
            if (hasBegun(result) || timeout > Longest)
                return result;
        }
    }

    /// <summary>The same of one invocation.</summary>
    /// <param name="call">Makes the invocation with this timeout.</param>
    public static Task<PyResult> ResultAsync(Func<TimeSpan, Task<PyResult>> call) => ResultAsync(call, result => result.Fault?.Stage != InvocationStage.Queued);
}
