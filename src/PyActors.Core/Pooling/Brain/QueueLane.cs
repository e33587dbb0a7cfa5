using PyActors.Engines;

namespace PyActors.Pooling.Brain;

/// <summary>The waiting invocations of one priority: first come, first served.</summary>
internal class QueueLane
{
    private readonly InvocationRun _run = new();

    public virtual bool IsEmpty => _run.Count == 0;

    /// <summary>Whether whatever leaves next, and after it, leaves in the order of its coming.</summary>
    public virtual bool IsUniform => true;

    public virtual void Append(Invocation invocation) => _run.Append(invocation);

    public virtual void PutBack(Invocation invocation) => _run.PutBack(invocation);

    public virtual Invocation TakeNext() => _run.TakeFirst();

    public virtual void Remove(Invocation invocation) => _run.Remove(invocation);
}
