using PyActors.Testing.Engines;

namespace PyActors.CPython.Specs.Interpreters;

[Collection(EngineFixture.Collection)]
public sealed class SubInterpreterSpecs(EngineFixture fixture)
{
    // Long enough that the other worker's short call ends meanwhile on any machine.
    private const int LongSum = 100_000_000;

    private static readonly string[] Common = ["json", "re", "datetime", "decimal", "ctypes", "sqlite3", "urllib.request"];

    [OwnGilFact]
    public async Task Workers_should_run_in_parallel_each_with_its_own_GIL()
    {
        await using var first = await fixture.WorkerAsync(PythonIsolation.OwnGil, 1);
        await using var second = await fixture.WorkerAsync(PythonIsolation.OwnGil, 2);
        using var sign = new Sign();
        var keeping = first.ValueAsync("rules:keep_the_gil", sign.Path, LongSum);
        await sign.SeenAsync();

        await second.ValueAsync("math:sqrt", 4.0);

        keeping.IsCompleted.ShouldBeFalse();
        await keeping;
    }

    [OwnGilFact]
    public async Task Stream_should_give_its_items_while_that_of_another_worker_keeps_its_own_GIL()
    {
        await using var pool = await EmbeddedPythonPool.StartAsync(
            PythonRuntime.Attach(fixture.Engine), new PoolOptions { Workers = 2, Isolation = PythonIsolation.OwnGil });
        using var sign = new Sign();
        await using var keeping = pool.StreamAsync<long>("rules:keep_the_gil_between_items", sign.Path, LongSum).GetAsyncEnumerator();
        (await keeping.MoveNextAsync()).ShouldBeTrue();
        await sign.SeenAsync();
        var kept = keeping.MoveNextAsync().AsTask();

        (await pool.StreamAsync<long>("builtins:range", 1_000L).CountAsync()).ShouldBe(1_000);

        kept.IsCompleted.ShouldBeFalse();
        (await kept).ShouldBeTrue();
    }

    [OwnGilFact]
    public async Task Threading_should_come_with_its_first_import_and_know_the_worker_then()
    {
        await using var worker = await fixture.WorkerAsync(PythonIsolation.OwnGil, 7);
        (await worker.ValueAsync("sys:modules.__contains__", "threading")).ShouldBe(false);

        var thread = (object?[])(await worker.ValueAsync("rules:thread"))!;
        var loader = await worker.ValueAsync("rules:loader_of_threading");

        thread[1..].ShouldBe(["spec worker 7", false]);
        loader.ShouldBe(new object?[] { true, "SourceFileLoader" });
    }

    [OwnGilFact]
    public async Task Workers_should_share_no_modules()
    {
        await using var first = await fixture.WorkerAsync(PythonIsolation.OwnGil, 1);
        await using var second = await fixture.WorkerAsync(PythonIsolation.OwnGil, 2);
        await first.ValueAsync("rules:open_the_gate");

        var isOpen = await second.ValueAsync("rules:wait_at_the_gate", "default", 0.0);

        isOpen.ShouldBe(false);
    }

    [OwnGilFact]
    public async Task A_module_that_refuses_sub_interpreters_should_be_a_fault_that_advises_shared()
    {
        await using var worker = await fixture.WorkerAsync(PythonIsolation.OwnGil);

        var fault = await worker.RunAsync(interpreter => interpreter.WarmUp(new WarmUpOptions { Modules = ["json", "faulthandler"] }));

        fault!.Kind.ShouldBe(PyFaultKind.Raised);
        fault.Error!.Type.ShouldBe("ImportError");
        fault.Message.ShouldContain("faulthandler");
        fault.Message.ShouldContain("'shared'");
    }

    [OwnGilFact]
    public async Task A_search_path_should_come_first_in_every_interpreter()
    {
        await using var worker = await fixture.WorkerAsync(PythonIsolation.OwnGil);

        var file = await worker.ValueAsync("rules:__file__.__str__");

        file.ShouldBe(Path.Combine(fixture.Modules, "rules.py"));
    }

    [OwnGilFact]
    public async Task Sub_interpreters_should_come_and_go_in_parallel_with_common_modules_in_them()
    {
        var cycles = Enumerable.Range(1, 4).Select(async number =>
        {
            for (var i = 0; i < 5; i++)
            {
                await using var worker = await fixture.WorkerAsync(PythonIsolation.OwnGil, number);
                (await worker.RunAsync(interpreter => interpreter.WarmUp(new WarmUpOptions { Modules = Common }))).ShouldBeNull();
                (await worker.CloseAsync()).ShouldBeTrue();
            }
        });

        await Task.WhenAll(cycles);
    }
}
