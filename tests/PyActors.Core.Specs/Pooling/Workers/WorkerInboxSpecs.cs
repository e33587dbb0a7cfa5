using PyActors.Engines;
using PyActors.Pooling.Embedded;
using PyActors.Pooling.Workers;

namespace PyActors.Core.Specs.Pooling.Workers;

public sealed class WorkerInboxSpecs
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly WorkerInbox _inbox = new();
    private readonly PoolClock _clock = new(TimeProvider.System);
    private long _made;

    [Fact]
    public void A_worker_that_rests_should_be_told_once()
    {
        _inbox.TryRest().ShouldBeTrue();

        _inbox.Put(Next()).ShouldBeTrue();
        _inbox.Put(Next()).ShouldBeFalse();
        _inbox.Close().ShouldBeFalse();
    }

    [Fact]
    public void A_worker_that_rests_should_be_told_that_nothing_comes_any_more()
    {
        _inbox.TryRest().ShouldBeTrue();

        _inbox.Close().ShouldBeTrue();

        _inbox.IsOver.ShouldBeTrue();
        _inbox.TryRest().ShouldBeFalse();
    }

    [Fact]
    public void A_worker_should_not_rest_while_there_is_something_to_take()
    {
        _inbox.Put(Next()).ShouldBeFalse();

        _inbox.TryRest().ShouldBeFalse();
    }

    [Fact]
    public void A_worker_that_is_told_of_what_is_taken_back_before_it_looks_should_rest_again()
    {
        var invocation = Next();
        _inbox.TryRest();
        _inbox.Put(invocation).ShouldBeTrue();

        _inbox.TryTakeBack(invocation).ShouldBeTrue();

        _inbox.IsOver.ShouldBeFalse();
        _inbox.TryRest().ShouldBeTrue();
        _inbox.Put(Next()).ShouldBeTrue();
    }

    [Fact]
    public void What_is_in_a_closed_inbox_should_be_taken_before_it_is_over()
    {
        _inbox.Put(Next());
        _inbox.Close();

        _inbox.IsOver.ShouldBeFalse();
        _inbox.TryTake(out _).ShouldBeTrue();
        _inbox.IsOver.ShouldBeTrue();
    }

    [Fact]
    public void A_look_out_should_be_in_vain_on_the_core_of_who_put_in_the_last()
    {
        // The system may move this thread between any two steps.
        SpinWait.SpinUntil(PutsAndIsInVain, Bound).ShouldBeTrue();

        bool PutsAndIsInVain()
        {
            _inbox.Put(Next());
            _inbox.TryTake(out _);
            return _inbox.IsLookOutInVain;
        }
    }

    [Fact]
    public void A_look_out_should_not_be_in_vain_where_the_worker_brought_itself_the_last()
    {
        _inbox.LookOut();

        _inbox.Put(Next());

        _inbox.IsLookOutInVain.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Everything_should_be_taken_in_order_by_a_worker_that_sleeps_whenever_it_rests(bool looksOut)
    {
        const int Many = 100_000;
        var park = ThreadPark.Create();
        var taken = 0L;
        var working = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        long takenBack = 0;
        for (var i = 0; i < Many; i++)
        {
            var invocation = Next();
            if (_inbox.Put(invocation))
                park.Wake();

            // Now and then the pool wants one back, which the worker may have been woken for; and now and then it waits for the worker.
            if (i % 7 == 0 && _inbox.TryTakeBack(invocation))
                takenBack++;
            if (i % 3 == 0)
                SpinWait.SpinUntil(() => _inbox.IsEmpty, Bound).ShouldBeTrue();
        }

        if (_inbox.Close())
            park.Wake();

        await working.WaitAsync(Bound);
        taken.ShouldBe(Many - takenBack);

        void Work()
        {
            long last = 0;
            while (!_inbox.IsOver)
            {
                while (_inbox.TryTake(out var invocation))
                {
                    invocation.Id.ShouldBeGreaterThan(last);
                    last = invocation.Id;
                    taken++;
                }

                if (looksOut)
                    _inbox.LookOut();
                if (_inbox.TryRest())
                    park.Sleep();
            }
        }
    }

    private EmbeddedInvocation Next() => new(++_made, new Invoke("fake:echo"), _clock, Timeout.InfiniteTimeSpan);
}
