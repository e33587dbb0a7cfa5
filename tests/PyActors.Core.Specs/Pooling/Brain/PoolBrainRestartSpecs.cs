using PyActors.Pooling.Brain;

namespace PyActors.Core.Specs.Pooling.Brain;

public sealed class PoolBrainRestartSpecs
{
    private readonly BrainRig _rig = new(new PoolOptions { Workers = 1 });

    [Fact]
    public void Lost_worker_should_be_replaced_after_a_time_that_doubles_up_to_its_bound()
    {
        var worker = _rig.Open().Single();
        var expected = PoolBrain.FirstBackoff;

        for (var i = 0; i < 12; i++)
        {
            BackoffAfterLoss(worker).ShouldBe(expected);
            worker = _rig.Advance(expected).StartedWorkers().Single();
            _rig.Ready(worker);
            expected = expected * 2 < PoolBrain.LongestBackoff ? expected * 2 : PoolBrain.LongestBackoff;
        }
    }

    [Fact]
    public void Time_until_a_lost_worker_is_replaced_should_begin_anew_once_another_has_served()
    {
        var worker = _rig.Open().Single();
        BackoffAfterLoss(worker);
        worker = _rig.Advance(PoolBrain.FirstBackoff).StartedWorkers().Single();
        _rig.Ready(worker);
        _rig.Submit();
        _rig.Run(worker);

        BackoffAfterLoss(worker).ShouldBe(PoolBrain.FirstBackoff);
    }

    private TimeSpan BackoffAfterLoss(PoolWorker worker)
    {
        _rig.Do(brain => brain.WorkerLost(worker, "it crashed", _rig.Now));
        return _rig.Brain.NextTick - _rig.Now;
    }
}
