using PyActors.Interop.Native;

namespace PyActors.Interop.Errors;

/// <summary>Reads the frames of an exception's own traceback. Needs the GIL; leaves no exception set.</summary>
internal static unsafe class TracebackFrames
{
    /// <summary>Of a longer traceback, the outermost and the innermost half of so many are kept.</summary>
    public const int MaxFrames = 500;

    /// <summary>The frames, outermost first. By the exception's own storage: what a class of its own says instead need never end.</summary>
    /// <param name="exception">The exception, borrowed.</param>
    /// <param name="known">Those that were met before.</param>
    /// <param name="areTextsWanted">Whether each is to have its text, as far as it can be had.</param>
    public static List<KnownFrame> Read(nint exception, KnownFrames known, bool areTextsWanted)
    {
        var frames = new List<KnownFrame>();
        var entry = new Owned(PyErrors.GetTraceback(exception));
        while (!entry.IsNull && ObjectApi.TypeOf(entry.Pointer) == TracebackObject.Type)
        {
            if (frames.Count == MaxFrames)
                frames.RemoveAt(MaxFrames / 2);

            frames.Add(known.Get(entry.Pointer, areTextsWanted));
            var next = Owned.Borrow(TracebackObject.NextOf(entry.Pointer));
            entry.Dispose();
            entry = next;
        }

        entry.Dispose();
        return frames;
    }
}
