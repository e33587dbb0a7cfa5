namespace PyActors.Core.Specs.Pooling.Brain.Histories;

/// <summary>
/// How every history ends: nobody disturbs any more, all that runs or is stuck in its start ends, the pool comes back to full strength
/// and answers what it owes; then it drains, and stops within its bounds.
/// </summary>
internal sealed class HistoryEnding(HistoryWorld world)
{
    // A failed worker waits out up to 30 s, in which others may be relieved every millisecond.
    private const int MostRounds = 100_000;

    public void Play()
    {
        world.Event(() => world.Brain.QuarantinedElsewhere(0, world.Now));
        Settle(() => world.Live.Count == 0 && world.WaitForRoom.Count == 0 && world.Workers.TrueForAll(static worker => worker.IsEmpty && (worker.IsReady || !worker.Worker.IsStuckInStart)) && IsWhole());
        world.Brain.Unanswered.ShouldBe(0, "Every accepted invocation has its outcome, and the brain counts otherwise.");
        world.Brain.Waiting.ShouldBe(0, "Nothing waits, and the brain counts otherwise.");
        world.Brain.Counters.Accepted.ShouldBe(
            world.Brain.Counters.Succeeded + world.Brain.Counters.Faults().Values.Sum() - world.Refused,
            "Every accepted invocation is counted once, by how it ended.");

        var endedBefore = world.Brain.State is not (PoolState.Starting or PoolState.Ready);
        world.Event(() => world.Brain.Drain(world.History.Options.DrainTimeout, world.Now));
        Settle(() => world.HasStopped);
        var report = world.Brain.Report.ShouldNotBeNull();
        if (!endedBefore)
            report.LeftBehind.ShouldBeEmpty();

        world.Brain.NextTick.ShouldBe(TimeSpan.MaxValue, "A pool that has stopped has nothing due.");
    }

    private bool IsWhole() =>
        world.Brain.State is not (PoolState.Starting or PoolState.Ready)
        || (world.Brain.Ready == world.History.Options.Workers && world.Brain.WhyDegraded is null);

    private void Settle(Func<bool> isDone)
    {
        for (var round = 0; !isDone(); round++)
        {
            Must.Hold(round < MostRounds, $"It never comes to rest: {string.Join("; ", world.Live)}; {world.Brain.State}, {world.Brain.Ready} ready of {world.Workers.Count}.");
            // Time passes only when nothing else can happen.
            if (GoOn())
                continue;

            world.Do(new HistoryStep(StepKind.Advance, 3, 0));
            world.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    private bool GoOn()
    {
        var wentOn = world.Interrupts.Count > 0;
        while (world.Interrupts.Count > 0)
            world.Deliver(0);

        for (var i = world.Workers.Count - 1; i >= 0; i--)
        {
            var worker = world.Workers[i];
            wentOn |= !worker.IsReady || !worker.IsEmpty || worker.CanLeave;
            if (worker.IsReady)
            {
                world.Move(worker, 1);
                world.Tell(worker);
            }
            else
            {
                world.Do(new HistoryStep(StepKind.WorkerReady, i, 0));
            }
        }

        return wentOn;
    }
}
