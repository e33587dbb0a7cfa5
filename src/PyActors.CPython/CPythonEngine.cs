using System.Collections.Concurrent;
using PyActors.CPython.Interpreters;
using PyActors.CPython.Stopping;
using PyActors.Engines;
using PyActors.Interop.Interpreters;
using PyActors.Interop.Invoking;
using PyActors.Interop.Sharing;
using PyActors.Interop.Starting;
using PyActors.Interop.Stopping;

namespace PyActors.CPython;

/// <summary>
/// The engine <c>cpython</c>: CPython 3.10 to 3.14 (3.14 untested) through its C API. Plain data only; with 3.13 or newer,
/// workers can have a sub-interpreter with a GIL of their own. The rules stand at <see cref="IPythonEngine"/>.
/// </summary>
public sealed class CPythonEngine : IPythonEngine
{
    private static readonly Version OwnGilFrom = new(3, 13);

    private readonly ConcurrentDictionary<WorkerPlace, int> _subInterpreters = [];
    private MainInterpreter? _main;
    private EngineStopReport? _stopReport;
    private InterpreterSetup? _setup;

    /// <inheritdoc/>
    public string Name => "cpython";

    /// <inheritdoc/>
    public EngineReport? Report { get; private set; }

    /// <inheritdoc/>
    public int HeldViews => Pins.Count;

    /// <inheritdoc/>
    public EngineReport Start(PythonOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var python = PythonStarter.FindAndLoad(Name, options);

        _setup = InterpreterSetup.From(options);
        _main = MainInterpreter.Start(python, _setup);
        return Report = new EngineReport(Name, python, python.Version >= OwnGilFrom, HasGil: true);
    }

    /// <inheritdoc/>
    public IPythonInterpreter CreateInterpreter(InterpreterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (_main is not { } main || Report is not { } report)
            throw new InvalidOperationException("The engine 'cpython' isn't running. Call Start on the owner's thread first; it can't be started again once it was stopped.");

        if (report.Resolve(options.Isolation) == PythonIsolation.Shared)
            return new WorkerInterpreter(new SharedPlace(main.Interpreter), options);

        var place = SubInterpreter.Create(main.Interpreter, _setup!, left => _subInterpreters.TryRemove(left, out _));
        _subInterpreters.TryAdd(place, options.WorkerNumber);
        return new WorkerInterpreter(place, options);
    }

    /// <inheritdoc/>
    public EngineStopReport Stop(TimeSpan timeout)
    {
        if (Interlocked.Exchange(ref _main, null) is { } main)
            _stopReport = EngineStop.Run(main, new Finalisation(), [.. _subInterpreters.Values], timeout);

        return _stopReport ?? new EngineStopReport(Finalised: false, ["The engine isn't running."]);
    }
}
