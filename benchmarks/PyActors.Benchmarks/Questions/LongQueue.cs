using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;
using PyActors.Pooling.Embedded;

namespace PyActors.Benchmarks.Questions;

/// <summary>A million waiting invocations, each with a deadline, against a hundred.</summary>
internal sealed class LongQueue : IQuestion
{
    private const int Long = 1_000_000;
    private const int Short = 100;

    public string Name => "long-queue";

    public string Asks => "What does a long queue cost, in memory and in time?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var bytes = BytesEach(() => new StillPool(Long));
        var half = BytesEach(() => new StillPool(Long / 2), Long / 2);
        var alone = BytesEach(Unqueued);

        var longQueue = new StillPool(Long);
        var shortQueue = new StillPool(Short);
        var turns = effort.Calls(200_000);
        var contest = new Contest(
            effort,
            () => Stretch.NanosecondsPerCall(turns, longQueue.Turn),
            () => Stretch.NanosecondsPerCall(turns, shortQueue.Turn));

        return
        [
            new($"memory per waiting invocation, {Long:N0} of them, beyond the invocation itself ({Wording.Bytes(alone)} with its task)", Wording.Bytes(bytes), "none", bytes - alone, "B", Bar.AtMost(400)),
            new("the same, all of it", Wording.Bytes(bytes), $"with half as many waiting: {Wording.Bytes(half)}", bytes / half, "×"),
            new($"one leaves the queue and one enters it, {Long:N0} waiting", Wording.Nanoseconds(contest.Median(0)), $"{Short} waiting: {Wording.Nanoseconds(contest.Median(1))}", contest.Ratio(0, 1), "×", Bar.AtMost(2)),
        ];
    }

    private static EmbeddedInvocation[] Unqueued()
    {
        var pool = new StillPool(0);
        var invocations = new EmbeddedInvocation[Long];
        for (var i = 0; i < Long; i++)
            invocations[i] = pool.NewInvocation();
        return invocations;
    }

    private static double BytesEach(Func<object> make, int count = Long)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var made = make();
        // The array that holds those without a queue together is no part of them.
        var holder = made is Array ? (long)count * nint.Size : 0;
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before - holder;
        GC.KeepAlive(made);
        return bytes / (double)count;
    }
}
