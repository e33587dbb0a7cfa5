using PyActors.Pooling.Brain;

namespace PyActors.Core.Specs.Pooling.Brain;

public sealed class PoolBrainRecyclingSpecs
{
    private readonly BrainRig _rig = new(new PoolOptions { Workers = 1, HandAhead = 4, RecycleAfterInvocations = 2 });

    [Fact]
    public void Worker_should_be_given_a_relief_with_the_very_end_that_was_set()
    {
        var worker = _rig.Open().Single();
        _rig.Submit();
        _rig.Submit();

        _rig.Run(worker).StartedWorkers().ShouldBeEmpty();
        _rig.Run(worker).StartedWorkers().Single().Relieves.ShouldBe(worker);
    }

    [Fact]
    public void Worker_should_be_given_one_relief_however_many_it_ends_until_that_is_ready()
    {
        var worker = _rig.Open().Single();
        for (var i = 0; i < 5; i++)
            _rig.Submit();
        _rig.Run(worker);
        _rig.Run(worker);

        _rig.Run(worker).StartedWorkers().ShouldBeEmpty();
        _rig.Run(worker).StartedWorkers().ShouldBeEmpty();
    }

    [Fact]
    public void Worker_should_have_its_turn_again_when_its_relief_could_not_be_started()
    {
        var worker = _rig.Open().Single();
        for (var i = 0; i < 4; i++)
            _rig.Submit();
        _rig.Run(worker);
        var relief = _rig.Run(worker).StartedWorkers().Single();

        _rig.Do(brain => brain.WorkerFailed(relief, "no memory", _rig.Now));

        _rig.Run(worker).StartedWorkers().ShouldBeEmpty();
        _rig.Run(worker).StartedWorkers().Single().Relieves.ShouldBe(worker);
    }

    [Fact]
    public void Relief_should_run_what_the_old_worker_held_ahead()
    {
        var worker = _rig.Open().Single();
        for (var i = 0; i < 6; i++)
            _rig.Submit();
        _rig.Run(worker);
        var relief = _rig.Run(worker).StartedWorkers().Single();
        var last = BrainRig.Start(worker);

        var next = _rig.Ready(relief).Of(DecisionKind.Run).First();

        next.Worker.ShouldBe(relief);
        next.Invocation!.Id.ShouldBe(last.Id + 1);
    }
}
