using System.Globalization;
using PyActors.Interop.Marshalling;
using PyActors.Interop.Native;

namespace PyActors.Interop.Invoking;

/// <summary>
/// The arguments of one call in their Python form, as a vector: one place is kept free in front of them, where Python may put
/// <c>self</c> instead of copying them all. Owns its references. Needs the GIL.
/// </summary>
internal unsafe ref struct CallArguments(Span<nint> room)
{
    /// <summary>How many places a call takes on the stack; one with more arguments has them on the heap.</summary>
    public const int RoomOnStack = 16;

    // PY_VECTORCALL_ARGUMENTS_OFFSET.
    /// <summary>What is added to the number of arguments to say so.</summary>
    public static readonly nuint FreePlaceInFront = (nuint)1 << (nuint.Size * 8 - 1);

    private readonly Span<nint> _room = room;
    private int _count;
    private nint _keywords;

    /// <summary>Converts the arguments. On false there is a fault, and no exception is set.</summary>
    /// <param name="request">What is called, and the keyword arguments.</param>
    /// <param name="arguments">The positional arguments: the request's own, or those of one input of its slice.</param>
    /// <param name="writer">The interpreter's own.</param>
    /// <param name="fault">Which argument has no Python form, and why.</param>
    public bool TryWrite(Invoke request, ReadOnlySpan<object?> arguments, ValueWriter writer, out PyFault? fault)
    {
        fault = null;
        writer.Begin();
        for (; _count < arguments.Length; _count++)
        {
            var written = writer.Write(arguments[_count]);
            if (written == 0)
            {
                fault = writer.TakeFault(request.Callable, NameOf(request, _count));
                return false;
            }

            _room[_count + 1] = written;
        }

        return !request.HasKeywords || TryWriteKeywords(request, writer, out fault);
    }

    /// <summary>A new reference to what the callable (borrowed) returns. Null: an exception is set.</summary>
    public readonly nint Call(nint callable)
    {
        // SAFETY: the vector is pinned for the call; the place in front of it belongs to it and is free.
        fixed (nint* start = _room)
            return ObjectApi.VectorcallDict(callable, start + 1, (nuint)_count | FreePlaceInFront, _keywords);
    }

    /// <summary>Gives the arguments up.</summary>
    public void Dispose()
    {
        if (_keywords != 0)
            ObjectApi.DecRef(_keywords);
        for (var i = 1; i <= _count; i++)
            ObjectApi.Release(_room[i]);

        _keywords = 0;
        _count = 0;
    }

    /// <summary>What a positional argument is called in a fault.</summary>
    public static string NameOf(Invoke request, int argument) => request.Slice switch
    {
        null => string.Create(CultureInfo.InvariantCulture, $"args[{argument}]"),
        { AreArgumentLists: true } slice => string.Create(CultureInfo.InvariantCulture, $"inputs[{slice.CurrentNumber}][{argument}]"),
        var slice => string.Create(CultureInfo.InvariantCulture, $"inputs[{slice.CurrentNumber}]"),
    };

    private bool TryWriteKeywords(Invoke request, ValueWriter writer, out PyFault? fault)
    {
        fault = null;
        _keywords = DictObject.New();
        if (_keywords == 0)
        {
            writer.ReportRaised();
            fault = writer.TakeFault(request.Callable, "kwargs");
            return false;
        }

        using var entries = new CallersEntries(DictionaryEntries.Of(request.Keywords)!);
        while (entries.MoveNext())
        {
            var (name, value) = entries.Current;
            using var key = new Owned(writer.Write(name));
            using var written = key.IsNull ? default : new Owned(writer.Write(value));
            if (!written.IsNull)
            {
                if (DictObject.SetItem(_keywords, key.Pointer, written.Pointer) == 0)
                    continue;

                writer.ReportRaised();
            }

            fault = writer.TakeFault(request.Callable, $"kwargs[{ValuePath.Write(name)}]");
            return false;
        }

        if (entries.Thrown is not { } thrown)
            return true;

        writer.RefuseThrown(thrown, request.Keywords);
        fault = writer.TakeFault(request.Callable, "kwargs");
        return false;
    }
}
