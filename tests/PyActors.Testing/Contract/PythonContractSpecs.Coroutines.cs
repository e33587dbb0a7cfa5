using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>Callables that have to be awaited are, each on an event loop of its own.</summary>
public abstract partial class PythonContractSpecs
{
    [Theory]
    [InlineData("contract_coroutines:double")]
    [InlineData("contract_coroutines:doubler")]
    public async Task Coroutine_should_be_run_to_what_it_returns(string callable) =>
        (await InvokeAsync(callable, 21L)).Value.ShouldBe(42L);

    [Fact]
    public async Task Coroutine_should_answer_Raised_when_it_raises()
    {
        var fault = await FaultAsync("contract_coroutines:refuse", "no good");

        fault.Kind.ShouldBe(PyFaultKind.Raised);
        fault.Message.ShouldBe("ValueError: no good");
        fault.Error!.Frames[^1].Function.ShouldBe("refuse");
    }

    [Theory]
    [InlineData(InterruptReason.DeadlinePassed, PyFaultKind.TimedOut)]
    [InlineData(InterruptReason.Cancelled, PyFaultKind.Cancelled)]
    public async Task Coroutine_should_end_and_clean_up_when_it_is_interrupted_as_it_waits(InterruptReason reason, PyFaultKind kind)
    {
        var sign = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var invocation = new SpecInvocation(new Invoke("contract_coroutines:wait_for_ever", sign));
        var run = Worker.CallAsync(invocation);
        SpinWait.SpinUntil(() => File.Exists(sign), DedicatedThread.Bound).ShouldBeTrue();
        File.Delete(sign);

        await InterruptAsync(invocation, reason);

        var fault = (await run).Fault.ShouldNotBeNull();
        fault.Kind.ShouldBe(kind);
        fault.Stage.ShouldBe(InvocationStage.Running);
        (await InvokeAsync("contract_coroutines:take_ended")).Value.ShouldBe(new object?[] { "wait_for_ever" });
    }

    [Fact]
    public async Task Task_that_a_coroutine_leaves_behind_should_be_cancelled_with_its_loop()
    {
        (await InvokeAsync("contract_coroutines:leave_a_task_behind")).IsSuccess.ShouldBeTrue();

        (await InvokeAsync("contract_coroutines:take_ended")).Value.ShouldBe(new object?[] { "task" });
    }

    [Theory]
    [InlineData("contract_coroutines:give_unawaited", "result[0]", "awaited")]
    [InlineData("contract_coroutines:count", "result", "async for")]
    public async Task What_is_not_awaited_should_be_a_fault_that_says_what_to_return(string callable, string path, string advice)
    {
        var fault = await FaultAsync(callable);

        fault.Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
        fault.Path.ShouldBe(path);
        fault.Message.ShouldContain(advice);
    }
}
