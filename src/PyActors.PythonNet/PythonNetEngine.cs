using PyActors.Engines;
using PyActors.Interop.Interpreters;
using PyActors.Interop.Invoking;
using PyActors.Interop.Sharing;
using PyActors.Interop.Starting;
using PyActors.Interop.Stopping;
using PyActors.PythonNet.Starting;
using PyActors.PythonNet.Stopping;
using PyActors.PythonNet.Values;

namespace PyActors.PythonNet;

/// <summary>
/// The engine <c>pythonnet</c>: CPython with Python.NET in it, so that Python code may <c>import clr</c> and use .NET types. All
/// workers share the main interpreter and its GIL. The rules stand at <see cref="IPythonEngine"/>.
/// </summary>
/// <remarks>
/// What Python code returns leaves the engine as plain CLR data, as with the engine <c>cpython</c>. A .NET object that has a Python
/// form (a <see cref="DateTime"/>, a <see cref="decimal"/>, a <see cref="Guid"/>) is read as that; every other one is a fault
/// that names its type.
/// </remarks>
public sealed class PythonNetEngine : IPythonEngine
{
    private MainInterpreter? _main;
    private EngineStopReport? _stopReport;

    /// <inheritdoc/>
    public string Name => "pythonnet";

    /// <inheritdoc/>
    public EngineReport? Report { get; private set; }

    /// <inheritdoc/>
    public int HeldViews => Pins.Count;

    /// <inheritdoc/>
    public EngineReport Start(PythonOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var python = PythonStarter.FindAndLoad(Name, options);

        _main = MainInterpreter.Start(python, InterpreterSetup.From(options), interpreter =>
        {
            ClrRuntime.Start(python);
            interpreter.Foreign = new ClrObjects();
        });
        return Report = new EngineReport(Name, python, CanGiveOwnGil: false, HasGil: true);
    }

    /// <inheritdoc/>
    public IPythonInterpreter CreateInterpreter(InterpreterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (_main is not { } main || Report is not { } report)
            throw new InvalidOperationException("The engine 'pythonnet' isn't running. Call Start on the owner's thread first; it can't be started again once it was stopped.");

        _ = report.Resolve(options.Isolation);
        return new WorkerInterpreter(new SharedPlace(main.Interpreter), options);
    }

    /// <inheritdoc/>
    public EngineStopReport Stop(TimeSpan timeout)
    {
        if (Interlocked.Exchange(ref _main, null) is { } main)
            _stopReport = EngineStop.Run(main, new RuntimeShutdown(), [], timeout);

        return _stopReport ?? new EngineStopReport(Finalised: false, ["The engine isn't running."]);
    }
}
