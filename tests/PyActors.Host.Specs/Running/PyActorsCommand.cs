using System.Diagnostics;
using System.Reflection;
using PyActors.Testing.Engines;

namespace PyActors.Host.Running;

/// <summary>The program as people run it: the built executable, as a process of its own.</summary>
internal sealed class PyActorsCommand
{
    /// <summary>No command of the specs takes as long, whatever else the machine does; one that hangs fails its spec.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Dictionary<string, string?> _environment = [];
    private readonly string[] _arguments;

    private PyActorsCommand(string[] arguments) => _arguments = arguments;

    /// <summary>The folder of the modules that the specs call.</summary>
    public static string Modules { get; } = Path.Combine(AppContext.BaseDirectory, "python");

    /// <summary>The executable where its own project builds it, compiled ahead of time if that is how it is built.</summary>
    public static string Executable { get; } = Path.Combine(
        typeof(PyActorsCommand).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Program").Value!,
        OperatingSystem.IsWindows() ? "pyactors.exe" : "pyactors");

    /// <summary>A command with its arguments.</summary>
    public static PyActorsCommand Of(params string[] arguments) => new(arguments);

    /// <summary>A command of the embedded pool with the specs' modules.</summary>
    public static PyActorsCommand OnModules(params string[] arguments) =>
        new([.. arguments, "--python-path", Modules, "--backend", "embedded", "--engine", "cpython"]);

    /// <summary>Sets a variable of its environment, or takes it away.</summary>
    public PyActorsCommand With(string name, string? value)
    {
        _environment[name] = value;
        return this;
    }

    /// <summary>Has it find the Python under test on the path, while a virtual environment is active that isn't there any more.</summary>
    public PyActorsCommand InRemovedEnvironment() => With("PYACTORS_PYTHON", null)
        .With("PATH", $"{Path.GetDirectoryName(PythonUnderTest.Installation.Executable)}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}")
        .With("VIRTUAL_ENV", "/removed/.venv");

    /// <summary>Runs it to its end with a text as its standard input.</summary>
    public async Task<CommandResult> RunAsync(string input = "")
    {
        await using var running = Start();
        await running.GiveAsync(input);
        return await running.EndAsync();
    }

    /// <summary>Starts it.</summary>
    public RunningCommand Start()
    {
        var start = new ProcessStartInfo(Executable, _arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        return new RunningCommand(Process.Start(start)!);
    }
}
