namespace PyActors.Chaos.App.Actors;

/// <summary>Counts answers to nothing. Any thread.</summary>
internal sealed class StrayCount
{
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public void Add() => Interlocked.Increment(ref _count);
}
