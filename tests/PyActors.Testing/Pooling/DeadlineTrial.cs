using System.Diagnostics;

namespace PyActors.Testing.Pooling;

/// <summary>Code that heeds its interrupt costs its caller no more than moments beyond the deadline.</summary>
public static class DeadlineTrial
{
    /// <summary>How much later than at its deadline an invocation may have its outcome.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(100);

    // The bound is one of wall time, and a busy machine can take any of it away: so half of the calls have to keep it, in one of a few rounds.
    private const int Calls = 7;
    private const int MaxRounds = 3;

    /// <summary>Fails if outcomes come late.</summary>
    /// <param name="pool">A pool with nothing else to do.</param>
    /// <param name="callable">What doesn't end by itself, and heeds.</param>
    public static async Task HoldAsync(IPythonPool pool, string callable)
    {
        // The first one imports the module.
        await LateAsync(pool, callable);

        var late = TimeSpan.MaxValue;
        for (var round = 0; round < MaxRounds && late >= Bound; round++)
        {
            var all = new TimeSpan[Calls];
            for (var i = 0; i < Calls; i++)
                all[i] = await LateAsync(pool, callable);

            late = all.Order().ElementAt(Calls / 2);
        }

        late.ShouldBeLessThan(Bound);
    }

    private static async Task<TimeSpan> LateAsync(IPythonPool pool, string callable)
    {
        var began = Stopwatch.GetTimestamp();
        var result = await pool.InvokeAsync(new Invoke(callable) { Timeout = Timeout });
        var took = Stopwatch.GetElapsedTime(began);

        var fault = result.Fault.ShouldNotBeNull();
        fault.Kind.ShouldBe(PyFaultKind.TimedOut);
        if (fault.Stage == InvocationStage.Queued)
            return TimeSpan.MaxValue; // So busy a machine that it hadn't begun: a call that keeps no bound.

        fault.Stage.ShouldBe(InvocationStage.Running);
        took.ShouldBeGreaterThanOrEqualTo(Timeout);
        return took - Timeout;
    }
}
