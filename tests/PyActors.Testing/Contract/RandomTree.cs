namespace PyActors.Testing.Contract;

/// <summary>Makes a random tree of every kind of value that can go to Python and come back, the same one for the same seed.</summary>
public sealed class RandomTree
{
    private const int Deepest = 5;
    private readonly Random _random;
    private readonly RandomLeaf _leaf;

    /// <summary>The tree of a seed.</summary>
    public RandomTree(int seed)
    {
        _random = new Random(seed);
        _leaf = new RandomLeaf(_random);
    }

    /// <summary>A tree.</summary>
    public Grown Make() => Make(0);

    private Grown Make(int depth) => _random.Next(depth < Deepest ? 20 : 8) switch
    {
        0 => Grown.Same(null),
        < 8 => _leaf.MakeKey(),
        < 11 => List(depth),
        < 13 => Tuple(depth),
        < 16 => Dict(depth),
        16 or 17 => Set(),
        18 => Numbers(),
        _ => Own(depth),
    };

    private Grown List(int depth)
    {
        var items = Items(_random.Next(6), () => Make(depth + 1));
        var canonical = Canonicals(items);
        return _random.Next(5) switch
        {
            0 => new Grown(new List<object?>(Givens(items)), canonical),
            1 => new Grown(items.Select(item => item.Given), canonical),
            2 when items.Length == 4 => new Grown(Grid(Givens(items)), new object?[] { canonical[..2], canonical[2..] }),
            _ => new Grown(Givens(items), canonical),
        };
    }

    private Grown Tuple(int depth)
    {
        var items = Items(_random.Next(6), () => Make(depth + 1));
        return new Grown(GivenTuple(Givens(items)), new PyTuple(Canonicals(items)));
    }

    // Told apart by Python alone: .NET takes a moment in UTC and a clock that reads the same for equal.
    private Grown Dict(int depth)
    {
        var keys = Distinct(Items(_random.Next(12), () => Key(0)));
        var values = Items(keys.Length, () => Make(depth + 1));
        var canonical = new PyDict(Entries(Canonicals(keys), Canonicals(values)));
        var given = Entries(Givens(keys), Givens(values));
        return new Grown(_random.Next(2) == 0 ? new Dictionary<object, object?>(given, ReferenceEqualityComparer.Instance) : canonical, canonical);
    }

    private Grown Set()
    {
        var items = Distinct(Items(_random.Next(8), () => _random.Next(9) == 0 ? Grown.Same(null) : Key(0)));
        var isFrozen = _random.Next(2) == 0;
        var canonical = new PySet(Canonicals(items), isFrozen);
        return new Grown(isFrozen ? canonical : new HashSet<object?>(Givens(items), ReferenceEqualityComparer.Instance), canonical);
    }

    // What Python can hash: single values, and tuples and frozensets of such.
    private Grown Key(int depth)
    {
        if (depth == 2 || _random.Next(5) > 0)
            return _leaf.MakeKey();

        var items = Items(_random.Next(4), () => _random.Next(9) == 0 ? Grown.Same(null) : Key(depth + 1));
        return _random.Next(3) == 0
            ? Grown.Same(new PySet(Canonicals(Distinct(items)), isFrozen: true))
            : new Grown(GivenTuple(Givens(items)), new PyTuple(Canonicals(items)));
    }

    private Grown Numbers()
    {
        var wholes = Enumerable.Range(0, _random.Next(1, 50)).Select(_ => _leaf.SomeBits()).ToArray();
        var reals = Array.ConvertAll(wholes, _ => _leaf.SomeReal());
        return _random.Next(4) switch
        {
            0 => new Grown(wholes, Array.ConvertAll(wholes, number => (object?)number)),
            1 => new Grown(reals, Array.ConvertAll(reals, number => (object?)number)),
            2 => new Grown(reals.AsMemory(), PyArray.Over<double>(reals, reals.Length)),
            _ => Grown.Same(PyArray.Over<long>(wholes.Concat(wholes).ToArray(), [2, wholes.Length], [1, 2])),
        };
    }

    private Grown Own(int depth)
    {
        var (inner, count) = (Make(depth + 1), _leaf.SomeBits());
        return new Grown(new Branch(inner.Given, count), new PyDict([new("first_part", inner.Canonical), new("count", count)]));
    }

    private static Grown[] Items(int count, Func<Grown> make) => [.. Enumerable.Range(0, count).Select(_ => make())];

    // Without those that would be one key in Python.
    private static Grown[] Distinct(Grown[] items)
    {
        var known = new List<Grown>();
        foreach (var item in items)
        {
            if (new PySet(known.Select(other => other.Canonical).Append(item.Canonical)).Count > known.Count)
                known.Add(item);
        }

        return [.. known];
    }

    private static object GivenTuple(object?[] items) => items.Length switch
    {
        2 => (items[0], items[1]),
        3 => System.Tuple.Create(items[0], items[1], items[2]),
        _ => new PyTuple(items),
    };

    private static object?[,] Grid(object?[] items) => new[,] { { items[0], items[1] }, { items[2], items[3] } };

    private static object?[] Givens(Grown[] items) => Array.ConvertAll(items, item => item.Given);

    private static object?[] Canonicals(Grown[] items) => Array.ConvertAll(items, item => item.Canonical);

    private static IEnumerable<KeyValuePair<object, object?>> Entries(object?[] keys, object?[] values) =>
        keys.Zip(values, (key, value) => new KeyValuePair<object, object?>(key!, value));

    private sealed record Branch(object? FirstPart, long Count);
}
