using PyActors.Testing;

namespace PyActors.Core.Specs.Pooling.Embedded;

public sealed class EmbeddedRoomSpecs
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Pool_should_let_those_who_wait_for_room_in_one_by_one_in_the_order_of_their_coming()
    {
        await using var rig = await FullAsync();
        var waiting = Enumerable.Range(0, 5).Select(i => rig.Pool.InvokeAsync(Waiting(i))).ToArray();
        rig.Status.ShouldSatisfyAllConditions(
            static status => status.WaitingForRoom.ShouldBe(5),
            static status => status.QueueLength.ShouldBe(1),
            static status => status.Accepted.ShouldBe(2));

        rig.Gate.Open();

        (await Task.WhenAll(waiting).WaitAsync(EmbeddedPoolRig.Bound)).ShouldAllBe(static result => result.IsSuccess);
        rig.Ran.ShouldBe(["queued", 0, 1, 2, 3, 4]);
        rig.Status.WaitingForRoom.ShouldBe(0);
    }

    [Fact]
    public async Task Pool_should_reject_with_numbers_who_has_waited_for_room_long_enough()
    {
        await using var rig = await FullAsync();
        var waiting = rig.Pool.InvokeAsync(Waiting(1));

        rig.Rig.Time.Advance(Wait);

        var fault = (await waiting.WaitAsync(EmbeddedPoolRig.Bound)).Fault!;
        fault.Kind.ShouldBe(PyFaultKind.Rejected);
        fault.QueueLength.ShouldBe(1);
        fault.QueueCapacity.ShouldBe(1);
        fault.Message.ShouldContain("1000 ms");
    }

    [Fact]
    public async Task Pool_should_count_the_wait_for_room_against_the_deadline()
    {
        await using var rig = await FullAsync();
        var waiting = rig.Pool.InvokeAsync(Waiting(1) with { Timeout = Wait / 2 });

        rig.Rig.Time.Advance(Wait / 2);

        var fault = (await waiting.WaitAsync(EmbeddedPoolRig.Bound)).Fault!;
        fault.Kind.ShouldBe(PyFaultKind.TimedOut);
        fault.Stage.ShouldBe(InvocationStage.Queued);
    }

    [Fact]
    public async Task Pool_should_answer_Cancelled_to_a_caller_who_gives_up_waiting_for_room()
    {
        await using var rig = await FullAsync();
        using var caller = new CancellationTokenSource();
        var waiting = rig.Pool.InvokeAsync(Waiting(1), caller.Token);

        await caller.CancelAsync();

        (await waiting.WaitAsync(EmbeddedPoolRig.Bound)).Fault!.Kind.ShouldBe(PyFaultKind.Cancelled);
        rig.Status.WaitingForRoom.ShouldBe(0);
    }

    [Fact]
    public async Task Pool_should_answer_Unavailable_to_those_who_wait_for_room_when_it_drains()
    {
        await using var rig = await FullAsync();
        var waiting = rig.Pool.InvokeAsync(Waiting(1));

        var drain = rig.Pool.DrainAsync();

        (await waiting.WaitAsync(EmbeddedPoolRig.Bound)).Fault!.Kind.ShouldBe(PyFaultKind.Unavailable);
        rig.Gate.Open();
        (await drain.WaitAsync(EmbeddedPoolRig.Bound)).Finished.ShouldBe(2);
    }

    [Fact]
    public async Task Pool_should_reject_at_once_whoever_would_be_one_too_many_to_wait_for_room()
    {
        await using var rig = await FullAsync(static options => options.MaxWaitingForRoom = 1);
        var waiting = rig.Pool.InvokeAsync(Waiting(1));

        var fault = (await rig.Pool.InvokeAsync(Waiting(2)).WaitAsync(EmbeddedPoolRig.Bound)).Fault!;

        fault.Kind.ShouldBe(PyFaultKind.Rejected);
        fault.Message.ShouldContain("MaxWaitingForRoom");
        rig.Gate.Open();
        (await waiting.WaitAsync(EmbeddedPoolRig.Bound)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Pool_should_wait_for_room_as_its_options_say_unless_the_invocation_says_otherwise()
    {
        await using var rig = await FullAsync(static options => options.WaitForRoom = Wait);
        var waiting = rig.Pool.InvokeAsync("fake:note", 1);

        var atOnce = await rig.Pool.InvokeAsync(new Invoke("fake:note", 2) { WaitForRoom = TimeSpan.Zero }).WaitAsync(EmbeddedPoolRig.Bound);

        atOnce.Fault!.Kind.ShouldBe(PyFaultKind.Rejected);
        rig.Gate.Open();
        (await waiting.WaitAsync(EmbeddedPoolRig.Bound)).IsSuccess.ShouldBeTrue();
    }

    private static Invoke Waiting(int i) => new("fake:note", i) { WaitForRoom = Wait };

    // One runs, one waits in a queue for one.
    private static async Task<FullPool> FullAsync(Action<PoolOptions>? configure = null)
    {
        var ran = new List<object?>();
        var engine = new FakeEngine().Define("fake:note", call =>
        {
            ran.Add(call.Arguments[0]);
            return null;
        });
        var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        var rig = await EmbeddedPoolRig.StartAsync(
            options =>
            {
                options.QueueCapacity = 1;
                configure?.Invoke(options);
            },
            engine);
        _ = rig.Pool.InvokeAsync("fake:wait");
        await gate.EnteredAsync();
        _ = rig.Pool.InvokeAsync("fake:note", "queued");
        return new FullPool(rig, gate, ran);
    }

    private sealed record FullPool(EmbeddedPoolRig Rig, FakeGate Gate, List<object?> Ran) : IAsyncDisposable
    {
        public EmbeddedPythonPool Pool => Rig.Pool;

        public PoolStatus Status => Rig.Pool.Status;

        public async ValueTask DisposeAsync()
        {
            Gate.Dispose();
            await Rig.DisposeAsync();
        }
    }
}
