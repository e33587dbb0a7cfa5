using PyActors.Core.Specs.Pooling.Embedded;
using PyActors.Testing;

namespace PyActors.Core.Specs.Streaming;

public sealed class StreamedCallSpecs
{
    private static readonly object?[] Items = [1L, 2L, 3L];

    [Fact]
    public async Task Stream_should_give_the_items_and_be_one_invocation()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();

        (await rig.Pool.StreamAsync<int>("fake:echo", [Items]).ToListAsync()).ShouldBe([1, 2, 3]);

        await rig.UntilAsync(static status => status is { Accepted: 1, Busy: 0 });
    }

    [Fact]
    public async Task Stream_should_throw_the_fault_of_a_call_that_never_began()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();

        var thrown = await Should.ThrowAsync<PyFaultException>(async () => await rig.Pool.StreamAsync<int>("fake:no_such").ToListAsync());

        thrown.Fault.Kind.ShouldBe(PyFaultKind.CallableNotFound);
    }

    [Fact]
    public async Task Stream_that_waits_in_the_queue_should_leave_it_when_it_is_cancelled()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        using var cancel = new CancellationTokenSource();
        var (running, queued) = await rig.RunAndQueueAsync(gate);
        var streamed = rig.Pool.StreamAsync<int>(new Invoke("fake:echo", [Items]), cancellationToken: cancel.Token).ToListAsync(CancellationToken.None);

        await cancel.CancelAsync();

        var thrown = await Should.ThrowAsync<OperationCanceledException>(() => streamed.AsTask().WaitAsync(EmbeddedPoolRig.Bound));
        thrown.CancellationToken.ShouldBe(cancel.Token);
        gate.Open();
        (await running.WaitAsync(EmbeddedPoolRig.Bound)).IsSuccess.ShouldBeTrue();
        (await queued.WaitAsync(EmbeddedPoolRig.Bound)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Stream_should_heed_the_token_that_its_enumeration_is_given()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();
        using var cancel = new CancellationTokenSource();
        await using var items = rig.Pool
            .StreamAsync<int>(new Invoke("fake:echo", [Items]), new StreamOptions { ReadAhead = 1 }).GetAsyncEnumerator(cancel.Token);
        (await items.MoveNextAsync()).ShouldBeTrue();

        await cancel.CancelAsync();

        var thrown = await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            while (await items.MoveNextAsync())
            {
            }
        });
        thrown.CancellationToken.ShouldBe(cancel.Token);
        await rig.UntilAsync(static status => status.Busy == 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_001)]
    public async Task Read_ahead_out_of_its_range_should_be_refused_at_once(int readAhead)
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();

        Should.Throw<ArgumentOutOfRangeException>(() =>
            rig.Pool.StreamAsync<int>(new Invoke("fake:echo"), new StreamOptions { ReadAhead = readAhead }));
    }

    [Fact]
    public async Task Misspelt_name_should_be_refused_at_once()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();

        Should.Throw<FormatException>(() => rig.Pool.StreamAsync<int>("nocolon"));
    }
}
