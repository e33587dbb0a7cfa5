using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>Streams over a real Python: what may be walked through, and how each of them ends.</summary>
public abstract partial class PythonContractSpecs
{
    private static readonly StreamOptions OneAhead = new() { ReadAhead = 1 };

    [Theory]
    [InlineData("contract_streams:count")]
    [InlineData("contract_streams:count_async")]
    [InlineData("contract_streams:numbers")]
    [InlineData("contract_streams:numbers_async")]
    [InlineData("contract_streams:Numbers")]
    [InlineData("builtins:range")]
    public async Task Stream_should_give_what_is_walked_through(string callable)
    {
        await using var pool = await StreamingPoolAsync();

        (await ListAsync(pool.StreamAsync<long>(callable, 100L))).ShouldBe(Enumerable.Range(0, 100).Select(static i => (long)i));
    }

    [Fact]
    public async Task Stream_should_read_each_item_as_the_type_that_is_asked_for()
    {
        await using var pool = await StreamingPoolAsync();

        var people = await ListAsync(pool.StreamAsync<StreamedPerson>("contract_streams:people"));

        people.ShouldBe([new StreamedPerson("Ada", 1815), new StreamedPerson("Alan", 1912)]);
    }

    [Theory]
    [InlineData("contract_streams:count")]
    [InlineData("contract_streams:count_async")]
    public async Task Stream_should_give_items_before_the_end_and_clean_up_when_it_is_left_early(string callable)
    {
        await using var pool = await StreamingPoolAsync();

        var taken = new List<long>();
        await foreach (var number in pool.StreamAsync<long>(callable))
        {
            taken.Add(number);
            if (taken.Count == 100)
                break;
        }

        taken.ShouldBe(Enumerable.Range(0, 100).Select(static i => (long)i));
        (await EndedAsync(pool)).ShouldBe([callable[(callable.IndexOf(':', StringComparison.Ordinal) + 1)..]]);
    }

    [Theory]
    [InlineData("contract_streams:refuse_after")]
    [InlineData("contract_streams:refuse_after_async")]
    public async Task Stream_should_throw_what_Python_raises_behind_the_items_before_it(string callable)
    {
        await using var pool = await StreamingPoolAsync();
        var taken = new List<long>();

        var thrown = await Should.ThrowAsync<PyFaultException>(() => TakeAsync(pool.StreamAsync<long>(callable, 3L, "no good"), taken));

        taken.ShouldBe([0L, 1L, 2L]);
        thrown.Fault.Kind.ShouldBe(PyFaultKind.Raised);
        thrown.Fault.Message.ShouldBe("ValueError: no good");
        thrown.Fault.Error!.Frames[^1].Function.ShouldBe(callable[(callable.IndexOf(':', StringComparison.Ordinal) + 1)..]);
    }

    [Fact]
    public async Task Stream_should_name_the_item_that_has_no_form()
    {
        await using var pool = await StreamingPoolAsync();
        var taken = new List<object>();

        var thrown = await Should.ThrowAsync<PyFaultException>(
            () => TakeAsync(pool.StreamAsync<object>("contract_streams:give_what_has_no_form"), taken));

        taken.ShouldBe([1L]);
        thrown.Fault.Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
        thrown.Fault.Path.ShouldBe("result[1][\"key\"][0]");
    }

    [Fact]
    public async Task Stream_should_throw_and_clean_up_when_an_item_is_of_another_type()
    {
        await using var pool = await StreamingPoolAsync();

        await Should.ThrowAsync<PyValueException>(() => ListAsync(pool.StreamAsync<Guid>("contract_streams:count")));

        (await EndedAsync(pool)).ShouldBe(["count"]);
    }

    [Fact]
    public async Task Stream_should_call_anew_each_time_it_is_enumerated()
    {
        await using var pool = await StreamingPoolAsync();

        var items = pool.StreamAsync<long>("contract_streams:count", 3L);
        (await EndedAsync(pool)).ShouldBeEmpty("it was called before anybody asked for an item");

        (await ListAsync(items)).ShouldBe([0L, 1L, 2L]);
        (await ListAsync(items)).ShouldBe([0L, 1L, 2L]);
        (await EndedAsync(pool)).ShouldBe(["count", "count"]);
    }

    [Fact]
    public async Task Streams_of_several_workers_should_go_on_beside_each_other_and_end_one_by_one()
    {
        const int workers = 4;
        await using var pool = await PoolAsync(workers);
        using var cancel = new CancellationTokenSource();
        var streams = Enumerable.Range(0, workers)
            .Select(i => pool.StreamAsync<long>(new Invoke("contract_streams:count_from", i * 1_000L), OneAhead, i == 1 ? cancel.Token : default).GetAsyncEnumerator())
            .ToArray();

        for (var number = 0L; number < 50; number++)
        {
            for (var i = 0; i < workers; i++)
            {
                (await streams[i].MoveNextAsync().AsTask().WaitAsync(DedicatedThread.Bound)).ShouldBeTrue();
                streams[i].Current.ShouldBe((i * 1_000L) + number);
            }
        }

        await streams[0].DisposeAsync();
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => ToEndAsync(streams[1]));

        // The two that are left go on, and the workers of those that ended are free.
        foreach (var stream in streams[2..])
            (await stream.MoveNextAsync().AsTask().WaitAsync(DedicatedThread.Bound)).ShouldBeTrue();
        (streams[2].Current, streams[3].Current).ShouldBe((2_050L, 3_050L));
        (await pool.InvokeAsync("contract:echo", 1L).WaitAsync(DedicatedThread.Bound)).Value.ShouldBe(1L);
        foreach (var stream in streams[1..])
            await stream.DisposeAsync();
    }

    [Fact]
    public async Task Async_generator_should_run_in_one_task_and_one_context()
    {
        await using var pool = await StreamingPoolAsync();

        foreach (var item in await ListAsync(pool.StreamAsync<object[]>("contract_streams:give_its_surroundings")))
            item.ShouldBe(["inside", true]);
    }

    // What other specs have noted in the same interpreter is nobody's any more.
    private async Task<EmbeddedPythonPool> StreamingPoolAsync()
    {
        var pool = await PoolAsync(workers: 1);
        await EndedAsync(pool);
        return pool;
    }

    private static async Task<string[]> EndedAsync(IPythonPool pool) =>
        (await pool.InvokeAsync("contract_streams:take_ended").WaitAsync(DedicatedThread.Bound)).As<string[]>();

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items, TimeSpan wait = default)
    {
        var taken = new List<T>();
        await TakeAsync(items, taken, wait);
        return taken;
    }

    private static async Task TakeAsync<T>(IAsyncEnumerable<T> items, List<T> taken, TimeSpan wait = default)
    {
        await foreach (var item in items)
        {
            taken.Add(item);
            await Task.Delay(wait);
        }
    }

    private static async Task ToEndAsync(IAsyncEnumerator<long> items)
    {
        while (await items.MoveNextAsync().AsTask().WaitAsync(DedicatedThread.Bound))
        {
        }
    }

    private sealed record StreamedPerson(string Name, int BornIn);
}
