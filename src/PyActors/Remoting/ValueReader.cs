using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace PyActors.Remoting;

/// <summary>Reads what a <see cref="ValueWriter"/> wrote.</summary>
/// <param name="from">Where the bytes are.</param>
/// <param name="others">The actor system's serializers.</param>
internal sealed class ValueReader(BinaryReader from, Akka.Serialization.Serialization others)
{
    // As many as ValueOptions allow.
    private const int MostLevels = 1000;

    /// <exception cref="FormatException">These aren't bytes of a value.</exception>
    public object? Value()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var tag = (ValueTag)from.ReadByte();
        return tag switch
        {
            ValueTag.Null => null,
            ValueTag.False => false,
            ValueTag.True => true,
            ValueTag.Int => from.ReadInt64(),
            ValueTag.BigInt => new BigInteger(Block()),
            ValueTag.Float => from.ReadDouble(),
            ValueTag.Complex => new Complex(from.ReadDouble(), from.ReadDouble()),
            ValueTag.Decimal => from.ReadDecimal(),
            ValueTag.Text => Text(),
            ValueTag.Bytes => Block(),
            ValueTag.Uuid => new Guid(Block()),
            ValueTag.DateTime => DateTime.FromBinary(from.ReadInt64()),
            ValueTag.DateTimeOffset => new DateTimeOffset(from.ReadInt64(), new TimeSpan(from.ReadInt64())),
            ValueTag.Date => DateOnly.FromDayNumber(from.ReadInt32()),
            ValueTag.Time => new TimeOnly(from.ReadInt64()),
            ValueTag.TimeSpan => new TimeSpan(from.ReadInt64()),
            _ => Composed(tag),
        };
    }

    public string Text()
    {
        var isWhole = from.ReadBoolean();
        var bytes = Block();
        return isWhole ? Encoding.UTF8.GetString(bytes) : new string(MemoryMarshal.Cast<byte, char>(bytes));
    }

    public byte[] Block() => from.ReadBytes(Count());

    /// <summary>How many of something follow, for which room may be made then: there are bytes enough for all of them.</summary>
    /// <param name="leastSize">How many bytes each takes at least.</param>
    public int Count(int leastSize = 1)
    {
        var count = from.ReadInt32();
        return count >= 0 && (long)count * leastSize <= from.BaseStream.Length - from.BaseStream.Position
            ? count
            : throw new FormatException("The bytes end in the middle of a value.");
    }

    public object?[] Items()
    {
        var items = new object?[Count()];
        for (var i = 0; i < items.Length; i++)
            items[i] = Value();

        return items;
    }

    public KeyValuePair<object, object?>[] Entries()
    {
        var entries = new KeyValuePair<object, object?>[Count(leastSize: 2)];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = KeyValuePair.Create(Value()!, Value());

        return entries;
    }

    private object Composed(ValueTag tag) => tag switch
    {
        ValueTag.List => Items(),
        ValueTag.Tuple => new PyTuple(Items()),
        ValueTag.Dict => new PyDict(Entries()),
        ValueTag.Set => new PySet(Items()),
        ValueTag.FrozenSet => new PySet(Items(), isFrozen: true),
        ValueTag.Numbers => ItemForm.Of(from.ReadByte()).Read(this),
        ValueTag.Array => Array(),
        ValueTag.Json => Json(),
        ValueTag.Enum => Member(),
        ValueTag.Foreign => Foreign(),
        _ => throw new FormatException($"There is no value with the tag {(byte)tag}; another version of PyActors may have written it."),
    };

    private PyArray Array()
    {
        var shape = new long[Count(sizeof(long))];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = from.ReadInt64();

        return ItemForm.Of(from.ReadByte()).ReadArray(this, ImmutableCollectionsMarshal.AsImmutableArray(shape));
    }

    private JsonElement Json()
    {
        using var document = JsonDocument.Parse(Text(), new JsonDocumentOptions { MaxDepth = MostLevels });
        return document.RootElement.Clone();
    }

    private object Member()
    {
        var (name, number) = (Text(), Text());
        return Type.GetType(name) is { IsEnum: true } type
            ? Enum.Parse(type, number)
            : throw new FormatException($"There is no enum {name} here.");
    }

    private object Foreign()
    {
        var serializer = from.ReadInt32();
        var manifest = Text();
        return others.Deserialize(Block(), serializer, manifest);
    }
}
