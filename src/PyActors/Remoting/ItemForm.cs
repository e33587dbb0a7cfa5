using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace PyActors.Remoting;

/// <summary>How the items of an array of one type stand in the bytes of a message.</summary>
internal abstract class ItemForm
{
    // Their places are part of the format: only add to them.
    private static readonly ItemForm[] Forms =
    [
        new Packed<bool>(), new Packed<sbyte>(), new Packed<byte>(), new Packed<short>(), new Packed<ushort>(), new Packed<int>(),
        new Packed<uint>(), new Packed<long>(), new Packed<ulong>(), new Packed<Half>(), new Packed<float>(), new Packed<double>(),
        new Packed<Complex>(), new Packed<DateOnly>(), new Packed<DateTime>(), new Packed<TimeSpan>(), new Each<string>(), new Each<byte[]>(),
    ];

    protected abstract Type ItemType { get; }

    public byte Number => (byte)Array.IndexOf(Forms, this);

    /// <summary>The form of a one-dimensional array's items; null if it has none here.</summary>
    public static ItemForm? Of(Array array) => array.Rank == 1 ? Of(array.GetType().GetElementType()!) : null;

    /// <summary>The form of items of a type; null if it has none here.</summary>
    public static ItemForm? Of(Type itemType) => Array.Find(Forms, form => form.ItemType == itemType);

    public static ItemForm Of(byte number) => Forms[number];

    /// <summary>Memory of a program's own, which Python sees as an array; null if the value is none.</summary>
    public static PyArray? OverMemory(object value)
    {
        foreach (var form in Forms)
        {
            if (form.Over(value) is { } array)
                return array;
        }

        return null;
    }

    public abstract void Write(ValueWriter writer, Array items);

    public abstract void WriteItems(ValueWriter writer, PyArray array);

    public abstract Array Read(ValueReader reader);

    public abstract PyArray ReadArray(ValueReader reader, ImmutableArray<long> shape);

    protected virtual PyArray? Over(object value) => null;

    private sealed class Packed<T> : ItemForm
        where T : unmanaged
    {
        protected override Type ItemType => typeof(T);

        public override void Write(ValueWriter writer, Array items) => writer.Block(MemoryMarshal.AsBytes<T>((T[])items));

        public override void WriteItems(ValueWriter writer, PyArray array) => Write(writer, array.ToArray<T>());

        public override Array Read(ValueReader reader) => Items(reader);

        public override PyArray ReadArray(ValueReader reader, ImmutableArray<long> shape) => PyArray.Of(Items(reader), shape);

        protected override PyArray? Over(object value) => value switch
        {
            ReadOnlyMemory<T> memory => PyArray.Over(memory, memory.Length),
            Memory<T> memory => PyArray.Over<T>(memory, memory.Length),
            _ => null,
        };

        private static T[] Items(ValueReader reader) => MemoryMarshal.Cast<byte, T>(reader.Block()).ToArray();
    }

    private sealed class Each<T> : ItemForm
        where T : class
    {
        protected override Type ItemType => typeof(T);

        public override void Write(ValueWriter writer, Array items) => writer.Items((T?[])items);

        public override void WriteItems(ValueWriter writer, PyArray array) => Write(writer, array.ToArray<T>());

        public override Array Read(ValueReader reader) => Array.ConvertAll(reader.Items(), static item => (T?)item);

        public override PyArray ReadArray(ValueReader reader, ImmutableArray<long> shape) => PyArray.Of((T[])Read(reader), shape);
    }
}
