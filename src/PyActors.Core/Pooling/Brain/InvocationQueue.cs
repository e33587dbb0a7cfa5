using System.Diagnostics.CodeAnalysis;
using PyActors.Engines;

namespace PyActors.Pooling.Brain;

/// <summary>
/// The invocations that wait and were handed to nobody: higher priorities first, inside one priority first come, first served
/// or callers in turn. Putting in, taking out and removing from the middle are O(1).
/// </summary>
internal sealed class InvocationQueue
{
    private readonly QueueLane[] _lanes;

    public InvocationQueue(bool fairBetweenCallers)
    {
        _lanes = new QueueLane[1 + (int)InvokePriority.High];
        for (var i = 0; i < _lanes.Length; i++)
            _lanes[i] = fairBetweenCallers ? new FairLane() : new QueueLane();
    }

    public int Count { get; private set; }

    /// <summary>
    /// Whether all that waits leaves in the order of its coming: one priority, and one caller where callers take turns. Only
    /// then may a worker be handed some ahead without deciding too early who is next.
    /// </summary>
    public bool IsUniform
    {
        get
        {
            QueueLane? only = null;
            foreach (var lane in _lanes)
            {
                if (lane.IsEmpty)
                    continue;
                if (only is not null)
                    return false;

                only = lane;
            }

            return only is { IsUniform: true };
        }
    }

    public void Append(Invocation invocation)
    {
        LaneOf(invocation).Append(invocation);
        Entered(invocation);
    }

    /// <summary>Puts one back where it was before it was handed out.</summary>
    public void PutBack(Invocation invocation)
    {
        LaneOf(invocation).PutBack(invocation);
        Entered(invocation);
    }

    public bool TryTakeNext([NotNullWhen(true)] out Invocation? invocation)
    {
        for (var i = _lanes.Length - 1; i >= 0; i--)
        {
            if (_lanes[i].IsEmpty)
                continue;

            invocation = _lanes[i].TakeNext();
            Left(invocation);
            return true;
        }

        invocation = null;
        return false;
    }

    public void Remove(Invocation invocation)
    {
        LaneOf(invocation).Remove(invocation);
        Left(invocation);
    }

    private QueueLane LaneOf(Invocation invocation) =>
        _lanes[Math.Clamp((int)invocation.Request.Priority, 0, _lanes.Length - 1)];

    private void Entered(Invocation invocation)
    {
        invocation.Notes.Marks |= InvocationMarks.InQueue;
        Count++;
    }

    private void Left(Invocation invocation)
    {
        invocation.Notes.Marks &= ~InvocationMarks.InQueue;
        Count--;
    }
}
