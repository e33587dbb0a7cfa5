using PyActors.Engines;

namespace PyActors.Pooling.Nesting;

/// <summary>
/// Which nested invocations wait for a worker, in all pools of the process, so that none waits for itself: not directly, not
/// through others, not through other pools. Any thread; what nested ones alone pay for.
/// </summary>
/// <remarks>
/// A nested invocation that waits holds the workers of its ancestors, whose host functions wait for it. It will start once a
/// worker of its pool is free. So it can wait in peace if its pool has a worker that is not held by ancestors of such as
/// may wait for ever; what that leaves over, searched until nothing changes, would wait in a circle.
/// </remarks>
internal static class NestedWaits
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<Wait, int> Waiting = [];

    /// <summary>Notes that a nested invocation waits for a worker of its pool. False, and nothing is noted: it might never get one.</summary>
    public static bool TryBegin(Invocation nested)
    {
        var wait = new Wait(nested.Parent!, nested.Pool!);

        // Code that outlived the host function it was started by holds no worker.
        if (wait.Parent.IsAnswered)
            return true;

        lock (Gate)
        {
            Waiting[wait] = Waiting.GetValueOrDefault(wait) + 1;
            if (IsHopeless(wait))
            {
                Forget(wait);
                return false;
            }

            nested.NoteNestedWait();
            return true;
        }
    }

    /// <summary>Notes that it doesn't wait any more. Once for each that was noted.</summary>
    public static void End(Invocation nested)
    {
        lock (Gate)
            Forget(new Wait(nested.Parent!, nested.Pool!));
    }

    private static void Forget(Wait wait)
    {
        if (Waiting[wait] > 1)
            Waiting[wait]--;
        else
            Waiting.Remove(wait);
    }

    private static bool IsHopeless(Wait wait)
    {
        var hopeless = Waiting.Keys.ToHashSet();
        while (true)
        {
            var held = hopeless.SelectMany(HeldBy).Distinct().CountBy(static holder => holder.Pool).ToDictionary();
            var before = hopeless.Count;
            hopeless.RemoveWhere(other => held.GetValueOrDefault(other.Pool) < other.Pool.Workers);
            if (!hopeless.Contains(wait))
                return false;
            if (hopeless.Count == before)
                return true;
        }
    }

    // The ancestors that run: each holds a worker of its pool.
    private static IEnumerable<Wait> HeldBy(Wait wait)
    {
        for (var at = wait.Parent; at is not null; at = at.Parent)
        {
            if (at.IsRunning && at.Pool is { } pool)
                yield return new Wait(at, pool);
        }
    }

    /// <summary>Siblings that wait for the same pool count as one.</summary>
    private readonly record struct Wait(Invocation Parent, HomePool Pool);
}
