using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>What numpy makes and doesn't share: scalars, and arrays of dates, times and spans, which are read through their numbers.</summary>
internal sealed unsafe partial class ValueReader
{
    private bool TryReadNumpyArray(nint source, out object? value)
    {
        value = null;
        using var dtype = Attribute(source, "dtype");
        if (dtype.IsNull)
            return RefuseRaised(source);

        return Attributes.TryGetText(dtype.Pointer, "kind") is "M" or "m"
            ? TryReadTimes(source, Attributes.TryGetText(dtype.Pointer, "str") ?? "", out value)
            : TryReadBuffer(source, out value);
    }

    // item() gives the Python object that is meant; what has none gives itself, and a time that Python's don't reach a bare number.
    private bool TryReadNumpyScalar(nint source, out object? value)
    {
        value = null;
        using var item = CallMethod(source, "item");
        if (item.IsNull)
            return RefuseRaised(source);

        var type = ObjectApi.TypeOf(source);
        if (ObjectApi.TypeOf(item.Pointer) == type)
            return Refuse($"a Python {Attributes.TypeName(type)} has no form in .NET", type);

        if (ObjectApi.TypeOf(item.Pointer) != LongObject.Type || Attributes.TypeName(type) is not ("numpy.datetime64" or "numpy.timedelta64"))
            return TryReadInPlaceOf(source, item.Pointer, out value);
        if (!TryReadNumpyArray(source, out var array))
            return false;

        value = ((PyArray)array!).Single();
        return true;
    }

    private bool TryReadTimes(nint source, string dtype, out object? value)
    {
        value = null;
        if (!NumpyTimeUnit.TryParse(dtype, _options.Times, out var unit))
            return Refuse($"times of the dtype '{dtype}', which has no unit, have no form in .NET; give them one, as in astype('{dtype[1..3]}[s]')", ObjectApi.TypeOf(source));

        // The numbers, in the same order of bytes and with the same strides.
        using var numbers = View(source, $"{dtype[0]}i8");
        if (numbers.IsNull)
            return RefuseRaised(source);
        if (!TryReadBuffer(numbers.Pointer, out var read))
            return false;

        var array = (PyArray)read!;
        if (unit.IsSpan)
            return TryMakeTimes(source, array, unit.SpanOf, out value);

        return unit.IsOfDays ? TryMakeTimes(source, array, unit.DayOf, out value) : TryMakeTimes(source, array, unit.TimeOf, out value);
    }

    private bool TryMakeTimes<T>(nint source, PyArray numbers, Func<long, T?> make, out object? value) where T : struct
    {
        value = null;
        var times = new T[numbers.Count];
        var made = BufferCopy.Apart((long)times.Length * sizeof(long), () => MakeTimes(numbers.AsSpan<long>(), times, make));
        if (made == times.Length)
        {
            value = PyArray.Of(times, numbers.Shape);
            return true;
        }

        var number = numbers.AsSpan<long>()[made];
        AddPath(numbers, made);
        return Refuse(
            number == NumpyTimeUnit.NotATime
                ? "NaT is none of .NET's times; fill it, or return tolist(), which has None in its place"
                : $"it is out of the range of a {typeof(T).Name}{OrTooFine}",
            ObjectApi.TypeOf(source));
    }

    private string OrTooFine =>
        _options.Times == TimePrecision.Exact ? ", or has a part below 100 nanoseconds; leave it out, or set Times in the pool's Values to Truncated" : "";

    // How many are made before the first that can't be.
    private static int MakeTimes<T>(ReadOnlySpan<long> numbers, T[] times, Func<long, T?> make) where T : struct
    {
        for (var i = 0; i < times.Length; i++)
        {
            if (make(numbers[i]) is not { } time)
                return i;

            times[i] = time;
        }

        return times.Length;
    }

    // From the place in memory to the place in each dimension, the last one first.
    private void AddPath(PyArray array, int place)
    {
        for (var i = array.Shape.Length - 1; i >= 0; i--)
        {
            _trouble.Path.Item(place % array.Shape[i]);
            place = (int)(place / array.Shape[i]);
        }
    }

    // An owned reference to the array as one of another dtype. Null: an exception is set.
    private Owned View(nint array, string dtype)
    {
        using var method = Attribute(array, "view");
        using var name = new Owned(method.IsNull ? 0 : Text.New(dtype));
        if (name.IsNull)
            return default;

        var argument = name.Pointer;
        // SAFETY: Python reads the one argument, which is held.
        return new Owned(ObjectApi.VectorcallDict(method.Pointer, &argument, 1, 0));
    }
}
