using PyActors.Engines;
using PyActors.Testing.Engines;
using PyActors.Testing.Platforms;

namespace PyActors.Testing.Contract;

/// <summary>
/// The rules of the GIL that show inside one process, each by its number; <see cref="Lifetime.GilRuleLifeSpecs"/> has those about a
/// process's life.
/// </summary>
public abstract class GilRuleSpecs(ContractWorkers workers)
{
    private const int Workers = 4;
    private const int LargeSize = 8 * 1024 * 1024;

    [Fact]
    public async Task Rule_2_Pythons_own_threads_should_tick_on_time_while_no_NET_thread_is_in_Python()
    {
        await using var worker = await WorkerAsync();

        var longest = await Ticking.LongestGapAsync(() => Ticking.WhileIdleAsync(worker.ValueAsync));

        longest.ShouldBeLessThan(Ticking.LongestAllowed);
    }

    [Fact]
    public async Task Rule_3_a_second_thread_should_call_Python_while_the_first_does_nothing()
    {
        await using var first = await WorkerAsync(number: 1);

        await using var second = await WorkerAsync(number: 2);

        (await second.ValueAsync("math:sqrt", 16.0)).ShouldBe(4.0);
    }

    [Fact]
    public async Task Rule_3_a_second_thread_should_call_Python_while_the_first_waits_inside_Python()
    {
        await using var first = await WorkerAsync(number: 1);
        await using var second = await WorkerAsync(number: 2);
        using var sign = new Sign();
        var waiting = first.ValueAsync("rules:wait_at_the_gate", "second", DedicatedThread.Bound.TotalSeconds, sign.Path);
        await sign.SeenAsync();

        await second.ValueAsync("rules:open_the_gate", "second");

        (await waiting).ShouldBe(true);
    }

    [Fact]
    public async Task Rule_4_a_worker_should_hold_no_GIL_between_two_calls()
    {
        await using var first = await WorkerAsync(number: 1);
        await using var second = await WorkerAsync(number: 2);
        await first.ValueAsync("math:sqrt", 16.0);
        using var mayGoOn = new ManualResetEventSlim();
        var betweenCalls = first.RunAsync(_ => mayGoOn.Wait(DedicatedThread.Bound));

        var root = await second.ValueAsync("math:sqrt", 9.0);

        root.ShouldBe(3.0);
        mayGoOn.Set();
        (await betweenCalls).ShouldBeTrue();
    }

    [Fact]
    public async Task Rule_4_a_worker_should_let_go_of_the_GIL_where_a_call_throws_in_NET_code()
    {
        await using var first = await WorkerAsync(number: 1);
        await using var second = await WorkerAsync(number: 2);
        var invocation = new SpecInvocation(new Invoke("math:sqrt", 16.0), time: new TimeThatStops());

        await Should.ThrowAsync<TimeoutException>(() => first.CallAsync(invocation));

        (await second.ValueAsync("math:sqrt", 9.0)).ShouldBe(3.0);
        (await first.ValueAsync("math:sqrt", 16.0)).ShouldBe(4.0);
    }

    [Theory]
    [InlineData(PythonIsolation.Shared)]
    [InlineData(PythonIsolation.Auto)]
    public async Task Rule_4_a_worker_should_keep_its_thread_and_what_is_local_to_it_from_call_to_call(PythonIsolation isolation)
    {
        await using var worker = await WorkerAsync(isolation: isolation);
        var before = await worker.ValueAsync("rules:thread");
        await worker.ValueAsync("rules:remember", "kept");

        var remembered = await worker.ValueAsync("rules:remember", "next");

        remembered.ShouldBe("kept");
        (await worker.ValueAsync("rules:thread")).ShouldBe(before);
    }

    [Theory]
    [InlineData(PythonIsolation.Shared)]
    [InlineData(PythonIsolation.Auto)]
    public async Task Rule_5_Pythons_own_threads_should_tick_on_time_while_every_worker_is_in_NET_code(PythonIsolation isolation)
    {
        var every = await Task.WhenAll(Enumerable.Range(1, Workers).Select(number => WorkerAsync(number, isolation)));

        var longest = await Ticking.LongestGapAsync(() =>
            Ticking.WhileInNetCodeAsync(every.Select<SpecWorker, Ticking.Call>(worker => worker.ValueAsync)));

        longest.ShouldBeLessThan(Ticking.LongestAllowed);
        foreach (var worker in every)
            await worker.DisposeAsync();
    }

