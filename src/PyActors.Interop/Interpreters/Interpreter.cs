using PyActors.Engines;
using PyActors.Interop.Errors;
using PyActors.Interop.HostFunctions;
using PyActors.Interop.Invoking;
using PyActors.Interop.Marshalling;
using PyActors.Interop.Native;
using PyActors.Interop.Package;
using PyActors.Interop.Sharing;
using PyActors.Interop.Threads;

namespace PyActors.Interop.Interpreters;

/// <summary>One interpreter, main or sub, and what all its workers share: its Python package and its watchdog.</summary>
internal sealed unsafe class Interpreter
{
    private readonly PyActorsPackage _package;
    private readonly HostBridge _host;
    private readonly Lock _lock = new();
    private bool _isWatched = true;
    private bool _isOpen = true;
    private Watchdog? _watchdog;

    private Interpreter(nint state, HostBridge host)
    {
        State = state;
        _host = host;
        _package = PyActorsPackage.Install(host);
    }

    /// <summary>The address of its <c>PyInterpreterState</c>.</summary>
    public nint State { get; }

    /// <summary>.NET objects that Python code may hold here, if the engine lets it hold any.</summary>
    public IForeignObjects? Foreign
    {
        get => _host.Foreign;
        set => _host.Foreign = value;
    }

    /// <summary>Makes the current interpreter ready for workers. Needs its GIL, on its own main thread.</summary>
    /// <param name="setup">What it begins with.</param>
    /// <exception cref="PythonStartException">Python code that prepares it failed.</exception>
    public static Interpreter Prepare(InterpreterSetup setup)
    {
        // SAFETY: the caller holds the GIL of the interpreter that is asked for.
        var interpreter = new Interpreter(StateApi.GetInterpreter(), new HostBridge(setup.HostFunctions));
        using var folders = NewList(setup.SearchPath);
        interpreter.Require("begin", folders.Pointer);
        OpenInterpreters.Add(interpreter);
        return interpreter;
    }

    /// <summary>Lets a running invocation raise an exception. Any thread; never waits.</summary>
    public void Interrupt(in InterruptRequest request)
    {
        lock (_lock)
        {
            if (_isWatched)
                (_watchdog ??= new Watchdog(this)).Post(request);
        }
    }

    /// <summary>Ends the watch, for which its thread needs the GIL: the caller must not hold it.</summary>
    /// <returns>False if the watchdog didn't get the GIL in time.</returns>
    public bool DismissWatchdog(TimeSpan timeout)
    {
        lock (_lock)
            _isWatched = false;

        return _watchdog is null || _watchdog.Dismiss(timeout);
    }

    /// <summary>The class to raise, borrowed.</summary>
    public nint ExceptionFor(InterruptReason reason) => _package.ExceptionFor(reason);

    /// <summary>Makes what a worker calls Python with. Needs the GIL.</summary>
    public CallRunner NewCalls(InterpreterOptions options)
    {
        var calls = new CallRunner(options, _package, _host.Views, Foreign);
        calls.Errors.RecogniseInterrupts(_package.DeadlineExceeded, _package.Cancelled);
        return calls;
    }

    /// <summary>How many threads have a state here, the caller's included. Needs the GIL.</summary>
    public int CountThreads()
    {
        var count = 0;
        // SAFETY: states are added and deleted under the GIL or, if new, in front of the head, so the chain holds meanwhile.
        for (var state = StateApi.ThreadHead(State); state != 0; state = StateApi.Next(state))
            count++;
        return count;
    }

    /// <summary>Waits, at most so long, for the threads that Python would wait for at the end. Needs the GIL.</summary>
    /// <returns>The names of those of Python's own threads that still live, daemon threads among them.</returns>
    public IReadOnlyList<string> JoinThreads(TimeSpan timeout)
    {
        using var seconds = new Owned(FloatObject.FromDouble(timeout.TotalSeconds));
        using var names = _package.Ending.Call("join_threads", seconds.Pointer);
        if (names.IsNull)
        {
            PyErrors.Clear();
            return ["(Python can't say which)"];
        }

        return ReadList(names.Pointer);
    }

    /// <summary>Gives the calling thread a place here to visit; null if the interpreter is about to end. No GIL needed.</summary>
    public PythonThread? TryEnter()
    {
        lock (_lock)
            return _isOpen ? PythonThread.Join(State) : null;
    }

    /// <summary>
    /// Lets no visitor in any more, and waits until only the calling thread has a state here, as it must be when the interpreter ends.
    /// Needs the GIL.
    /// </summary>
    /// <returns>False if it wasn't alone in time: then visitors are let in again.</returns>
    public bool TryShut(Patience patience)
    {
        LetVisitorsIn(false);

        // A thread that Python's threading module doesn't know, or a daemon one, can only be waited for by looking.
        while (CountThreads() > 1)
        {
            if (patience.IsOver)
            {
                LetVisitorsIn(true);
                return false;
            }

            PerformAtEnd("pause");
        }

        return true;
    }

    /// <summary>Calls a function of <c>pyactors._lifetime</c> whose failure would change nothing. Needs the GIL.</summary>
    public void Perform(string function) => Perform(_package.Lifetime, function);

    /// <summary>The same with one of <c>pyactors._ending</c>.</summary>
    public void PerformAtEnd(string function) => Perform(_package.Ending, function);

    /// <summary>Calls a function of <c>pyactors._lifetime</c>. Needs the GIL.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="argument">Its argument, borrowed; null for none.</param>
    /// <exception cref="PythonStartException">It raised.</exception>
    public void Require(string function, nint argument = 0)
    {
        using var result = _package.Lifetime.Call(function, argument);
        if (!result.IsNull)
            return;

        using var errors = new ErrorReader();
        throw new PythonStartException($"Python can't {function.Replace('_', ' ')}:\n{errors.Take().Error.Traceback}");
    }

    /// <summary>Gives up every Python object that is kept here. Needs the GIL, and nothing may run here afterwards.</summary>
    public void Release()
    {
        OpenInterpreters.Remove(this);
        _host.Dispose();
        _package.Dispose();
    }

    /// <summary>Gives back the memory of the program's that Python code held to the end. The interpreter has ended; no GIL needed.</summary>
    public void FreeViews() => Pins.FreeAllOf(_host.Views);

    private void LetVisitorsIn(bool isOpen)
    {
        lock (_lock)
            _isOpen = isOpen;
    }

    private static void Perform(PackageModule module, string function)
    {
        using var result = module.Call(function);
        if (result.IsNull)
            PyErrors.Clear();
    }

    private static Owned NewList(IEnumerable<string> items)
    {
        var list = new Owned(ListObject.New(0));
        foreach (var item in items)
        {
            using var text = new Owned(Text.New(item));
            _ = ListObject.Append(list.Pointer, text.Pointer);
        }

        return list;
    }

    private static string[] ReadList(nint list)
    {
        var items = new string[ListObject.Size(list)];
        for (var i = 0; i < items.Length; i++)
            items[i] = Attributes.TryReadText(ListObject.GetItem(list, i)) ?? "?";
        return items;
    }
}
