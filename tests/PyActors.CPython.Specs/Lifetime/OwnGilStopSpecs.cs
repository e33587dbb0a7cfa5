using PyActors.Testing.Engines;
using PyActors.Testing.Lifetime;

namespace PyActors.CPython.Specs.Lifetime;

public sealed class OwnGilStopSpecs
{
    [OwnGilFact]
    public async Task Exit_handlers_should_run_and_buffered_output_be_written_when_the_worker_leaves()
    {
        var life = await LifeProcess.LiveAsync("cpython", "stop-own-gil-after", wishes: ["write=hello", "write_at_exit=goodbye"]);

        life.Output.ShouldContain("hello");
        life.Output.ShouldContain("goodbye");
        life.Output.ShouldContain("closed: True");
        life.Output.ShouldContain("finalised: True");
    }

    [OwnGilFact]
    public async Task An_idle_executor_should_be_dismissed()
    {
        var life = await LifeProcess.LiveAsync("cpython", "stop-own-gil-after", wishes: ["leave_an_idle_executor"]);

        life.Output.ShouldContain("closed: True");
        life.Output.ShouldContain("finalised: True");
    }

    [OwnGilFact]
    public Task A_sub_interpreter_in_which_a_thread_lives_should_be_abandoned_and_counted() => ShouldBeAbandonedAsync("start_thread=1000");

    [OwnGilFact]
    public Task A_sub_interpreter_in_which_a_raw_thread_lives_should_be_abandoned_and_counted() => ShouldBeAbandonedAsync("start_raw_thread");

    [OwnGilFact]
    public Task A_sub_interpreter_whose_exit_handler_hangs_should_be_abandoned_and_counted() => ShouldBeAbandonedAsync("hang_at_exit");

    private static async Task ShouldBeAbandonedAsync(string wish)
    {
        var life = await LifeProcess.LiveAsync("cpython", "stop-own-gil-after", exitCode: 5, wishes: ["write=hello", wish]);

        life.Output.ShouldContain("closed: False");
        life.Output.ShouldContain("finalised: False");
        life.Output.ShouldContain("left: Sub-interpreters in which Python code or threads still run, by worker: 1.");
        life.Output.ShouldContain("hello");
        life.ExitCode.ShouldBe(5);
    }
}
