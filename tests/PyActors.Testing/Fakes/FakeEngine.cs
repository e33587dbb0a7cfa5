using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using PyActors.Discovery;
using PyActors.Engines;

namespace PyActors.Testing;

/// <summary>
/// An engine without Python. It obeys the rules of the seam, writes down who breaks one (<see cref="Rules"/>), and calls what a
/// spec has defined. Ready-made: <c>fake:echo</c> gives its first argument back, <c>fake:raise</c> raises it.
/// </summary>
public sealed class FakeEngine : IPythonEngine
{
    private static readonly PythonInstallation Python = new()
    {
        Executable = "/fake/bin/python3",
        Version = new Version(3, 13, 0),
        Implementation = "cpython",
        Prefix = "/fake",
        BasePrefix = "/fake",
        FoundBy = "a spec",
    };

    private readonly ConcurrentDictionary<PyCallable, Func<FakeCall, object?>> _callables = new();
    private readonly bool _canGiveOwnGil;
    private readonly FakeGil _mainGil;
    private Thread? _owner;
    private int _open;
    private int _made;

    public FakeEngine(bool canGiveOwnGil = true)
    {
        _canGiveOwnGil = canGiveOwnGil;
        _mainGil = new FakeGil(Rules);
        Define("fake:echo", static call => call.Arguments[0]);
        Define("fake:raise", static call => throw new FakePythonException("ValueError", $"{call.Arguments[0]}"));
    }

    public string Name => "fake";

    public EngineReport? Report { get; private set; }

    public bool IsRunning => Report is not null && !IsStopped;

    public int HeldViews => 0;

    public FakeRules Rules { get; } = new();

    /// <summary>Why it can't start; null for it can.</summary>
    public string? StartFailure { get; set; }

    /// <summary>Where its start waits; null for nowhere.</summary>
    public FakeGate? StartGate { get; set; }

    /// <summary>Why no interpreter can be made; null for one can.</summary>
    public string? InterpreterFailure { get; set; }

    /// <summary>Called by a worker that has taken an invocation and hasn't claimed it; what it throws breaks the interpreter. Null for nothing.</summary>
    public Action<Invocation>? BeforeStart { get; set; }

    /// <summary>Whether interpreters can be closed; else they have to be abandoned.</summary>
    public bool CanClose { get; set; } = true;

    /// <summary>What an interpreter throws as it is closed; null for nothing.</summary>
    public Exception? CloseFailure { get; set; }

    /// <summary>What it throws as it is stopped; null for nothing.</summary>
    public Exception? StopFailure { get; set; }

    /// <summary>How many interpreters are open.</summary>
    public int OpenInterpreters => Volatile.Read(ref _open);

    /// <summary>How many were made so far.</summary>
    public int MadeInterpreters => Volatile.Read(ref _made);

    /// <summary>How many threads wait for the GIL that shared workers share.</summary>
    public int WaitingForGil => _mainGil.Waiting;

    public bool IsStopped { get; private set; }

    /// <summary>Defines a callable.</summary>
    public FakeEngine Define(string callable, Func<FakeCall, object?> body)
    {
        _callables[callable] = body;
        return this;
    }

    /// <summary>Defines a callable that waits in a gate and then gives its first argument back, if it has one.</summary>
    public FakeGate DefineGate(string callable, Action<FakeCall, FakeGate> wait)
    {
        var gate = new FakeGate();
        Define(callable, call =>
        {
            wait(call, gate);
            return call.Arguments.Count > 0 ? call.Arguments[0] : null;
        });
        return gate;
    }

    public EngineReport Start(PythonOptions options)
    {
        if (_owner is not null)
            Rules.Break("An engine was started twice.");

        _owner = Thread.CurrentThread;
        StartGate?.Wait(CancellationToken.None);
        if (StartFailure is { } failure)
            throw new PythonStartException(failure);

        return Report = new EngineReport(Name, Python, _canGiveOwnGil, HasGil: true);
    }

    public IPythonInterpreter CreateInterpreter(InterpreterOptions options)
    {
        if (!IsRunning)
            throw new InvalidOperationException("The engine is not started.");
        if (InterpreterFailure is { } failure)
            throw new PythonStartException(failure);
        if (options.Isolation == PythonIsolation.OwnGil && !_canGiveOwnGil)
            throw new PythonStartException("This engine gives no interpreter a GIL of its own.");

        Interlocked.Increment(ref _open);
        Interlocked.Increment(ref _made);
        return new FakeInterpreter(this, options.Isolation == PythonIsolation.OwnGil ? new FakeGil(Rules) : _mainGil, options);
    }

    public EngineStopReport Stop(TimeSpan timeout)
    {
        if (Thread.CurrentThread != _owner)
            Rules.Break("An engine was stopped on another thread than the one that started it.");
        if (OpenInterpreters > 0)
            Rules.Break("An engine was stopped while an interpreter was open.");

        IsStopped = true;
        if (StopFailure is { } failure)
            throw failure;

        return new EngineStopReport(Finalised: true, []);
    }

    /// <summary>Fails with every rule that was broken.</summary>
    public void ShouldHaveBeenObeyed() => Rules.Broken.ShouldBeEmpty();

    internal bool TryFind(PyCallable callable, [NotNullWhen(true)] out Func<FakeCall, object?>? body) =>
        _callables.TryGetValue(callable, out body);

    internal bool HasModule(string module) => _callables.Keys.Any(callable => callable.Module == module);

    internal void Closed() => Interlocked.Decrement(ref _open);
}
