using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>Interrupts: they hit the invocation they are meant for, and no other.</summary>
public abstract partial class EngineContractSpecs
{
    private const int Neighbours = 2_000;

    [Theory]
    [InlineData(InterruptReason.DeadlinePassed, PyFaultKind.TimedOut)]
    [InlineData(InterruptReason.Cancelled, PyFaultKind.Cancelled)]
    public async Task Running_invocation_should_end_with_the_fault_that_fits_when_it_is_interrupted(InterruptReason reason, PyFaultKind kind)
    {
        var invocation = new SpecInvocation(new Invoke(Loop));
        var run = Worker.CallAsync(invocation);
        await UntilStartedAsync(invocation);

        await InterruptAsync(invocation, reason);

        var fault = (await run).Fault.ShouldNotBeNull();
        fault.Kind.ShouldBe(kind);
        fault.Stage.ShouldBe(InvocationStage.Running);
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Interrupt_should_do_nothing_when_the_invocation_has_ended()
    {
        var ended = new SpecInvocation(new Invoke(Echo, 1L));
        var outcome = await Worker.CallAsync(ended);

        await InterruptAsync(ended, InterruptReason.DeadlinePassed);

        outcome.Value.ShouldBe(1L);
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Interrupt_should_never_hit_the_neighbour_when_it_comes_as_an_invocation_ends()
    {
        for (var i = 0; i < Neighbours; i++)
        {
            var target = new SpecInvocation(new Invoke(Echo, 1L));
            var targetRun = Worker.CallAsync(target);
            var neighbourRun = Worker.CallAsync(new SpecInvocation(new Invoke(Echo, 2L)));

            await InterruptAsync(target, InterruptReason.Cancelled);

            (await neighbourRun).Value.ShouldBe(2L);
            ((await targetRun).Fault?.Kind ?? PyFaultKind.Cancelled).ShouldBe(PyFaultKind.Cancelled);
        }
    }

    /// <summary>Ends when the watchdog has had its turn.</summary>
    protected async Task InterruptAsync(Invocation invocation, InterruptReason reason)
    {
        var delivered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Worker.Interpreter.Interrupt(invocation, reason, _ => delivered.TrySetResult());
        await delivered.Task.WaitAsync(DedicatedThread.Bound);
    }

    /// <summary>Ends when a worker has claimed it.</summary>
    protected static async Task UntilStartedAsync(Invocation invocation)
    {
        using var bound = new CancellationTokenSource(DedicatedThread.Bound);
        while (!invocation.IsRunning)
        {
            bound.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
