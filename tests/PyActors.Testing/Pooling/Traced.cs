using System.Collections.Concurrent;
using System.Diagnostics;

namespace PyActors.Testing.Pooling;

/// <summary>The spans of one pool that have ended, and a caller's own to have them below it.</summary>
public sealed class Traced : IDisposable
{
    private readonly ActivitySource _caller = new($"caller-{Guid.NewGuid():N}");
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    /// <param name="pool">The pool's name, of which there is one in the process.</param>
    /// <param name="wanted">How much of the pool's spans is wanted; of other pools' nothing is.</param>
    public Traced(string pool, ActivitySamplingResult wanted = ActivitySamplingResult.AllDataAndRecorded)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "PyActors" || source == _caller,
            Sample = (ref ActivityCreationOptions<ActivityContext> span) =>
                span.Source == _caller ? ActivitySamplingResult.AllDataAndRecorded : Is(span.Tags, pool) ? wanted : ActivitySamplingResult.None,
            ActivityStopped = span =>
            {
                if (Equals(span.GetTagItem("pyactors.pool.name"), pool))
                    _spans.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    private static bool Is(IEnumerable<KeyValuePair<string, object?>>? tags, string pool) =>
        tags?.Contains(KeyValuePair.Create<string, object?>("pyactors.pool.name", pool)) is true;

    /// <summary>What has ended, in the order of the ends.</summary>
    public IReadOnlyCollection<Activity> Spans => _spans;

    /// <summary>Begins a span of the caller's own, which is current until it is disposed.</summary>
    public Activity Call() => _caller.StartActivity("call") ?? throw new InvalidOperationException("Nobody listens to the caller.");

    /// <summary>A span's tags, each as <c>name=value</c>.</summary>
    public static IEnumerable<string> TagsOf(Activity span) => span.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}");

    public void Dispose()
    {
        _listener.Dispose();
        _caller.Dispose();
    }
}
