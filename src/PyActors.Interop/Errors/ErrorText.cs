using PyActors.Interop.Native;

namespace PyActors.Interop.Errors;

/// <summary>
/// Describes a Python exception: type, message, traceback as Python prints it, frames, causes. Sizes are bounded, and whatever the
/// exception's own code or a broken <c>traceback</c> module does, there is a description. One per interpreter; needs the GIL.
/// </summary>
internal sealed unsafe class ErrorText : IDisposable
{
    /// <summary>A message of more characters than this loses its middle.</summary>
    public const int MaxMessage = 64 * 1024;

    /// <summary>A traceback of more characters than this loses its middle.</summary>
    public const int MaxTraceback = 1024 * 1024;

    private const int MaxCauses = 16;

    private readonly KnownFrames _known = new();
    private nint _formatException;

    /// <summary>The description of an exception (borrowed, an instance). Leaves no exception set.</summary>
    public PyError Describe(nint exception)
    {
        using var cause = CauseOf(exception);
        return Describe(exception, [], cause.IsNull ? null : ReadChain(exception));
    }

    /// <summary>Gives up what is kept.</summary>
    public void Dispose()
    {
        _known.Dispose();
        ObjectApi.DecRef(_formatException);
        _formatException = 0;
    }

    private PyError Describe(nint exception, Stack<nint> effects, ChainTexts? texts)
    {
        var type = Attributes.TypeName(ObjectApi.TypeOf(exception));
        var message = Message(exception);
        var frames = TracebackFrames.Read(exception, _known, areTextsWanted: texts is null);
        var traceback = texts is null ? PlainTraceback.Format(exception, frames, MaxTraceback) : texts.At(effects.Count);
        return new PyError(type, message, traceback ?? Format(exception) ?? FormatPlainly(type, message, frames))
        {
            Frames = [.. frames.Select(static frame => frame.Frame)],
            Syntax = SyntaxPlace.Read(exception),
            Cause = Cause(exception, effects, texts),
        };
    }

    private static string Message(nint exception)
    {
        using var text = new Owned(ObjectApi.Str(exception));
        if (!text.IsNull && BoundedText.Read(text.Pointer, MaxMessage) is { } message)
            return message;

        PyErrors.Clear();
        return "<exception str() failed>";
    }

    private PyError? Cause(nint exception, Stack<nint> effects, ChainTexts? texts)
    {
        using var cause = CauseOf(exception);
        if (cause.IsNull || effects.Count == MaxCauses || effects.Contains(cause.Pointer))
            return null;

        effects.Push(exception);
        var error = Describe(cause.Pointer, effects, texts);
        effects.Pop();
        return error;
    }

    private static Owned CauseOf(nint exception)
    {
        var cause = Attributes.TryGet(exception, "__cause__");
        if (IsException(cause.Pointer))
            return cause;

        cause.Dispose();
        using var suppressed = Attributes.TryGet(exception, "__suppress_context__");
        if (suppressed.Pointer == LongObject.True)
            return default;

        var context = Attributes.TryGet(exception, "__context__");
        if (IsException(context.Pointer))
            return context;

        context.Dispose();
        return default;
    }

    /// <summary>Whether a value (borrowed, null allowed) is an exception, by its own storage.</summary>
    public static bool IsException(nint value) =>
        value != 0 && TypeObject.Has(ObjectApi.TypeOf(value), TypeObject.BaseExceptionSubclass);

    // Null if that fails, twice: an interrupt may hit the formatting itself.
    private ChainTexts? ReadChain(nint exception) =>
        ChainTexts.Read(exception, _known, MaxTraceback) ?? ChainTexts.Read(exception, null, MaxTraceback) ?? ChainTexts.Read(exception, null, MaxTraceback);

    // What traceback.format_exception gives, joined. Null if that fails, twice, as above.
    private string? Format(nint exception) => TryFormat(exception) ?? TryFormat(exception);

    private string? TryFormat(nint exception)
    {
        if (_formatException == 0 && !FindFormatter())
            return null;

        using var traceback = new Owned(PyErrors.GetTraceback(exception));
        var arguments = stackalloc nint[]
        {
            ObjectApi.TypeOf(exception), exception, traceback.IsNull ? ObjectApi.None : traceback.Pointer,
        };
        using var lines = new Owned(ObjectApi.VectorcallDict(_formatException, arguments, 3, 0));
        if (!lines.IsNull && ObjectApi.TypeOf(lines.Pointer) == ListObject.Type)
            return BoundedText.ReadLines(lines.Pointer, MaxTraceback);

        PyErrors.Clear();
        return null;
    }

    private bool FindFormatter()
    {
        _formatException = TracebackModule.Find("format_exception").Detach();
        return _formatException != 0;
    }

    private static string FormatPlainly(string type, string message, List<KnownFrame> frames)
    {
        var header = frames.Count == 0 ? "" : "Traceback (most recent call last):\n";
        var lines = frames.Select(static known => known.Frame).Select(static frame => $"  File \"{frame.File}\", line {frame.Line}, in {frame.Function}\n");
        return $"{header}{string.Concat(lines)}{type}{(message.Length == 0 ? "" : ": ")}{message}\n";
    }
}
