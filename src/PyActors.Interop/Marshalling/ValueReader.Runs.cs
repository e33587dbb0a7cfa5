using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>Lists of nothing but floats, or of nothing but ints, without a box for each item.</summary>
internal sealed unsafe partial class ValueReader
{
    // Shorter ones are as quick either way.
    private const int ShortestRun = 32;

    private static bool TryReadRun(nint list, out object? value)
    {
        value = null;
        var size = ListObject.Size(list);
        if (size < ShortestRun)
            return false;

        var type = ObjectApi.TypeOf(ListObject.GetItem(list, 0));
        if (type == FloatObject.Type)
            value = ReadFloats(list, (int)size);
        else if (type == LongObject.Type)
            value = ReadInts(list, (int)size);

        return value is not null;
    }

    // No Python code runs meanwhile, so the list stays as it is. Null: something else is in it.
    private static NumberRun<double>? ReadFloats(nint list, int size)
    {
        if (ObjectApi.TypeOf(ListObject.GetItem(list, size - 1)) != FloatObject.Type)
            return null;

        var numbers = GC.AllocateUninitializedArray<double>(size);
        for (var i = 0; i < numbers.Length; i++)
        {
            var item = ListObject.GetItem(list, i);
            if (ObjectApi.TypeOf(item) != FloatObject.Type)
                return null;

            numbers[i] = FloatObject.ValueOf(item);
        }

        return new NumberRun<double>(numbers);
    }

    // The same; null also if one is beyond long.
    private static NumberRun<long>? ReadInts(nint list, int size)
    {
        if (ObjectApi.TypeOf(ListObject.GetItem(list, size - 1)) != LongObject.Type)
            return null;

        var numbers = GC.AllocateUninitializedArray<long>(size);
        int overflow;
        for (var i = 0; i < numbers.Length; i++)
        {
            var item = ListObject.GetItem(list, i);
            if (ObjectApi.TypeOf(item) != LongObject.Type)
                return null;

            // SAFETY: the call writes to the local.
            numbers[i] = LongObject.AsInt64AndOverflowOfInt(item, &overflow);
            if (overflow != 0)
                return null;
        }

        return new NumberRun<long>(numbers);
    }
}
