using PyActors.Batching;
using PyActors.Core.Specs.Pooling.Embedded;

namespace PyActors.Core.Specs.Batching;

public sealed class PendingInputsSpecs
{
    [Fact]
    public void Inputs_should_leave_in_their_order_however_they_are_cut_and_put_back()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var pending = new PendingInputs(areArgumentLists: false);
            var appended = 0;
            var taken = new List<long>();
            while (taken.Count < 2000)
            {
                for (var i = random.Next(400); i > 0; i--)
                    pending.Append((long)appended, appended++);
                if (pending.Count == 0)
                    continue;

                var slice = pending.Cut(1 + random.Next(300));
                var done = random.Next(slice.Count + 1);
                for (var i = 0; i < done; i++)
                    taken.Add(slice.FirstNumber + i);
                pending.PutBack(slice, done);
                pending.Count.ShouldBe(appended - taken.Count, $"seed {seed}");
            }

            taken.ShouldBe(Enumerable.Range(0, taken.Count).Select(static i => (long)i), $"seed {seed}");
        }
    }

    [Fact]
    public async Task Inputs_should_leave_in_their_order_while_more_are_added()
    {
        const int inputs = 200_000;
        var pending = new PendingInputs(areArgumentLists: false);
        var gate = new Lock();
        var adding = Task.Run(() =>
        {
            for (var i = 0; i < inputs; i++)
            {
                if (pending.TryAppend(i))
                    continue;

                lock (gate)
                    pending.Append(i, i);
            }
        });

        var taken = 0;
        var taking = Task.Run(() =>
        {
            while (taken < inputs)
            {
                lock (gate)
                {
                    if (pending.Count == 0)
                        continue;

                    var slice = pending.Cut(100);
                    slice.FirstNumber.ShouldBe(taken);
                    var run = slice.Rest(0);
                    for (var i = 0; i < run.Count; i++)
                        run.Items[run.Start + i].ShouldBe(taken++);
                }
            }
        });

        await Task.WhenAll(adding, taking).WaitAsync(EmbeddedPoolRig.Bound);
    }

    [Fact]
    public void Slice_should_hold_the_inputs_that_its_numbers_say()
    {
        var pending = new PendingInputs(areArgumentLists: false);
        pending.Append([.. Enumerable.Range(0, 10).Select(static i => (object?)i)]);

        pending.Cut(3);
        pending.PutBack(pending.Cut(4), 1);
        var slice = pending.Cut(100);

        slice.FirstNumber.ShouldBe(4);
        slice.Count.ShouldBe(3);
        slice.Rest(0).Items[slice.Rest(0).Start].ShouldBe(4);
    }
}
