using PyActors.Host.Running;
using PyActors.Host.Serving;

namespace PyActors.Host.Hosting;

/// <summary>What happened stands on standard error, in the same words whatever the pool is made of.</summary>
public sealed class LogSpecs
{
    [Theory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Log_should_warn_of_what_got_stuck_and_show_no_argument(string backend)
    {
        var result = await NapAsync(backend, "Warning");

        result.Error.ShouldContain("pyactors: TimedOut (Stuck): invocation 1 of pool 'default', host_jobs:nap, waited ");
        result.Error.ShouldNotContain("61.25");
        result.Error.ShouldNotContain("has ended");
    }

    [Theory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Log_should_say_how_the_pool_is_and_what_its_drain_came_to_when_it_is_asked_for_information(string backend)
    {
        var result = await NapAsync(backend, "Information");

        result.Error.ShouldContain("pyactors: The pool 'default' is ready\n");
        result.Error.ShouldContain("pyactors: The pool 'default' is draining and takes no new work\n");
        result.Error.ShouldContain("pyactors: The pool 'default' has ended: in the drain 0 invocations finished, 0 were interrupted, 0 abandoned; ");
    }

    [Theory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Log_should_be_silent_when_it_is_told_to(string backend)
    {
        var result = await NapAsync(backend, "None");

        result.Error.ShouldNotContain("TimedOut (Stuck)");
    }

    [Theory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Log_should_warn_once_that_the_active_environment_is_passed_over(string backend)
    {
        var result = await PyActorsCommand.Of("call", "math:sqrt", "16", "--backend", backend).InRemovedEnvironment().RunAsync();

        result.ExitCode.ShouldBe(0, result.ToString());
        var lines = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldHaveSingleItem().ShouldStartWith("pyactors: Passed over the active environment (VIRTUAL_ENV), /removed/.venv, which can't be used. There is no such file or folder. ");
        lines[0].ShouldEndWith(" is used instead.");
    }

    private static async Task<CommandResult> NapAsync(string backend, string level)
    {
        var result = await PyActorsCommand
            .Of("call", "host_jobs:nap", "61.25", "--timeout", "0.1", "--python-path", PyActorsCommand.Modules, "--backend", backend, "--engine", "cpython")
            .With("PyActors__Host__LogLevel", level)
            .With("PyActors__Pool__GracePeriod", "00:00:00.1")
            .RunAsync();
        result.ExitCode.ShouldBe(1, result.ToString());
        return result;
    }
}
