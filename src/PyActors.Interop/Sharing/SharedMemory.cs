using System.Numerics;

namespace PyActors.Interop.Sharing;

/// <summary>Tells which values are memory that Python can read where it lies.</summary>
internal static class SharedMemory
{
    private static readonly Dictionary<Type, Func<object, PyArray>> ByType = [];

    static SharedMemory()
    {
        Add<bool>();
        Add<sbyte>();
        Add<byte>();
        Add<short>();
        Add<ushort>();
        Add<int>();
        Add<uint>();
        Add<long>();
        Add<ulong>();
        Add<Half>();
        Add<float>();
        Add<double>();
        Add<Complex>();
    }

    /// <summary>The memory as an array; null if the value is none.</summary>
    public static PyArray? Of(object value) =>
        value as PyArray ?? (ByType.TryGetValue(value.GetType(), out var wrap) ? wrap(value) : null);

    private static void Add<T>() where T : unmanaged
    {
        ByType.Add(typeof(ReadOnlyMemory<T>), static memory => Wrap((ReadOnlyMemory<T>)memory));
        ByType.Add(typeof(Memory<T>), static memory => Wrap<T>((Memory<T>)memory));
    }

    private static PyArray Wrap<T>(ReadOnlyMemory<T> memory) where T : unmanaged => PyArray.Over(memory, memory.Length);
}
