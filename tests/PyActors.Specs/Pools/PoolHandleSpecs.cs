using System.Collections.Concurrent;
using Akka.Actor;
using PyActors.Pools;
using PyActors.Testing;

namespace PyActors.Specs.Pools;

public sealed class PoolHandleSpecs
{
    private static readonly PyFault Never = new(PyFaultKind.Unavailable, "It never stood.");

    private readonly PoolHandle _pool = new(new PoolOptions(), [], new ManualTime());

    [Fact]
    public async Task Token_of_a_call_that_was_answered_should_tell_the_door_nothing_any_more()
    {
        var door = new Door(static call => call.Answer(PyResult.Success(1L)));
        _pool.Open(door);
        using var caller = new CancellationTokenSource();
        (await _pool.InvokeAsync(new Invoke("fake:echo"), caller.Token)).Value.ShouldBe(1L);

        await caller.CancelAsync();

        door.Told.ShouldHaveSingleItem().ShouldBeOfType<PoolCall>();
    }

    [Fact]
    public async Task Door_that_stands_should_not_be_closed_as_one_that_never_did()
    {
        _pool.Open(new Door(static call => call.Answer(PyResult.Success(1L))));

        _pool.CloseUnopened(Never);

        _pool.State.ShouldNotBe(PoolState.Failed);
        (await _pool.InvokeAsync(new Invoke("fake:echo"))).Value.ShouldBe(1L);
    }

    [Fact]
    public async Task Door_that_never_stands_should_be_nobody_for_whoever_waits_for_it()
    {
        _pool.CloseUnopened(Never);

        _pool.FrontDoor.IsCompletedSuccessfully.ShouldBeTrue();
        (await _pool.FrontDoor).IsNobody().ShouldBeTrue();
        _pool.State.ShouldBe(PoolState.Failed);
    }

    private sealed class Door(Action<PoolCall> onCall) : MinimalActorRef
    {
        public ConcurrentQueue<object> Told { get; } = new();

        public override ActorPath Path { get; } = ActorPath.Parse("akka://test/user/door");

        public override IActorRefProvider Provider => throw new NotSupportedException();

        protected override void TellInternal(object message, IActorRef sender)
        {
            Told.Enqueue(message);
            if (message is PoolCall call)
                onCall(call);
        }
    }
}
