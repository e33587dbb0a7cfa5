using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PyActors.Native.App;

/// <summary>Results, read as types of every kind.</summary>
internal static class Results
{
    public static async Task SayAsync(Sayings say)
    {
        await ScalarsAsync(say);
        await ContainersAsync(say);
        await OwnTypesAsync(say);
        await MismatchesAsync(say);
    }

    private static async Task ScalarsAsync(Sayings say)
    {
        await say.ReadAsync<double>("1.5");
        await say.ReadAsync<float>("2");
        await say.ReadAsync<short>("15");
        await say.ReadAsync<byte>("255");
        await say.ReadAsync<BigInteger>("10**30");
        await say.ReadAsync<Int128>("10**20");
        await say.ReadAsync<decimal>("__import__('decimal').Decimal('1.25')");
        await say.ReadAsync<bool>("True");
        await say.ReadAsync<char>("'x'");
        await say.ReadAsync<string>("'text'");
        await say.ReadAsync<int?>("None");
        await say.ReadAsync<Guid>("__import__('uuid').UUID(int=3)");
        await say.ReadAsync<DateTime>("__import__('datetime').datetime(2026, 1, 2)");
        await say.ReadAsync<Complex>("1j");
        await say.ReadAsync<object>("[1, {'a': (2, None)}]");
    }

    private static async Task ContainersAsync(Sayings say)
    {
        await say.ReadAsync<double[]>("[1.0, 2.0]");
        await say.ReadAsync<int?[]>("[1, None, 3]");
        await say.ReadAsync<List<double?>>("[1.0, None, 3]");
        await say.ReadAsync<IReadOnlyList<float>>("[1.0, 2, 3]");
        await say.ReadAsync<IEnumerable<string>>("('a', 'b')");
        await say.ReadAsync<List<List<bool>>>("[[True], []]");
        await say.ReadAsync<Dictionary<string, int>>("{'a': 1}");
        await say.ReadAsync<IReadOnlyDictionary<int, List<string>>>("{1: ['x']}");
        await say.ReadAsync<Dictionary<Guid, string>>("{__import__('uuid').UUID(int=3): 'x'}");
        await say.ReadAsync<Dictionary<DateOnly, double>>("{__import__('datetime').date(2026, 1, 2): 1.0}");
        await say.ReadAsync<HashSet<int>>("{3}");
        await say.ReadAsync<IReadOnlySet<string>>("frozenset('a')");
        await say.ReadAsync<double[,]>("[[1.0, 2], [3, 4]]");
        await say.ReadAsync<int[][]>("[[1, 2], [3, 4]]");
        await say.ReadAsync<ImmutableArray<long>>("[1, 2]");
        await say.ReadAsync<ImmutableList<long>>("[1, 2]");
        await say.ReadAsync<IImmutableList<long>>("[1, 2]");
        await say.ReadAsync<ImmutableSortedSet<int>>("{2, 1}");
        await say.ReadAsync<ImmutableDictionary<string, Point>>("{'a': {'x': 1, 'y': 2}}");
        await say.ReadAsync<ReadOnlyDictionary<string, double>>("{'a': 1}");
        await say.ReadAsync<ReadOnlyCollection<Point>>("[{'x': 1, 'y': 2}]");
        await say.ReadAsync<ReadOnlySet<int>>("{3}");
        await say.ReadAsync<Stack<string>>("['a', 'b']");
        await say.ReadAsync<SortedDictionary<string, int>>("{'b': 1, 'a': 2}");
        await say.ReadAsync<JsonElement>("{'a': [1, 2.0, None]}");
        await say.ReadAsync<JsonArray>("[1, 'a', __import__('datetime').date(2026, 1, 2)]");
        await say.ReadAsync<Dictionary<string, JsonElement>>("{'a': [1]}");
        await say.ReadAsync<(int, string)>("(1, 'a')");
        await say.ReadAsync<Tuple<string, double>>("('a', 1.0)");
        await Sayings.SayAsync("memory", async () => (await say.EvaluateAsync("b'abc'")).As<ReadOnlyMemory<byte>>().ToArray());
        await Sayings.SayAsync("memory of floats", async () => (await say.EvaluateAsync("[1.0, 2.0]")).As<Memory<double>>().ToArray());
        await Sayings.SayAsync("array", async () => (await say.EvaluateAsync("memoryview(__import__('array').array('d', [1, 2]))")).Value);
    }

    private static async Task OwnTypesAsync(Sayings say)
    {
        const string Order = "{'id': 'o1', 'customer': {'name': 'n', 'colour': 'red'}, 'lines': [{'name': 'l', 'value': 2}], 'at': {'x': 1, 'y': 2}, 'colour': None, 'tags': {'a': [1, 2]}}";
        await say.ReadAsync<Order>(Order);
        await say.ReadAsync<Order>(Order.Replace("'o1'", "None", StringComparison.Ordinal));
        await say.ReadAsync<Order>(Order.Replace("'red'", "'blue'", StringComparison.Ordinal));
        await say.ReadAsync<Node>("{'name': 'a', 'next': {'name': 'b', 'next': None}}");
        await say.ReadAsync<Node>("{'next': None}");
        await say.ReadAsync<Line[]>("[{'name': 'l', 'value': 2}]");
        await say.ReadAsync<List<Point>>("[{'x': 1, 'y': 2}]");
        await say.ReadAsync<Point?>("None");
        await say.ReadAsync<Dictionary<string, Point>>("{'a': {'x': 1, 'y': 2}}");
        await say.ReadAsync<List<(string, int)>>("[('a', 1)]");
        await say.ReadAsync<Colour>("'green'");
        await say.ReadAsync<Colour[]>("['green', 0]");
        await say.ReadAsync<List<Colour?>>("['green', None]");
    }

    private static async Task MismatchesAsync(Sayings say)
    {
        await say.ReadAsync<byte>("256");
        await say.ReadAsync<List<int>>("[1, 'a']");
        await say.ReadAsync<Dictionary<string, int>>("{'a': None}");
        await say.ReadAsync<(int, int)>("(1,)");
        await say.ReadAsync<Colour[]>("['mauve']");
        await say.ReadAsync<double[,]>("[[1.0], [2.0, 3.0]]");
        await say.ReadAsync<JsonElement>("{1: 2}");
        await say.ReadAsync<Action>("1");
    }
}
