using PyActors.Host.Commands;
using PyActors.Host.Running;

namespace PyActors.Host.Hosting;

/// <summary>Whatever the pool is made of and whatever embeds Python, the program does the same.</summary>
public sealed class BackendSpecs
{
    private static readonly string Jobs = Path.Combine(AppContext.BaseDirectory, "jobs");

    [WholeBuildFact]
    public void Actor_pool_and_pythonnet_should_be_the_default_where_they_are_built_in()
    {
        var choices = BuiltIn.Choices();

        var backend = choices.Backend(null);

        backend.Name.ShouldBe("akka");
        choices.Engine(null, backend).Name.ShouldBe("pythonnet");
    }

    [WholeBuildTheory]
    [InlineData("akka", "pythonnet")]
    [InlineData("akka", "cpython")]
    [InlineData("embedded", "pythonnet")]
    public async Task Backends_and_engines_should_write_the_same_lines(string backend, string engine)
    {
        var inputs = Directory.GetFiles(AppContext.BaseDirectory, "*.py", SearchOption.AllDirectories).Append("/no/such/file.py");

        var result = await MapAsync(backend, engine, inputs);
        var expected = await MapAsync("embedded", "cpython", inputs);

        result.ExitCode.ShouldBe(expected.ExitCode, result.ToString());
        result.Lines.Select(line => line.Essence()).ShouldBe(expected.Lines.Select(line => line.Essence()));
    }

    [WholeBuildFact]
    public async Task Run_on_one_GIL_should_advise_the_engine_that_gives_each_worker_its_own()
    {
        var result = await PyActorsCommand.Of("map", "builtins:len", "--workers", "2").RunAsync("one\ntwo\nthree\n");

        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        result.Error.ShouldContain("All workers shared one GIL");
        result.Error.ShouldContain("--engine cpython");
    }

    [WholeBuildFact]
    public async Task Start_that_fails_should_be_told_once_and_leave_standard_output_alone()
    {
        var result = await PyActorsCommand.Of("map", "math:sqrt", "--out", "/dev/null", "--python", "/no/such/python", "--backend", "akka").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.NoPython, result.ToString());
        result.Output.ShouldBeEmpty();
        result.Error.ShouldStartWith("pyactors: The configured Python, /no/such/python, can't be used.");
        result.Error.Trim().ShouldNotContain('\n');
    }

    [WholeBuildFact]
    public async Task Isolation_that_the_engine_can_not_give_should_be_wrong_usage()
    {
        var result = await PyActorsCommand.Of("call", "math:sqrt", "4", "--isolation", "own-gil", "--backend", "akka", "--engine", "pythonnet").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Usage, result.ToString());
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("needs the engine 'cpython'");
    }

    private static Task<CommandResult> MapAsync(string backend, string engine, IEnumerable<string> inputs) =>
        PyActorsCommand.Of("map", "code_metrics:measure", "--python-path", Jobs, "--workers", "2", "--backend", backend, "--engine", engine)
            .RunAsync(string.Join('\n', inputs));
}
