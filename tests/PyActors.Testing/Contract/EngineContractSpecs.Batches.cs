using PyActors.Batching;
using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>Slices of batches: one invocation, and an outcome for each input.</summary>
public abstract partial class EngineContractSpecs
{
    [Fact]
    public async Task Slice_should_give_each_input_its_value()
    {
        var slice = SliceOf("one", 2L, null);

        var outcome = await RunAsync(slice, Echo);

        outcome.Fault.ShouldBeNull();
        slice.HowFar(byItsWorker: true).ShouldBe((3, 3));
        ResultsOf(slice).Select(static result => result.Value).ShouldBe(["one", 2L, null]);
    }

    [Fact]
    public async Task Slice_should_give_each_input_its_own_fault_and_go_on()
    {
        var slice = SliceOf("first", "second");

        var outcome = await RunAsync(slice, Raise);

        outcome.Fault.ShouldBeNull();
        ResultsOf(slice).Select(static result => result.Fault!.Error!.Message).ShouldBe(["first", "second"]);
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Slice_should_begin_no_input_when_the_callable_is_missing()
    {
        var slice = SliceOf(1L, 2L);

        var outcome = await RunAsync(slice, $"{Echo.Module}:no_such_callable");

        outcome.Fault!.Kind.ShouldBe(PyFaultKind.CallableNotFound);
        slice.HowFar(byItsWorker: true).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData(InterruptReason.DeadlinePassed, PyFaultKind.TimedOut)]
    [InlineData(InterruptReason.Cancelled, PyFaultKind.Cancelled)]
    public async Task Slice_should_lose_only_the_input_that_runs_when_it_is_interrupted(InterruptReason reason, PyFaultKind kind)
    {
        var slice = SliceOf(false, true, false);
        var invocation = InvocationOf(slice, LoopIf);
        var run = Worker.CallAsync(invocation);
        await UntilBegunAsync(slice, 2);

        await InterruptAsync(invocation, reason);

        (await run).Fault.ShouldBeNull();
        slice.HowFar(byItsWorker: true).ShouldBe((2, 2));
        var results = ResultsOf(slice);
        results[0].Value.ShouldBe(false);
        results[1].Fault!.Kind.ShouldBe(kind);
        results[1].Fault!.Stage.ShouldBe(InvocationStage.Running);
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Slice_should_begin_no_input_after_it_was_answered_by_somebody_else()
    {
        var slice = SliceOf(true, false);
        var invocation = InvocationOf(slice, LoopIf);
        var run = Worker.CallAsync(invocation);
        await UntilBegunAsync(slice, 1);

        invocation.TryAnswerRunning(new InvocationOutcome(null, new PyFault(PyFaultKind.TimedOut, "It is stuck."))).ShouldBeTrue();
        slice.HowFar(byItsWorker: false).ShouldBe((1, 0));
        await InterruptAsync(invocation, InterruptReason.DeadlinePassed);

        await run;
        slice.HowFar(byItsWorker: true).Begun.ShouldBe(1);
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Interrupt_should_never_hit_the_neighbour_when_it_comes_as_a_slice_ends()
    {
        for (var i = 0; i < Neighbours; i++)
        {
            var target = SliceOf(1L, 1L, 1L);
            var invocation = InvocationOf(target, Echo);
            var targetRun = Worker.CallAsync(invocation);
            var neighbourRun = Worker.CallAsync(new SpecInvocation(new Invoke(Echo, 2L)));

            await InterruptAsync(invocation, InterruptReason.Cancelled);

            (await neighbourRun).Value.ShouldBe(2L);
            (await targetRun).Fault.ShouldBeNull();
            ResultsOf(target).Count(static result => !result.IsSuccess).ShouldBeLessThanOrEqualTo(1);
        }
    }

    /// <summary>A slice of these inputs, the first of which is the tenth of its batch.</summary>
    private protected static BatchSlice SliceOf(params object?[] inputs) => new(inputs, 0, inputs.Length, firstNumber: 10, areArgumentLists: false);

    /// <summary>Runs a slice to its outcome.</summary>
    private protected Task<InvocationOutcome> RunAsync(BatchSlice slice, PyCallable callable) => Worker.CallAsync(InvocationOf(slice, callable));

    /// <summary>What the inputs that are done came to.</summary>
    private protected static PyResult[] ResultsOf(BatchSlice slice) =>
        [.. Enumerable.Range(0, slice.HowFar(byItsWorker: true).Done).Select(i => slice.ResultOf(i, default))];

    // By a clock that stands, so that the slice doesn't end because its time is up.
    private static SpecInvocation InvocationOf(BatchSlice slice, PyCallable callable) =>
        new(new Invoke(callable) { Slice = slice }, time: new ManualTime());

    private static async Task UntilBegunAsync(BatchSlice slice, int inputs)
    {
        using var bound = new CancellationTokenSource(DedicatedThread.Bound);
        while (slice.HowFar(byItsWorker: true).Begun < inputs)
        {
            bound.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
