using System.Diagnostics;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Lifetime;

/// <summary>One whole life of a process, from its start to its exit.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What it wrote on its standard output.</param>
/// <param name="BeganAt">When it was started, by the machine's clock of milliseconds (<see cref="Environment.TickCount64"/>), which all processes share.</param>
/// <param name="EndedAt">When it had ended, by the same clock.</param>
public sealed record LifeProcess(int ExitCode, string Output, long BeganAt, long EndedAt)
{
    // What would hang sleeps for a quarter of an hour; a life that ends by itself takes a second or two, and longer on a busy machine.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    /// <summary>The folder of the Python modules that lives are made of.</summary>
    public static string Modules { get; } = Path.Combine(AppContext.BaseDirectory, "python");

    /// <summary>Lives a life. Fails if the process doesn't end by itself.</summary>
    /// <param name="engine">The engine, by its name.</param>
    /// <param name="life">Which one.</param>
    /// <param name="exitCode">What its Main returns.</param>
    /// <param name="python">The Python it starts.</param>
    /// <param name="wishes">What Python code does in it.</param>
    public static Task<LifeProcess> LiveAsync(string engine, string life, int exitCode = 0, string? python = null, params string[] wishes) =>
        RunAsync("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "PyActors.Lifetime.App.dll"), engine, life, $"{exitCode}", .. wishes], python);

    /// <summary>Runs any program. Fails if it doesn't end by itself.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="python">The Python that an engine in it starts.</param>
    /// <param name="locale">LC_ALL, if it is to be set.</param>
    /// <param name="pythonPath">PYTHONPATH, if it is to be set.</param>
    /// <param name="variable">Another variable that is to be set to 1.</param>
    public static async Task<LifeProcess> RunAsync(
        string program, IEnumerable<string> arguments, string? python = null, string? locale = null, string? pythonPath = null, string? variable = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["PYACTORS_PYTHON"] = python ?? PythonUnderTest.Installation.Executable;
        start.Environment.Remove("PYTHONUNBUFFERED");
        if (locale is not null)
            start.Environment["LC_ALL"] = locale;
        if (pythonPath is not null)
            start.Environment["PYTHONPATH"] = pythonPath;
        if (variable is not null)
            start.Environment[variable] = "1";

        var began = Environment.TickCount64;
        using var process = Process.Start(start)!;
        using var bound = new CancellationTokenSource(Bound);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(bound.Token);
            await process.WaitForExitAsync(bound.Token);
            return new LifeProcess(process.ExitCode, output, began, Environment.TickCount64);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} didn't end by itself within {Bound.TotalSeconds} s.");
        }
    }
}
