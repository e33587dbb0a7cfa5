using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using PyActors.Interop.Errors;
using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>
/// Turns Python objects into canonical CLR values. One per interpreter; needs the GIL; what it returns refers to no Python object.
/// The references it is given are borrowed from the caller.
/// </summary>
internal sealed unsafe partial class ValueReader : IDisposable
{
    private static readonly object True = true;
    private static readonly object False = false;

    private readonly ValueOptions _options;
    private readonly ConversionTrouble _trouble;
    private readonly Ancestors _ancestors = new();
    private readonly NameTable _names = new();
    private readonly TypeRows _rows = new();
    private readonly KeyTexts _keyTexts = new();
    private readonly KnownFields _fields = new();
    private readonly ErrorReader _errors;
    private readonly IForeignObjects? _foreign;
    private ValueWriter? _foreignWriter;
    private ItemBudget _budget;
    private int _othersMayHaveRun;

    /// <summary>A reader for the current interpreter.</summary>
    public ValueReader(ValueOptions options, ErrorReader errors, IForeignObjects? foreign = null)
    {
        _options = options;
        _errors = errors;
        _foreign = foreign;
        _trouble = new ConversionTrouble(errors);
    }

    /// <summary>Reads a callable's result, a lone float or int without a box. On false there is a fault, and no exception is set.</summary>
    public bool TryReadResult(nint result, PyCallable callable, out FreshValue value, out PyFault? fault)
    {
        fault = null;
        if (TryReadNumber(result, out value))
            return true;

        var read = TryReadWhole(result, PyFaultKind.ResultNotConvertible, callable, "result", out var whole, out fault);
        value = FreshValue.Of(whole);
        return read;
    }

    /// <summary>The same with an item that a result gives when it is walked through.</summary>
    public bool TryReadGiven(nint item, long place, PyCallable callable, out FreshValue value, out PyFault? fault)
    {
        fault = null;
        if (TryReadNumber(item, out value))
            return true;

        _budget = new ItemBudget(_options);
        var read = TryReadGuarded(item, out var whole);
        value = FreshValue.Of(whole);
        if (!read)
        {
            _trouble.Path.Item(place);
            fault = TakeFault(PyFaultKind.ResultNotConvertible, callable, "result");
        }

        return read;
    }

    /// <summary>Reads a value that stands for itself. On false there is a fault, and no exception is set.</summary>
    /// <param name="source">The value.</param>
    /// <param name="kind">The kind of fault if it has no CLR form.</param>
    /// <param name="callable">What runs.</param>
    /// <param name="root">What the value is called in the fault.</param>
    /// <param name="value">What was read.</param>
    /// <param name="fault">Why nothing was.</param>
    public bool TryReadWhole(nint source, PyFaultKind kind, PyCallable callable, string root, out object? value, out PyFault? fault)
    {
        _budget = new ItemBudget(_options);
        if (TryReadGuarded(source, out value))
        {
            fault = null;
            return true;
        }

        fault = TakeFault(kind, callable, root);
        return false;
    }

    /// <summary>Gives up what is kept.</summary>
    public void Dispose()
    {
        _names.Dispose();
        _rows.Dispose();
        _keyTexts.Dispose();
        _fields.Dispose();
        _foreignWriter?.Dispose();
    }

