using PyActors.Interop.Native;

namespace PyActors.Interop.Threads;

/// <summary>
/// Whether a thread is in the code of <c>import</c> itself. That has a lock for each module, in Python code, at which threads wait for the one
/// that imports it, and an exception that is raised there from outside leaves the others waiting for ever. A module's own code is outside of it.
/// </summary>
internal static unsafe class ImportFrames
{
    private const string File = "<frozen importlib._bootstrap>";

    /// <summary>Whether the innermost Python code of a thread is that. Needs the GIL.</summary>
    /// <param name="state">The thread's state.</param>
    public static bool Has(nint state)
    {
        // Python 3.11 and newer make the frame's object now, for which 3.11 may collect garbage: finalisers belong on no thread but their own.
        var collects = FrameApi.DisableGc() != 0;
        // SAFETY: the GIL is held, so the state lives and its thread stays where it is.
        using var frame = new Owned(FrameApi.OfThread(state));
        if (collects)
            _ = FrameApi.EnableGc();
        if (frame.IsNull)
            return false;

        using var code = new Owned(FrameApi.CodeOf(frame.Pointer));
        return Attributes.TryGetText(code.Pointer, "co_filename") == File;
    }
}
