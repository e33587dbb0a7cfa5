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
}
