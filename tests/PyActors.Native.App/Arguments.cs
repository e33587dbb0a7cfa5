using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PyActors.Native.App;

/// <summary>Arguments of every kind, as Python sees them.</summary>
internal static class Arguments
{
    public static async Task SayAsync(Sayings say)
    {
        await OwnTypesAsync(say);
        await DictionariesAsync(say);
        await ItemsAsync(say);
    }

    private static async Task OwnTypesAsync(Sayings say)
    {
        var order = new Order("o", new Customer("c", Colour.Red), [new Line("l", 2)], new Point(1, 2), null, new Dictionary<string, int[]> { ["a"] = [1] });
        await say.WriteAsync("a record", order);
        await say.WriteAsync("a class", new Node { Name = "a", Next = new Node { Name = "b" } });
        await say.WriteAsync("an enum", Colour.Green);
        await say.WriteAsync("structs", new[] { new Point(1, 2), default });
    }

    private static async Task DictionariesAsync(Sayings say)
    {
        await say.WriteAsync("a dictionary", new Dictionary<int, double> { [1] = 2 });
        await say.WriteAsync("a sorted dictionary of structs", new SortedDictionary<string, Point> { ["a"] = new(1, 2) });
        await say.WriteAsync("a frozen dictionary", new Dictionary<Guid, Point> { [default] = new(1, 2) }.ToFrozenDictionary());
        await say.WriteAsync("an immutable dictionary", ImmutableDictionary<string, int>.Empty.Add("a", 1));
        await say.WriteAsync("a dictionary of one's own", new OwnDictionary());
        await say.WriteAsync("JSON", JsonDocument.Parse("""{"a": [1, null]}"""));
        await say.WriteAsync("a JSON object", new JsonObject { ["a"] = 1 });
    }

    private static async Task ItemsAsync(Sayings say)
    {
        await say.WriteAsync("a set", new HashSet<int> { 1 });
        await say.WriteAsync("a sorted set", new SortedSet<string> { "1" });
        await say.WriteAsync("an immutable set", ImmutableHashSet.Create(3L));
        await say.WriteAsync("a frozen set", new List<double> { 2.5 }.ToFrozenSet());
        await say.WriteAsync("an empty set of one's own", new OwnSet());
        await say.WriteAsync("a tuple", (1, "a", 2.5, new Point(1, 2)));
        await say.WriteAsync("a segment", new ArraySegment<int>([1, 2, 3]));
        await say.WriteAsync("a queue of structs", new Queue<Point>([new Point(1, 2)]));
        await say.WriteAsync("an iterator", Enumerable.Range(1, 3).Select(static number => number * 2));
        await say.WriteAsync("a grid", new[,] { { 1, 2 }, { 3, 4 } });
        await Sayings.SayAsync("memory", async () => (await say.Pool.InvokeAsync("builtins:list", new ReadOnlyMemory<byte>([1, 2]))).Value);
        await Sayings.SayAsync("an array", async () => (await say.Pool.InvokeAsync("builtins:list", PyArray.Over<double>(new double[] { 1, 2 }, 2))).Value);
        await say.WriteAsync("itself", Cycle());
        await say.WriteAsync("a task", Task.FromResult(1));
    }

    private static object?[] Cycle()
    {
        var cycle = new object?[1];
        cycle[0] = cycle;
        return cycle;
    }
}
