namespace PyActors.Testing.Contract;

/// <summary>What would copy or replace the process is refused; what starts another program isn't.</summary>
public abstract partial class PythonContractSpecs
{
    private bool IsSubInterpreter => Engine.Report!.Resolve(Isolation) == PythonIsolation.OwnGil;

    [Theory]
    [InlineData("forks:fork")]
    [InlineData("forks:fork_with_a_terminal")]
    [InlineData("forks:replace")]
    [InlineData("forks:fork_a_worker")]
    public async Task Python_code_should_neither_fork_nor_replace_the_process(string callable)
    {
        var fault = await FaultAsync(callable);

        // A sub-interpreter refuses by a rule of its own before anybody is asked.
        fault.Error!.Type.ShouldBe(IsSubInterpreter ? "RuntimeError" : "PermissionError");
        fault.Message.ShouldContain("Start another program with subprocess");
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task A_thread_of_Pythons_own_should_not_fork()
    {
        var errors = (await InvokeAsync("forks:fork_on_a_thread_of_its_own")).Value;

        errors.ShouldBe(new object?[] { IsSubInterpreter ? "RuntimeError" : "PermissionError" });
    }

    [Theory]
    [InlineData("forks:run_a_program", "hello")]
    [InlineData("forks:spawn_a_program", 3L)]
    [InlineData("forks:run_a_shell", 5L)]
    public async Task Python_code_should_run_other_programs(string callable, object outcome)
    {
        (await InvokeAsync(callable)).Value.ShouldBe(outcome);
    }

    [Fact]
    public async Task Multiprocessing_should_spawn_by_default()
    {
        (await InvokeAsync("forks:start_method")).Value.ShouldBe("spawn");
        (await InvokeAsync("forks:run_a_process")).Value.ShouldBe(0L);
    }

    [Fact]
    public async Task What_waits_for_an_import_should_be_done_by_it_once_and_not_by_a_look_for_the_module()
    {
        (await InvokeAsync("forks:steps_of_an_import")).Value.ShouldBe(new object?[] { false, Array.Empty<object?>(), new object?[] { "colorsys" } });
    }

    [Fact]
    public async Task Process_pool_of_concurrent_futures_should_work_or_say_where_it_would()
    {
        if (IsSubInterpreter)
        {
            var fault = await FaultAsync("forks:run_an_executor", 1);
            fault.Message.ShouldContain("Its threads are daemons");
            fault.Message.ShouldContain("isolation 'shared'");
            return;
        }

        (await InvokeAsync("forks:run_an_executor", 1, 2, 3)).Value.ShouldBe(new object?[] { 2L, 4L, 6L });
    }

    [Fact]
    public async Task Pool_of_multiprocessing_should_start_Python_and_never_the_NET_program_again()
    {
        // The threads with which it serves its processes are daemons, which a sub-interpreter refuses.
        if (IsSubInterpreter)
        {
            var fault = await FaultAsync("forks:run_a_pool", 1);
            fault.Message.ShouldContain("daemon threads are disabled");
            fault.Message.ShouldContain("isolation 'shared'");
            return;
        }

        (await InvokeAsync("forks:run_a_pool", 1, 2, 3)).Value.ShouldBe(new object?[] { 2L, 4L, 6L, true });
    }
}
