using System.Collections.Concurrent;
using PyActors.Pooling.Brain;
using PyActors.Pools;
using PyActors.Testing.Engines;
using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

/// <summary>What is asked of a pool before its front door stands waits under the bounds of the pool's queue.</summary>
public sealed class EarlyCallsSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    private readonly ConcurrentQueue<InvocationReport> _reported = new();

    [Fact]
    public async Task Early_calls_should_be_rejected_beyond_the_capacity_of_the_queue_and_reported()
    {
        var pool = Pool(static options => options.QueueCapacity = 2);
        var waiting = Ask(pool, 1, 2);

        var rejected = await CallAsync(pool, new Invoke("fake:echo", 3));

        rejected.Fault.ShouldNotBeNull().ShouldSatisfyAllConditions(
            static fault => fault.Kind.ShouldBe(PyFaultKind.Rejected),
            static fault => (fault.QueueLength, fault.QueueCapacity).ShouldBe((2, 2)));
        await EventuallyAsync(() => Task.FromResult(_reported.Count == 1));
        _reported.ShouldHaveSingleItem().Kind.ShouldBe(PyFaultKind.Rejected);
        waiting.ShouldAllBe(static call => !call.IsCompleted);
    }

    [Fact]
    public async Task Early_calls_should_reach_the_door_in_the_order_of_their_coming_with_what_is_left_of_their_time()
    {
        var pool = Pool(static options => options.DefaultTimeout = TimeSpan.FromSeconds(10));
        var calls = Ask(pool, 1, 2, 3);
        Time.Advance(TimeSpan.FromSeconds(4));

        pool.Open(TestActor);
        calls = [.. calls, .. Ask(pool, 4)];

        for (var i = 1; i <= 4; i++)
        {
            var call = await ExpectMsgAsync<PoolCall>(Bound);
            call.Request.Arguments[0].ShouldBe(i);
            call.Request.Timeout.ShouldBe(i < 4 ? TimeSpan.FromSeconds(6) : null);
            call.Answer(PyResult.Success(i));
        }

        (await Task.WhenAll(calls).WaitAsync(Bound)).Select(static result => result.Value).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task Early_call_whose_time_is_up_in_the_queue_should_be_told_all_the_time_that_it_had()
    {
        var pool = Pool(static options => options.DefaultTimeout = TimeSpan.FromSeconds(9));
        _ = pool.InvokeAsync(new Invoke("fake:echo", 1));
        Time.Advance(TimeSpan.FromSeconds(4));
        pool.Open(TestActor);
        var request = (await ExpectMsgAsync<PoolCall>(Bound)).Request;

        var fault = PoolFaults.TimedOutQueued(new SpecInvocation(request, request.Timeout));

        request.Timeout.ShouldBe(TimeSpan.FromSeconds(5));
        fault.Message.ShouldContain("didn't start within 9000 ms");
    }

    [Fact]
    public async Task Early_call_that_waits_for_room_should_be_rejected_when_that_is_up_unless_others_have_given_up()
    {
        var pool = Pool(static options => (options.QueueCapacity, options.MaxWaitingForRoom) = (1, 2));
        using var caller = new CancellationTokenSource();
        var first = pool.InvokeAsync(new Invoke("fake:echo", 1), caller.Token);
        var shorter = pool.InvokeAsync(new Invoke("fake:echo", 2) { WaitForRoom = TimeSpan.FromSeconds(1) });
        var longer = pool.InvokeAsync(new Invoke("fake:echo", 3) { WaitForRoom = TimeSpan.FromSeconds(2), Timeout = TimeSpan.FromSeconds(3) });
        var oneTooMany = pool.InvokeAsync(new Invoke("fake:echo", 4) { WaitForRoom = TimeSpan.FromSeconds(2) });

        (await oneTooMany.WaitAsync(Bound)).Fault.ShouldNotBeNull().Message.ShouldContain("MaxWaitingForRoom");
        Time.Advance(TimeSpan.FromSeconds(1));
        (await shorter.WaitAsync(Bound)).Fault.ShouldNotBeNull().Message.ShouldContain("No room came within 1000 ms");
        await caller.CancelAsync();
        (await first.WaitAsync(Bound)).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Cancelled);
        Time.Advance(TimeSpan.FromSeconds(1));
        await EventuallyAsync(() => Task.FromResult(longer.IsCompleted || Time.TimersSet == 1)); // It waits for its deadline now, or has given up.
        longer.IsCompleted.ShouldBeFalse();
        Time.Advance(TimeSpan.FromSeconds(1));
        (await longer.WaitAsync(Bound)).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.TimedOut);
        await EventuallyAsync(() => Task.FromResult(_reported.Count == 4));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Early_call_should_time_out_at_its_deadline_though_it_would_wait_for_room_as_long_or_longer(int wait)
    {
        var pool = Pool(static options => options.QueueCapacity = 1);
        var first = Ask(pool, 1)[0];
        var call = pool.InvokeAsync(new Invoke("fake:echo", 2) { WaitForRoom = TimeSpan.FromSeconds(wait), Timeout = TimeSpan.FromSeconds(1) });

        Time.Advance(TimeSpan.FromSeconds(1));

        (await call.WaitAsync(Bound)).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.TimedOut);
        first.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Early_call_should_wait_for_room_at_the_door_for_what_is_left_of_its_wait()
    {
        var pool = Pool(static options => options.QueueCapacity = 1);
        _ = Ask(pool, 1);
        _ = pool.InvokeAsync(new Invoke("fake:echo", 2) { WaitForRoom = TimeSpan.FromSeconds(10) });
        Time.Advance(TimeSpan.FromSeconds(4));

        pool.Open(TestActor);

        (await ExpectMsgAsync<PoolCall>(Bound)).Request.WaitForRoom.ShouldBeNull();
        (await ExpectMsgAsync<PoolCall>(Bound)).Request.WaitForRoom.ShouldBe(TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task Early_call_should_be_given_up_by_its_token_at_the_door_too()
    {
        var pool = Pool();
        using var caller = new CancellationTokenSource();
        _ = pool.InvokeAsync(new Invoke("fake:echo", 1), caller.Token);
        pool.Open(TestActor);
        var call = await ExpectMsgAsync<PoolCall>(Bound);

        await caller.CancelAsync();

        call.IsCancelled.ShouldBeTrue();
        (await ExpectMsgAsync<CancelCall>(Bound)).Call.ShouldBe(call);
    }

    [Fact]
    public async Task Early_calls_should_be_answered_when_the_door_never_stands()
    {
        var pool = Pool();
        var early = Ask(pool, 1)[0];

        pool.CloseUnopened(new PyFault(PyFaultKind.Unavailable, "It never stood."));

        (await early.WaitAsync(Bound)).Fault.ShouldNotBeNull().Message.ShouldBe("It never stood.");
        (await Ask(pool, 2)[0].WaitAsync(Bound)).Fault.ShouldNotBeNull().Message.ShouldBe("It never stood.");
    }

    private PoolHandle Pool(Action<PoolOptions>? configure = null)
    {
        var options = new PoolOptions { OnUnfinished = _reported.Enqueue };
        configure?.Invoke(options);
        return new PoolHandle(options, [], Time);
    }

    private static Task<PyResult>[] Ask(PoolHandle pool, params int[] arguments) =>
        [.. arguments.Select(argument => pool.InvokeAsync(new Invoke("fake:echo", argument)))];
}
