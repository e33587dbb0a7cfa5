namespace PyActors.Pooling.Embedded;

/// <summary>
/// The start of Python and the making of a pool, side by side: whoever comes second opens the pool, as a rule the thread that has started
/// Python, since another one would have to be woken first. Any thread.
/// </summary>
internal sealed class PoolStart
{
    private EmbeddedPythonPool? _pool;
    private PythonRuntime? _runtime;
    private Exception? _failure;
    private TaskCompletionSource? _giveUp;
    private int _come;

    /// <summary>Python runs.</summary>
    public void Started(PythonRuntime runtime)
    {
        _runtime = runtime;
        Come();
    }

    /// <summary>Python doesn't run.</summary>
    public void Failed(Exception why)
    {
        _failure = why;
        Come();
    }

    /// <summary>The pool has been made.</summary>
    public void Made(EmbeddedPythonPool pool)
    {
        _pool = pool;
        Come();
    }

    /// <summary>The pool couldn't be made: Python, which nobody would own, is stopped once it has started. Ends then.</summary>
    /// <param name="stopTimeout">How long each step of the stop may take.</param>
    public async Task GiveUpAsync(TimeSpan stopTimeout)
    {
        _giveUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Come();
        await _giveUp.Task.ConfigureAwait(false);
        if (_runtime is { } runtime)
            await runtime.StopAsync(stopTimeout).ConfigureAwait(false);
    }

    // The count orders what was written before it.
    private void Come()
    {
        if (Interlocked.Increment(ref _come) < 2)
            return;

        if (_giveUp is { } giveUp)
            giveUp.SetResult();
        else if (_failure is { } why)
            _pool!.Fail(why);
        else
            _pool!.Open(_runtime!);
    }
}
