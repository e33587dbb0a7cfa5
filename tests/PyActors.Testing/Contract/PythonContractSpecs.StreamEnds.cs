using System.Runtime.CompilerServices;
using PyActors.Streaming;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>Streams that end before their end, or whose reader is slow, over a real Python.</summary>
public abstract partial class PythonContractSpecs
{
    [Theory]
    [InlineData("contract_streams:loop_after")]
    [InlineData("contract_streams:wait_after")]
    [InlineData("contract_streams:wait_on")]
    public async Task Stream_should_throw_TimedOut_when_its_deadline_passes_while_Python_runs(string callable)
    {
        await using var pool = await StreamingPoolAsync();
        var taken = new List<long>();

        var thrown = await Should.ThrowAsync<PyFaultException>(() => TakeAsync(
            pool.StreamAsync<long>(new Invoke(callable, 3L) { Timeout = TimeSpan.FromSeconds(1) }), taken));

        taken.ShouldBe([0L, 1L, 2L]);
        thrown.Fault.Kind.ShouldBe(PyFaultKind.TimedOut);
        thrown.Fault.Stage.ShouldBe(InvocationStage.Running);
        (await EndedAsync(pool)).ShouldBe([callable[(callable.IndexOf(':', StringComparison.Ordinal) + 1)..]]);
    }

    [Theory]
    [InlineData("contract_streams:count", "count")]
    [InlineData("contract_streams:count_async", "count_async")]
    public async Task Stream_should_throw_TimedOut_when_nobody_takes_its_items_in_time(string callable, string ended)
    {
        await using var pool = await StreamingPoolAsync();
        await using var items = pool.StreamAsync<long>(new Invoke(callable) { Timeout = TimeSpan.FromSeconds(1) }, OneAhead).GetAsyncEnumerator();
        (await items.MoveNextAsync().AsTask().WaitAsync(DedicatedThread.Bound)).ShouldBeTrue();

        (await EndedAsync(pool)).ShouldBe([ended]);

        (await items.MoveNextAsync().AsTask().WaitAsync(DedicatedThread.Bound)).ShouldBeTrue();
        items.Current.ShouldBe(1L);
        (await Should.ThrowAsync<PyFaultException>(() => items.MoveNextAsync().AsTask())).Fault.Kind.ShouldBe(PyFaultKind.TimedOut);
    }

    [Fact]
    public async Task Stream_should_end_when_it_waits_for_room_and_has_swallowed_its_interrupt()
    {
        await using var pool = await StreamingPoolAsync();

        await Should.ThrowAsync<PyFaultException>(() => ListAsync(
            pool.StreamAsync<long>(new Invoke("contract_streams:swallow") { Timeout = TimeSpan.FromSeconds(1) }, OneAhead),
            wait: TimeSpan.FromMilliseconds(20)));

        (await pool.InvokeAsync("contract:echo", 1L).WaitAsync(DedicatedThread.Bound)).Value.ShouldBe(1L);
        pool.Status.Quarantined.ShouldBe(0);
    }

