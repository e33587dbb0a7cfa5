using Akka.Actor;
using Xunit.Abstractions;

namespace PyActors.Specs.Remoting;

/// <summary>An actor system that serialises every message, as programs have it to find those that can't travel.</summary>
public sealed class SerialisedMessagesSpecs(ITestOutputHelper output) : PythonSpecs(output, "akka.actor.serialize-messages = on")
{
    [Fact]
    public async Task Pool_should_answer_where_every_message_is_serialised()
    {
        var (python, frontDoor) = await StartedAsync();

        (await AskAsync(frontDoor, "fake:echo", 1.5)).Value.ShouldBe(1.5);
        (await AskAsync(frontDoor, "fake:none")).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.CallableNotFound);
        (await CallAsync(python.Pool(), new Invoke("fake:echo", 2L))).Value.ShouldBe(2L);
        var results = await frontDoor.Ask<PyResults>(InvokeBatch.Of("fake:echo", [1L, 2L, 3L]), Bound);
        results.As<long>().ShouldBe([1, 2, 3]);
        (await StatusAsync(frontDoor)).Faults[PyFaultKind.CallableNotFound].ShouldBe(1);
    }

    [Fact]
    public async Task Pool_and_supervisor_should_tell_how_they_are_where_every_message_is_serialised()
    {
        var (python, frontDoor) = await StartedAsync();
        python.Supervisor.Tell(new SubscribeToPythonState(TestActor), TestActor);
        (await ExpectMsgAsync<PythonStatus>(Bound)).Pools["default"].ShouldBe(PoolState.Ready);

        var pool = await StatusAsync(frontDoor);
        python.Supervisor.Tell(StopPython.Instance, TestActor);

        (pool.State, pool.Workers, pool.QueueCapacity).ShouldBe((PoolState.Ready, 1, new PoolOptions().QueueCapacity));
        (await ExpectMsgAsync<PythonStateChanged>(Bound)).State.ShouldBe(PoolState.Draining);
        (await ExpectMsgAsync<PythonStateChanged>(Bound)).State.ShouldBe(PoolState.Stopped);
        var end = await ExpectMsgAsync<PythonStopped>(Bound);
        end.Engine.ShouldNotBeNull().Finalised.ShouldBeTrue();
        end.Pools.ShouldHaveSingleItem().Report.ShouldNotBeNull().Finished.ShouldBe(0);
    }
}
