using PyActors.Engines;
using PyActors.Interop.Native;

namespace PyActors.Interop.Threads;

/// <summary>
/// The GIL let go of, from <see cref="Begin"/> to the end of the <c>using</c>, by a thread that goes back
/// to Python. Whichever thread it is: a worker's, or one that Python code started.
/// </summary>
internal readonly unsafe ref struct GilPause
{
    private readonly nint _state;

    private GilPause(nint state) => _state = state;

    /// <summary>Lets go of the GIL, which this thread holds.</summary>
    public static GilPause Begin()
    {
        GilClock.LetsGo();

        // SAFETY: the caller is in the middle of Python, so it holds the GIL and its state is current.
        return new GilPause(EvalApi.SaveThread());
    }

    /// <summary>Takes the GIL again, waiting for it as long as it takes.</summary>
    public void Dispose()
    {
        // SAFETY: the state is the one that this thread gave up, and nobody else uses it.
        EvalApi.RestoreThread(_state);
        GilClock.Took();
    }
}
