using System.Runtime.CompilerServices;
using System.Threading.Channels;
using PyActors.Core.Specs.Pooling.Embedded;
using PyActors.Testing;

namespace PyActors.Core.Specs.Batching;

public sealed class MapSpecs
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(3, false)]
    public async Task Map_should_give_each_input_its_outcome(int workers, bool inOrder)
    {
        var engine = new FakeEngine().Define("fake:odd", static call =>
            (int)call.Arguments[0]! % 2 == 1 ? call.Arguments[0] : throw new FakePythonException("ValueError", $"{call.Arguments[0]}"));
        await using var rig = await EmbeddedPoolRig.StartAsync(options => options.Workers = workers, engine);

        var results = await ListAsync(rig.Pool.MapAsync("fake:odd", Enumerable.Range(0, 10_000), new MapOptions { InOrder = inOrder, ReadAhead = 100 }));

        if (!inOrder)
            results.Sort(static (left, right) => left.Number.CompareTo(right.Number));
        results.Select(static mapped => mapped.Number).ShouldBe(Enumerable.Range(0, 10_000).Select(static i => (long)i));
        foreach (var (number, result) in results)
        {
            if (number % 2 == 1)
                result.Value.ShouldBe((int)number);
            else
                result.Fault!.Error!.Message.ShouldBe($"{number}");
        }
    }

    [Fact]
    public async Task Map_should_give_results_as_they_come_when_order_does_not_matter()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait_for_zero", static (call, gate) =>
        {
            if (call.Arguments[0] is 0)
                call.Wait(gate);
        });
        await using var rig = await EmbeddedPoolRig.StartAsync(static options => options.Workers = 2, engine);
        await rig.UntilAsync(static status => status.Ready == 2);

        await using var results = rig.Pool
            .MapAsync("fake:wait_for_zero", Enumerable.Range(0, 100), new MapOptions { InOrder = false }).GetAsyncEnumerator();
        var before = new List<long>();
        for (var i = 0; i < 10; i++)
        {
            (await results.MoveNextAsync().AsTask().WaitAsync(EmbeddedPoolRig.Bound)).ShouldBeTrue();
            before.Add(results.Current.Number);
        }

        before.ShouldNotContain(0);
        gate.Open();
    }

    [Fact]
    public async Task Map_should_answer_the_first_inputs_before_the_others_are_there()
    {
        var inputs = Channel.CreateUnbounded<object?>();
        await using var rig = await EmbeddedPoolRig.StartAsync();
        await using var results = rig.Pool.MapAsync("fake:echo", inputs.Reader.ReadAllAsync()).GetAsyncEnumerator();

        for (var i = 0; i < 3; i++)
        {
            inputs.Writer.TryWrite(i);
            (await results.MoveNextAsync().AsTask().WaitAsync(EmbeddedPoolRig.Bound)).ShouldBeTrue();
            results.Current.Result.Value.ShouldBe(i);
        }

        inputs.Writer.Complete();
        (await results.MoveNextAsync().AsTask().WaitAsync(EmbeddedPoolRig.Bound)).ShouldBeFalse();
    }

    [Fact]
    public async Task Map_should_run_each_input_while_the_next_keeps_its_reader_waiting()
    {
        const int inputs = 2_000;
        using var ran = new SemaphoreSlim(0);
        var engine = new FakeEngine().Define("fake:tell", call =>
        {
            ran.Release();
            return call.Arguments[0];
        });
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);

        var results = await ListAsync(rig.Pool.MapAsync("fake:tell", OneWhenTheOneBeforeHasRun()));

        results.Select(static mapped => mapped.Result.Value).ShouldBe(Enumerable.Range(0, inputs).Cast<object?>());

        IEnumerable<int> OneWhenTheOneBeforeHasRun()
        {
            for (var i = 0; i < inputs; i++)
            {
                yield return i;
                ran.Wait(EmbeddedPoolRig.Bound).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task Map_should_read_no_further_ahead_than_it_may()
    {
        const int ahead = 8;
        var read = 0;
        var ran = new SemaphoreSlim(0);
        var engine = new FakeEngine().Define("fake:count", call =>
        {
            ran.Release();
            return call.Arguments[0];
        });
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        await using var results = rig.Pool
            .MapAsync("fake:count", Counted(), new MapOptions { ReadAhead = ahead }).GetAsyncEnumerator();

        (await results.MoveNextAsync().AsTask().WaitAsync(EmbeddedPoolRig.Bound)).ShouldBeTrue();
        for (var i = 0; i < ahead; i++)
            (await ran.WaitAsync(EmbeddedPoolRig.Bound)).ShouldBeTrue();

        Volatile.Read(ref read).ShouldBe(ahead);
        (await results.MoveNextAsync().AsTask().WaitAsync(EmbeddedPoolRig.Bound)).ShouldBeTrue();
        (await ran.WaitAsync(EmbeddedPoolRig.Bound)).ShouldBeTrue();
        Volatile.Read(ref read).ShouldBe(ahead + 1);

        IEnumerable<int> Counted()
        {
            while (true)
                yield return Interlocked.Increment(ref read);
        }
    }

    [Fact]
    public async Task Map_should_read_nothing_before_its_results_are_asked_for()
    {
        var read = 0;
        await using var rig = await EmbeddedPoolRig.StartAsync();

        _ = rig.Pool.MapAsync("fake:echo", Enumerable.Range(0, 10).Select(i => Interlocked.Increment(ref read)));

        read.ShouldBe(0);
    }

    [Fact]
    public async Task Map_should_give_up_what_is_on_its_way_when_its_results_are_left()
    {
        var engine = new FakeEngine();
        var ended = false;
        using var gate = engine.DefineGate("fake:wait_after_zero", static (call, gate) =>
        {
            if (call.Arguments[0] is not 0)
                call.Wait(gate);
        });
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);

        await LeaveAfterFirstAsync(rig.Pool.MapAsync("fake:wait_after_zero", Endless()), async first =>
        {
            first.Result.Value.ShouldBe(0);
            await gate.EnteredAsync();
        });

        ended.ShouldBeTrue();
        gate.Inside.ShouldBe(0);
        (await rig.InvokeAsync("fake:echo", "next")).Value.ShouldBe("next");

        IEnumerable<int> Endless()
        {
            try
            {
                for (var i = 0; ; i++)
                    yield return i;
            }
            finally
            {
                ended = true;
            }
        }
    }

    [Fact]
    public async Task Map_should_read_no_input_any_more_when_it_is_left_and_the_inputs_throw_at_being_cancelled()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();
        var ended = false;

        var thrown = await Should.ThrowAsync<AggregateException>(
            () => LeaveAfterFirstAsync(rig.Pool.MapAsync("fake:echo", OneThatThrowsAtBeingCancelled())));

        thrown.InnerException!.Message.ShouldBe("No end.");
        ended.ShouldBeTrue();

        async IAsyncEnumerable<object?> OneThatThrowsAtBeingCancelled([EnumeratorCancellation] CancellationToken token = default)
        {
            var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var first = token.Register(() => cancelled.SetResult());
            using var second = token.Register(static () => throw new FormatException("No end."));
            yield return 1;
            await cancelled.Task.WaitAsync(EmbeddedPoolRig.Bound, CancellationToken.None);
            await Task.Yield();
            ended = true;
        }
    }

    [Fact]
    public async Task Map_should_throw_what_its_inputs_throw_behind_the_results_of_those_before()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();
        var results = new List<MappedResult>();

        var thrown = await Should.ThrowAsync<FormatException>(() => ReadAsync(rig.Pool.MapAsync("fake:echo", Failing()), results));

        thrown.Message.ShouldBe("No third.");
        results.Select(static mapped => mapped.Result.Value).ShouldBe([1, 2]);

        static IEnumerable<int> Failing()
        {
            yield return 1;
            yield return 2;
            throw new FormatException("No third.");
        }
    }

    [Fact]
    public async Task Map_should_end_when_its_token_is_cancelled()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        using var caller = new CancellationTokenSource();
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var all = ListAsync(rig.Pool.MapAsync("fake:wait", Enumerable.Range(0, 10), cancellationToken: caller.Token));
        await gate.EnteredAsync();

        await caller.CancelAsync();

        var thrown = await Should.ThrowAsync<OperationCanceledException>(() => all.WaitAsync(EmbeddedPoolRig.Bound));
        thrown.CancellationToken.ShouldBe(caller.Token);
        gate.Inside.ShouldBe(0);
    }

    [Fact]
    public async Task Map_should_give_each_slice_its_own_time()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait_for_one", static (call, gate) =>
        {
            if (call.Arguments[0] is 1)
                call.Wait(gate);
        });
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var all = ListAsync(rig.Pool.MapAsync("fake:wait_for_one", Enumerable.Range(0, 4), new MapOptions { Timeout = TimeSpan.FromSeconds(1) }));
        await gate.EnteredAsync();

        rig.Time.Advance(TimeSpan.FromSeconds(1));

        var results = await all.WaitAsync(EmbeddedPoolRig.Bound);
        results[1].Result.Fault!.Kind.ShouldBe(PyFaultKind.TimedOut);
        results.Where(static mapped => mapped.Result.IsSuccess).Select(static mapped => mapped.Result.Value).ShouldBe([0, 2, 3]);
    }

    [Fact]
    public async Task Map_should_go_on_while_the_pool_refuses()
    {
        EmbeddedPythonPool ended;
        await using (var rig = await EmbeddedPoolRig.StartAsync())
            ended = rig.Pool;

        var results = await ListAsync(ended.MapAsync("fake:echo", Enumerable.Range(0, 10_000)));

        results.Count.ShouldBe(10_000);
        results.ShouldAllBe(static mapped => mapped.Result.Fault!.Kind == PyFaultKind.Unavailable);
    }

    private static async Task<List<MappedResult>> ListAsync(IAsyncEnumerable<MappedResult> results)
    {
        var list = new List<MappedResult>();
        await ReadAsync(results, list);
        return list;
    }

    private static Task ReadAsync(IAsyncEnumerable<MappedResult> results, List<MappedResult> into) => InTimeAsync(async () =>
    {
        await foreach (var result in results)
            into.Add(result);
    });

    private static Task LeaveAfterFirstAsync(IAsyncEnumerable<MappedResult> results, Func<MappedResult, Task>? first = null) => InTimeAsync(async () =>
    {
        await foreach (var result in results)
        {
            await (first?.Invoke(result) ?? Task.CompletedTask);
            break;
        }
    });

    private static Task InTimeAsync(Func<Task> work) => work().WaitAsync(EmbeddedPoolRig.Bound);
}
