using PyActors.Engines;

namespace PyActors.Testing.Engines;

/// <summary>A worker without a pool: one thread, one interpreter, what a spec tells it to run.</summary>
public sealed class SpecWorker : IAsyncDisposable
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(10);

    private readonly DedicatedThread _thread;
    private bool _isClosed;

    private SpecWorker(DedicatedThread thread, IPythonInterpreter interpreter)
    {
        _thread = thread;
        Interpreter = interpreter;
    }

    /// <summary>The worker's interpreter; only its Interrupt may be called by the spec itself.</summary>
    public IPythonInterpreter Interpreter { get; }

    /// <summary>Makes a worker.</summary>
    public static async Task<SpecWorker> CreateAsync(IPythonEngine engine, InterpreterOptions options)
    {
        var thread = new DedicatedThread($"spec worker {options.WorkerNumber}");
        return new SpecWorker(thread, await thread.RunAsync(() => engine.CreateInterpreter(options)));
    }

    /// <summary>Does something on the worker's thread.</summary>
    public Task<T> RunAsync<T>(Func<IPythonInterpreter, T> work, TimeSpan? bound = null) =>
        _thread.RunAsync(() => work(Interpreter), bound);

    /// <summary>Calls something and expects it to start.</summary>
    public Task<InvocationOutcome> CallAsync(string callable, params object?[] arguments) =>
        CallAsync(new SpecInvocation(new Invoke(callable, arguments)));

    /// <summary>Runs an invocation and expects it to start; its outcome is searched for what must not leave an engine.</summary>
    public async Task<InvocationOutcome> CallAsync(Invocation invocation)
    {
        var ended = await RunAsync(interpreter =>
            interpreter.TryRun(invocation, out var outcome) ? outcome : throw new InvalidOperationException("It didn't start."));
        PlainData.ShouldBePlain(ended);
        return ended;
    }

    /// <summary>Calls something and expects a value.</summary>
    public async Task<object?> ValueAsync(string callable, params object?[] arguments)
    {
        var outcome = await CallAsync(callable, arguments);
        return outcome.Fault is { } fault ? throw new PyFaultException(fault) : outcome.Value;
    }

    /// <summary>Closes the interpreter on the worker's thread.</summary>
    public Task<bool> CloseAsync(TimeSpan? timeout = null)
    {
        _isClosed = true;
        return RunAsync(interpreter => interpreter.Close(timeout ?? CloseTimeout));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isClosed)
            await CloseAsync();
        _thread.Dispose();
    }
}
