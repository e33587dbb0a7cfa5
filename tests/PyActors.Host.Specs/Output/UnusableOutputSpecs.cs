using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Output;

/// <summary>What the commands that have something to show do where it can't be shown: on a full disk, to a reader that has gone, on a closed output.</summary>
[Trait("Faces", "OnePython")]
public sealed class UnusableOutputSpecs
{
    [LinuxTheory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("map --help")]
    [InlineData("doctor")]
    [InlineData("doctor --json")]
    [InlineData("call math:sqrt 4 --backend embedded")]
    public async Task Command_should_say_that_the_disk_is_full(string arguments)
    {
        var result = await ShellCommand.RunAsync($"{PyActorsCommand.Executable} {arguments} > /dev/full");

        result.ExitCode.ShouldBe(ExitCode.Failure, result.ToString());
        result.Error.ShouldBe("pyactors: Can't write to standard output: No space left on device.\n");
    }

    [UnixTheory]
    [InlineData("--help")]
    [InlineData("doctor")]
    [InlineData("doctor --json")]
    public async Task Command_should_say_that_nobody_reads_what_it_shows(string arguments)
    {
        await using var command = ShellCommand.Start($"read go; exec {PyActorsCommand.Executable} {arguments}");

        command.CloseOutput();
        await command.GiveAsync("go\n");
        var result = await command.EndAsync(readsOutput: false);

        result.ExitCode.ShouldBe(ExitCode.Failure, result.ToString());
        result.Error.ShouldBe("pyactors: Nobody reads standard output any more.\n");
    }

    [UnixTheory]
    [InlineData("--help", "there is nowhere to show anything")]
    [InlineData("--version", "there is nowhere to show anything")]
    [InlineData("doctor", "there is nowhere to show anything")]
    [InlineData("call math:sqrt 4 --backend embedded", "there is nowhere to print the value")]
    [InlineData("serve --allow math --backend embedded", "there is nowhere to answer")]
    [InlineData("map builtins:len --backend embedded", "name a file with --out")]
    public async Task Command_should_say_that_standard_output_is_closed(string arguments, string without)
    {
        var result = await ShellCommand.RunAsync($"{PyActorsCommand.Executable} {arguments} >&-");

        result.ExitCode.ShouldBe(ExitCode.Usage, result.ToString());
        result.Error.ShouldBe($"pyactors: Standard output is closed; {without}.\n");
    }

    [LinuxTheory]
    [InlineData("frobnicate", ExitCode.Usage)]
    [InlineData("call nosuchmodule:name --backend embedded", ExitCode.Usage)]
    [InlineData("call math:sqrt -1 --backend embedded", ExitCode.Failure)]
    [InlineData("map builtins:len --backend embedded", ExitCode.Success)]
    [InlineData("serve --allow math --backend embedded", ExitCode.Success)]
    public async Task Command_should_end_as_ever_where_nothing_can_be_said_on_standard_error(string arguments, int code)
    {
        var result = await ShellCommand.RunAsync($"{PyActorsCommand.Executable} {arguments} 2> /dev/full");

        result.ExitCode.ShouldBe(code, result.ToString());
    }
}
