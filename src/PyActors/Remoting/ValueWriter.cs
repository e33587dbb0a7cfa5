using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PyActors.Remoting;

/// <summary>
/// Writes values so that Python sees the same on the other side as it would here: what is a list, a dict or a tuple there is written as
/// one, whatever its type in .NET. Objects of a program's own are left to the serializer that its actor system has for them.
/// </summary>
/// <param name="to">Where the bytes go.</param>
/// <param name="others">The actor system's serializers.</param>
internal sealed class ValueWriter(BinaryWriter to, Akka.Serialization.Serialization others)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="InsufficientExecutionStackException">It is nested too deep, or contains itself.</exception>
    public void Value(object? value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!TryScalar(value) && !TryTime(value!) && !TryItems(value!) && !TryJson(value!) && !TryOtherItems(value!))
            Foreign(value!);
    }

    /// <summary>A text, half surrogate pairs included, which Python allows.</summary>
    public void Text(string text)
    {
        var isWhole = IsWhole(text);
        to.Write(isWhole);
        Block(isWhole ? Strict.GetBytes(text) : MemoryMarshal.AsBytes(text.AsSpan()));
    }

    public void Block(ReadOnlySpan<byte> bytes)
    {
        to.Write(bytes.Length);
        to.Write(bytes);
    }

    public void Items<T>(IReadOnlyCollection<T> items)
    {
        to.Write(items.Count);
        foreach (var item in items)
            Value(item);
    }

    public void Entries<TKey>(IReadOnlyCollection<KeyValuePair<TKey, object?>> entries)
    {
        to.Write(entries.Count);
        foreach (var (key, value) in entries)
        {
            Value(key);
            Value(value);
        }
    }

    private bool TryScalar(object? value)
    {
        switch (value)
        {
            case null:
                Tag(ValueTag.Null);
                return true;
            case bool flag:
                Tag(flag ? ValueTag.True : ValueTag.False);
                return true;
            case long or int or short or sbyte or byte or ushort or uint:
                Tag(ValueTag.Int);
                to.Write(Convert.ToInt64(value, null));
                return true;
            case BigInteger or ulong or Int128 or UInt128 or nint or nuint:
                Tag(ValueTag.BigInt);
                Block(Big(value).ToByteArray());
                return true;
            case double or float or Half:
                Tag(ValueTag.Float);
                to.Write(value is Half half ? (double)half : Convert.ToDouble(value, null));
                return true;
            case Complex number:
                Tag(ValueTag.Complex);
                to.Write(number.Real);
                to.Write(number.Imaginary);
                return true;
            case decimal number:
                Tag(ValueTag.Decimal);
                to.Write(number);
                return true;
            case string or char:
                Tag(ValueTag.Text);
                Text(value.ToString()!);
                return true;
            case Uri address:
                Tag(ValueTag.Text);
                Text(address.OriginalString);
                return true;
            case byte[] bytes:
                Tag(ValueTag.Bytes);
                Block(bytes);
                return true;
            case Guid id:
                Tag(ValueTag.Uuid);
                Block(id.ToByteArray());
                return true;
            case Enum member:
                Tag(ValueTag.Enum);
                Text(member.GetType().AssemblyQualifiedName!);
                Text(member.ToString("D"));
                return true;
            default:
                return false;
        }
    }

    private bool TryTime(object value)
    {
        switch (value)
        {
            // Where it is local here, it has its offset here.
            case DateTime { Kind: DateTimeKind.Local } local:
                return TryTime(new DateTimeOffset(local));
            case DateTime moment:
                Tag(ValueTag.DateTime);
                to.Write(moment.ToBinary());
                return true;
            case DateTimeOffset moment:
                Tag(ValueTag.DateTimeOffset);
                to.Write(moment.Ticks);
                to.Write(moment.Offset.Ticks);
                return true;
            case DateOnly day:
                Tag(ValueTag.Date);
                to.Write(day.DayNumber);
                return true;
            case TimeOnly time:
                Tag(ValueTag.Time);
                to.Write(time.Ticks);
                return true;
            case TimeSpan span:
                Tag(ValueTag.TimeSpan);
                to.Write(span.Ticks);
                return true;
            default:
                return false;
        }
    }

    private bool TryItems(object value)
    {
        switch (value)
        {
            case PyDict dict:
                Tag(ValueTag.Dict);
                Entries(dict);
                return true;
            case PySet set:
                Tag(set.IsFrozen ? ValueTag.FrozenSet : ValueTag.Set);
                Items(set);
                return true;
            case ITuple tuple:
                Tag(ValueTag.Tuple);
                Items([.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])]);
                return true;
            case PyTuple tuple:
                Tag(ValueTag.Tuple);
                Items(tuple);
                return true;
            case PyArray array:
                Array(array);
                return true;
            case Array items when ItemForm.Of(items) is { } form:
                Tag(ValueTag.Numbers);
                to.Write(form.Number);
                form.Write(this, items);
                return true;
            case Array { Rank: > 1 }:
                return false;
            case IList list when DictionaryEntries.Of(list) is null && !SetTypes.Contains(list.GetType()):
                Tag(ValueTag.List);
                Items([.. list.Cast<object?>()]);
                return true;
            default:
                return TryMemory(value);
        }
    }

    private bool TryJson(object value)
    {
        switch (value)
        {
            case JsonElement element:
                Tag(ValueTag.Json);
                Text(element.GetRawText());
                return true;
            case JsonDocument document:
                return TryJson(document.RootElement);
            case JsonObject node:
                Tag(ValueTag.Dict);
                Entries([.. node.Select(static member => KeyValuePair.Create(member.Key, (object?)member.Value))]);
                return true;
            case JsonArray node:
                Tag(ValueTag.List);
                Items(node.ToArray());
                return true;
            case JsonValue node:
                Value(node.GetValue<object>());
                return true;
            default:
                return false;
        }
    }

    // Dictionaries and sets of whichever kind: what a worker here makes a dict or a set of.
    private bool TryOtherItems(object value)
    {
        if (DictionaryEntries.Of(value) is { } entries)
        {
            Tag(ValueTag.Dict);
            Entries([.. entries]);
            return true;
        }

        if (!SetTypes.Contains(value.GetType()))
            return false;

        Tag(ValueTag.Set);
        Items([.. ((IEnumerable)value).Cast<object?>()]);
        return true;
    }

    private bool TryMemory(object value)
    {
        if (ItemForm.OverMemory(value) is not { } array)
            return false;

        Array(array);
        return true;
    }

    private void Array(PyArray array)
    {
        var form = ItemForm.Of(array.ItemType) ?? throw new NotSupportedException($"A PyArray of {array.ItemType} can't be sent to another process.");
        Tag(ValueTag.Array);
        to.Write(array.Shape.Length);
        foreach (var length in array.Shape)
            to.Write(length);
        to.Write(form.Number);
        form.WriteItems(this, array);
    }

    private void Foreign(object value)
    {
        var serializer = others.FindSerializerFor(value);
        Tag(ValueTag.Foreign);
        to.Write(serializer.Identifier);
        Text(Akka.Serialization.Serialization.ManifestFor(serializer, value));
        Block(serializer.ToBinary(value));
    }

    private void Tag(ValueTag tag) => to.Write((byte)tag);

    private static BigInteger Big(object value) => value switch
    {
        ulong number => number,
        Int128 number => number,
        UInt128 number => number,
        nint number => number,
        nuint number => number,
        _ => (BigInteger)value,
    };

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }

        return true;
    }
}
