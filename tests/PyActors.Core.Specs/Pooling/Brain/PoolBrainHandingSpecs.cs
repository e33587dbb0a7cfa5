namespace PyActors.Core.Specs.Pooling.Brain;

public sealed class PoolBrainHandingSpecs
{
    [Fact]
    public void Worker_should_be_handed_no_more_ahead_than_its_share_of_what_waits()
    {
        var rig = new BrainRig(new PoolOptions { Workers = 2, HandAhead = 8 });
        var workers = rig.Open();
        for (var i = 0; i < 2 + 8; i++)
            rig.Submit();

        rig.Run(workers[0]);

        // Seven were left after its next one, for two workers.
        workers[0].HandedCount.ShouldBe(1 + 3);
    }

    [Fact]
    public void What_is_held_ahead_should_be_taken_back_when_another_caller_comes_where_callers_take_turns()
    {
        var rig = new BrainRig(new PoolOptions { Workers = 1, HandAhead = 4, FairBetweenCallers = true });
        var worker = rig.Open().Single();
        for (var i = 0; i < 4; i++)
            rig.Submit(new Invoke("math:sqrt") { Caller = "loud" });
        rig.Run(worker);
        worker.HandedCount.ShouldBe(3);

        var quiet = rig.Submit(new Invoke("math:sqrt") { Caller = "quiet" });

        worker.HandedCount.ShouldBe(1);
        rig.Run(worker);
        rig.Run(worker);
        BrainRig.Start(worker).ShouldBe(quiet);
    }

    [Fact]
    public void Skipped_invocation_whose_time_is_up_should_be_answered_at_once()
    {
        var rig = new BrainRig(new PoolOptions { Workers = 1 });
        var worker = rig.Open().Single();
        var late = rig.Submit(new Invoke("math:sqrt") { Timeout = TimeSpan.FromSeconds(1) });
        rig.LetPass(TimeSpan.FromSeconds(1));

        rig.Do(brain => brain.Skipped(worker, late, rig.Now));

        late.Result!.Fault!.Kind.ShouldBe(PyFaultKind.TimedOut);
        late.Result.Fault.Stage.ShouldBe(InvocationStage.Queued);
    }

    [Fact]
    public void Skipped_invocation_should_be_answered_although_its_worker_is_lost_before_it_tells()
    {
        var rig = new BrainRig(new PoolOptions { Workers = 1, HandAhead = 4 });
        var worker = rig.Open().Single();
        rig.Submit();
        var late = rig.Submit(new Invoke("math:sqrt") { Timeout = TimeSpan.FromSeconds(1) });
        rig.Submit();
        rig.Run(worker);
        worker.HandedCount.ShouldBe(2);
        rig.LetPass(TimeSpan.FromSeconds(1));
        BrainRig.Skip(worker);
        var next = BrainRig.Start(worker);

        // It has started the one behind, so it has skipped this one.
        rig.Do(brain => brain.Started(worker, next, rig.Now));
        rig.Do(brain => brain.WorkerLost(worker, "it crashed", rig.Now));

        // Nobody holds it any more: a body that goes now wouldn't find it among those that are owed an outcome.
        rig.Brain.Abandon().ShouldBeEmpty();
        var fault = late.Result.ShouldNotBeNull().Fault!;
        fault.Kind.ShouldBe(PyFaultKind.TimedOut);
        fault.Stage.ShouldBe(InvocationStage.Queued);
        rig.Brain.Unanswered.ShouldBe(0);
    }

    [Fact]
    public void Invocation_that_has_ended_untold_should_not_count_among_those_that_wait()
    {
        var rig = new BrainRig(new PoolOptions { Workers = 1, HandAhead = 4, QueueCapacity = 2 });
        var worker = rig.Open().Single();
        rig.Submit();
        rig.Submit();
        rig.Submit();
        rig.Run(worker);
        rig.Submit();
        BrainRig.Start(worker).TryAnswerRunning(default);

        // The worker has one on its way and another ahead of it, although it hasn't told of its last end.
        rig.Submit().Result.ShouldBeNull();
    }
}
