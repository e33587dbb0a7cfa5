using System.Diagnostics;

namespace PyActors.CPython.Specs.Lifetime;

/// <summary>One whole life of a process, from its start to its exit.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What it wrote on its standard output.</param>
public sealed record LifeProcess(int ExitCode, string Output)
{
    // What would hang sleeps for a quarter of an hour; a life that ends by itself takes a second or two, and longer on a busy machine.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    /// <summary>Lives a life. Fails if the process doesn't end by itself.</summary>
    /// <param name="life">Which one.</param>
    /// <param name="exitCode">What its Main returns.</param>
    /// <param name="python">The Python it starts.</param>
    /// <param name="wishes">What Python code does in it.</param>
    public static async Task<LifeProcess> LiveAsync(string life, int exitCode = 0, string? python = null, params string[] wishes)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "PyActors.Lifetime.App.dll"), life, $"{exitCode}", .. wishes])
            start.ArgumentList.Add(argument);
        start.Environment["PYACTORS_PYTHON"] = python ?? PythonUnderTest.Installation.Executable;
        start.Environment.Remove("PYTHONUNBUFFERED");

        using var process = Process.Start(start)!;
        using var bound = new CancellationTokenSource(Bound);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(bound.Token);
            await process.WaitForExitAsync(bound.Token);
            return new LifeProcess(process.ExitCode, output);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"The life '{life} {string.Join(' ', wishes)}' didn't end by itself within {Bound.TotalSeconds} s.");
        }
    }
}
