using System.Runtime.CompilerServices;

namespace PyActors;

/// <summary>
/// Stands in the place of a lone float or int that has no box, and says which of the two lies in the bits beside it. Immutable; any thread.
/// </summary>
internal sealed class ScalarForm
{
    /// <summary>The bits are those of a <see cref="double"/>.</summary>
    public static readonly ScalarForm Float = new();

    /// <summary>The bits are a <see cref="long"/>.</summary>
    public static readonly ScalarForm Int = new();

    private ScalarForm()
    {
    }

    /// <summary>The number as an object.</summary>
    public object Box(long bits) => this == Float ? BitConverter.Int64BitsToDouble(bits) : SmallNumbers.Box(bits);

    /// <summary>The number as what it is, or as an <see cref="int"/> if it is one; false if something else is wanted.</summary>
    public bool TryRead<T>(long bits, out T number)
    {
        number = default!;
        if (typeof(T) == typeof(double) && this == Float)
        {
            var value = BitConverter.Int64BitsToDouble(bits);
            number = Unsafe.As<double, T>(ref value);
        }
        else if (typeof(T) == typeof(long) && this == Int)
        {
            number = Unsafe.As<long, T>(ref bits);
        }
        else if (typeof(T) == typeof(int) && this == Int && bits == (int)bits)
        {
            var value = (int)bits;
            number = Unsafe.As<int, T>(ref value);
        }
        else
        {
            return false;
        }

        return true;
    }
}
