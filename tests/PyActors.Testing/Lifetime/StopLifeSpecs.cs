namespace PyActors.Testing.Lifetime;

/// <summary>Lives in which the engine is stopped, the same for every engine with a real Python behind it.</summary>
public abstract class StopLifeSpecs(string engine)
{
    [Fact]
    public async Task Stopping_should_suit_the_allocators_of_Pythons_development_mode()
    {
        var life = await LifeProcess.RunAsync(
            "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "PyActors.Lifetime.App.dll"), engine, "stop", "3"], variable: "PYTHONDEVMODE");

        life.ExitCode.ShouldBe(3);
    }

    [Theory]
    [InlineData("take_signals", null)]
    [InlineData("values", "PYTHONFAULTHANDLER")]
    [InlineData("take_signals", "PYTHONDEVMODE")]
    public async Task Faulthandler_should_leave_NET_the_signals_that_it_makes_exceptions_of(string wish, string? variable)
    {
        var life = await LifeProcess.RunAsync(
            "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "PyActors.Lifetime.App.dll"), engine, "catch-faults-after", "3", wish], variable: variable);

        life.ExitCode.ShouldBe(3);
        life.Output.Split("caught a null").Length.ShouldBe(5);
        life.Output.Split("caught a zero").Length.ShouldBe(5);
    }

    [Fact]
    public async Task Second_stop_should_repeat_the_report_and_a_stopped_engine_make_no_interpreter()
    {
        var life = await LifeProcess.LiveAsync(engine, "stop-twice");

        life.Output.Split("finalised: True").Length.ShouldBe(3);
        life.Output.ShouldContain($"refused: The engine '{engine}' isn't running.");
        life.Output.ShouldContain($"not attached: The engine '{engine}' has been stopped");
    }

    [Fact]
    public async Task Exit_handlers_should_run_and_buffered_output_be_written()
    {
        var life = await LifeProcess.LiveAsync(engine, "stop-after", wishes: ["write=hello", "write_at_exit=goodbye"]);

        life.Output.ShouldContain("hello");
        life.Output.ShouldContain("goodbye");
        life.Output.ShouldContain("finalised: True");
    }

    [Fact]
    public async Task A_thread_that_ends_in_time_should_be_waited_for()
    {
        var life = await LifeProcess.LiveAsync(engine, "stop-after", wishes: ["start_thread=0.2"]);

        life.Output.ShouldContain("finalised: True");
    }

    [Theory]
    [InlineData("leave_an_idle_executor")]
    [InlineData("leave_an_idle_process_executor")]
    public async Task An_idle_executor_should_be_dismissed(string wish)
    {
        var life = await LifeProcess.LiveAsync(engine, "stop-after", wishes: [wish]);

        life.Output.ShouldContain("finalised: True");
    }

    [Theory]
    [InlineData("start_thread=1000", "left: Python threads still run: lives on.")]
    [InlineData("start_daemon_thread", "left: Python threads still run: daemon.")]
    [InlineData("start_raw_thread", "left: Threads that are still in the main interpreter")]
    [InlineData("hang_at_exit", "left: Exit handlers (atexit) don't end.")]
    public async Task What_does_not_end_should_be_reported_and_keep_Python_from_being_finalised(string wish, string left)
    {
        var life = await LifeProcess.LiveAsync(engine, "stop-after", exitCode: 6, wishes: ["write=hello", wish]);

        life.Output.ShouldContain("finalised: False");
        life.Output.ShouldContain(left);
        life.Output.ShouldContain("hello");
        life.ExitCode.ShouldBe(6);
    }

    [Theory]
    [InlineData("loop", "left: Threads that are still in the main interpreter")]
    [InlineData("block_without_the_gil", "left: Threads that are still in the main interpreter")]
    [InlineData("block_with_the_gil", "left: Code that doesn't return holds the GIL")]
    public async Task Stop_should_end_within_its_bound_while_a_worker_is_busy(string wish, string left)
    {
        var life = await LifeProcess.LiveAsync(engine, "stop-while", exitCode: 3, wishes: [wish]);

        life.Output.ShouldContain("finalised: False");
        life.Output.ShouldContain(left);
        life.ExitCode.ShouldBe(3);
    }
}
