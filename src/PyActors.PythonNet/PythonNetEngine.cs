using PyActors.Engines;
using PyActors.Interop.Interpreters;
using PyActors.Interop.Invoking;
using PyActors.Interop.Sharing;
using PyActors.Interop.Starting;
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
    private readonly RunningPython _python = new("pythonnet");

    /// <inheritdoc/>
    public string Name => "pythonnet";

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

        var main = MainInterpreter.Start(python, InterpreterSetup.From(options), interpreter =>
        {
            ClrRuntime.Start(python);
            interpreter.Foreign = new ClrObjects();
        });
        return _python.Begin(main, new EngineReport(Name, python, CanGiveOwnGil: false, HasGil: true));
    }

    /// <inheritdoc/>
    public IPythonInterpreter CreateInterpreter(InterpreterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var main = _python.Require();
        _ = Report!.Resolve(options.Isolation);
        return new WorkerInterpreter(new SharedPlace(main.Interpreter), options);
    }

    /// <inheritdoc/>
    public EngineStopReport Stop(TimeSpan timeout) => _python.End(new RuntimeShutdown(), [], timeout);
}
