using System.Globalization;
using PyActors.CPython;
using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Lifetime.App.Scenarios;

/// <summary>One life of a process: the engine, its owner's thread, and what the command line asks for.</summary>
internal sealed class Life(string engine, int exitCode, string[] wishes) : IDisposable
{
    private static readonly Dictionary<string, Func<IPythonEngine>> Engines = new()
    {
        ["cpython"] = static () => new CPythonEngine(),
#if WITH_PYTHONNET
        ["pythonnet"] = static () => new PythonNet.PythonNetEngine(),
#endif
    };

    // What ends in order ends long before, on a busy machine too; what hangs takes all of it.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(3);

    /// <summary>The calls that the command line asks for: each a function's name, perhaps with <c>=</c> and an argument.</summary>
    public IReadOnlyList<string> Wishes => wishes;

    /// <summary>What Main returns.</summary>
    public int ExitCode => exitCode;

    /// <summary>Which Python, with the lives' own modules.</summary>
    public PythonOptions Python { get; } = new() { SearchPath = { Path.Combine(AppContext.BaseDirectory, "python") } };

    /// <summary>The engine.</summary>
    public IPythonEngine Engine { get; } = NewEngine(engine);

    /// <summary>The thread that starts and stops it.</summary>
    public DedicatedThread Owner { get; } = new("owner");

    /// <summary>Starts the engine on the owner's thread.</summary>
    public Task<EngineReport> StartAsync() => Owner.RunAsync(() => Engine.Start(Python));

    /// <summary>Makes a worker.</summary>
    public Task<SpecWorker> WorkerAsync(PythonIsolation isolation = PythonIsolation.Shared) =>
        SpecWorker.CreateAsync(Engine, new InterpreterOptions(1, isolation));

    /// <summary>Makes the calls one after another.</summary>
    public async Task CallAllAsync(SpecWorker worker)
    {
        foreach (var wish in wishes)
            await worker.ValueAsync(Callable(wish), Arguments(wish));
    }

    /// <summary>Begins a call that doesn't end, and returns once its code runs.</summary>
    public static async Task BeginAsync(SpecWorker worker, string wish)
    {
        var sign = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        _ = worker.CallAsync(Callable(wish), sign);
        while (!File.Exists(sign))
            await Task.Yield();
        File.Delete(sign);
    }

    /// <summary>Stops the engine on a thread and prints how it ended.</summary>
    public async Task StopAsync(DedicatedThread thread, TimeSpan? timeout = null)
    {
        var report = await thread.RunAsync(() => Engine.Stop(timeout ?? StopTimeout));
        Console.WriteLine($"\nfinalised: {report.Finalised}");
        foreach (var left in report.LeftBehind)
            Console.WriteLine($"left: {left}");
    }

    /// <summary>Another engine of the same kind.</summary>
    public IPythonEngine NewEngine() => NewEngine(engine);

    public void Dispose() => Owner.Dispose();

    private static IPythonEngine NewEngine(string name) => Engines.TryGetValue(name, out var make)
        ? make()
        : throw new ArgumentException($"There is no engine '{name}' here.", nameof(name));

    private static string Callable(string wish) => $"lives:{wish.Split('=')[0]}";

    private static object?[] Arguments(string wish) => wish.Split('=') switch
    {
        [_, var text] when double.TryParse(text, CultureInfo.InvariantCulture, out var number) => [number],
        [_, var text] => [text],
        _ => [],
    };
}
