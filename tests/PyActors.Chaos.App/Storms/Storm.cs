using System.Diagnostics;
using PyActors.Chaos.App.Bodies;
using PyActors.Testing.Chaos;

namespace PyActors.Chaos.App.Storms;

/// <summary>One run: many callers ask a pool for what a deck holds, each for the next once it has its answer.</summary>
internal sealed class Storm(IBody body, Deck deck)
{
    private const int Callers = 32;

    // What hangs, hangs for ever; what recovers does it within a block's length, and takes longer on a busy machine.
    private static readonly TimeSpan RecoveryBound = TimeSpan.FromSeconds(15);

    private int _drainAt = int.MaxValue;
    private Func<Task>? _drain;
    private Task _drained = Task.CompletedTask;
    private volatile bool _drainHasBegun;
    private volatile bool _isOver;

    /// <summary>What came of it.</summary>
    public Tally Tally { get; } = new();

    /// <summary>Asks for all of it, or until it is told to end. Ends when every invocation has its outcome.</summary>
    public async Task<StormReport> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(AskAsync)));
        await _drained;
        return new StormReport(Tally.Count, watch.Elapsed.TotalSeconds, Tally.Outcomes.ToDictionary());
    }

    /// <summary>The same, with a drain once so many were taken.</summary>
    public Task<StormReport> RunAsync(int drainAt, Func<Task> drain)
    {
        (_drainAt, _drain) = (drainAt, drain);
        return RunAsync();
    }

    /// <summary>No caller asks for another one.</summary>
    public void End() => _isOver = true;

    /// <summary>Waits until every worker is ready, nothing waits and nobody is in quarantine; null if that didn't come.</summary>
    public static async Task<PoolStatus?> CalmAsync(IBody body)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < RecoveryBound)
        {
            var status = await body.StatusAsync();
            if (status is { Ready: BodyOptions.Workers, Workers: BodyOptions.Workers, Busy: 0, Quarantined: 0, QueueLength: 0, IsDegraded: false })
                return status;
            await Task.Yield();
        }

        return null;
    }

    private async Task AskAsync()
    {
        while (!_isOver && deck.Take() is { } step)
        {
            if (step.Number == _drainAt)
                Drain();

            using var cancel = step.CancelAfter is { } after ? new CancellationTokenSource(after) : null;
            var result = await body.AskAsync(step.ToInvoke(), cancel?.Token ?? CancellationToken.None);
            Tally.Add(step, result, _drainHasBegun);

            if (Verdict.IsDegraded(result) && !_drainHasBegun)
                await NoLongerDegradedAsync();
        }
    }

    private void Drain()
    {
        _drainHasBegun = true;
        _drained = _drain!();
    }

    // Callers that were refused would otherwise ask a million times meanwhile.
    private async Task NoLongerDegradedAsync()
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < RecoveryBound && !_drainHasBegun && (await body.StatusAsync()).IsDegraded)
            await Task.Yield();
    }
}
