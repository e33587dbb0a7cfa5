using PyActors.CPython.Interpreters;
using PyActors.CPython.Stopping;
using PyActors.Engines;
using PyActors.Interop.Interpreters;
using PyActors.Interop.Invoking;
using PyActors.Interop.Sharing;
using PyActors.Interop.Starting;

namespace PyActors.CPython;

/// <summary>
/// The engine <c>cpython</c>: CPython 3.10 to 3.14 (3.14 untested) through its C API. Plain data only; with 3.13 or newer,
/// workers can have a sub-interpreter with a GIL of their own. The rules stand at <see cref="IPythonEngine"/>.
/// </summary>
public sealed class CPythonEngine : IPythonEngine
{
    private static readonly Version OwnGilFrom = new(3, 13);

    // The options are there for the worker's number alone: a dictionary of references comes compiled with the framework, one of numbers doesn't.
    private readonly Dictionary<WorkerPlace, InterpreterOptions> _subInterpreters = [];
    private readonly RunningPython _python = new("cpython");
    private InterpreterSetup? _setup;

    /// <inheritdoc/>
    public string Name => "cpython";

    /// <inheritdoc/>
    public EngineReport? Report => _python.Report;

    /// <inheritdoc/>
    public bool IsRunning => _python.IsRunning;

    /// <inheritdoc/>
    public int HeldViews => Pins.Count;

    /// <inheritdoc/>
    public EngineReport Start(PythonOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var python = PythonStarter.FindAndLoad(Name, options);

        _setup = InterpreterSetup.From(options);
        return _python.Begin(
            MainInterpreter.Start(python, _setup),
            new EngineReport(Name, python, python.Version >= OwnGilFrom, HasGil: true));
    }

    /// <inheritdoc/>
    public IPythonInterpreter CreateInterpreter(InterpreterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var main = _python.Require();
        if (Report!.Resolve(options.Isolation) == PythonIsolation.Shared)
            return new WorkerInterpreter(new SharedPlace(main.Interpreter), options);

        var place = SubInterpreter.Create(main.Interpreter, _setup!, Left);
        lock (_subInterpreters)
            _subInterpreters.Add(place, options);

        return new WorkerInterpreter(place, options);
    }

    /// <inheritdoc/>
    public EngineStopReport Stop(TimeSpan timeout)
    {
        int[] open;
        lock (_subInterpreters)
            open = [.. _subInterpreters.Values.Select(static worker => worker.WorkerNumber)];

        return _python.End(new Finalisation(), open, timeout);
    }

    private void Left(WorkerPlace place)
    {
        lock (_subInterpreters)
            _subInterpreters.Remove(place);
    }
}
