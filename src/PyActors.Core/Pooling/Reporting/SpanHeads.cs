using System.Collections.Concurrent;

namespace PyActors.Pooling.Reporting;

/// <summary>How the spans of a pool begin: made once for each callable, since who decides whether a span is wanted gets to see it. Any thread.</summary>
/// <param name="pool">The pool's name.</param>
internal sealed class SpanHeads(string pool)
{
    // Whoever calls names without end has them made anew.
    private const int MostKept = 1_000;

    private const string Function = "code.function.name";

    private readonly KeyValuePair<string, object?> _pool = new(PoolMeter.PoolName, pool);
    private readonly ConcurrentDictionary<PyCallable, SpanHead> _kept = new();
    private int _count;

    /// <summary>The head of a callable's spans.</summary>
    public SpanHead Of(PyCallable callable) => _kept.TryGetValue(callable, out var head) ? head : Make(callable);

    private SpanHead Make(PyCallable callable)
    {
        var head = new SpanHead(callable.ToString(), [_pool, new(Function, $"{callable.Module}.{callable.Name}")]);
        if (Volatile.Read(ref _count) < MostKept && _kept.TryAdd(callable, head))
            Interlocked.Increment(ref _count);

        return head;
    }
}

/// <summary>What a span has from its beginning on.</summary>
/// <param name="Name">Its name, as in <c>shop.prices:load</c>.</param>
/// <param name="Tags">The pool and the function. Nobody writes to them.</param>
internal sealed record SpanHead(string Name, KeyValuePair<string, object?>[] Tags);