    private PyFault TakeFault(PyFaultKind kind, PyCallable callable, string root)
    {
        _ancestors.Clear();
        return _trouble.TakeFault(kind, callable, root);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadNumber(nint source, out FreshValue value)
    {
        var type = ObjectApi.TypeOf(source);
        if (type == FloatObject.Type)
        {
            value = FreshValue.Of(FloatObject.ValueOf(source));
            return true;
        }

        if (type == LongObject.Type && LongObject.TryAsInt64(source, out var number))
        {
            value = FreshValue.Of(number);
            return true;
        }

        value = default;
        return false;
    }

    // What .NET itself can't do, as finding room for what the limits allow, is a fault like any other.
    [SuppressMessage("Design", "CA1031", Justification = "Whatever is thrown becomes a fault.")]
    private bool TryReadGuarded(nint source, out object? value)
    {
        try
        {
            return TryRead(source, out value);
        }
        catch (Exception thrown)
        {
            PyErrors.Clear();
            value = null;
            return Refuse($"reading it threw {thrown.GetType().FullName}: {ThrownMessage.Of(thrown)}", ObjectApi.TypeOf(source));
        }
    }

    private bool TryRead(nint source, out object? value)
    {
        // The exact types first, the most frequent ones before the others: none of them runs Python code.
        var type = ObjectApi.TypeOf(source);
        if (type == UnicodeObject.Type)
            return TryReadText(source, out value);
        if (type == LongObject.Type)
            return TryReadInt(source, out value);

        if (type == FloatObject.Type)
            value = FloatObject.ValueOf(source);
        else if (source == ObjectApi.None)
            value = null;
        else if (type == LongObject.BoolType)
            value = source == LongObject.True ? True : False;
        else
            return TryReadOther(source, type, out value);

        return true;
    }

    private bool TryReadOther(nint source, nint type, out object? value)
    {
        if (type == BytesObject.Type)
            return TryReadBytes(source, out value);
        if (type == ListObject.Type)
            return TryReadContainer(source, ContainerKind.List, out value);
        if (type == DictObject.Type)
            return TryReadContainer(source, ContainerKind.Dict, out value);
        if (type == TupleObject.Type)
            return TryReadContainer(source, ContainerKind.Tuple, out value);

        return TryReadDerived(source, type, out value);
    }

    // Subclasses of the plain types are read as what they are made of, by their own storage: overridden methods have no say,
    // but for the order of a dict's items.
    private bool TryReadDerived(nint source, nint type, out object? value)
    {
        // Reading it may run Python code, or other threads, which may change what it lies in.
        _othersMayHaveRun++;
        if (_foreign is not null && _foreign.TryTake(source, type, out var taken))
            return TryReadForeign(taken, out value);

        switch (_rows.Of(source, type))
        {
            case TypeRow.Int:
                return TryReadInt(source, out value);
            case TypeRow.Text:
                return TryReadText(source, out value);
            case TypeRow.Float:
                value = FloatObject.ValueOf(source);
                return true;
            case TypeRow.Bytes:
                return TryReadBytes(source, out value);
            case TypeRow.ByteArray:
                return TryReadByteArray(source, out value);
            case TypeRow.List:
                return TryReadContainer(source, ContainerKind.List, out value);
            case TypeRow.Tuple:
                return TryReadContainer(source, ContainerKind.Tuple, out value);
            case TypeRow.Mapping:
                return TryReadContainer(source, ContainerKind.DerivedDict, out value);
            case var row:
                return TryReadStandard(source, type, row, out value);
        }
    }

    // What comes with the standard library.
    private bool TryReadStandard(nint source, nint type, TypeRow row, out object? value)
    {
        switch (row)
        {
            case TypeRow.Set:
                return TryReadContainer(source, ContainerKind.Set, out value);
            case TypeRow.Complex:
                value = new Complex(ComplexObject.Real(source), ComplexObject.Imaginary(source));
                return true;
            case TypeRow.Decimal:
                return TryReadDecimal(source, out value);
            case TypeRow.DateTime:
                return TryReadDateTime(source, type, out value);
            case TypeRow.Date:
                return TryReadDate(source, type, out value);
            case TypeRow.Time:
                return TryReadTime(source, type, out value);
            case TypeRow.TimeSpan:
                return TryReadTimeSpan(source, type, out value);
            case TypeRow.Uuid:
                return TryReadUuid(source, out value);
            case TypeRow.Path:
                return TryReadPath(source, out value);
            default:
                return TryReadOwnClass(source, type, row, out value);
        }
    }

    // Classes of the caller's and of other libraries'.
    private bool TryReadOwnClass(nint source, nint type, TypeRow row, out object? value)
    {
        switch (row)
        {
            case TypeRow.Enum:
                return TryReadEnum(source, type, out value);
            case TypeRow.NamedTuple:
                return TryReadContainer(source, ContainerKind.NamedTuple, out value);
            case TypeRow.DataClass:
                return TryReadContainer(source, ContainerKind.DataClass, out value);
            case TypeRow.Iterable:
                return TryReadContainer(source, ContainerKind.Iterable, out value);
            case TypeRow.Buffer:
                return TryReadBuffer(source, out value);
            case TypeRow.NumpyArray:
                return TryReadNumpyArray(source, out value);
            case TypeRow.NumpyScalar:
                return TryReadNumpyScalar(source, out value);
            case TypeRow.Plain when _options.ReadPlainObjects:
                return TryReadContainer(source, ContainerKind.Plain, out value);
            default:
                value = null;
                return Refuse(NoForm(type, row), type);
        }
    }

    private static string NoForm(nint type, TypeRow row) => $"a Python {Attributes.TypeName(type)} has no form in .NET; return " + row switch
    {
        TypeRow.Plain => "plain data made from it, make it a dataclass, or set ReadPlainObjects in the pool's Values",
        TypeRow.MaskedArray => "filled(), or its data and its mask",
        _ when type == CoroutineObject.Type => "what it gives, awaited: only a callable that itself is an async def is awaited for you",
        _ when type == CoroutineObject.GeneratorType => "a list of its items, as in [item async for item in items]",
        _ => "plain data made from it",
    };

    private bool RefuseSize(nint source) => Refuse(
        $"it is larger than what is left of MaxBytes ({_options.MaxBytes:N0} bytes in all; set it in the pool's Values)",
        ObjectApi.TypeOf(source));

    private bool Refuse(string why, nint type)
    {
        _trouble.Report(why, Attributes.TypeName(type));
        return false;
    }

    private bool RefuseRaised(nint source)
    {
        _trouble.ReportRaised(source);
        return false;
    }
}
