using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Testing.Engines;

namespace PyActors.Core.Specs.Pooling.Brain;

public sealed class InvocationQueueSpecs
{
    [Fact]
    public void Queue_should_give_out_higher_priorities_first_and_each_in_the_order_of_its_coming()
    {
        var queue = new InvocationQueue(fairBetweenCallers: false);
        var low = Ask(priority: InvokePriority.Low);
        var first = Ask();
        var second = Ask();
        var high = Ask(priority: InvokePriority.High);

        foreach (var invocation in new[] { low, first, second, high })
            queue.Append(invocation);

        TakeAll(queue).ShouldBe([high, first, second, low]);
    }

    [Fact]
    public void Queue_should_let_callers_take_turns_where_fairness_is_wanted()
    {
        var queue = new InvocationQueue(fairBetweenCallers: true);
        var loud = Enumerable.Range(0, 3).Select(static _ => Ask("loud")).ToArray();
        var quiet = Ask("quiet");
        var nameless = Ask();

        foreach (var invocation in (Invocation[])[.. loud, quiet, nameless])
            queue.Append(invocation);

        TakeAll(queue).ShouldBe([loud[0], quiet, nameless, loud[1], loud[2]]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Queue_should_forget_what_is_removed_from_its_middle(bool fair)
    {
        var queue = new InvocationQueue(fair);
        var all = Enumerable.Range(0, 5).Select(static _ => Ask()).ToArray();
        foreach (var invocation in all)
            queue.Append(invocation);

        queue.Remove(all[2]);
        queue.Remove(all[4]);
        queue.Remove(all[0]);

        queue.Count.ShouldBe(2);
        TakeAll(queue).ShouldBe([all[1], all[3]]);
    }

    [Fact]
    public void Queue_should_give_out_again_first_what_was_put_back()
    {
        var queue = new InvocationQueue(fairBetweenCallers: false);
        var all = Enumerable.Range(0, 4).Select(static _ => Ask()).ToArray();
        foreach (var invocation in all)
            queue.Append(invocation);
        queue.TryTakeNext(out _);
        queue.TryTakeNext(out _);

        queue.PutBack(all[1]);
        queue.PutBack(all[0]);

        TakeAll(queue).ShouldBe(all);
    }

    [Fact]
    public void Queue_should_give_a_caller_back_its_turn_when_the_last_of_it_is_put_back()
    {
        var queue = new InvocationQueue(fairBetweenCallers: true);
        var first = Ask("first");
        var second = Ask("second");
        queue.Append(first);
        queue.Append(second);
        queue.TryTakeNext(out _);

        queue.PutBack(first);

        TakeAll(queue).ShouldBe([first, second]);
    }

    private static SpecInvocation Ask(string? caller = null, InvokePriority priority = InvokePriority.Normal) =>
        new(new Invoke("math:sqrt") { Caller = caller, Priority = priority });

    private static List<Invocation> TakeAll(InvocationQueue queue)
    {
        var taken = new List<Invocation>();
        while (queue.TryTakeNext(out var invocation))
            taken.Add(invocation);

        return taken;
    }
}
