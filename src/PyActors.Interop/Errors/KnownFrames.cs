using PyActors.Interop.Native;

namespace PyActors.Interop.Errors;

/// <summary>
/// The places in Python code where exceptions came through before. Python finds out anew each time which source lines and marks belong to a frame, which
/// takes a hundred times as long as to raise; but code that fails, fails at the same places. One per interpreter; needs the GIL; leaves no exception set.
/// </summary>
internal sealed unsafe class KnownFrames : IDisposable
{
    // A longer text isn't kept: what is kept must not become much.
    private const int MaxText = 4096;
    private const int Mask = 255;

    // A later one takes the place of an earlier one.
    private readonly KnownFrame?[] _frames = new KnownFrame?[Mask + 1];

    /// <summary>The place of an entry of a traceback (borrowed).</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isTextWanted">Whether it is to have its text, if that can be had.</param>
    public KnownFrame Get(nint entry, bool isTextWanted)
    {
        var frame = Get(entry);
        if (isTextWanted)
            frame.Text ??= Format(entry);

        return frame;
    }

    private KnownFrame Get(nint entry)
    {
        using var code = new Owned(FrameApi.CodeOf(TracebackObject.FrameOf(entry)));
        var place = TracebackObject.PlaceOf(entry);
        var slot = (int)((code.Pointer >> 4) ^ (code.Pointer >> 12) ^ place) & Mask;
        if (_frames[slot] is { } known && known.Is(code.Pointer, place))
            return known;

        var frame = new PyFrame(
            Attributes.TryGetText(code.Pointer, "co_filename") ?? "?",
            Attributes.TryGetNumber(entry, "tb_lineno"),
            Attributes.TryGetText(code.Pointer, "co_name") ?? "?");
        using var before = new Owned(_frames[slot]?.Code ?? 0);
        return _frames[slot] = new KnownFrame(code.Detach(), place, frame);
    }

    private static string? Format(nint entry)
    {
        using var format = TracebackModule.Find("format_tb");
        using var limit = new Owned(LongObject.FromInt64(1));
        var arguments = stackalloc nint[] { entry, limit.Pointer };
        using var lines = new Owned(format.IsNull || limit.IsNull ? 0 : ObjectApi.VectorcallDict(format.Pointer, arguments, 2, 0));
        PyErrors.Clear();
        return !lines.IsNull && ObjectApi.TypeOf(lines.Pointer) == ListObject.Type && ListObject.Size(lines.Pointer) == 1
            ? BoundedText.ReadAllLines(lines.Pointer, MaxText)
            : null;
    }

    /// <summary>Gives them up.</summary>
    public void Dispose()
    {
        foreach (var frame in _frames)
            new Owned(frame?.Code ?? 0).Dispose();

        Array.Clear(_frames);
    }
}
