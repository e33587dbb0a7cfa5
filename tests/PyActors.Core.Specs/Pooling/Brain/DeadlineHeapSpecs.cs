using PyActors.Pooling.Brain;
using PyActors.Testing.Engines;

namespace PyActors.Core.Specs.Pooling.Brain;

public sealed class DeadlineHeapSpecs
{
    [Fact]
    public void Heap_should_give_out_in_the_order_of_deadlines_whatever_was_moved_or_removed()
    {
        var random = new Random(7);
        var heap = new DeadlineHeap();
        var expected = new Dictionary<SpecInvocation, TimeSpan>();
        var all = Enumerable.Range(0, 500).Select(static _ => new SpecInvocation(new Invoke("math:sqrt"))).ToArray();
        for (var i = 0; i < 5_000; i++)
        {
            var invocation = all[random.Next(all.Length)];
            var due = TimeSpan.FromMilliseconds(random.Next(1_000));
            if (random.Next(3) == 0)
            {
                heap.Remove(invocation);
                expected.Remove(invocation);
            }
            else
            {
                heap.Set(invocation, due);
                expected[invocation] = due;
            }
        }

        var given = new List<TimeSpan>();
        while (heap.TryTakeDue(TimeSpan.MaxValue, out var invocation))
            given.Add(expected[(SpecInvocation)invocation]);

        given.ShouldBe(expected.Values.Order());
        heap.NextDue.ShouldBe(TimeSpan.MaxValue);
    }

    [Fact]
    public void Heap_should_give_out_nothing_before_its_time()
    {
        var heap = new DeadlineHeap();
        heap.Set(new SpecInvocation(new Invoke("math:sqrt")), TimeSpan.FromSeconds(2));

        var isDue = heap.TryTakeDue(TimeSpan.FromSeconds(2) - TimeSpan.FromTicks(1), out _);

        isDue.ShouldBeFalse();
        heap.NextDue.ShouldBe(TimeSpan.FromSeconds(2));
    }
}
