using Akka.Actor;
using Akka.Event;
using PyActors.Testing;
using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

public sealed class BatchSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    [Fact]
    public async Task Pool_should_answer_an_InvokeBatch_once_with_every_result()
    {
        var (_, frontDoor) = await StartedAsync(static pool => pool.Workers = 2);

        frontDoor.Tell(InvokeBatch.Of("fake:echo", Enumerable.Range(0, 10_000)), TestActor);

        var results = await ExpectMsgAsync<PyResults>(Bound);
        LastSender.ShouldBe(frontDoor);
        results.As<int>().ShouldBe(Enumerable.Range(0, 10_000));
        PlainData.ShouldBePlain(results[0]);
        await StatusAsync(frontDoor);
        await ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task Pool_should_give_each_input_its_own_fault()
    {
        var (_, frontDoor) = await StartedAsync();

        var results = await frontDoor.Ask<PyResults>(new InvokeBatch("fake:raise", ["first", "second"]), Bound);

        results.Select(static result => result.Fault!.Error!.Message).ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task Pool_should_answer_a_batch_that_came_before_Python_was_ready()
    {
        using var mayStart = new ManualResetEventSlim();
        var python = PythonActors.Start(Sys, builder => builder.UseEngine(() =>
        {
            mayStart.Wait(Bound);
            return Engine;
        }));
        var frontDoor = await python.FrontDoorAsync();

        var asked = frontDoor.Ask<PyResults>(new InvokeBatch("fake:echo", [1, 2]), Bound);
        var called = python.Pool().InvokeBatchAsync("fake:echo", [3, 4]);
        mayStart.Set();

        (await asked).As<int>().ShouldBe([1, 2]);
        (await called.WaitAsync(Bound)).As<int>().ShouldBe([3, 4]);
    }

    [Fact]
    public async Task Pool_should_let_a_short_call_have_its_turn_between_two_slices()
    {
        var ran = new List<object?>();
        Engine.Define("fake:slow", call =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(1));
            ran.Add(call.Arguments[0]);
            return null;
        });
        var gate = Engine.DefineGate("fake:gate", static (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedOnManualTimeAsync();
        var first = AskAsync(frontDoor, "fake:gate");
        await gate.EnteredAsync();
        var batch = frontDoor.Ask<PyResults>(InvokeBatch.Of("fake:slow", Enumerable.Range(0, 100)), Bound);
        await EventuallyAsync(async () => (await StatusAsync(frontDoor)).QueueLength == 1);

        var shortCall = AskAsync(frontDoor, "fake:slow", "short");
        await EventuallyAsync(async () => (await StatusAsync(frontDoor)).QueueLength == 2);
        gate.Open();

        await shortCall;
        (await batch).AllSucceeded.ShouldBeTrue();
        await first;
        ran.IndexOf("short").ShouldBe(2);
    }

    [Fact]
    public async Task Pool_should_cancel_a_batch_by_message_and_answer_it_all_the_same()
    {
        var gate = Engine.DefineGate("fake:gate", static (call, gate) =>
        {
            if (call.Arguments[0] is 1)
                call.Wait(gate);
        });
        var (_, frontDoor) = await StartedAsync();
        var batch = new InvokeBatch("fake:gate", [0, 1, 2]);
        frontDoor.Tell(batch, TestActor);
        await gate.EnteredAsync();

        frontDoor.Tell(new CancelInvokeBatch(batch), TestActor);

        var results = await ExpectMsgAsync<PyResults>(Bound);
        results[0].Value.ShouldBe(0);
        results.Skip(1).Select(static result => (result.Fault!.Kind, result.Fault.Stage)).ShouldBe(
            [(PyFaultKind.Cancelled, InvocationStage.Running), (PyFaultKind.Cancelled, InvocationStage.Queued)]);
    }

    [Fact]
    public async Task Pool_should_cancel_the_one_batch_that_is_meant()
    {
        var gate = Engine.DefineGate("fake:gate", static (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedAsync();
        var meant = new InvokeBatch("fake:gate", [0]);
        frontDoor.Tell(meant, TestActor);
        await gate.EnteredAsync();
        frontDoor.Tell(new InvokeBatch("fake:echo", [1]), TestActor);

        frontDoor.Tell(new CancelInvokeBatch(meant), TestActor);

        // Each answers when it has ended: the second may, as soon as the first one's worker is free, before the first has told.
        PyResult[] results = [(await ExpectMsgAsync<PyResults>(Bound))[0], (await ExpectMsgAsync<PyResults>(Bound))[0]];
        results.ShouldContain(result => result.Fault != null && result.Fault.Kind == PyFaultKind.Cancelled);
        results.ShouldContain(result => result.Fault == null && 1.Equals(result.Value));
    }

    [Fact]
    public async Task Pool_should_keep_nothing_of_whom_it_has_answered_a_batch()
    {
        var (_, frontDoor) = await StartedAsync();

        var asker = await AskAndForgetAsync(frontDoor);

        await EventuallyAsync(() =>
        {
            GC.Collect();
            return Task.FromResult(!asker.IsAlive);
        });
    }

    [Fact]
    public async Task Pool_should_give_up_the_batch_of_an_actor_that_has_died()
    {
        var gate = Engine.DefineGate("fake:gate", static (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedAsync();
        var asker = CreateTestProbe();
        frontDoor.Tell(new InvokeBatch("fake:gate", [0, 1, 2]), asker);
        await gate.EnteredAsync();

        await Sys.Stop(asker.Ref, this);

        (await AskAsync(frontDoor, "fake:echo", 1L)).Value.ShouldBe(1L);
        gate.Inside.ShouldBe(0);
    }

    [Fact]
    public async Task Pool_should_bring_a_batch_to_its_end_and_go_on_when_its_Ask_has_waited_long_enough()
    {
        var gate = Engine.DefineGate("fake:gate", static (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedAsync();
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);
        var asked = frontDoor.Ask<PyResults>(new InvokeBatch("fake:gate", [0, 1, 2]), TimeSpan.FromMilliseconds(50));
        await gate.EnteredAsync();
        await Should.ThrowAsync<AskTimeoutException>(asked);

        gate.Open();

        var letter = await ExpectMsgAsync<DeadLetter>(Bound);
        letter.Message.ShouldBeOfType<PyResults>().AllSucceeded.ShouldBeTrue();
        (await AskAsync(frontDoor, "fake:echo", 1L)).Value.ShouldBe(1L);
    }

    [Fact]
    public async Task Pool_should_answer_a_batch_whose_timeout_is_none_with_faults()
    {
        var (_, frontDoor) = await StartedAsync();

        var results = await frontDoor.Ask<PyResults>(new InvokeBatch("fake:echo", [1, 2]) { Timeout = TimeSpan.FromSeconds(-1) }, Bound);

        results.ShouldAllBe(static result => result.Fault!.Kind == PyFaultKind.TimedOut);
    }

    [Fact]
    public async Task Pool_should_answer_batches_while_it_ends_and_afterwards()
    {
        var gate = Engine.DefineGate("fake:gate", static (call, gate) => call.Wait(gate));
        var (python, frontDoor) = await StartedAsync();
        var running = frontDoor.Ask<PyResults>(new InvokeBatch("fake:gate", [0]), Bound);
        await gate.EnteredAsync();

        var stopped = python.StopAsync();
        await EventuallyAsync(async () => (await StatusAsync(frontDoor)).State == PoolState.Draining);
        var refused = await frontDoor.Ask<PyResults>(new InvokeBatch("fake:echo", [1]), Bound);
        gate.Open();
        await stopped.WaitAsync(Bound);
        var late = await python.Pool().InvokeBatchAsync("fake:echo", [1]).WaitAsync(Bound);

        (await running).AllSucceeded.ShouldBeTrue();
        refused[0].Fault!.Kind.ShouldBe(PyFaultKind.Unavailable);
        late[0].Fault!.Kind.ShouldBe(PyFaultKind.Unavailable);
    }

    private static async Task<WeakReference> AskAndForgetAsync(IActorRef frontDoor)
    {
        var asker = new Asker();
        frontDoor.Tell(new InvokeBatch("fake:echo", [1]), asker);
        (await asker.Answer.WaitAsync(Bound)).AllSucceeded.ShouldBeTrue();
        return new WeakReference(asker);
    }

    // As an Ask's, which nobody can watch.
    private sealed class Asker : MinimalActorRef
    {
        private readonly TaskCompletionSource<PyResults> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<PyResults> Answer => _answer.Task;

        public override ActorPath Path { get; } = ActorPath.Parse("akka://test/temp/asker");

        public override IActorRefProvider Provider => throw new NotSupportedException();

        protected override void TellInternal(object message, IActorRef sender) => _answer.TrySetResult((PyResults)message);
    }
}
