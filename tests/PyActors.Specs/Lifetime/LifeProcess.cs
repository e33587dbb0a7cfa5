using System.Diagnostics;
using PyActors.Specs.Engines;

namespace PyActors.Specs.Lifetime;

/// <summary>One whole life of a process with Python actors in it, from its start to its exit.</summary>
internal sealed class LifeProcess : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly CancellationTokenSource _bound = new(Bound);
    private readonly List<string> _lines = [];

    private LifeProcess(Process process) => _process = process;

    /// <summary>What it has written so far.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public int ExitCode => _process.ExitCode;

    public static LifeProcess Begin(string life) => BeginProgram("PyActors.Actors.App", life, EngineUnderTest.Name);

    /// <summary>Starts any program beside the specs.</summary>
    public static LifeProcess BeginProgram(string program, params string[] arguments)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, $"{program}.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", assembly, .. arguments]) { RedirectStandardOutput = true };
        return new LifeProcess(Process.Start(start)!);
    }

    /// <summary>A life from its beginning to its end.</summary>
    public static async Task<LifeProcess> LiveAsync(string life)
    {
        var process = Begin(life);
        await process.EndAsync();
        return process;
    }

    /// <summary>Reads on until it has written a line.</summary>
    public Task WrittenAsync(string line) => WrittenAsync(next => next == line);

    /// <summary>Reads on until it has written a line that will do.</summary>
    public async Task WrittenAsync(Predicate<string> will)
    {
        while (await _process.StandardOutput.ReadLineAsync(_bound.Token) is { } next)
        {
            _lines.Add(next);
            if (will(next))
                return;
        }

        throw new InvalidOperationException($"It ended without the line that was waited for: {string.Join('\n', _lines)}");
    }

    /// <summary>Sends a signal, as a terminal or a service manager does.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync(_bound.Token);
    }

    /// <summary>Reads on until it has ended by itself.</summary>
    public async Task EndAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync(_bound.Token) is { } next)
            _lines.Add(next);

        await _process.WaitForExitAsync(_bound.Token);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();

        _process.Dispose();
        _bound.Dispose();
    }
}
