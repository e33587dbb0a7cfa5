using System.Diagnostics;
using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Host.Serving;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Mapping;

/// <summary>How a run ends before its inputs do: interrupted, or because its output ends.</summary>
public sealed class EndingSpecs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixTheory]
    [InlineData(Signals.Interrupt)]
    [InlineData(Signals.Terminate)]
    public async Task Run_should_finish_what_it_has_begun_when_it_is_asked_to_end(int signal)
    {
        var output = _folder["out.jsonl"];
        await using var running = PyActorsCommand.OnModules("map", "host_jobs:nap", "--workers", "2", "--out", output).Start();
        await running.WriteAsync(string.Concat(Enumerable.Repeat("0.05\n", 2000)));
        await running.UntilAsync(() => File.Exists(output) && File.ReadAllLines(output).Length > 2);

        running.Signal(signal);
        var result = await running.EndAsync();

        result.ExitCode.ShouldBe(ExitCode.Interrupted, result.ToString());
        result.Error.ShouldContain("--resume");
        var lines = ResultLines.Read(output);
        lines.Count.ShouldBeLessThan(2000);
        lines.Ordinals().ShouldBe(Enumerable.Range(1, lines.Count).Select(i => (long)i));
        lines.ShouldAllBe(line => line.FaultKind() == null);
    }

    [UnixFact]
    public async Task Run_should_start_no_input_that_takes_long_once_it_is_asked_to_end()
    {
        var output = _folder["out.jsonl"];
        await using var running = PyActorsCommand.OnModules("map", "host_jobs:nap", "--workers", "1", "--out", output).Start();
        await running.WriteAsync(string.Concat(Enumerable.Repeat("0.2\n", 100)));
        await running.UntilAsync(() => File.Exists(output) && File.ReadAllLines(output).Length > 1);

        running.Signal(Signals.Interrupt);
        await running.UntilErrorLineAsync("Ending");
        var written = File.ReadAllLines(output).Length;
        var result = await running.EndAsync();

        result.ExitCode.ShouldBe(ExitCode.Interrupted, result.ToString());
        // The one that runs, and the one that was just being handed over.
        ResultLines.Read(output).Count.ShouldBeLessThanOrEqualTo(written + 2);
    }

    [UnixFact]
    public async Task Run_should_wait_for_what_runs_when_it_is_asked_to_end()
    {
        await using var running = PyActorsCommand.OnModules("map", "host_jobs:talk_or_wait", "--workers", "1", "--out", _folder["out.jsonl"]).Start();
        await running.WriteAsync("0\n1\n");
        (await running.NextErrorLineAsync()).ShouldBe("waiting");

        running.Signal(Signals.Interrupt);

        (await running.EndAsync()).ExitCode.ShouldBe(ExitCode.Interrupted);
        ResultLines.Read(_folder["out.jsonl"]).Ordinals().ShouldBe([1, 2]);
    }

    [UnixTheory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Run_should_take_back_what_still_runs_when_the_time_for_its_end_is_up(string backend)
    {
        await using var running = PyActorsCommand.Of(
            "map", "host_jobs:talk_or_wait", "--workers", "1", "--python-path", PyActorsCommand.Modules, "--backend", backend, "--engine", "cpython", "--out", _folder["out.jsonl"])
            .With("PyActors__Pool__DrainTimeout", "00:00:00.2").Start();
        await running.WriteAsync("0\n600\n");
        (await running.NextErrorLineAsync()).ShouldBe("waiting");

        var began = Stopwatch.StartNew();
        running.Signal(Signals.Interrupt);
        var result = await running.EndAsync();

        // The host itself would wait for 20 s before it takes the pool away from the run.
        began.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        result.ExitCode.ShouldBe(ExitCode.Interrupted, result.ToString());
        result.Error.ShouldContain("1 input in");
        ResultLines.Read(_folder["out.jsonl"]).Ordinals().ShouldBe([1]);
    }

    [UnixFact]
    public async Task Run_should_end_when_it_is_interrupted_while_it_waits_for_input()
    {
        await using var running = PyActorsCommand.OnModules("map", "host_jobs:same").Start();
        await running.WriteAsync("first\n");
        await running.NextLineAsync();

        running.Signal(Signals.Interrupt);

        (await running.EndAsync()).ExitCode.ShouldBe(ExitCode.Interrupted);
    }

    [UnixFact]
    public async Task Run_should_leave_at_once_when_it_is_interrupted_twice()
    {
        var output = _folder["out.jsonl"];
        await using var running = PyActorsCommand.OnModules("map", "host_jobs:talk_or_wait", "--workers", "1", "--out", output).Start();
        await running.WriteAsync("0\n60\n");
        (await running.NextErrorLineAsync()).ShouldBe("waiting");
        await running.UntilAsync(() => File.ReadAllLines(output).Length == 1);

        running.Signal(Signals.Interrupt);
        await running.UntilErrorLineAsync("Ending");
        running.Signal(Signals.Interrupt);
        var result = await running.EndAsync();

        result.ExitCode.ShouldBe(ExitCode.Interrupted);
        result.Error.ShouldNotContain("inputs in");
        ResultLines.Read(output).Ordinals().ShouldBe([1]);
    }

    [UnixFact]
    public async Task Run_should_end_when_nobody_reads_its_output_any_more()
    {
        await using var running = PyActorsCommand.OnModules("map", "host_jobs:same").Start();
        await running.WriteAsync("first\n");
        await running.NextLineAsync();

        running.CloseOutput();
        await running.WriteAsync("second\n");
        var result = await running.EndAsync(readsOutput: false);

        result.ExitCode.ShouldBe(ExitCode.Failure);
        result.Error.ShouldContain("Nobody reads standard output any more; 1 line of this run is in it.");
    }

    [LinuxFact]
    public async Task Run_should_say_that_its_inputs_can_not_be_read_any_further()
    {
        // A file that can be opened, and has nothing at its beginning that could be read.
        var result = await PyActorsCommand.OnModules("map", "host_jobs:same", "--lines", "/proc/self/mem").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Failure, result.ToString());
        result.Error.ShouldContain("Input/output error");
    }

    [UnixFact]
    public async Task Run_should_say_that_the_disk_is_full()
    {
        var named = await PyActorsCommand.OnModules("map", "host_jobs:same", "--out", "/dev/full").RunAsync("1\n");
        var redirected = await ShellCommand.RunAsync(
            $"echo 1 | {PyActorsCommand.Executable} map builtins:len --backend embedded --engine cpython > /dev/full");

        foreach (var result in (CommandResult[])[named, redirected])
        {
            result.ExitCode.ShouldBe(ExitCode.Failure, result.ToString());
            result.Error.ShouldContain("No space left on device");
        }
    }

    [UnixFact]
    public async Task Run_should_refuse_an_output_that_another_run_is_writing()
    {
        var output = _folder["out.jsonl"];
        await using var running = PyActorsCommand.OnModules("map", "host_jobs:same", "--out", output).Start();
        await running.WriteAsync("first\n");
        await running.UntilAsync(() => File.Exists(output) && File.ReadAllLines(output).Length == 1);

        var second = await PyActorsCommand.OnModules("map", "host_jobs:same", "--out", output).RunAsync("other\n");

        second.ExitCode.ShouldBe(ExitCode.Usage, second.ToString());
        second.Error.ShouldContain("Another run is writing");
        ResultLines.Read(output).Count.ShouldBe(1);
    }
}
