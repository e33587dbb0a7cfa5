using PyActors.Engines;

namespace PyActors.Interop.Threads;

/// <summary>
/// The GIL, held from <see cref="Hold"/> to the end of the <c>using</c>. A ref struct, so that it can't be kept, and an
/// <c>await</c> while it is held doesn't compile.
/// </summary>
internal readonly ref struct Gil
{
    private readonly PythonThread _thread;

    private Gil(PythonThread thread) => _thread = thread;

    /// <summary>Takes the GIL of the thread's interpreter, waiting for it as long as it takes.</summary>
    public static Gil Hold(PythonThread thread)
    {
        thread.Attach();
        GilClock.Took();
        return new Gil(thread);
    }

    /// <summary>Lets go of the GIL.</summary>
    public void Dispose()
    {
        GilClock.LetsGo();
        _thread.Detach();
    }
}
