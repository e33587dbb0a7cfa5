using System.Diagnostics;
using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Host.Serving;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Mapping;

/// <summary>How a run ends while a worker sits in C code that holds the GIL, or a start doesn't return: nobody can get in to end it in order.</summary>
public sealed class HeldGilSpecs : IDisposable
{
    // The drain, the grace period and a second are a tenth of it; the rest is for a busy machine. The C code takes a quarter of an hour.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(15);

    private readonly TemporaryFolder _folder = new();

    private string Output => _folder["out.jsonl"];

    public void Dispose() => _folder.Dispose();

    [UnixTheory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Run_should_end_with_what_it_has_when_it_is_interrupted(string backend)
    {
        await using var running = await HoldingAsync(backend);

        await ShouldEndInTimeWhenInterruptedAsync(running);
    }

    [UnixTheory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Run_should_leave_at_once_when_it_is_interrupted_twice(string backend)
    {
        await using var running = await HoldingAsync(backend, drainTimeout: "00:10:00");

        running.Signal(Signals.Interrupt);
        await running.UntilErrorLineAsync("Ending");

        await ShouldEndInTimeWhenInterruptedAsync(running);
    }

    [UnixTheory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Run_should_fail_with_the_reason_where_a_site_module_does_not_return(string backend)
    {
        var hanging = Path.Combine(PyActorsCommand.Modules, "hanging");

        var result = await PyActorsCommand.Of("call", "math:sqrt", "[16]", "--backend", backend, "--engine", "cpython")
            .With("PYTHONPATH", hanging).With("PyActors__Python__StartTimeout", "00:00:01").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.NoPython, result.ToString());
        result.Error.ShouldContain("Python hasn't started within 1 s");
    }

    private async Task ShouldEndInTimeWhenInterruptedAsync(RunningCommand running)
    {
        var began = Stopwatch.StartNew();
        running.Signal(Signals.Interrupt);
        var result = await running.EndAsync();

        began.Elapsed.ShouldBeLessThan(Bound);
        result.ExitCode.ShouldBe(ExitCode.Interrupted, result.ToString());
        ResultLines.Read(Output).Ordinals().ShouldBe([1, 2]);
    }

    // Two inputs have their lines, and the third holds the only worker.
    private async Task<RunningCommand> HoldingAsync(string backend, string drainTimeout = "00:00:00.2")
    {
        var running = PyActorsCommand.Of(
            "map", "host_jobs:same_or_hold_the_gil", "--workers", "1", "--python-path", PyActorsCommand.Modules, "--backend", backend, "--engine", "cpython", "--out", Output)
            .With("PyActors__Pool__DrainTimeout", drainTimeout).With("PyActors__Pool__GracePeriod", "00:00:00.2").Start();
        await running.WriteAsync("first\nsecond\n");
        await running.UntilAsync(() => File.Exists(Output) && File.ReadAllLines(Output).Length == 2);
        await running.WriteAsync("hold\n");
        await running.UntilErrorLineAsync("holding");
        return running;
    }
}
