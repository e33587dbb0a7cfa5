using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace PyActors.Remoting;

/// <summary>
/// Writes values so that Python sees the same on the other side as it would here: what is a list, a dict or a tuple there is written as
/// one, whatever its type in .NET, and an object of a program's own as what it shows. What has no form is written as a refusal, which the
/// worker makes a fault of that names its place: a message that throws as it is written would have Akka.Remote give up the connection.
/// </summary>
/// <param name="to">Where the bytes go.</param>
internal sealed partial class ValueWriter(BinaryWriter to)
{
    /// <summary>How many containers may be nested in each other: as many as <see cref="ValueOptions"/> allow.</summary>
    public const int MostLevels = 1000;

    /// <summary>How many items all containers of a call, an input or an outcome may hold: as many as <see cref="ValueOptions"/> allow unless told otherwise.</summary>
    public const int MostItems = 10_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly TravelledRefusal TooMany = new(typeof(object).FullName!, $"there are more than {MostItems:N0} items in all");

    private readonly List<object> _ancestors = [];
    private TravelledRefusal? _firstRefusal;
    private TravelledRefusal? _lastRefusal;
    private int _items;

    public void Value(object? value)
    {
        if (++_items > MostItems)
            Refuse(TooMany);
        else
            Uncounted(value);
    }

    /// <summary>What follows may hold as many items as if nothing came before it.</summary>
    public void Begin() => _items = 0;

    /// <summary>The first value since it was asked last that couldn't be written; null if all could.</summary>
    public TravelledRefusal? TakeRefusal()
    {
        // Who asks writes something else in its place, so that what follows can't refer to it.
        var refusal = _firstRefusal;
        _firstRefusal = _lastRefusal = null;
        return refusal;
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

    /// <summary>The same, each with as many items as if it were alone.</summary>
    public void Inputs<T>(IReadOnlyCollection<T> inputs)
    {
        to.Write(inputs.Count);
        foreach (var input in inputs)
        {
            Begin();
            Value(input);
        }
    }

    /// <summary>Keys and values. Keys don't count, as they don't in a worker.</summary>
    public void Entries<TKey>(IReadOnlyCollection<KeyValuePair<TKey, object?>> entries)
    {
        to.Write(entries.Count);
        foreach (var (key, value) in entries)
        {
            Uncounted(key);
            Value(value);
        }
    }

    /// <summary>In the place of a number of items: so many are all the one that follows.</summary>
    /// <param name="count">At least one; no more than <see cref="MostItems"/> are told of.</param>
    public void OneForAll(int count) => to.Write(~Math.Min(count, MostItems));

    private void Uncounted(object? value)
    {
        if (!TryScalar(value) && !TryTime(value!) && !TryTravelled(value!))
            Enter(value!);
    }

    // What came from another node may go on to a third.
    private bool TryTravelled(object value)
    {
        switch (value)
        {
            case TravelledEnum member:
                Tag(ValueTag.Enum);
                Text(member.TypeName);
                Text(member.Name);
                Value(member.Number);
                return true;
            case TravelledObject shown:
                Members(shown.TypeName, shown.Names, shown.Values);
                return true;
            case TravelledDict dict:
                Tag(ValueTag.Dict);
                Entries([.. dict.Keys.Zip(dict.Values, KeyValuePair.Create)]);
                return true;
            case TravelledSet set:
                Tag(ValueTag.Set);
                Items(set.Items);
                return true;
            case TravelledRefusal refusal:
                Refuse(refusal);
                return true;
            default:
                return false;
        }
    }

    private void Enter(object value)
    {
        if (_ancestors.Count == MostLevels)
        {
            Refuse(Parts.Refusal(value, $"it is nested deeper than {MostLevels} levels"));
        }
        else if (value is not ValueType && Contains(value))
        {
            Refuse(Parts.Refusal(value, "it contains itself"));
        }
        else
        {
            _ancestors.Add(value);
            Composed(value);
            _ancestors.RemoveAt(_ancestors.Count - 1);
        }
    }

    private bool Contains(object value)
    {
        foreach (var ancestor in _ancestors)
        {
            if (ReferenceEquals(ancestor, value))
                return true;
        }

        return false;
    }

    private void Composed(object value)
    {
        switch (value)
        {
            case PyDict dict:
                Tag(ValueTag.Dict);
                Entries(dict);
                break;
            case PySet set:
                Tag(set.IsFrozen ? ValueTag.FrozenSet : ValueTag.Set);
                Items(set);
                break;
            case PyTuple tuple:
                Tag(ValueTag.Tuple);
                Items(tuple);
                break;
            case PyArray array:
                Array(array);
                break;
            case object?[] items when items.GetType() == typeof(object[]):
                Tag(ValueTag.List);
                Items(items);
                break;
            case DateTime[] times when System.Array.Exists(times, static time => time.Kind == DateTimeKind.Local):
                Tag(ValueTag.List);
                Items(times);
                break;
            case Array items when ItemForm.Of(items) is { } form:
                Tag(ValueTag.Numbers);
                to.Write(form.Number);
                form.Write(this, items);
                break;
            default:
                OfCallers(value);
                break;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the caller's code throws becomes a fault.")]
    private void OfCallers(object value)
    {
        Parts parts;
        try
        {
            parts = Parts.Of(value);
        }
        catch (Exception thrown)
        {
            Refuse(Parts.RefusedBy(value, thrown));
            return;
        }

        Write(value, parts);
    }

    private void Write(object value, in Parts parts)
    {
        switch (parts.Tag)
        {
            case null:
                Value(parts.Items[0]);
                break;
            case ValueTag.Object:
                Members(value.GetType().FullName ?? value.GetType().Name, (string[])parts.Keys!, parts.Items);
                break;
            case ValueTag.Path or ValueTag.Json:
                Tag(parts.Tag.Value);
                Text((string)parts.Items[0]!);
                break;
            default:
                Tag(parts.Tag.Value);
                if (parts.Keys is { } keys)
                    Entries([.. keys.Zip(parts.Items, KeyValuePair.Create)]);
                else
                    Items(parts.Items);
                break;
        }
    }

    private void Members(string type, string[] names, object?[] values)
    {
        Tag(ValueTag.Object);
        Text(type);
        to.Write(names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            Text(names[i]);
            Value(values[i]);
        }
    }

    private void Array(PyArray array)
    {
        if (ItemForm.Of(array.ItemType) is not { } form)
        {
            Refuse(Parts.Refusal(array, $"a PyArray of {array.ItemType} can't be sent to another process"));
            return;
        }

        Tag(ValueTag.Array);
        to.Write(array.Shape.Length);
        foreach (var length in array.Shape)
            to.Write(length);
        to.Write(form.Number);
        form.WriteItems(this, array);
    }

    private void Refuse(TravelledRefusal refusal)
    {
        _firstRefusal ??= refusal;
        if (ReferenceEquals(refusal, _lastRefusal))
        {
            Tag(ValueTag.RefusalAgain);
            return;
        }

        _lastRefusal = refusal;
        Tag(ValueTag.Refusal);
        Text(refusal.TypeName);
        Text(refusal.Why);
    }

    private void Tag(ValueTag tag) => to.Write((byte)tag);

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
