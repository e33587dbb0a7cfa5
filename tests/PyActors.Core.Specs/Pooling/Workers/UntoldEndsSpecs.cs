using PyActors.Engines;
using PyActors.Pooling.Embedded;
using PyActors.Pooling.Workers;

namespace PyActors.Core.Specs.Pooling.Workers;

public sealed class UntoldEndsSpecs
{
    private const int Most = 5;

    private readonly UntoldEnds _ends = new(Most);
    private readonly PoolClock _clock = new(TimeProvider.System);

    [Fact]
    public void Ends_should_be_taken_in_the_order_in_which_they_were_added_however_often_the_ring_goes_round()
    {
        long added = 0, taken = 0;
        for (var round = 0; round < 100; round++)
        {
            for (var i = 0; i <= round % Most; i++)
                _ends.TryAdd(End(++added)).ShouldBeTrue();

            _ends.Count.ShouldBe((round % Most) + 1);
            while (_ends.Count > 0)
                _ends.Take().Invocation.Id.ShouldBe(++taken);
        }

        taken.ShouldBe(added);
    }

    [Fact]
    public async Task Who_takes_should_see_whole_what_the_worker_adds_meanwhile()
    {
        const int Many = 200_000;
        var all = new WorkerEnd[Many];
        for (var i = 0; i < Many; i++)
            all[i] = End(i);

        var adding = Task.Run(() =>
        {
            foreach (var end in all)
            {
                SpinWait.SpinUntil(() => _ends.TryAdd(end));
            }
        });
        for (var i = 0; i < Many; i++)
        {
            SpinWait.SpinUntil(() => _ends.Count > 0);
            _ends.Take().ShouldBe(all[i]);
        }

        await adding;
    }

    [Fact]
    public void Nothing_should_be_added_where_there_is_no_room()
    {
        var room = 0;
        while (_ends.TryAdd(End(room)))
            room++;

        room.ShouldBeGreaterThanOrEqualTo(Most);
        _ends.Count.ShouldBe(room);
        for (var i = 0; i < room; i++)
            _ends.Take().Invocation.Id.ShouldBe(i);
        _ends.TryAdd(End(room)).ShouldBeTrue();
    }

    private WorkerEnd End(long id) => new(new EmbeddedInvocation(id, new Invoke("fake:echo"), _clock, Timeout.InfiniteTimeSpan), Ran: id % 2 == 0);
}
