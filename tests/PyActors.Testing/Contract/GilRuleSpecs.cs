using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>The rules of the GIL that hold inside one process.</summary>
public abstract class GilRuleSpecs(ContractWorkers workers)
{
    private const int Ticks = 20;

    [Fact]
    public async Task A_thread_of_Pythons_own_should_keep_ticking_while_no_NET_thread_is_in_Python()
    {
        await using var worker = await WorkerAsync();
        using var sign = new Sign();
        await worker.ValueAsync("rules:start_ticking", Ticks, sign.Path);

        await sign.SeenAsync();

        var gaps = ((object?[])(await worker.ValueAsync("rules:gaps"))!).Cast<double>().Order().ToList();
        gaps.Count.ShouldBe(Ticks - 1);
        gaps[Ticks / 2].ShouldBeLessThan(0.25);
    }

    [Fact]
    public async Task A_second_worker_should_get_in_while_the_first_waits_inside_Python()
    {
        await using var first = await WorkerAsync(number: 1);
        await using var second = await WorkerAsync(number: 2);
        using var sign = new Sign();
        var waiting = first.ValueAsync("rules:wait_at_the_gate", "second", DedicatedThread.Bound.TotalSeconds, sign.Path);
        await sign.SeenAsync();

        await second.ValueAsync("rules:open_the_gate", "second");

        (await waiting).ShouldBe(true);
    }

    [Theory]
    [InlineData(PythonIsolation.Shared)]
    [InlineData(PythonIsolation.Auto)]
    public async Task A_worker_should_keep_its_thread_and_what_is_local_to_it_from_call_to_call(PythonIsolation isolation)
    {
        await using var worker = await WorkerAsync(isolation: isolation);
        var before = await worker.ValueAsync("rules:thread");
        await worker.ValueAsync("rules:remember", "kept");

        var remembered = await worker.ValueAsync("rules:remember", "next");

        remembered.ShouldBe("kept");
        (await worker.ValueAsync("rules:thread")).ShouldBe(before);
    }

    [Fact]
    public async Task A_worker_should_be_no_daemon_and_bear_its_threads_name()
    {
        await using var worker = await WorkerAsync(number: 7);

        var thread = (object?[])(await worker.ValueAsync("rules:thread"))!;

        thread[1].ShouldBe("spec worker 7");
        thread[2].ShouldBe(false);
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
}
