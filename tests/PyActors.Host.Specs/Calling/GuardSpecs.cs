using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Host.Serving;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Calling;

/// <summary>Python code that starts processes, under the program as it is run.</summary>
public sealed class GuardSpecs
{
    [Theory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Multiprocessing_should_start_Python_and_never_the_program_again(string backend)
    {
        var result = await CallAsync(backend, "host_jobs:double_in_another_process", "1", "2");

        result.ShouldBe(new CommandResult(ExitCode.Success, "[2,4,true,true]\n", ""));
    }

    [UnixTheory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Fork_should_be_refused_with_what_to_do_instead(string backend)
    {
        var result = await CallAsync(backend, "host_jobs:fork");

        result.ExitCode.ShouldBe(ExitCode.Failure, result.ToString());
        result.Error.ShouldContain("PermissionError");
        result.Error.ShouldContain("Start another program with subprocess");
    }

    private static Task<CommandResult> CallAsync(string backend, params string[] arguments) => PyActorsCommand
        .Of(["call", .. arguments, "--python-path", PyActorsCommand.Modules, "--backend", backend, "--engine", "cpython"])
        .With("PyActors__Pool__Isolation", "Shared").RunAsync();
}
