using System.Collections.Concurrent;
using PyActors.Interop.Interpreters;

namespace PyActors.Interop.Threads;

/// <summary>
/// The one thread of an interpreter that waits for its GIL in order to interrupt an invocation, so that nobody else has to.
/// It has a thread state of its own there, since exceptions can be sent only from within an interpreter.
/// </summary>
internal sealed class Watchdog
{
    // It runs no Python code: it takes the GIL, notes an exception for another thread, and lets go.
    private const int StackSize = 512 * 1024;

    // How long what is in the code of import has to leave it until it is looked at again.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly BlockingCollection<InterruptRequest> _requests = [];
    private readonly List<InterruptRequest> _postponed = [];
    private readonly Interpreter _interpreter;
    private readonly Thread _thread;

    /// <summary>Starts watching an interpreter.</summary>
    public Watchdog(Interpreter interpreter)
    {
        _interpreter = interpreter;
        _thread = new Thread(Watch, StackSize) { IsBackground = true, Name = "PyActors watchdog" };
        _thread.Start();
    }

    /// <summary>Hands in an interrupt; not after <see cref="Dismiss"/>. Any thread; never waits.</summary>
    public void Post(in InterruptRequest request) => _requests.Add(request);

    /// <summary>
    /// Ends the watch and gives up its thread state, for which it needs the GIL: the caller must not hold it.
    /// </summary>
    /// <returns>False if it didn't end in time, because other code holds the GIL.</returns>
    public bool Dismiss(TimeSpan timeout)
    {
        _requests.CompleteAdding();
        return _thread.Join(timeout);
    }

    private void Watch()
    {
        var place = PythonThread.Join(_interpreter.State);
        while (!_requests.IsCompleted)
        {
            var isNew = _requests.TryTake(out var request, _postponed.Count > 0 ? Pause : Timeout.InfiniteTimeSpan);
            if (isNew)
                _postponed.Add(request);
            if (_postponed.Count == 0)
                continue;

            using (Gil.Hold(place))
            {
                _postponed.RemoveAll(TryInterrupt);
            }

            if (isNew)
                request.Delivered(request.Invocation);
        }

        place.Leave();
    }

    private bool TryInterrupt(InterruptRequest request) =>
        request.Target.TryInterrupt(request.Invocation, _interpreter.ExceptionFor(request.Reason));
}
