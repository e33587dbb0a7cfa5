using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace PyActors.Remoting;

/// <summary>Reads what a <see cref="ValueWriter"/> wrote.</summary>
/// <param name="from">Where the bytes are.</param>
/// <param name="isPlain">Whether a program gets the values, and not a worker: objects come as dictionaries, and members of enumerations as numbers.</param>
internal sealed class ValueReader(BinaryReader from, bool isPlain)
{
    private TravelledRefusal? _lastRefusal;

    /// <summary>Whether bytes are left.</summary>
    public bool HasMore => from.BaseStream.Position < from.BaseStream.Length;

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

    /// <summary>Whether what follows stands for several, and for how many, few enough to make room for. If not, how many follow is still to be read.</summary>
    public bool TryOneForAll(out int count)
    {
        count = ~from.ReadInt32();
        if (count is > 0 and <= ValueWriter.MostItems)
            return true;

        from.BaseStream.Position -= sizeof(int);
        return false;
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
        ValueTag.Dict => Dict(),
        ValueTag.Set => Set(isFrozen: false),
        ValueTag.FrozenSet => Set(isFrozen: true),
        ValueTag.Numbers => ItemForm.Of(from.ReadByte()).Read(this),
        ValueTag.Array => Array(),
        ValueTag.Json => Json(),
        ValueTag.Enum => Member(),
        ValueTag.Path => new FileInfo(Text()),
        ValueTag.Object => Object(),
        ValueTag.Refusal => _lastRefusal = new TravelledRefusal(Text(), Text()),
        ValueTag.RefusalAgain => _lastRefusal ?? throw new FormatException("There is no refusal before this one."),
        _ => throw new FormatException($"There is no value with the tag {(byte)tag}; another version of PyActors may have written it."),
    };

    private object Set(bool isFrozen)
    {
        var items = Items();
        var set = new PySet(items, isFrozen);
        return set.Count == items.Length ? set : new TravelledSet(items);
    }

    private object Dict()
    {
        var entries = Entries();
        try
        {
            return new PyDict(entries);
        }
        catch (ArgumentException)
        {
            // The worker says which.
            return new TravelledDict(System.Array.ConvertAll(entries, static entry => (object?)entry.Key), System.Array.ConvertAll(entries, static entry => entry.Value));
        }
    }

    private PyArray Array()
    {
        var shape = new long[Count(sizeof(long))];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = from.ReadInt64();

        return ItemForm.Of(from.ReadByte()).ReadArray(this, ImmutableCollectionsMarshal.AsImmutableArray(shape));
    }

    private JsonElement Json()
    {
        // What is too deep for the pool, its worker refuses in its place.
        using var document = JsonDocument.Parse(Text(), new JsonDocumentOptions { MaxDepth = int.MaxValue });
        return document.RootElement.Clone();
    }

    private object Member()
    {
        var (type, name, number) = (Text(), Text(), Value()!);
        return isPlain ? number : new TravelledEnum(type, name, number is BigInteger big ? (ulong)big : number);
    }

    private object Object()
    {
        var type = Text();
        var names = new string[Count(leastSize: 6)];
        var values = new object?[names.Length];
        for (var i = 0; i < names.Length; i++)
            (names[i], values[i]) = (Text(), Value());

        return isPlain ? new PyDict(names.Zip(values, static (name, value) => KeyValuePair.Create<object, object?>(name, value))) : new TravelledObject(type, names, values);
    }
}
