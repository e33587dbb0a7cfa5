using Akka.Event;
using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

public sealed class CancellationSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    [Fact]
    public async Task Pool_should_never_start_what_its_asker_cancels_by_message_while_it_waits()
    {
        var started = 0;
        Engine.Define("fake:count", _ => Interlocked.Increment(ref started));
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedAsync();
        var running = AskAsync(frontDoor, "fake:gate");
        await gate.EnteredAsync();
        var invoke = new Invoke("fake:count");
        frontDoor.Tell(invoke, TestActor);

        frontDoor.Tell(new CancelInvoke(invoke), TestActor);

        var result = await ExpectReplyAsync();
        result.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Cancelled);
        result.Fault.Stage.ShouldBe(InvocationStage.Queued);
        gate.Open();
        (await running).IsSuccess.ShouldBeTrue();
        (await AskAsync(frontDoor, "fake:echo", 1L)).Value.ShouldBe(1L);
        started.ShouldBe(0);
    }

    [Fact]
    public async Task Pool_should_interrupt_what_its_asker_cancels_by_message_while_it_runs()
    {
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedAsync();
        var invoke = new Invoke("fake:gate");
        frontDoor.Tell(invoke, TestActor);
        await gate.EnteredAsync();

        frontDoor.Tell(new CancelInvoke(invoke), TestActor);

        var result = await ExpectReplyAsync();
        result.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Cancelled);
        result.Fault.Stage.ShouldBe(InvocationStage.Running);
    }

    [Fact]
    public async Task Pool_should_cancel_the_one_that_is_meant_of_several_that_are_equal()
    {
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedAsync();
        var running = AskAsync(frontDoor, "fake:gate");
        await gate.EnteredAsync();
        var meant = new Invoke("fake:echo", 1L);
        frontDoor.Tell(meant, TestActor);
        frontDoor.Tell(meant with { }, TestActor);

        frontDoor.Tell(new CancelInvoke(meant), TestActor);

        (await ExpectReplyAsync()).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Cancelled);
        gate.Open();
        (await ExpectReplyAsync()).Value.ShouldBe(1L);
        await running;
    }

    [Fact]
    public async Task Pool_should_not_let_an_actor_cancel_what_another_actor_asked_for()
    {
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedAsync();
        var invoke = new Invoke("fake:gate", 1L);
        frontDoor.Tell(invoke, TestActor);
        await gate.EnteredAsync();
        var other = CreateTestProbe();
        frontDoor.Tell(new Invoke("fake:echo", 2L), other);

        frontDoor.Tell(new CancelInvoke(invoke), other);
        await StatusAsync(frontDoor);
        gate.Open();

        (await ExpectReplyAsync()).Value.ShouldBe(1L);
    }

    [Fact]
    public async Task Pool_should_cancel_by_the_token_that_came_with_a_call()
    {
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (python, _) = await StartedAsync();
        using var givesUp = new CancellationTokenSource();
        var running = CallAsync(python.Pool(), new Invoke("fake:gate"), givesUp.Token);
        await gate.EnteredAsync();
        var queued = CallAsync(python.Pool(), new Invoke("fake:echo"), givesUp.Token);

        await givesUp.CancelAsync();

        var results = await Task.WhenAll(running, queued).WaitAsync(Bound);
        results.ShouldAllBe(result => result.Fault!.Kind == PyFaultKind.Cancelled);
        results.Select(result => result.Fault!.Stage).ShouldBe([InvocationStage.Running, InvocationStage.Queued]);
    }

    [Fact]
    public async Task Pool_should_never_start_a_call_whose_token_was_cancelled_before()
    {
        var started = 0;
        Engine.Define("fake:count", _ => Interlocked.Increment(ref started));
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (python, frontDoor) = await StartedAsync();
        var running = AskAsync(frontDoor, "fake:gate");
        await gate.EnteredAsync();

        var result = await CallAsync(python.Pool(), new Invoke("fake:count"), new CancellationToken(canceled: true));

        result.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Cancelled);
        gate.Open();
        await running;
        started.ShouldBe(0);
    }

    [Fact]
    public async Task Pool_should_interrupt_what_an_actor_asked_for_that_has_died()
    {
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedAsync();
        var asker = CreateTestProbe();
        frontDoor.Tell(new Invoke("fake:gate"), asker);
        await gate.EnteredAsync();

        await Sys.Stop(asker.Ref, this);

        await EventuallyAsync(async () => (await StatusAsync(frontDoor)).Faults.ContainsKey(PyFaultKind.Cancelled));
        (await AskAsync(frontDoor, "fake:echo", 1L)).Value.ShouldBe(1L);
    }

    [Fact]
    public async Task Pool_should_answer_an_asker_that_has_died_once_all_the_same()
    {
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedAsync();
        var asker = CreateTestProbe();
        frontDoor.Tell(new Invoke("fake:gate"), asker);
        frontDoor.Tell(new Invoke("fake:echo", 1L), asker);
        await gate.EnteredAsync();
        await StatusAsync(frontDoor);
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);

        await Sys.Stop(asker.Ref, this);

        var kinds = new[] { await ExpectMsgAsync<DeadLetter>(Bound), await ExpectMsgAsync<DeadLetter>(Bound) }
            .Select(letter => (letter.Recipient, letter.Message.ShouldBeOfType<PyResult>().Fault!.Kind));
        kinds.ShouldBe([(asker.Ref, PyFaultKind.Cancelled), (asker.Ref, PyFaultKind.Cancelled)]);
        await AskAsync(frontDoor, "fake:echo", 2L);
        frontDoor.Tell(GetPoolStatus.Instance, TestActor);
        await ExpectMsgAsync<PoolStatus>(Bound);
    }
}
