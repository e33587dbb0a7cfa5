using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>Arrays of one number type, without a box for each item.</summary>
internal sealed unsafe partial class ValueWriter
{
    private nint WriteNumbers(double[] numbers)
    {
        using var list = NewList(numbers);
        for (var i = 0; i < numbers.Length && !list.IsNull; i++)
        {
            if (!TryPut(list.Pointer, i, FloatObject.FromDouble(numbers[i])))
                return 0;
        }

        return list.Detach();
    }

    private nint WriteNumbers(long[] numbers)
    {
        using var list = NewList(numbers);
        for (var i = 0; i < numbers.Length && !list.IsNull; i++)
        {
            if (!TryPut(list.Pointer, i, LongObject.FromInt64(numbers[i])))
                return 0;
        }

        return list.Detach();
    }

    private nint WriteNumbers(int[] numbers)
    {
        using var list = NewList(numbers);
        for (var i = 0; i < numbers.Length && !list.IsNull; i++)
        {
            if (!TryPut(list.Pointer, i, LongObject.FromInt64(numbers[i])))
                return 0;
        }

        return list.Detach();
    }

    private Owned NewList(Array numbers) =>
        new(TryTakeItems(numbers.Length) ? Made(ListObject.New(numbers.Length)) : RefuseItems(numbers));

    private bool TryPut(nint list, int index, nint number)
    {
        if (Made(number) == 0)
            return false;

        _ = ListObject.SetItem(list, index, number);
        return true;
    }
}
