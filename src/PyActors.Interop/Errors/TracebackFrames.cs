using PyActors.Interop.Native;

namespace PyActors.Interop.Errors;

/// <summary>Reads the frames of an exception's own traceback. Needs the GIL; leaves no exception set.</summary>
internal static unsafe class TracebackFrames
{
    /// <summary>Of a longer traceback, the outermost and the innermost half of so many are kept.</summary>
    public const int MaxFrames = 500;

    /// <summary>The frames, outermost first. By the exception's own storage: what a class of its own says instead need never end.</summary>
    public static List<PyFrame> Read(nint exception)
    {
        var frames = new List<PyFrame>();
        var entry = new Owned(PyErrors.GetTraceback(exception));
        while (!entry.IsNull && entry.Pointer != ObjectApi.None)
        {
            if (frames.Count == MaxFrames)
                frames.RemoveAt(MaxFrames / 2);

            frames.Add(ReadEntry(entry.Pointer));
            var next = Attributes.TryGet(entry.Pointer, "tb_next");
            entry.Dispose();
            entry = next;
        }

        entry.Dispose();
        return frames;
    }

    private static PyFrame ReadEntry(nint entry)
    {
        using var frame = Attributes.TryGet(entry, "tb_frame");
        using var code = frame.IsNull ? default : Attributes.TryGet(frame.Pointer, "f_code");
        return code.IsNull
            ? new PyFrame("?", Attributes.TryGetNumber(entry, "tb_lineno"), "?")
            : new PyFrame(
                Attributes.TryGetText(code.Pointer, "co_filename") ?? "?",
                Attributes.TryGetNumber(entry, "tb_lineno"),
                Attributes.TryGetText(code.Pointer, "co_name") ?? "?");
    }
}
