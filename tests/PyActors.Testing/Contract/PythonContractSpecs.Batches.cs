using PyActors.Batching;
using PyActors.Testing.Engines;
using PyActors.Testing.Pooling;

namespace PyActors.Testing.Contract;

/// <summary>Slices of batches over a real Python: their arguments, and what lies around the calls.</summary>
public abstract partial class PythonContractSpecs
{
    [Fact]
    public async Task Slice_should_name_the_input_that_has_no_Python_form()
    {
        var slice = SliceOf(1L, new PyDict([KeyValuePair.Create<object, object?>("when", new object())]), 3L);

        await RunAsync(slice, Echo);

        var results = ResultsOf(slice);
        results[1].Fault!.Kind.ShouldBe(PyFaultKind.ArgumentNotConvertible);
        results[1].Fault!.Path.ShouldBe("inputs[11][\"when\"]");
        results[2].Value.ShouldBe(3L);
    }

    [Fact]
    public async Task Slice_of_calls_should_name_the_argument_that_has_no_Python_form()
    {
        object?[] inputs = [new object?[] { 1L, new object() }];
        var slice = new BatchSlice(inputs, 0, 1, firstNumber: 10, areArgumentLists: true);

        await RunAsync(slice, Echo);

        ResultsOf(slice)[0].Fault!.Path.ShouldBe("inputs[10][1]");
    }

    [Fact]
    public async Task Slice_should_give_an_input_that_has_no_form_in_NET_its_fault()
    {
        var slice = SliceOf("object()", "1");

        await RunAsync(slice, "contract_values:make");

        var results = ResultsOf(slice);
        results[0].Fault!.Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
        results[1].Value.ShouldBe(1L);
    }

    [Fact]
    public async Task Batch_should_pass_positional_and_keyword_arguments()
    {
        await using var pool = await PoolAsync(workers: 2);
        var batch = InvokeBatch.OfCalls("contract:describe_call", [[1L, "a"], []]) with
        {
            Keywords = new Dictionary<string, object?> { ["unit"] = "m" },
        };

        var results = await pool.InvokeBatchAsync(batch).WaitAsync(DedicatedThread.Bound);

        var alone = await pool.InvokeAsync(new Invoke("contract:describe_call", 1L, "a") { Keywords = batch.Keywords }).WaitAsync(DedicatedThread.Bound);
        results[0].Value.ShouldBe(alone.Value);
        results.AllSucceeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Batch_should_run_every_input_once()
    {
        await using var pool = await PoolAsync(workers: 2);
        long[] numbers = [.. Enumerable.Range(0, 20_000).Select(static i => (long)i)];

        var results = await pool.InvokeBatchAsync("contract:echo", numbers).WaitAsync(DedicatedThread.Bound);

        results.As<long>().ShouldBe(numbers);
    }

    [Fact]
    public async Task Batch_should_answer_within_the_grace_period_when_an_input_loops_for_ever()
    {
        await using var pool = await PoolAsync(workers: 1);
        var batch = new InvokeBatch(LoopIf, [false, true, false]);

        var results = await OnceBegun.ResultAsync(
            timeout => pool.InvokeBatchAsync(batch with { Timeout = timeout }), results => results[1].Fault?.Stage != InvocationStage.Queued);

        results[0].Value.ShouldBe(false);
        results[1].Fault!.Stage.ShouldBe(InvocationStage.Running);
        results[2].Fault!.Stage.ShouldBe(InvocationStage.Queued);
    }

    [Fact]
    public async Task Nested_batch_should_be_answered_when_a_worker_is_free()
    {
        await using var pool = await PoolAsync(workers: 2);
        ContractHost.Hook(call => BatchInAsync(pool, call));

        var result = await pool.InvokeAsync("contract_host:call", "hook").WaitAsync(DedicatedThread.Bound);

        result.Value.ShouldBe(new object?[] { 1L, 2L, 3L });
    }

    [Fact]
    public async Task Nested_batch_should_be_refused_when_its_ancestors_occupy_every_worker()
    {
        await using var pool = await PoolAsync(workers: 1);
        ContractHost.Hook(call => BatchInAsync(pool, call));

        var error = (await pool.InvokeAsync("contract_host:call", "hook").WaitAsync(DedicatedThread.Bound)).Fault!.Error.ShouldNotBeNull();

        error.Message.ShouldStartWith("Unavailable");
        error.Message.ShouldContain("nested");
    }

    [Fact]
    public async Task Input_of_a_batch_should_be_the_ancestor_of_what_its_host_function_invokes()
    {
        await using var pool = await PoolAsync(workers: 1);
        ContractHost.Hook(call => InvokeInAsync(pool, call, "contract:echo", "inner"));

        var results = await pool.InvokeBatchAsync(new InvokeBatch("contract_host:call", ["hook", "hook"])).WaitAsync(DedicatedThread.Bound);

        results.ShouldAllBe(static result => result.Fault!.Error!.Message.StartsWith("Unavailable", StringComparison.Ordinal));
    }

    private static async Task<object?> BatchInAsync(EmbeddedPythonPool pool, HostCall call) =>
        (await pool.InvokeBatchAsync(new InvokeBatch("contract:echo", [1L, 2L, 3L]), call.CancellationToken)).As<object>();
}
