using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.CPython.Specs.Interrupting;

[Collection(EngineFixture.Collection)]
public sealed class InterruptSpecs(EngineFixture fixture)
{
    [Theory]
    [MemberData(nameof(Isolations.Given), MemberType = typeof(Isolations))]
    public async Task A_loop_should_end_as_TimedOut_where_it_was_when_its_deadline_passes(PythonIsolation isolation)
    {
        await using var worker = await fixture.WorkerAsync(isolation);

        var (outcome, delivered) = await InterruptedAsync(worker, "endless:loop", InterruptReason.DeadlinePassed);

        outcome.Fault!.Kind.ShouldBe(PyFaultKind.TimedOut);
        outcome.Fault.Stage.ShouldBe(InvocationStage.Running);
        outcome.Fault.Error!.Type.ShouldBe("pyactors.DeadlineExceeded");
        outcome.Fault.Error.Frames.ShouldContain(frame => frame.Function == "loop");
        delivered.ShouldBeTrue();
    }

    [Fact]
    public async Task An_interrupt_should_pass_through_except_Exception()
    {
        await using var worker = await fixture.WorkerAsync();

        var (outcome, _) = await InterruptedAsync(worker, "endless:loop_that_swallows_exceptions", InterruptReason.DeadlinePassed);

        outcome.Fault!.Kind.ShouldBe(PyFaultKind.TimedOut);
    }

    [Fact]
    public async Task Code_that_catches_the_interrupt_and_returns_should_give_its_value()
    {
        await using var worker = await fixture.WorkerAsync();

        var (outcome, _) = await InterruptedAsync(worker, "endless:heed_and_return", InterruptReason.DeadlinePassed, 7);

        outcome.Fault.ShouldBeNull();
        outcome.Value.ShouldBe(new object?[] { 7L, "DeadlineExceeded" });
    }

    private static async Task<(InvocationOutcome Outcome, bool Delivered)> InterruptedAsync(
        SpecWorker worker, string callable, InterruptReason reason, params object?[] arguments)
    {
        // An invocation runs from its claim on, which is before its module is imported: the code itself says when it has begun.
        var sign = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var invocation = new SpecInvocation(new Invoke(callable, [sign, .. arguments]));
        var delivered = new TaskCompletionSource();
        var running = worker.CallAsync(invocation);
        SpinWait.SpinUntil(() => File.Exists(sign), DedicatedThread.Bound).ShouldBeTrue();
        File.Delete(sign);

        worker.Interpreter.Interrupt(invocation, reason, _ => delivered.TrySetResult());
        await delivered.Task.WaitAsync(DedicatedThread.Bound);
        return (await running, delivered.Task.IsCompletedSuccessfully);
    }
}
