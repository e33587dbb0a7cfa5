using PyActors.Engines;
using PyActors.Pooling.Brain;

namespace PyActors.Core.Specs.Pooling.Brain;

public sealed class PoolBrainLadderSpecs
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Turn = Grace / 16;

    [Fact]
    public void Interrupt_should_say_Cancelled_when_the_caller_gives_up_after_the_deadline_and_before_its_tick()
    {
        var rig = new BrainRig(new PoolOptions { Workers = 1, GracePeriod = Grace });
        var worker = rig.Open().Single();
        var invocation = rig.Submit(new Invoke("math:sqrt") { Timeout = Grace });
        BrainRig.Start(worker);
        rig.LetPass(Grace * 2);

        var decided = rig.Do(brain => brain.Cancel(invocation, rig.Now));

        decided.Of(DecisionKind.Interrupt).Single().Reason.ShouldBe(InterruptReason.Cancelled);
    }

    [Fact]
    public void Worker_that_shares_its_GIL_should_be_asked_twice_more_before_it_counts_as_stuck()
    {
        var rig = new BrainRig(new PoolOptions { Workers = 1, GracePeriod = Grace }, PythonIsolation.Shared);
        var (_, invocation) = RunUntilGivenUp(rig);
        var asked = 0;

        while (rig.Brain.Quarantined == 0)
        {
            rig.Brain.NextTick.ShouldBeLessThanOrEqualTo(rig.Now + Turn);
            rig.Do(brain => brain.InterruptDelivered(invocation, rig.Now));
            asked += rig.Advance(Turn).Of(DecisionKind.Interrupt).Count();
            asked.ShouldBeLessThanOrEqualTo(2);
        }

        // The first was sent as the caller was given its answer.
        asked.ShouldBe(1);
    }

    [Fact]
    public void Held_GIL_should_be_told_and_so_should_its_release()
    {
        var rig = new BrainRig(new PoolOptions { Workers = 1, GracePeriod = Grace }, PythonIsolation.Shared);
        var worker = rig.Open().Single();
        var invocation = Interrupt(rig, worker);
        rig.Advance(Grace / 2);

        rig.Advance(Grace / 2).Of(DecisionKind.StateChanged).ShouldHaveSingleItem();
        rig.Brain.WhyDegraded.ShouldNotBeNull().ShouldContain("holds the GIL");

        rig.Do(brain => brain.InterruptDelivered(invocation, rig.Now));
        rig.Do(brain => brain.InterruptDelivered(invocation, rig.Now)).Of(DecisionKind.StateChanged).ShouldHaveSingleItem();
        rig.Brain.WhyDegraded.ShouldBeNull();
    }

    [Fact]
    public void Room_should_stay_closed_while_the_GIL_is_held_and_be_given_with_its_release()
    {
        var rig = new BrainRig(new PoolOptions { Workers = 1, GracePeriod = Grace, QueueCapacity = 1, HandAhead = 0 }, PythonIsolation.Shared);
        var worker = rig.Open().Single();
        var invocation = Interrupt(rig, worker);
        var queued = rig.Submit();
        var waits = rig.Submit(new Invoke("math:sqrt") { WaitForRoom = Grace * 10 });
        rig.Advance(Grace / 2);
        rig.Advance(Grace / 2);

        rig.Do(brain => brain.Cancel(queued, rig.Now));
        rig.Brain.WaitingForRoom.ShouldBe(1);

        rig.Do(brain => brain.InterruptDelivered(invocation, rig.Now));
        rig.Do(brain => brain.InterruptDelivered(invocation, rig.Now));
        rig.Brain.WaitingForRoom.ShouldBe(0);
        waits.Result.ShouldBeNull();
    }

    [Fact]
    public void What_a_stuck_worker_held_ahead_should_run_on_the_one_that_takes_its_place()
    {
        var rig = new BrainRig(new PoolOptions { Workers = 1, GracePeriod = Grace, HandAhead = 4 });
        var worker = rig.Open().Single();
        rig.Submit();
        for (var i = 0; i < 3; i++)
            rig.Submit(new Invoke("math:sqrt") { Timeout = i == 0 ? Grace : null });
        rig.Run(worker);
        var stuck = BrainRig.Start(worker);
        rig.Advance(Grace);
        rig.Advance(Grace / 2);

        var replacement = rig.Advance(Grace / 2).StartedWorkers().Single();

        rig.Ready(replacement).Of(DecisionKind.Run).First().Invocation!.Id.ShouldBe(stuck.Id + 1);
    }

    [Fact]
    public void Worker_should_be_started_in_the_place_of_a_stuck_one_as_soon_as_another_has_come_back()
    {
        var rig = new BrainRig(new PoolOptions { Workers = 1, GracePeriod = Grace, MaxQuarantined = 0 });
        var (worker, invocation) = RunUntilGivenUp(rig);
        rig.Brain.Quarantined.ShouldBe(1);

        rig.End(worker, invocation).StartedWorkers().ShouldHaveSingleItem();
        rig.Brain.WhyDegraded.ShouldBeNull();
    }

    // An invocation whose caller has its answer, all interrupts of which had the GIL.
    private static (PoolWorker Worker, Invocation Invocation) RunUntilGivenUp(BrainRig rig)
    {
        var worker = rig.Open().Single();
        var invocation = Interrupt(rig, worker);
        rig.Do(brain => brain.InterruptDelivered(invocation, rig.Now));
        rig.Advance(Grace / 2);
        rig.Do(brain => brain.InterruptDelivered(invocation, rig.Now));
        rig.Advance(Grace / 2);
        invocation.IsAnswered.ShouldBeTrue();
        return (worker, invocation);
    }

    private static BrainRig.RigInvocation Interrupt(BrainRig rig, PoolWorker worker)
    {
        var invocation = rig.Submit(new Invoke("math:sqrt") { Timeout = Grace });
        BrainRig.Start(worker);
        rig.Advance(Grace).Of(DecisionKind.Interrupt).ShouldHaveSingleItem();
        return invocation;
    }
}
