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
    /// <param name="limit">The most characters of one traceback: the texts of a chain share them.</param>
    public static ChainTexts? Read(nint exception, int limit)
    {
        using var chain = LookAt(exception);
        var texts = chain.IsNull ? null : new ChainTexts(Count(chain.Pointer));
        return texts?.TryRead(chain.Pointer, limit / Math.Min(texts._length, MaxLinks)) == true ? texts : null;
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

    private bool TryRead(nint chain, int limit)
    {
        var link = Owned.Borrow(chain);
        for (var i = 0; i < _length && !link.IsNull; i++)
        {
            var cause = CauseOf(link.Pointer, out var message);
            if (i < MaxLinks / 2 || i >= _length - (MaxLinks / 2))
            {
                if (Format(link.Pointer, limit) is not { } text)
                    break;

                _links.Add(cause.IsNull ? text : message + text);
            }

            link.Dispose();
            link = cause;
        }

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

    private static Owned LookAt(nint exception)
    {
        // SAFETY: the name ends in 0 and is only read.
        fixed (byte* name = "traceback\0"u8)
        {
            using var module = new Owned(ImportApi.ImportModule(name));
            using var look = module.IsNull ? default : Attributes.TryGet(module.Pointer, "TracebackException");
            using var traceback = new Owned(PyErrors.GetTraceback(exception));
            var arguments = stackalloc nint[]
            {
                ObjectApi.TypeOf(exception), exception, traceback.IsNull ? ObjectApi.None : traceback.Pointer,
            };
            var looked = look.IsNull ? default : Call(look.Pointer, arguments, 3, "compact", LongObject.True);
            PyErrors.Clear();
            return looked;
        }
    }

    private static string? Format(nint link, int limit)
    {
        using var format = Attributes.TryGet(link, "format");
        using var given = format.IsNull ? default : Call(format.Pointer, null, 0, "chain", LongObject.False);
        using var parts = new Owned(given.IsNull ? 0 : ObjectApi.GetIter(given.Pointer));
        using var lines = new Owned(parts.IsNull ? 0 : ListObject.New(0));
        while (!lines.IsNull)
        {
            using var part = new Owned(ObjectApi.IterNext(parts.Pointer));
            if (part.IsNull || ListObject.Append(lines.Pointer, part.Pointer) < 0)
                break;
        }

        var failed = lines.IsNull || PyErrors.Occurred() != 0;
        PyErrors.Clear();
        return failed ? null : BoundedText.ReadLines(lines.Pointer, limit);
    }

    // With one keyword. Null: it failed, and an exception may be set.
    private static Owned Call(nint callable, nint* arguments, nuint count, string keyword, nint value)
    {
        using var key = new Owned(Text.NewInterned(keyword));
        using var keywords = new Owned(key.IsNull ? 0 : DictObject.New());
        return new Owned(keywords.IsNull || DictObject.SetItem(keywords.Pointer, key.Pointer, value) < 0
            ? 0
            : ObjectApi.VectorcallDict(callable, arguments, count, keywords.Pointer));
    }
}
