using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PyActors;

/// <summary>The items of a <see cref="PyArray"/>, of a type that isn't known where they are handed on.</summary>
internal abstract class ArrayItems
{
    /// <summary>Their type.</summary>
    public abstract Type ItemType { get; }

    /// <summary>How many bytes each takes.</summary>
    public abstract int ItemSize { get; }

    /// <summary>How many there are in memory.</summary>
    public abstract int Length { get; }

    /// <summary>Holds them in their place until the handle is given back.</summary>
    public abstract MemoryHandle Pin();

    /// <summary>The same from an item on.</summary>
    public abstract ArrayItems From(int first);

    /// <summary>The first item, as a lone value would come from Python.</summary>
    public abstract object? First();
}

/// <summary>Items of one type, wherever they lie.</summary>
internal sealed class ArrayItems<T>(ReadOnlyMemory<T> memory) : ArrayItems
{
    /// <summary>The memory itself.</summary>
    public ReadOnlyMemory<T> Memory => memory;

    public override Type ItemType => typeof(T);

    public override int ItemSize => Unsafe.SizeOf<T>();

    public override int Length => memory.Length;

    public override MemoryHandle Pin() => memory.Pin();

    public override ArrayItems From(int first) => new ArrayItems<T>(memory[first..]);

    public override object? First() => (object?)memory.Span[0] switch
    {
        ulong number => number <= long.MaxValue ? (long)number : new BigInteger(number),
        Half number => (double)number,
        float number => (double)number,
        sbyte or byte or short or ushort or int or uint => Convert.ToInt64(memory.Span[0], null),
        var item => item,
    };
}
