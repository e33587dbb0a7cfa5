using PyActors.Host.Running;

namespace PyActors.Host.Commands;

/// <summary>What the program says about itself, and about what it isn't.</summary>
public sealed class CommandLineSpecs
{
    [Theory]
    [InlineData("", "No command is given. There is: map, call, serve, doctor.")]
    [InlineData("mapp builtins:len", "There is no command 'mapp'. Did you mean 'map'?")]
    [InlineData("map builtins:len --worker 2", "There is no option '--worker'. Did you mean '--workers'?")]
    [InlineData("call math:sqrt [16] --engin cpython", "There is no option '--engin'. Did you mean '--engine'?")]
    [InlineData("map builtins:len file.txt", "'file.txt' is one argument too many. Inputs are named by --glob")]
    [InlineData("--frobnicate", "There is no option '--frobnicate'.")]
    [InlineData("map", "Required argument 'CALLABLE' missing")]
    [InlineData("call", "Required argument 'CALLABLE' missing")]
    public async Task Wrong_command_should_exit_with_2_and_point_to_the_help(string arguments, string complaint)
    {
        var result = await PyActorsCommand.Of(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Usage, result.ToString());
        result.Output.ShouldBeEmpty();
        result.Error.Split('\n')[0].ShouldStartWith($"pyactors: {complaint}");
        result.Error.ShouldContain("--help'.");
    }

    [Theory]
    [InlineData("map", "--glob", "--lines", "--jsonl", "--out", "--resume", "--workers", "--timeout", "--isolation", "--engine", "--backend", "--python", "--python-path")]
    [InlineData("call", "--kwargs", "--timeout", "--engine", "--backend", "--python", "--python-path")]
    [InlineData("doctor", "--json", "--python")]
    public async Task Help_should_name_every_option(string command, params string[] options)
    {
        var result = await PyActorsCommand.Of(command, "--help").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Success);
        foreach (var option in options)
            result.Output.ShouldContain(option);
    }
}
