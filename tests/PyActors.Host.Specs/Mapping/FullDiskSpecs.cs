using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Mapping;

/// <summary>A disk that is full in the middle of a line: what is whole stays, and a resumed run goes on from there.</summary>
[Trait("Faces", "OnePython")]
public sealed class FullDiskSpecs : IDisposable
{
    private const int Count = 3000;

    private readonly TemporaryFolder _folder = new();
    private readonly string _inputs;

    public FullDiskSpecs() => _inputs = _folder.Write("inputs", string.Concat(Enumerable.Range(1, Count).Select(static i => $"{i}\n")));

    public void Dispose() => _folder.Dispose();

    [SmallDiskFact]
    public async Task Run_should_go_on_where_it_stopped_once_a_full_disk_has_room()
    {
        using var disk = new SmallDisk();
        var output = disk["out.jsonl"];

        var full = await Map(output).RunAsync();
        ShouldHaveStopped(full, output, "No space left on device");
        disk.Grow();

        await ShouldGoOnAsync(output);
    }

    [UnixFact]
    public async Task Run_should_go_on_where_it_stopped_once_a_file_may_be_larger()
    {
        var output = _folder["out.jsonl"];

        // The runtime's own memory for code is a file, too, unless it may write where it executes.
        var full = await ShellCommand.RunAsync(
            $"trap '' XFSZ; ulimit -f 100; DOTNET_EnableWriteXorExecute=0 {PyActorsCommand.Executable} map builtins:len --lines {_inputs} --out {output} --backend embedded --engine cpython");
        ShouldHaveStopped(full, output, "File too large");

        await ShouldGoOnAsync(output);
    }

    private static void ShouldHaveStopped(CommandResult run, string output, string why)
    {
        var text = File.ReadAllText(output);
        var whole = text.Count(static character => character == '\n');

        run.ExitCode.ShouldBe(ExitCode.Failure, run.ToString());
        run.Error.ShouldContain($"Can't write to '{output}': {why}. {whole:N0} lines of this run are in it, and at most a torn one.");
        whole.ShouldBeInRange(100, Count - 1);
        text.ShouldNotEndWith("\n");
    }

    private async Task ShouldGoOnAsync(string output)
    {
        var resumed = await Map(output, "--resume").RunAsync();

        resumed.ExitCode.ShouldBe(ExitCode.Success, resumed.ToString());
        ResultLines.Read(output).Ordinals().ShouldBe(Enumerable.Range(1, Count).Select(static i => (long)i));
    }

    private PyActorsCommand Map(string output, params string[] more) =>
        PyActorsCommand.Of(["map", "builtins:len", "--lines", _inputs, "--out", output, "--backend", "embedded", "--engine", "cpython", .. more]);
}
