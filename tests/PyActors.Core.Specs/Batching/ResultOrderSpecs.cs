using System.Threading.Channels;
using PyActors.Batching;

namespace PyActors.Core.Specs.Batching;

public sealed class ResultOrderSpecs
{
    [Fact]
    public void Outcomes_should_leave_in_the_order_of_their_inputs_as_soon_as_all_before_them_are_there()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var runs = Cut(random, total: 200);
            var come = runs.ToArray();
            random.Shuffle(come);
            var channel = Channel.CreateUnbounded<OutcomeRun>();
            var order = new ResultOrder(channel.Writer);
            var left = 0L;

            for (var i = 0; i < come.Length; i++)
            {
                order.Put(come[i]);
                while (channel.Reader.TryRead(out var run))
                {
                    run.FirstNumber.ShouldBe(left, $"seed {seed}");
                    left += run.Count;
                }

                left.ShouldBe(FirstMissing(runs, come.AsSpan(0, i + 1)), $"seed {seed}");
            }
        }
    }

    private static List<OutcomeRun> Cut(Random random, int total)
    {
        var result = PyResult.Success(null);
        var pending = new PendingInputs(areArgumentLists: false);
        pending.Append(new object?[total]);
        var runs = new List<OutcomeRun>();
        while (pending.Count > 0)
        {
            var slice = pending.Cut(random.Next(1, 9));
            var middle = random.Next(1, slice.Count + 1);
            runs.Add(OutcomeRun.Same(slice, 0, middle, result));
            if (middle < slice.Count)
                runs.Add(OutcomeRun.Same(slice, middle, slice.Count, result));
        }

        return runs;
    }

    private static long FirstMissing(List<OutcomeRun> all, ReadOnlySpan<OutcomeRun> there)
    {
        foreach (var run in all)
        {
            if (!there.Contains(run))
                return run.FirstNumber;
        }

        return all[^1].FirstNumber + all[^1].Count;
    }
}