    [Theory]
    [InlineData("contract_streams:count")]
    [InlineData("contract_streams:loop_after")]
    [InlineData("contract_streams:wait_after")]
    public async Task Stream_should_end_cancelled_and_its_worker_be_free_when_its_token_is_cancelled(string callable)
    {
        await using var pool = await StreamingPoolAsync();
        using var cancel = new CancellationTokenSource();
        await using var items = pool.StreamAsync<long>(new Invoke(callable, 3_000_000L), OneAhead, cancel.Token).GetAsyncEnumerator(CancellationToken.None);
        (await items.MoveNextAsync().AsTask().WaitAsync(DedicatedThread.Bound)).ShouldBeTrue();

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => ToEndAsync(items));
        (await EndedAsync(pool)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Stream_should_let_go_of_the_GIL_while_nobody_takes_its_items()
    {
        await using var pool = await PoolAsync(workers: 2);
        await using var items = pool.StreamAsync<long>(new Invoke("contract_streams:count"), OneAhead).GetAsyncEnumerator();
        (await items.MoveNextAsync().AsTask().WaitAsync(DedicatedThread.Bound)).ShouldBeTrue();

        for (var i = 0L; i < 100; i++)
            (await pool.InvokeAsync("contract:echo", i).WaitAsync(DedicatedThread.Bound)).Value.ShouldBe(i);
    }

    [Fact]
    public async Task Stream_should_let_others_have_the_GIL_though_its_items_come_without_Python_code()
    {
        await using var pool = await PoolAsync(workers: 2);
        using var cancel = new CancellationTokenSource();
        var stream = new ItemStream(readAhead: 20_000_000);
        var run = pool.InvokeAsync(new Invoke("itertools:count") { Items = stream }, cancel.Token);
        (await stream.WaitForItemAsync(CancellationToken.None).AsTask().WaitAsync(DedicatedThread.Bound)).ShouldBeTrue();

        (await pool.InvokeAsync("contract:echo", 1L).WaitAsync(DedicatedThread.Bound)).Value.ShouldBe(1L);

        stream.TryTakeRoom().ShouldBeTrue("only a full stream let go of it");
        await cancel.CancelAsync();
        (await run.WaitAsync(DedicatedThread.Bound)).Fault!.Kind.ShouldBe(PyFaultKind.Cancelled);
    }

    [Fact]
    public async Task Stream_should_throw_TimedOut_though_its_items_come_without_Python_code()
    {
        await using var pool = await StreamingPoolAsync();

        var thrown = await Should.ThrowAsync<PyFaultException>(async () =>
        {
            await foreach (var _ in pool.StreamAsync<long>(new Invoke("itertools:count") { Timeout = TimeSpan.FromMilliseconds(200) }))
            {
            }
        }).WaitAsync(DedicatedThread.Bound);

        thrown.Fault.Stage.ShouldBe(InvocationStage.Running);
        pool.Status.Quarantined.ShouldBe(0);
    }

    [Fact]
    public async Task Stream_should_end_when_whoever_read_it_is_gone()
    {
        await using var pool = await StreamingPoolAsync();
        await LeaveBehindAsync(pool.StreamAsync<long>(new Invoke("contract_streams:count") { Timeout = Timeout.InfiniteTimeSpan }));

        var ended = EndedAsync(pool);
        while (!ended.IsCompleted)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.WhenAny(ended, Task.Delay(TimeSpan.FromMilliseconds(10)));
        }

        (await ended).ShouldBe(["count"]);
    }

    [Fact]
    public async Task Stream_should_end_when_its_pool_does()
    {
        var pool = await StreamingPoolAsync();
        await using var items = pool.StreamAsync<long>(new Invoke("contract_streams:count"), OneAhead).GetAsyncEnumerator();
        (await items.MoveNextAsync().AsTask().WaitAsync(DedicatedThread.Bound)).ShouldBeTrue();

        (await pool.DrainAsync(TimeSpan.FromMilliseconds(50)).WaitAsync(DedicatedThread.Bound)).Interrupted.ShouldBe(1);

        await Should.ThrowAsync<PyFaultException>(() => ToEndAsync(items));
        await pool.DisposeAsync();
    }

    [Fact]
    public async Task Task_that_an_async_generator_leaves_behind_should_be_cancelled_with_its_loop()
    {
        await using var pool = await StreamingPoolAsync();

        (await ListAsync(pool.StreamAsync<long>("contract_streams:leave_a_task_behind"))).ShouldBe([1L]);

        (await EndedAsync(pool)).ShouldBe(["task"]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task LeaveBehindAsync(IAsyncEnumerable<long> items) =>
        (await items.GetAsyncEnumerator().MoveNextAsync().AsTask().WaitAsync(DedicatedThread.Bound)).ShouldBeTrue();
}
