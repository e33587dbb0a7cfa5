using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PyActors.Remoting;

/// <summary>
/// What a value of the caller's consists of, read as a worker here would read it, and before any of it is written: the caller's code may throw
/// anything at any point.
/// </summary>
/// <param name="Tag">What it is to Python; null if its one item stands for it.</param>
/// <param name="Items">Its items, or the values of its entries or members.</param>
internal readonly record struct Parts(ValueTag? Tag, object?[] Items)
{
    // As many as ValueOptions allow of what doesn't say how long it is.
    private const int MostStreamedItems = 1_000_000;

    // As many as one message takes in all.
    private static readonly string TooMany = $"there are more than {ValueWriter.MostItems:N0} items in all (MaxItems in the pool's Values)";

    /// <summary>The keys of its entries, or the names of its members; null if it has none.</summary>
    public object?[]? Keys { get; init; }

    /// <summary>Stands for a value that can't be written.</summary>
    public static TravelledRefusal Refusal(object value, string why) => new(value.GetType().FullName ?? value.GetType().Name, why);

    /// <summary>Stands for a value whose own code threw.</summary>
    public static TravelledRefusal RefusedBy(object value, Exception thrown) =>
        Refusal(value, $"reading it threw {thrown.GetType().FullName}: {ThrownMessage.Of(thrown)}");

    /// <summary>The parts of a container, or of an object of the caller's own.</summary>
    public static Parts Of(object value) => value switch
    {
        ITuple { Length: > ValueWriter.MostItems } => Refused(value, TooMany),
        ITuple tuple => new(ValueTag.Tuple, ItemsOf(tuple)),
        Array { Rank: > 1 } grid => new(ValueTag.List, Rows(grid, new int[grid.Rank], 0)),
        FileSystemInfo path => new(ValueTag.Path, [path.FullName]),
        JsonElement { ValueKind: JsonValueKind.Undefined } => Refused(value, "it is no JSON value: nothing was read into it"),
        JsonElement element => new(ValueTag.Json, [element.GetRawText()]),
        JsonDocument document => new(ValueTag.Json, [document.RootElement.GetRawText()]),
        JsonValue node => new(null, [node.GetValue<object>()]),
        IEnumerable items => Of(items),
        _ when ItemForm.OverMemory(value) is { } array => new(null, [array]),
        _ when !OwnClass.IsCut(value.GetType()) && OwnClass.Of(value.GetType()) is { } members => Of(value, members),
        _ => Refused(value, NoForm.Why(value)),
    };

    private static Parts Refused(object value, string why) => new(null, [Refusal(value, why)]);

    private static Parts Of(IEnumerable items)
    {
        var form = EnumerableForm.Of(items.GetType());
        if (form.Loss is { } loss)
            return Refused(items, loss);

        return form.Kind switch
        {
            EnumerableKind.Dict => OfEntries(DictionaryEntries.Of(items)!),
            EnumerableKind.Wrapper => new(null, [form.Unwrap(items)]),
            EnumerableKind.Set => OfItems(items, ValueTag.Set),
            _ => OfItems(items, ValueTag.List),
        };
    }

    private static Parts OfEntries(IEnumerable<KeyValuePair<object?, object?>> found)
    {
        KeyValuePair<object?, object?>[] entries = [.. found];
        return new(ValueTag.Dict, Array.ConvertAll(entries, static entry => entry.Value)) { Keys = Array.ConvertAll(entries, static entry => entry.Key) };
    }

    private static Parts OfItems(IEnumerable items, ValueTag tag)
    {
        var known = KnownCount.Of(items);
        if (known > ValueWriter.MostItems)
            return Refused(items, TooMany);

        var most = known is null ? MostStreamedItems : int.MaxValue;
        var list = new List<object?>();
        foreach (var item in items)
        {
            if (list.Count == most)
                return Refused(items, $"it gives more than {most:N0} items, and how many isn't known beforehand; pass a list of them");

            list.Add(item);
        }

        return new(tag, [.. list]);
    }

    private static object?[] ItemsOf(ITuple tuple)
    {
        var items = new object?[tuple.Length];
        for (var i = 0; i < items.Length; i++)
            items[i] = tuple[i];

        return items;
    }

    // A member whose getter throws is refused in its own place.
    private static Parts Of(object value, OwnClass members)
    {
        var (names, values) = (new string[members.Count], new object?[members.Count]);
        for (var i = 0; i < members.Count; i++)
        {
            names[i] = members.Name(i);
            values[i] = members.Get(value, i, out var thrown);
            if (thrown is not null)
                values[i] = RefusedBy(value, thrown);
        }

        return new(ValueTag.Object, values) { Keys = names };
    }

    // Lists in lists, one level for each dimension.
    private static object?[] Rows(Array grid, int[] place, int dimension)
    {
        var rows = new object?[grid.GetLength(dimension)];
        for (var i = 0; i < rows.Length; i++)
        {
            place[dimension] = grid.GetLowerBound(dimension) + i;
            rows[i] = dimension == grid.Rank - 1 ? grid.GetValue(place) : Rows(grid, place, dimension + 1);
        }

        return rows;
    }
}
