using Akka.Actor;
using PyActors.Engines;
using PyActors.Pools;
using PyActors.Testing;

namespace PyActors.Specs.Pools;

public sealed class InvocationListSpecs
{
    private static readonly PoolClock Clock = new(new ManualTime());

    [Fact]
    public void List_should_hold_what_has_not_been_taken_out_in_whatever_order_that_is_done()
    {
        foreach (var order in OrdersOf([0, 1, 2, 3]))
        {
            var list = new InvocationList();
            var invocations = Enumerable.Range(0, 4).Select(static id => NewInvocation(id)).ToList();
            invocations.ForEach(list.Add);
            var left = invocations.AsEnumerable().Reverse().ToList();

            foreach (var place in order)
            {
                list.Remove(invocations[place]);
                left.Remove(invocations[place]);
                ItemsOf(list).ShouldBe(left);
                invocations[place].List.ShouldBeNull();
            }
        }
    }

    private static ActorInvocation NewInvocation(long id) =>
        new(id, new Invoke("fake:echo"), Clock, TimeSpan.FromSeconds(1), ActorRefs.Nobody, new Lookout(ActorRefs.Nobody));

    private static IEnumerable<ActorInvocation> ItemsOf(InvocationList list)
    {
        for (var invocation = list.First; invocation is not null; invocation = invocation.Next)
            yield return invocation;
    }

    private static IEnumerable<int[]> OrdersOf(int[] places) => places.Length == 0
        ? [[]]
        : places.SelectMany(first => OrdersOf([.. places.Where(place => place != first)]).Select(rest => (int[])[first, .. rest]));
}
