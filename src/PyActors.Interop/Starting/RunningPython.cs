using PyActors.Engines;
using PyActors.Interop.Stopping;

namespace PyActors.Interop.Starting;

/// <summary>What an engine holds between its start and its stop, of which there is one each. Any thread.</summary>
internal sealed class RunningPython(string engine)
{
    private MainInterpreter? _main;
    private EngineStopReport? _stopReport;

    /// <summary>What was found and started; null before the start.</summary>
    public EngineReport? Report { get; private set; }

    /// <summary>Whether it has started, and its end hasn't begun.</summary>
    public bool IsRunning => Volatile.Read(ref _main) is not null;

    /// <summary>The engine has started.</summary>
    public EngineReport Begin(MainInterpreter main, EngineReport report)
    {
        Report = report;
        Volatile.Write(ref _main, main);
        return report;
    }

    /// <summary>The main interpreter.</summary>
    /// <exception cref="InvalidOperationException">The engine isn't running.</exception>
    public MainInterpreter Require() => _main ?? throw new InvalidOperationException(
        $"The engine '{engine}' isn't running. Either it wasn't started, or it has been stopped, after which this process can't start Python again: keep the PythonRuntime, or the pool that started it, while anything needs Python.");

    /// <summary>Ends Python the first time; after that it says again what came of it.</summary>
    /// <param name="ending">The last step.</param>
    /// <param name="openWorkers">The workers whose sub-interpreters were abandoned or never closed.</param>
    /// <param name="timeout">The bound of each step.</param>
    public EngineStopReport End(IPythonEnding ending, IReadOnlyList<int> openWorkers, TimeSpan timeout)
    {
        if (Interlocked.Exchange(ref _main, null) is { } main)
            _stopReport = EngineStop.Run(main, ending, openWorkers, timeout);

        return _stopReport ?? new EngineStopReport(Finalised: false, ["The engine isn't running."]);
    }
}
