using System.Text;
using PyActors.Interop.Native;

namespace PyActors.Interop.Errors;

/// <summary>
/// The tracebacks of an exception and of the causes behind it, as Python prints them. The traceback of each contains those of its own causes:
/// so Python looks at the whole chain once, and puts each exception of it into words once. Plain data.
/// </summary>
internal sealed unsafe class ChainTexts
{
    /// <summary>A longer chain loses its middle.</summary>
    public const int MaxLinks = 100;

    // Whatever a broken traceback module makes up: it ends.
    private const int MostCounted = 1_000_000;

    private const string CauseMessage = "\nThe above exception was the direct cause of the following exception:\n\n";
    private const string ContextMessage = "\nDuring handling of the above exception, another exception occurred:\n\n";

    // From the exception to its first cause: each without its causes, but with what Python says between the two.
    private readonly List<string> _links = [];
    private readonly int _length;

    private ChainTexts(int length) => _length = length;

    private int LeftOut => Math.Max(0, _length - MaxLinks);

    /// <summary>The texts of an exception (borrowed, an instance) and its causes; null if that fails. Needs the GIL; leaves no exception set.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="known">The frames that were met before: then each exception has to be a simple one. Null: Python looks at all frames.</param>
    /// <param name="limit">The most characters of one traceback: the texts of a chain share them.</param>
    public static ChainTexts? Read(nint exception, KnownFrames? known, int limit)
    {
        using var chain = TracebackModule.LookAt(exception, withFrames: known is null);
        var texts = chain.IsNull ? null : new ChainTexts(Count(chain.Pointer));
        return texts?.TryRead(exception, chain.Pointer, known, limit / Math.Min(texts._length, MaxLinks)) == true ? texts : null;
    }

    /// <summary>The traceback of the exception (0) or one of the causes behind it, with those of its own causes; null if it was left out.</summary>
    public string? At(int depth)
    {
        if (depth >= (LeftOut == 0 ? _length : MaxLinks / 2))
            return null;

        var text = new StringBuilder();
        for (var i = _links.Count - 1; i >= depth; i--)
        {
            if (LeftOut > 0 && i == (MaxLinks / 2) - 1)
                text.Append("\n[… ").Append(LeftOut).Append(" exceptions left out …]\n");

            text.Append(_links[i]);
        }

        return text.ToString();
    }

    // What Python looked at doesn't tell which exception it is of; so both are followed.
    private bool TryRead(nint exception, nint chain, KnownFrames? known, int limit)
    {
        var link = Owned.Borrow(chain);
        var raised = Owned.Borrow(exception);
        for (var i = 0; i < _length && !link.IsNull; i++)
        {
            var cause = CauseOf(link.Pointer, out var message);
            if (i < MaxLinks / 2 || i >= _length - (MaxLinks / 2))
            {
                var text = known is null ? Format(link.Pointer, limit) : FormatPlainly(raised.Pointer, link.Pointer, known, limit);
                if (text is null)
                {
                    cause.Dispose();
                    break;
                }

                _links.Add(cause.IsNull ? text : message + text);
            }

            var next = Attributes.TryGet(raised.Pointer, message == CauseMessage ? "__cause__" : "__context__");
            raised.Dispose();
            link.Dispose();
            link = cause;
            raised = next;
        }

        raised.Dispose();
        link.Dispose();
        return _links.Count == Math.Min(_length, MaxLinks);
    }

    private static int Count(nint chain)
    {
        var length = 0;
        var link = Owned.Borrow(chain);
        while (!link.IsNull && length < MostCounted)
        {
            length++;
            var cause = CauseOf(link.Pointer, out _);
            link.Dispose();
            link = cause;
        }

        link.Dispose();
        return length;
    }

    // By what was looked at, a traceback.TracebackException: it has no cause twice, and no context that isn't shown.
    private static Owned CauseOf(nint link, out string message)
    {
        message = CauseMessage;
        var cause = Attributes.TryGet(link, "__cause__");
        if (!cause.IsNull && cause.Pointer != ObjectApi.None)
            return cause;

        cause.Dispose();
        message = ContextMessage;
        using var suppressed = Attributes.TryGet(link, "__suppress_context__");
        var context = Attributes.TryGet(link, "__context__");
        if (suppressed.Pointer != LongObject.True && !context.IsNull && context.Pointer != ObjectApi.None)
            return context;

        context.Dispose();
        return default;
    }

    private static string? FormatPlainly(nint raised, nint link, KnownFrames known, int limit) =>
        ErrorText.IsException(raised)
            ? PlainTraceback.Format(raised, link, TracebackFrames.Read(raised, known, areTextsWanted: true), limit)
            : null;

    private static string? Format(nint link, int limit)
    {
        using var lines = TracebackModule.Parts(link, "format", ("chain", LongObject.False));
        return lines.IsNull ? null : BoundedText.ReadLines(lines.Pointer, limit);
    }
}
