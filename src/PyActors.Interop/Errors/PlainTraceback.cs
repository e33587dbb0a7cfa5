using System.Text;
using PyActors.Interop.Native;

namespace PyActors.Interop.Errors;

/// <summary>
/// The traceback of an exception on its own, without causes and without others inside: from what Python prints of each of its frames, which is known for
/// most of them, and of the exception. Needs the GIL; leaves no exception set.
/// </summary>
internal static unsafe class PlainTraceback
{
    // Python prints a line that repeats itself so many times.
    private const int MostRepeats = 3;

    /// <summary>What <c>traceback.format_exception</c> gives, joined; null if it isn't that simple.</summary>
    /// <param name="exception">The exception, borrowed, an instance.</param>
    /// <param name="frames">All frames of its traceback, with their texts.</param>
    /// <param name="limit">The most characters.</param>
    public static string? Format(nint exception, List<KnownFrame> frames, int limit)
    {
        using var looked = TracebackModule.LookAt(exception, withFrames: false);
        return looked.IsNull ? null : Format(exception, looked.Pointer, frames, limit);
    }

    /// <summary>The same of one that was looked at without its frames, for which the second argument is borrowed.</summary>
    public static string? Format(nint exception, nint looked, List<KnownFrame> frames, int limit)
    {
        if (frames.Count is 0 or TracebackFrames.MaxFrames || frames.Exists(static frame => frame.Text is null) || !IsSimple(exception))
            return null;

        using var end = TracebackModule.Parts(looked, "format_exception_only");
        var stack = FormatStack(frames);
        var words = end.IsNull ? null : BoundedText.ReadAllLines(end.Pointer, limit - stack.Length);
        return words is null ? null : stack.Append(words).ToString();
    }

    private static StringBuilder FormatStack(List<KnownFrame> frames)
    {
        var stack = new StringBuilder("Traceback (most recent call last):\n");
        var repeats = 0;
        for (var i = 0; i < frames.Count; i++)
        {
            repeats = i > 0 && frames[i].Frame == frames[i - 1].Frame ? repeats + 1 : 1;
            if (repeats <= MostRepeats)
                stack.Append(frames[i].Text);
            else if (i == frames.Count - 1 || frames[i + 1].Frame != frames[i].Frame)
                stack.Append("  [Previous line repeated ").Append(repeats - MostRepeats).Append(repeats == MostRepeats + 1 ? " more time]\n" : " more times]\n");
        }

        return stack;
    }

    // A group, of whichever library, has others in its exceptions.
    private static bool IsSimple(nint exception)
    {
        if (AreFramesLimited())
            return false;

        using var others = Attributes.TryGet(exception, "exceptions");
        return others.IsNull;
    }

    private static bool AreFramesLimited()
    {
        // SAFETY: the name ends in 0 and is only read.
        fixed (byte* name = "tracebacklimit\0"u8)
            return ImportApi.SysGetObject(name) != 0;
    }
}
