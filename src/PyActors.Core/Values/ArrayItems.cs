using System.Buffers;
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

    /// <summary>A new array of the items in the order of their array.</summary>
    public abstract Array Copy(PyArray array);
}

/// <summary>Items of one type, wherever they lie.</summary>
internal sealed class ArrayItems<T>(ReadOnlyMemory<T> memory) : ArrayItems where T : unmanaged
{
    /// <summary>The memory itself.</summary>
    public ReadOnlyMemory<T> Memory => memory;

    public override Type ItemType => typeof(T);

    public override int ItemSize => Unsafe.SizeOf<T>();

    public override int Length => memory.Length;

    public override MemoryHandle Pin() => memory.Pin();

    public override Array Copy(PyArray array) => array.ToArray<T>();
}
