using PyActors.Host.Running;

namespace PyActors.Host.Commands;

/// <summary>What the program says about itself, and about what it isn't.</summary>
public sealed class CommandLineSpecs
{
    [Theory]
    [InlineData("", "Required command was not provided")]
    [InlineData("mapp", "'mapp'")]
    [InlineData("map", "'CALLABLE' missing")]
    [InlineData("call", "'CALLABLE' missing")]
    public async Task Wrong_command_should_exit_with_2_and_point_to_the_help(string arguments, string complaint)
    {
        var result = await PyActorsCommand.Of(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Usage, result.ToString());
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain(complaint);
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
