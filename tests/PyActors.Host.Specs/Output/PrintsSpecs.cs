using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Host.Serving;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Output;

/// <summary>What comes of what Python code prints.</summary>
public sealed class PrintsSpecs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixTheory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Prints_should_come_line_by_line_and_whatever_they_are(string backend)
    {
        await using var running = PyActorsCommand.Of("call", "host_jobs:talk_and_wait", "600", "--python-path", PyActorsCommand.Modules, "--backend", backend)
            .With("PYTHONUNBUFFERED", null).Start();

        (await running.NextErrorLineAsync()).ShouldBe(@"talking \ud800");
    }

    [UnixFact]
    public async Task Prints_should_go_to_standard_error_where_the_lines_go_to_a_file()
    {
        var result = await PyActorsCommand.OnModules("map", "host_jobs:talk_and_log", "--out", _folder["out.jsonl"]).RunAsync("a\n");

        result.Output.ShouldBeEmpty();
        result.Error.ShouldStartWith("talking about a\nWARNING:root:logging a\n");
    }

    [UnixFact]
    public async Task Prints_should_be_lost_where_standard_error_is_closed()
    {
        var result = await ShellCommand.RunAsync($"{PyActorsCommand.Executable} call host_jobs:talk 1 --python-path {PyActorsCommand.Modules} 2>&-");

        result.ShouldBe(new CommandResult(ExitCode.Success, "1\n", ""));
    }
}
