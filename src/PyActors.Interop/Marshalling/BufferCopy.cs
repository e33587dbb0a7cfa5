using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyActors.Interop.Native;
using PyActors.Interop.Threads;

namespace PyActors.Interop.Marshalling;

/// <summary>
/// Copies memory that an object shares into an array. Large memory is copied with the GIL let go of: the hold on it keeps it in
/// its place meanwhile, though other Python threads may write to it.
/// </summary>
internal static unsafe class BufferCopy
{
    private const long WorthLettingGo = 1 << 20;

    /// <summary>The items in a new array.</summary>
    /// <param name="hold">The memory.</param>
    /// <param name="swapped">How long the numbers are whose bytes lie the other way round; 0 if none do.</param>
    public static T[] Run<T>(scoped in BufferHold hold, int swapped) where T : unmanaged =>
        Run<T, T>(hold, swapped, static items => items)!;

    /// <summary>What is made of the items, in a new array; null if nothing can be.</summary>
    /// <param name="hold">The memory.</param>
    /// <param name="swapped">How long the numbers are whose bytes lie the other way round; 0 if none do.</param>
    /// <param name="make">Makes it of a copy of the memory; touches nothing of Python's.</param>
    public static TMade[]? Run<T, TMade>(scoped in BufferHold hold, int swapped, Func<T[], TMade[]?> make) where T : unmanaged
    {
        var buffer = hold.Buffer;
        var isContiguous = hold.IsContiguous;
        if (buffer.Length < WorthLettingGo)
            return make(Copy<T>(buffer, isContiguous, swapped));

        using (GilPause.Begin())
            return make(Copy<T>(buffer, isContiguous, swapped));
    }

    /// <summary>The bytes in a new array.</summary>
    /// <param name="start">Memory that a reference or a hold of the caller's keeps where it is.</param>
    /// <param name="size">How many there are.</param>
    public static byte[] Run(byte* start, int size)
    {
        if (size < WorthLettingGo)
            return Copy(start, size);

        using (GilPause.Begin())
            return Copy(start, size);
    }

    /// <summary>Does work that touches nothing of Python's, with the GIL let go of if there is much of it.</summary>
    public static T Apart<T>(long size, Func<T> work)
    {
        if (size < WorthLettingGo)
            return work();

        using (GilPause.Begin())
            return work();
    }

    // SAFETY: the caller keeps the memory where it is.
    private static byte[] Copy(byte* start, int size) => new ReadOnlySpan<byte>(start, size).ToArray();

    private static T[] Copy<T>(in PyBuffer buffer, bool isContiguous, int swapped) where T : unmanaged
    {
        var items = GC.AllocateUninitializedArray<T>((int)(buffer.Length / sizeof(T)));
        // SAFETY: the array takes as many bytes as the items do; the hold keeps the memory where it is.
        fixed (T* start = items)
        {
            var target = (byte*)start;
            if (isContiguous)
                Buffer.MemoryCopy(buffer.Memory, target, buffer.Length, buffer.Length);
            else if (items.Length > 0)
                CopyDimension(buffer, 0, buffer.Memory, ref target);
        }

        if (swapped > 1)
            Swap(MemoryMarshal.AsBytes(items.AsSpan()), swapped);

        return items;
    }

    private static void CopyDimension(in PyBuffer buffer, int dimension, byte* source, ref byte* target)
    {
        if (dimension == buffer.Dimensions)
        {
            Unsafe.CopyBlockUnaligned(target, source, (uint)buffer.ItemSize);
            target += buffer.ItemSize;
            return;
        }

        for (nint i = 0; i < buffer.Shape[dimension]; i++)
            CopyDimension(buffer, dimension + 1, source + i * buffer.Strides[dimension], ref target);
    }

    private static void Swap(Span<byte> bytes, int size)
    {
        for (var at = 0; at < bytes.Length; at += size)
            bytes.Slice(at, size).Reverse();
    }
}
