using Akka.Actor;
using PyActors.Engines;
using PyActors.Pools;

namespace PyActors.Specs.Pools;

public sealed class LookoutSpecs
{
    private static readonly PoolClock Clock = new(TimeProvider.System);

    private readonly Lookout _lookout = new(ActorRefs.Nobody);

    [Fact]
    public void Outcome_that_is_looked_out_for_should_be_left_and_not_handed_on()
    {
        var invocation = NewInvocation();
        _lookout.Begin(invocation);

        invocation.Answer();

        invocation.WasLeft.ShouldBeTrue();
        invocation.HandedOn.ShouldBe(0);
        _lookout.End().ShouldNotBeNull().Value.ShouldBe(4.0);
        _lookout.End().ShouldBeNull();
    }

    [Fact]
    public void Outcome_that_nobody_or_another_one_is_looked_out_for_should_be_handed_on()
    {
        var (before, beside, after) = (NewInvocation(), NewInvocation(), NewInvocation());

        before.Answer();
        _lookout.Begin(NewInvocation());
        beside.Answer();
        _lookout.End().ShouldBeNull();
        after.Answer();

        foreach (var invocation in (Looked[])[before, beside, after])
        {
            invocation.WasLeft.ShouldBeFalse();
            invocation.HandedOn.ShouldBe(1);
        }
    }

    [Fact]
    public void Looking_out_should_end_with_a_message_and_with_its_time()
    {
        var mailbox = new FrontDoorQueue();

        _lookout.TryGet(NewInvocation(), mailbox, out _).ShouldBeFalse();
        mailbox.Enqueue(ActorRefs.Nobody, new Envelope("next", ActorRefs.Nobody));
        _lookout.TryGet(NewInvocation(), mailbox, out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Outcome_should_be_given_once_whoever_is_first()
    {
        const int Rounds = 50_000;
        var invocations = Enumerable.Range(0, Rounds).Select(_ => NewInvocation()).ToArray();
        var (mailbox, left, begun) = (new FrontDoorQueue(), new bool[Rounds], -1);

        var worker = Task.Run(() =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                SpinWait.SpinUntil(() => Volatile.Read(ref begun) >= i);
                invocations[i].Answer();
            }
        });
        for (var i = 0; i < Rounds; i++)
        {
            Volatile.Write(ref begun, i);
            left[i] = _lookout.TryGet(invocations[i], mailbox, out _);
        }

        await worker;
        invocations.Select((invocation, i) => invocation.HandedOn + (left[i] ? 1 : 0)).ShouldAllBe(times => times == 1);
        invocations.Select(static invocation => invocation.WasLeft).ShouldBe(left);
    }

    private Looked NewInvocation() => new(_lookout);

    private sealed class Looked(Lookout lookout)
        : PooledInvocation(1, new Invoke("fake:sqrt", 16.0), Clock, Timeout.InfiniteTimeSpan, lookout)
    {
        private int _handedOn;

        public int HandedOn => Volatile.Read(ref _handedOn);

        public override void HandOn(PyResult result) => Interlocked.Increment(ref _handedOn);

        public void Answer()
        {
            TryStart(1).ShouldBeTrue();
            TryAnswerRunning(new InvocationOutcome(4.0, null)).ShouldBeTrue();
        }
    }
}