    [Theory]
    [InlineData(PythonIsolation.Shared)]
    [InlineData(PythonIsolation.Auto)]
    public async Task Rule_8_a_value_should_be_read_before_the_GIL_is_let_go_and_never_after(PythonIsolation isolation)
    {
        await using var worker = await WorkerAsync(isolation: isolation);
        var value = await worker.ValueAsync("rules:share");

        await worker.ValueAsync("rules:change_what_was_shared");

        value.ShouldBe(new object?[] { 1L, new object?[] { 2.5, "three" }, new byte[] { (byte)'f', (byte)'o', (byte)'u', (byte)'r' } });
    }

    [Theory]
    [InlineData(PythonIsolation.Shared)]
    [InlineData(PythonIsolation.Auto)]
    public async Task Rule_8_a_large_buffer_should_be_copied_and_its_export_released_before_the_reply(PythonIsolation isolation)
    {
        await using var worker = await WorkerAsync(isolation: isolation);
        var value = await worker.ValueAsync("rules:lend", LargeSize);

        var grown = await worker.ValueAsync("rules:grow_what_was_lent");

        grown.ShouldBe(LargeSize + 1L);
        value.ShouldBeOfType<byte[]>().ShouldBe(Enumerable.Repeat((byte)'x', LargeSize));
    }

    [Fact]
    public async Task A_worker_should_be_no_daemon_and_bear_its_threads_name()
    {
        await using var worker = await WorkerAsync(number: 7);

        var thread = (object?[])(await worker.ValueAsync("rules:thread"))!;

        thread[1].ShouldBe("spec worker 7");
        thread[2].ShouldBe(false);
    }

    [LinuxFact]
    public async Task The_main_thread_should_be_the_owners_whichever_thread_imports_threading_first()
    {
        await using var worker = await WorkerAsync();

        var main = (object?[])(await worker.ValueAsync("rules:main_thread"))!;

        main.ShouldBe(["MainThread", false, true, "engine owner"]);
    }

    [Fact]
    public async Task A_worker_that_cannot_be_introduced_should_leave_Python_as_it_found_it()
    {
        await using var witness = await WorkerAsync(number: 1);
        var before = (long)(await witness.ValueAsync("rules:thread_states"))!;
        await witness.ValueAsync("rules:hide_threading");

        var refusal = await Should.ThrowAsync<PythonStartException>(() => WorkerAsync(number: 2));

        await witness.ValueAsync("rules:show_threading");
        refusal.Message.ShouldContain("threading");
        ((long)(await witness.ValueAsync("rules:thread_states"))!).ShouldBeLessThanOrEqualTo(before);
        await using var next = await WorkerAsync(number: 3);
        (await next.ValueAsync("math:sqrt", 4.0)).ShouldBe(2.0);
    }

    [Fact]
    public async Task An_interpreter_should_refuse_another_thread_and_name_both()
    {
        await using var worker = await WorkerAsync();

        var refusal = Should.Throw<InvalidOperationException>(
            () => worker.Interpreter.TryRun(new SpecInvocation(new Invoke("math:sqrt", 4.0)), out _));

        refusal.Message.ShouldContain("bound to the thread that made it");
        (await worker.ValueAsync("math:sqrt", 4.0)).ShouldBe(2.0);
    }

    private Task<SpecWorker> WorkerAsync(int number = 1, PythonIsolation isolation = PythonIsolation.Shared) =>
        SpecWorker.CreateAsync(workers.Engine, new InterpreterOptions(number, isolation));

    // Tells the time when its clock begins and when the invocation is accepted, and throws when it is to start, with the GIL held.
    private sealed class TimeThatStops : TimeProvider
    {
        private int _told;

        public override long GetTimestamp() => ++_told <= 2 ? _told : throw new TimeoutException("No more time is told.");
    }
}
