using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using PyActors.Interop.Errors;
using PyActors.Interop.Native;
using PyActors.Interop.Sharing;

namespace PyActors.Interop.Marshalling;

/// <summary>
/// Turns .NET values into Python objects. One per interpreter; needs the GIL. Every method that returns a reference returns a
/// new one that the caller owns, or null: then the trouble says why, and no exception is set.
/// </summary>
internal sealed unsafe partial class ValueWriter : IDisposable
{
    private readonly ValueOptions _options;
    private readonly ConversionTrouble _trouble;
    private readonly List<object> _ancestors = [];
    private readonly ImportedClasses _classes = new();
    private readonly KeyStrs _keys = new();
    private readonly ViewExporter? _views;
    private ItemBudget _budget;

    /// <summary>A writer for the current interpreter.</summary>
    /// <param name="options">The limits and choices.</param>
    /// <param name="errors">Reads exceptions.</param>
    /// <param name="views">Makes the interpreter's views of .NET memory; null where none are made.</param>
    public ValueWriter(ValueOptions options, ErrorReader errors, ViewExporter? views)
    {
        _views = views;
        _options = options;
        _trouble = new ConversionTrouble(errors);
    }

    /// <summary>Gives up what is kept.</summary>
    public void Dispose()
    {
        _classes.Dispose();
        _keys.Dispose();
        DropZone();
    }

    /// <summary>Begins a call's arguments, which share one budget.</summary>
    public void Begin() => _budget = new ItemBudget(_options);

    /// <summary>A new reference to the value in its Python form. Null: <see cref="TakeFault"/> says why.</summary>
    public nint Write(object? value) => value switch
    {
        null => Share(ObjectApi.None),
        string text => WriteText(text),
        int number => Made(LongObject.FromInt64(number)),
        long number => Made(LongObject.FromInt64(number)),
        double number => Made(FloatObject.FromDouble(number)),
        bool truth => Share(truth ? LongObject.True : LongObject.False),
        object?[] items => WriteContainer(items, ContainerKind.List),
        PyTuple tuple => WriteContainer(tuple, ContainerKind.Tuple),
        PyDict dict => WriteContainer(dict, ContainerKind.Dict),
        _ => WriteOther(value),
    };

    /// <summary>Python raised where a written value was put to use: takes the exception for <see cref="TakeFault"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void ReportRaised() => _trouble.ReportRaised(null);

    /// <summary>Drops why a value couldn't be written, where nobody wants to know.</summary>
    public void Forget()
    {
        _ancestors.Clear();
        _trouble.Clear();
    }

    /// <summary>The fault of the argument that couldn't be written.</summary>
    /// <param name="callable">What was to be called.</param>
    /// <param name="root">The argument, as in <c>args[1]</c>.</param>
    public PyFault TakeFault(PyCallable callable, string root)
    {
        _ancestors.Clear();
        return _trouble.TakeFault(PyFaultKind.ArgumentNotConvertible, callable, root);
    }

    // Whatever code of the caller's runs, runs below: it may throw anything at any point, or see another thread change what it reads.
    [SuppressMessage("Design", "CA1031", Justification = "Whatever the caller's code throws becomes a fault.")]
    private nint WriteOther(object value)
    {
        try
        {
            return WriteAny(value);
        }
        catch (Exception thrown)
        {
            PyErrors.Clear();
            return RefuseThrown(thrown, value);
        }
    }

    private nint WriteAny(object value) => value switch
    {
        float number => Made(FloatObject.FromDouble(number)),
        Half number => Made(FloatObject.FromDouble((double)number)),
        byte or sbyte or short or ushort => Made(LongObject.FromInt64(((IConvertible)value).ToInt64(null))),
        uint number => Made(LongObject.FromInt64(number)),
        ulong number => Made(LongObject.FromUInt64(number)),
        nint number => Made(LongObject.FromInt64(number)),
        nuint number => Made(LongObject.FromUInt64(number)),
        Int128 number => WriteBigInt(number),
        UInt128 number => WriteBigInt(number),
        BigInteger number => WriteBigInt(number),
        char letter => WriteText(letter.ToString()),
        _ => WriteStandard(value),
    };

    // What has a class in Python's standard library.
    private nint WriteStandard(object value) => value switch
    {
        Complex number => Made(ComplexObject.FromDoubles(number.Real, number.Imaginary)),
        decimal number => WriteDecimal(number),
        DateTime time => WriteDateTime(time),
        DateTimeOffset time => WriteDateTime(time),
        DateOnly day => WriteDate(day),
        TimeOnly time => WriteTime(time),
        TimeSpan span => WriteTimeSpan(span),
        Guid id => WriteUuid(id),
        FileSystemInfo path => WritePath(path),
        Uri address => WriteUri(address),
        Enum member => WriteEnum(member),
        _ => WriteOtherContainer(value),
    };

    private nint WriteText(string text)
    {
        if (!_budget.TryTakeBytes((long)text.Length * 2))
            return RefuseSize(text);

        return Made(Text.New(text));
    }

    private nint WriteBytes(ReadOnlySpan<byte> bytes)
    {
        if (!_budget.TryTakeBytes(bytes.Length))
            return RefuseSize(Array.Empty<byte>());

        // SAFETY: Python copies the pinned bytes within their length.
        fixed (byte* start = bytes)
            return Made(start == null ? BytesObject.FromStringAndSize(null, 0) : BytesObject.FromStringAndSize(start, bytes.Length));
    }

    private nint WriteBigInt(BigInteger number)
    {
        if (number >= long.MinValue && number <= long.MaxValue)
            return Made(LongObject.FromInt64((long)number));

        var bytes = number.ToByteArray();
        if (!_budget.TryTakeBytes(bytes.Length))
            return RefuseSize(number);

        // SAFETY: Python reads the pinned two's complement within its length.
        fixed (byte* start = bytes)
            return Made(LongObject.FromByteArray(start, (nuint)bytes.Length, 1, 1));
    }

    private static nint Share(nint borrowed)
    {
        ObjectApi.IncRef(borrowed);
        return borrowed;
    }

    private nint Made(nint owned)
    {
        if (owned == 0)
            ReportRaised();

        return owned;
    }

    private nint RefuseSize(object value) => Refuse(
        $"it is larger than what is left of MaxBytes ({_options.MaxBytes:N0} bytes in all; set it in the pool's Values)", value);

    private nint Refuse(string why, object value)
    {
        _trouble.Report(why, value is Travelled travelled ? travelled.TypeName : value.GetType().FullName ?? value.GetType().Name);
        return 0;
    }
}
