using System.Numerics;

namespace PyActors.Testing.Contract;

/// <summary>Makes a random tree of canonical values, the same one for the same seed.</summary>
public sealed class RandomTree(int seed)
{
    private const int Deepest = 5;
    private readonly Random _random = new(seed);

    /// <summary>A tree.</summary>
    public object? Make() => Make(0);

    private object? Make(int depth) => _random.Next(depth < Deepest ? 11 : 8) switch
    {
        0 => null,
        1 => _random.Next(2) == 0,
        2 => _random.NextInt64(long.MinValue, long.MaxValue),
        3 => (long)_random.Next(-300, 300),
        4 => BigInteger.Pow(_random.Next(2, 100), _random.Next(70, 200)) * (_random.Next(2) * 2 - 1),
        5 => BitConverter.Int64BitsToDouble(_random.NextInt64(long.MinValue, long.MaxValue)),
        6 => Text(),
        7 => Bytes(),
        8 => Items(depth),
        9 => new PyTuple(Items(depth)),
        _ => Dict(depth),
    };

    private object?[] Items(int depth) => [.. Enumerable.Range(0, _random.Next(6)).Select(_ => Make(depth + 1))];

    private PyDict Dict(int depth)
    {
        var entries = new Dictionary<string, object?>();
        for (var i = _random.Next(12); i > 0; i--)
            entries[Text()] = Make(depth + 1);

        return new PyDict(entries.Select(entry => new KeyValuePair<object, object?>(entry.Key, entry.Value)));
    }

    private byte[] Bytes()
    {
        var bytes = new byte[_random.Next(20)];
        _random.NextBytes(bytes);
        return bytes;
    }

    // From one of the ranges that Python stores in its own way, lone surrogates among them.
    private string Text()
    {
        var (from, to) = _random.Next(4) switch
        {
            0 => (32, 127),
            1 => (32, 256),
            2 => (0x3000, 0xd000),
            _ => (0xd7f0, 0xe010),
        };
        return string.Concat(Enumerable.Range(0, _random.Next(12)).Select(_ => (char)_random.Next(from, to)));
    }
}
