using PyActors.Testing.Engines;
using PyActors.Testing.Pooling;

namespace PyActors.Testing.Contract;

/// <summary>Host functions that invoke a pool.</summary>
public abstract partial class PythonContractSpecs
{
    [Fact]
    public async Task Nested_invocation_should_be_answered_when_a_worker_is_free()
    {
        await using var pool = await PoolAsync(workers: 2);
        ContractHost.Hook(call => InvokeInAsync(pool, call, "contract:echo", "inner"));

        var result = await pool.InvokeAsync("contract_host:call", "hook").WaitAsync(DedicatedThread.Bound);

        result.Value.ShouldBe("inner");
    }

    [Fact]
    public async Task Nested_invocation_should_be_refused_when_its_ancestors_occupy_every_worker()
    {
        await using var pool = await PoolAsync(workers: 1);
        ContractHost.Hook(call => InvokeInAsync(pool, call, "contract:echo", "inner"));

        var error = (await pool.InvokeAsync("contract_host:call", "hook").WaitAsync(DedicatedThread.Bound)).Fault!.Error.ShouldNotBeNull();

        error.Type.ShouldBe("pyactors.host.HostError");
        error.Message.ShouldStartWith("Unavailable");
        error.Message.ShouldContain("nested");
    }

    [Fact]
    public async Task Nested_invocations_should_be_answered_although_they_go_deeper_than_there_are_workers()
    {
        await using var pool = await PoolAsync(workers: 2);
        ContractHost.Hook(call => InvokeInAsync(pool, call, "contract_host:call", "hook"));

        var fault = (await pool.InvokeAsync("contract_host:call", "hook").WaitAsync(DedicatedThread.Bound)).Fault.ShouldNotBeNull();

        fault.Error!.Message.ShouldContain("Unavailable");
        (await pool.InvokeAsync("contract:echo", "healthy").WaitAsync(DedicatedThread.Bound)).Value.ShouldBe("healthy");
    }

    [Fact]
    public async Task Nested_fault_that_is_rethrown_should_show_the_inner_traceback()
    {
        await using var pool = await PoolAsync(workers: 2);
        ContractHost.Hook(call => InvokeInAsync(pool, call, "contract:raise_value_error", "inner trouble"));

        var error = (await pool.InvokeAsync("contract_host:call", "hook").WaitAsync(DedicatedThread.Bound)).Fault!.Error.ShouldNotBeNull();

        error.Type.ShouldBe("pyactors.host.HostError");
        error.Traceback.ShouldContain("in raise_value_error");
        error.Traceback.ShouldContain("ValueError: inner trouble");
        error.Traceback.ShouldContain("in call");
    }

    [Fact]
    public async Task Nested_invocation_should_be_cancelled_with_the_one_that_asks_for_it()
    {
        await using var pool = await PoolAsync(workers: 2);
        var inner = new TaskCompletionSource<PyResult>();
        var isAsked = false;
        ContractHost.Hook(call =>
        {
            isAsked = true;
            var nested = pool.InvokeAsync(new Invoke(Loop), call.CancellationToken);
            inner.SetResult(nested.GetAwaiter().GetResult());
            return null;
        });

        var outer = await OnceBegun.ResultAsync(
            timeout => pool.InvokeAsync(new Invoke("contract_host:call", "hook") { Timeout = timeout }), _ => isAsked);

        outer.Fault!.Kind.ShouldBe(PyFaultKind.TimedOut);
        (await inner.Task.WaitAsync(DedicatedThread.Bound)).Fault!.Kind.ShouldBe(PyFaultKind.Cancelled);
    }

    private static async Task<object?> InvokeInAsync(EmbeddedPythonPool pool, HostCall call, PyCallable callable, object? argument) =>
        (await pool.InvokeAsync(new Invoke(callable, argument), call.CancellationToken)).Value;

    private Task<EmbeddedPythonPool> PoolAsync(int workers) =>
        EmbeddedPythonPool.StartAsync(PythonRuntime.Attach(Workers.Engine), new PoolOptions { Workers = workers, Isolation = Isolation });
}
