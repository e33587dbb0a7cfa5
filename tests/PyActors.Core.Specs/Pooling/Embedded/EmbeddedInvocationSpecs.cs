using PyActors.Engines;
using PyActors.Pooling.Embedded;

namespace PyActors.Core.Specs.Pooling.Embedded;

/// <summary>What one invocation takes of the heap, and the terms that it shares with others.</summary>
public sealed class EmbeddedInvocationSpecs
{
    private readonly PoolClock _clock = new(TimeProvider.System);

    [Fact]
    public void Invocation_should_take_no_more_than_250_bytes_up_to_its_result()
    {
        const int Invocations = 1000;
        var request = new Invoke("math:sqrt", 2.0);
        var ended = RunsToItsEnd(request);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Invocations; i++)
            ended &= RunsToItsEnd(request);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;

        (taken / Invocations).ShouldBeLessThanOrEqualTo(250);
        ended.ShouldBeTrue();
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(3, 5)]
    public void Invocations_should_have_the_deadlines_of_their_own_timeouts(int first, int second)
    {
        var one = New(TimeSpan.FromSeconds(first));
        var two = New(TimeSpan.FromSeconds(second));
        var endless = New(Timeout.InfiniteTimeSpan);

        (one.Deadline - one.AcceptedAt).ShouldBe(TimeSpan.FromSeconds(first));
        (two.Deadline - two.AcceptedAt).ShouldBe(TimeSpan.FromSeconds(second));
        endless.Deadline.ShouldBe(TimeSpan.MaxValue);
        New(TimeSpan.MaxValue - TimeSpan.FromTicks(1)).Deadline.ShouldBe(TimeSpan.MaxValue);
    }

    [Fact]
    public void Interrupt_should_reach_no_other_invocation_of_the_same_terms()
    {
        var (one, two) = (New(TimeSpan.FromSeconds(1)), New(TimeSpan.FromSeconds(1)));
        var listening = two.Interrupted;

        one.SignalInterrupt(InterruptReason.Cancelled);
        one.SignalInterrupt(InterruptReason.DeadlinePassed);

        one.Interrupts.ShouldBe((2, InterruptReason.DeadlinePassed));
        one.IsToStop.ShouldBeTrue();
        one.Interrupted.IsCancellationRequested.ShouldBeTrue();
        two.Interrupts.Count.ShouldBe(0);
        two.IsToStop.ShouldBeFalse();
        listening.IsCancellationRequested.ShouldBeFalse();
        (two.Deadline - two.AcceptedAt).ShouldBe(TimeSpan.FromSeconds(1));
    }

    private bool RunsToItsEnd(Invoke request)
    {
        var invocation = new EmbeddedInvocation(1, request, _clock, TimeSpan.FromMinutes(1));
        return invocation.TryStart(workerNumber: 1)
            && invocation.TryAnswerRunning(new InvocationOutcome(FreshValue.Of(0.5)))
            && invocation.Outcome.IsCompletedSuccessfully;
    }

    private EmbeddedInvocation New(TimeSpan timeout) => new(1, new Invoke("math:sqrt"), _clock, timeout);
}
