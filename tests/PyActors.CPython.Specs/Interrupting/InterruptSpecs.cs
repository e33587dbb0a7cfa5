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

    [Theory]
    [MemberData(nameof(Isolations.Given), MemberType = typeof(Isolations))]
    public async Task A_loop_should_end_as_Cancelled_when_its_caller_gives_up(PythonIsolation isolation)
    {
        await using var worker = await fixture.WorkerAsync(isolation);

        var (outcome, _) = await InterruptedAsync(worker, "endless:loop", InterruptReason.Cancelled);

        outcome.Fault!.Kind.ShouldBe(PyFaultKind.Cancelled);
        outcome.Fault.Error!.Type.ShouldBe("pyactors.Cancelled");
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

    [Fact]
    public async Task An_interrupt_for_an_invocation_that_has_ended_should_be_delivered_and_do_nothing()
    {
        await using var worker = await fixture.WorkerAsync();
        var ended = new SpecInvocation(new Invoke("math:sqrt", 4.0));
        await worker.CallAsync(ended);

        var delivered = new TaskCompletionSource();
        worker.Interpreter.Interrupt(ended, InterruptReason.DeadlinePassed, _ => delivered.SetResult());
        await delivered.Task.WaitAsync(DedicatedThread.Bound);

        (await worker.ValueAsync("endless:spin", 0.01)).ShouldBe(0.01);
    }

    [Fact]
    public async Task An_invocation_whose_deadline_has_passed_should_not_start()
    {
        await using var worker = await fixture.WorkerAsync();
        var late = new SpecInvocation(new Invoke("math:sqrt", 4.0), TimeSpan.Zero);

        var started = await worker.RunAsync(interpreter => interpreter.TryRun(late, out _));

        started.ShouldBeFalse();
    }

    private static async Task<(InvocationOutcome Outcome, bool Delivered)> InterruptedAsync(
        SpecWorker worker, string callable, InterruptReason reason, params object?[] arguments)
    {
        var invocation = new SpecInvocation(new Invoke(callable, arguments));
        var delivered = new TaskCompletionSource();
        var running = worker.CallAsync(invocation);
        SpinWait.SpinUntil(() => invocation.IsRunning, DedicatedThread.Bound);

        worker.Interpreter.Interrupt(invocation, reason, _ => delivered.TrySetResult());
        await delivered.Task.WaitAsync(DedicatedThread.Bound);
        return (await running, delivered.Task.IsCompletedSuccessfully);
    }
}
