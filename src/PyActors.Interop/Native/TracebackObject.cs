namespace PyActors.Interop.Native;

/// <summary>From <c>traceback.h</c>: one entry of a traceback, of exactly that type. All need the GIL.</summary>
internal static unsafe class TracebackObject
{
    /// <summary><c>PyTraceBack_Type</c>: borrowed.</summary>
    public static readonly nint Type = Library.Export("PyTraceBack_Type");

    /// <summary>The entry that is further in, borrowed; 0 if there is none.</summary>
    public static nint NextOf(nint entry) => ((nint*)entry)[2];

    /// <summary>The frame, borrowed.</summary>
    public static nint FrameOf(nint entry) => ((nint*)entry)[3];

    /// <summary>Where in its code the frame was, and in which line as far as that is known yet, as one number.</summary>
    public static long PlaceOf(nint entry)
    {
        // SAFETY: behind an object's head stand the next entry, the frame, and two C ints: the last instruction, and the line or −1.
        return ((long*)entry)[4];
    }
}
