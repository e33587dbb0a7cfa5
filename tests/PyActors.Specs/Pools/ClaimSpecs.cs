using Akka.Actor;
using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

/// <summary>The races between a worker and the pool, each forced: whoever comes second answers nothing.</summary>
public sealed class ClaimSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Finished_after_timeout_should_give_one_reply()
    {
        var gate = Engine.DefineGate("fake:deaf", (call, gate) => call.WaitDeaf(gate));
        var (_, frontDoor) = await StartedOnManualTimeAsync(pool => pool.GracePeriod = Second);
        frontDoor.Tell(new Invoke("fake:deaf", 1L) { Timeout = Second }, TestActor);
        await gate.EnteredAsync();

        await PassDeadlineAndGraceAsync(frontDoor);
        var reply = await ExpectReplyAsync();
        gate.Open();
        await EventuallyAsync(async () => await StatusAsync(frontDoor) is { LateResults: 1, Retired: 1 });

        reply.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.TimedOut);
        reply.Fault.Stage.ShouldBe(InvocationStage.Stuck);
        await NothingElseComesAsync(frontDoor);
    }

    [Fact]
    public async Task Started_after_cancel_should_give_one_reply()
    {
        var started = 0;
        Engine.Define("fake:count", _ => Interlocked.Increment(ref started));
        var gate = Engine.DefineGate("fake:hold", (call, gate) => call.WaitHolding(gate));
        var (python, frontDoor) = await StartedAsync(
            pool => pool.Isolation = PythonIsolation.Shared,
            builder => builder.WithPythonPool("holder", pool => (pool.Workers, pool.Isolation) = (1, PythonIsolation.Shared)));
        var holding = AskAsync(await python.FrontDoorAsync("holder"), "fake:hold", 1L);
        await gate.EnteredAsync();
        var invoke = new Invoke("fake:count");
        frontDoor.Tell(invoke, TestActor);
        await EventuallyAsync(() => Task.FromResult(Engine.WaitingForGil == 1)); // The worker has it in hand, and may not claim it yet.

        frontDoor.Tell(new CancelInvoke(invoke), TestActor);
        var reply = await ExpectReplyAsync();
        gate.Open();

        reply.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Cancelled);
        reply.Fault.Stage.ShouldBe(InvocationStage.Queued);
        (await holding).Value.ShouldBe(1L);
        await NothingElseComesAsync(frontDoor);
        started.ShouldBe(0);
    }

    [Fact]
    public async Task Cancelled_while_handed_ahead_should_give_one_reply_each()
    {
        var started = 0;
        Engine.Define("fake:count", _ => Interlocked.Increment(ref started));
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.WaitDeaf(gate));
        var (_, frontDoor) = await StartedAsync(pool => pool.HandAhead = 4);
        var running = AskAsync(frontDoor, "fake:gate");
        await gate.EnteredAsync();
        var handedAhead = Enumerable.Range(0, 4).Select(_ => new Invoke("fake:count")).ToArray();
        foreach (var invoke in handedAhead)
            frontDoor.Tell(invoke, TestActor);

        foreach (var invoke in handedAhead)
            frontDoor.Tell(new CancelInvoke(invoke), TestActor);
        foreach (var _ in handedAhead)
            (await ExpectReplyAsync()).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Cancelled);
        gate.Open();

        (await running).IsSuccess.ShouldBeTrue();
        await NothingElseComesAsync(frontDoor);
        started.ShouldBe(0);
    }

    [Fact]
    public async Task Lost_after_answer_should_give_one_reply()
    {
        var gate = Engine.DefineGate("fake:deaf", (call, gate) =>
        {
            call.WaitDeaf(gate);
            throw new InvalidOperationException("The interpreter's state is broken.");
        });
        var (_, frontDoor) = await StartedOnManualTimeAsync(pool => pool.GracePeriod = Second);
        frontDoor.Tell(new Invoke("fake:deaf", 1L) { Timeout = Second }, TestActor);
        await gate.EnteredAsync();
        await PassDeadlineAndGraceAsync(frontDoor);
        var reply = await ExpectReplyAsync();

        gate.Open();
        await EventuallyAsync(async () => await StatusAsync(frontDoor) is { Lost: 1, Quarantined: 0 });

        reply.Fault.ShouldNotBeNull().Stage.ShouldBe(InvocationStage.Stuck);
        await NothingElseComesAsync(frontDoor);
    }

    [Fact]
    public async Task Lost_while_it_runs_should_give_one_reply()
    {
        Engine.Define("fake:crash", _ => throw new InvalidOperationException("The interpreter's state is broken."));
        var (_, frontDoor) = await StartedAsync();

        frontDoor.Tell(new Invoke("fake:crash"), TestActor);

        var reply = await ExpectReplyAsync();
        reply.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.WorkerLost);
        await NothingElseComesAsync(frontDoor);
    }

    // Deadline, second interrupt at half the grace period, its end, and the time that a shared GIL's watchdog is given.
    private async Task PassDeadlineAndGraceAsync(IActorRef frontDoor)
    {
        for (var step = 0; step < 4; step++)
        {
            Advance(Second, frontDoor);
            await StatusAsync(frontDoor);
        }
    }

    // Whatever was on its way before this is there when it is answered.
    private async Task NothingElseComesAsync(IActorRef frontDoor)
    {
        (await AskAsync(frontDoor, "fake:echo", 1L)).Value.ShouldBe(1L);
        frontDoor.Tell(GetPoolStatus.Instance, TestActor);
        await ExpectMsgAsync<PoolStatus>(Bound);
    }
}
