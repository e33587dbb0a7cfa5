using System.Diagnostics;
using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Host.Serving;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Hosting;

/// <summary>A command that is interrupted before its pool is ready: nothing has been begun that it would have to wait for.</summary>
public sealed class InterruptedStartSpecs : IDisposable
{
    // Python's own end would be waited for for 6 s.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(4);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixTheory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Command_should_end_at_once_when_it_is_interrupted_while_a_Python_is_asked(string backend)
    {
        var python = PretendPython.Write(_folder, $"open('{_folder["asked"]}', 'w').close(); import time; time.sleep(9)");

        await ShouldEndAtOnceAsync(python, backend, () => File.Exists(_folder["asked"]));
    }

    [UnixTheory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Command_should_end_at_once_when_it_is_interrupted_while_a_worker_starts(string backend)
    {
        _folder.Write("slow_start.py", $"open('{_folder["imported"]}', 'w').close(); import time; time.sleep(600)");

        await ShouldEndAtOnceAsync(null, backend, () => File.Exists(_folder["imported"]));
    }

    private async Task ShouldEndAtOnceAsync(string? python, string backend, Func<bool> hasBegun)
    {
        string[] arguments = ["map", "slow_start:same", "--out", _folder["out.jsonl"], "--backend", backend, "--python-path", _folder.Path];
        await using var running = PyActorsCommand.Of(python is null ? arguments : [.. arguments, "--python", python]).Start();
        await running.UntilAsync(hasBegun);

        var began = Stopwatch.StartNew();
        running.Signal(Signals.Interrupt);
        var result = await running.EndAsync();

        began.Elapsed.ShouldBeLessThan(AtOnce);
        result.ExitCode.ShouldBe(ExitCode.Interrupted, result.ToString());
        result.Error.ShouldBeEmpty();
        File.Exists(_folder["out.jsonl"]).ShouldBeFalse();
    }
}
