using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>Interrupts that come while Python code is in a .NET function, or on its way there or back.</summary>
public abstract partial class PythonContractSpecs
{
    [Theory]
    [InlineData(InterruptReason.DeadlinePassed, PyFaultKind.TimedOut)]
    [InlineData(InterruptReason.Cancelled, PyFaultKind.Cancelled)]
    public async Task Interrupt_should_cancel_the_host_functions_token_and_be_raised_as_it_returns(InterruptReason reason, PyFaultKind kind)
    {
        ContractHost.Hook(static call => call.CancellationToken.WaitHandle.WaitOne(DedicatedThread.Bound)
            ? throw new OperationCanceledException(call.CancellationToken)
            : null);

        var fault = await InterruptHookAsync("contract_host:swallow", reason);

        fault.Kind.ShouldBe(kind);
        fault.Stage.ShouldBe(InvocationStage.Running);
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Interrupt_should_be_raised_when_a_host_function_that_does_not_heed_it_returns()
    {
        using var delivered = new ManualResetEventSlim();
        ContractHost.Hook(_ =>
        {
            delivered.Wait(DedicatedThread.Bound).ShouldBeTrue();
            return "a value";
        });

        var fault = await InterruptHookAsync("contract_host:swallow", InterruptReason.DeadlinePassed, delivered);

        fault.Kind.ShouldBe(PyFaultKind.TimedOut);
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Interrupt_that_was_heeded_should_not_hit_the_code_that_cleans_up()
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ContractHost.Hook(call =>
        {
            waiting.TrySetResult();
            return call.CancellationToken.WaitHandle.WaitOne(DedicatedThread.Bound) ? throw new OperationCanceledException(call.CancellationToken) : null;
        });
        var invocation = new SpecInvocation(new Invoke("contract_host:clean_up_after_interrupt"));
        var run = Worker.CallAsync(invocation);
        await waiting.Task.WaitAsync(DedicatedThread.Bound);

        await InterruptAsync(invocation, InterruptReason.DeadlinePassed);

        (await run).Value.ShouldBe(new object?[] { "DeadlineExceeded", 3L });
        await ShouldBeHealthyAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Interrupt_that_a_host_function_heeded_should_be_raised_once_and_the_next_one_again(bool isDeliveredBefore)
    {
        var invocation = new SpecInvocation(new Invoke("contract_host:heed_each_interrupt"));
        var calls = 0;
        ContractHost.Hook(_ =>
        {
            // It may be told of the interrupt before the watchdog has had the GIL, which then comes in its second call.
            if (++calls == 1 && !isDeliveredBefore)
                invocation.SignalInterrupt(InterruptReason.DeadlinePassed);
            else if (calls != 2 || !isDeliveredBefore)
                Deliver(invocation);

            return calls == 1 ? throw new OperationCanceledException() : null;
        });

        var run = await Worker.CallAsync(invocation);

        run.Value.ShouldBe(new object?[] { "DeadlineExceeded", "went on", "DeadlineExceeded" });
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Interrupt_that_was_heeded_and_never_delivered_should_not_spare_the_next_invocation()
    {
        var invocation = new SpecInvocation(new Invoke("contract_host:swallow", "hook"));
        ContractHost.Hook(_ =>
        {
            invocation.SignalInterrupt(InterruptReason.DeadlinePassed);
            throw new OperationCanceledException();
        });
        (await Worker.CallAsync(invocation)).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.TimedOut);
        var next = new SpecInvocation(new Invoke("contract_host:swallow", "hook"));
        ContractHost.Hook(_ =>
        {
            Deliver(next);
            return null;
        });

        (await Worker.CallAsync(next)).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.TimedOut);

        await ShouldBeHealthyAsync();
    }

    [Theory]
    [InlineData(InterruptReason.DeadlinePassed, PyFaultKind.TimedOut)]
    [InlineData(InterruptReason.Cancelled, PyFaultKind.Cancelled)]
    public async Task Interrupt_should_stay_one_when_it_comes_while_a_host_functions_arguments_are_read(InterruptReason reason, PyFaultKind kind)
    {
        var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ContractHost.Hook(_ =>
        {
            reading.SetResult();
            return null;
        });
        var invocation = new SpecInvocation(new Invoke("contract_host:swallow_while_converting"));
        var run = Worker.CallAsync(invocation);
        await reading.Task.WaitAsync(DedicatedThread.Bound);

        await InterruptAsync(invocation, reason);

        (await run).Fault.ShouldNotBeNull().Kind.ShouldBe(kind);
        await ShouldBeHealthyAsync();
    }

    // While a host function runs, which has let go of the GIL.
    private void Deliver(Invocation invocation)
    {
        using var delivered = new ManualResetEventSlim();
        Worker.Interpreter.Interrupt(invocation, InterruptReason.DeadlinePassed, _ => delivered.Set());
        delivered.Wait(DedicatedThread.Bound).ShouldBeTrue();
    }

    // The fault of a callable that waits in the hook when it is interrupted.
    private async Task<PyFault> InterruptHookAsync(PyCallable callable, InterruptReason reason, ManualResetEventSlim? delivered = null)
    {
        var invocation = new SpecInvocation(new Invoke(callable, "hook"));
        var run = Worker.CallAsync(invocation);
        await UntilStartedAsync(invocation);
        await InterruptAsync(invocation, reason);
        delivered?.Set();

        return (await run).Fault.ShouldNotBeNull();
    }
}
