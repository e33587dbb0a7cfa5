using PyActors.Engines;
using PyActors.Streaming;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>Streamed invocations: their items are given one after another, as far as there is room.</summary>
public abstract partial class EngineContractSpecs
{
    [Fact]
    public async Task Stream_should_give_each_item_and_have_no_value_of_its_own()
    {
        var stream = new ItemStream(readAhead: 10);

        var outcome = await Worker.CallAsync(InvocationOf(stream, ["one", 2L, null]));

        outcome.Fault.ShouldBeNull();
        outcome.Value.ShouldBeNull();
        TakeAll(stream).ShouldBe(["one", 2L, null]);
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Stream_should_give_no_more_than_there_is_room_for()
    {
        var stream = new ItemStream(readAhead: 2);
        var run = Worker.CallAsync(InvocationOf(stream, [1L, 2L, 3L, 4L, 5L]));

        var taken = new List<object?>();
        while (taken.Count < 5)
        {
            (await stream.WaitForItemAsync(CancellationToken.None).AsTask().WaitAsync(DedicatedThread.Bound)).ShouldBeTrue();
            run.IsCompleted.ShouldBe(taken.Count >= 3 && run.IsCompleted);
            stream.TryTake(out var item).ShouldBeTrue();
            taken.Add(item.ToCanonical());
        }

        (await run).Fault.ShouldBeNull();
        taken.ShouldBe([1L, 2L, 3L, 4L, 5L]);
        await ShouldBeHealthyAsync();
    }

    [Theory]
    [InlineData(InterruptReason.DeadlinePassed, PyFaultKind.TimedOut)]
    [InlineData(InterruptReason.Cancelled, PyFaultKind.Cancelled)]
    public async Task Stream_should_end_when_it_is_interrupted_as_it_waits_for_room(InterruptReason reason, PyFaultKind kind)
    {
        var stream = new ItemStream(readAhead: 1);
        var invocation = InvocationOf(stream, [1L, 2L]);
        var run = Worker.CallAsync(invocation);
        await stream.WaitForItemAsync(CancellationToken.None).AsTask().WaitAsync(DedicatedThread.Bound);

        await InterruptAsync(invocation, reason);

        var fault = (await run).Fault.ShouldNotBeNull();
        fault.Kind.ShouldBe(kind);
        fault.Stage.ShouldBe(InvocationStage.Running);
        TakeAll(stream).ShouldBe([1L]);
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Stream_should_answer_ResultNotConvertible_when_the_result_is_not_iterable()
    {
        var outcome = await Worker.CallAsync(new SpecInvocation(new Invoke(Echo, 1L) { Items = new ItemStream(readAhead: 1) }));

        outcome.Fault!.Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
        outcome.Fault.Path.ShouldBe("result");
    }

    private SpecInvocation InvocationOf(ItemStream stream, object?[] items) => new(new Invoke(Echo, [items]) { Items = stream });

    private static List<object?> TakeAll(ItemStream stream)
    {
        var items = new List<object?>();
        while (stream.TryTake(out var item))
            items.Add(item.ToCanonical());

        return items;
    }
}
