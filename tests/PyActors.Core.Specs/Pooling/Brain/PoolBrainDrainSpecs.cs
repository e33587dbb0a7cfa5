using PyActors.Pooling.Brain;

namespace PyActors.Core.Specs.Pooling.Brain;

public sealed class PoolBrainDrainSpecs
{
    [Theory]
    [InlineData(10, 20, 10)]
    [InlineData(20, 10, 10)]
    public void Second_drain_should_only_shorten_the_time(int first, int second, int ends)
    {
        var rig = new BrainRig(new PoolOptions { Workers = 1 });
        var worker = rig.Open().Single();
        rig.Submit();
        BrainRig.Start(worker);

        rig.Do(brain => brain.Drain(TimeSpan.FromSeconds(first), rig.Now));
        rig.Do(brain => brain.Drain(TimeSpan.FromSeconds(second), rig.Now));

        rig.Brain.NextTick.ShouldBe(TimeSpan.FromSeconds(ends));
        rig.Advance(TimeSpan.FromSeconds(ends)).Of(DecisionKind.Interrupt).ShouldHaveSingleItem();
    }

    [Fact]
    public void Pool_that_drains_should_say_so_once_though_a_worker_can_not_be_started()
    {
        var rig = new BrainRig(new PoolOptions { Workers = 2 });
        var workers = rig.Open();
        rig.Submit();
        var (busy, idle) = workers[0].HandedCount > 0 ? (workers[0], workers[1]) : (workers[1], workers[0]);
        BrainRig.Start(busy);
        rig.Do(brain => brain.WorkerLost(idle, "it crashed", rig.Now));
        var another = rig.Advance(PoolBrain.FirstBackoff).StartedWorkers().Single();
        rig.Do(brain => brain.Drain(TimeSpan.FromSeconds(10), rig.Now)).Of(DecisionKind.StateChanged).ShouldHaveSingleItem();

        var decided = rig.Do(brain => brain.WorkerFailed(another, "no memory", rig.Now));

        decided.Of(DecisionKind.StateChanged).ShouldBeEmpty();
    }
}
