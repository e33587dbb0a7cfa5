using Akka.Actor;
using PyActors.Testing;
using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

public sealed class RoomSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Pool_should_let_who_waits_for_room_in_when_there_is_some()
    {
        var (gate, frontDoor) = await FullAsync();
        var waiting = AskAsync(frontDoor, Waiting(1L));
        (await StatusAsync(frontDoor)).WaitingForRoom.ShouldBe(1);

        gate.Open();

        (await waiting).Value.ShouldBe(1L);
    }

    [Fact]
    public async Task Pool_should_reject_who_has_waited_for_room_long_enough()
    {
        var (gate, frontDoor) = await FullAsync();
        var waiting = AskAsync(frontDoor, Waiting(1L));
        await StatusAsync(frontDoor);

        Advance(Wait, frontDoor);

        var fault = (await waiting).Fault.ShouldNotBeNull();
        fault.Kind.ShouldBe(PyFaultKind.Rejected);
        fault.QueueLength.ShouldBe(1);
        gate.Open();
    }

    [Fact]
    public async Task Pool_should_forget_what_waits_for_room_when_its_asker_dies()
    {
        var (gate, frontDoor) = await FullAsync();
        var asker = CreateTestProbe();
        frontDoor.Tell(Waiting(1L), asker);
        (await StatusAsync(frontDoor)).WaitingForRoom.ShouldBe(1);

        Sys.Stop(asker);

        await EventuallyAsync(async () => await StatusAsync(frontDoor) is { WaitingForRoom: 0 });
        (await StatusAsync(frontDoor)).Faults[PyFaultKind.Cancelled].ShouldBe(1);
        gate.Open();
    }

    [Fact]
    public async Task Pool_should_answer_who_waits_for_room_when_it_drains()
    {
        var (gate, frontDoor) = await FullAsync();
        var waiting = AskAsync(frontDoor, Waiting(1L));
        await StatusAsync(frontDoor);

        frontDoor.Tell(PyActors.Pools.DrainPool.Instance);

        (await waiting).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        gate.Open();
    }

    private static Invoke Waiting(long value) => new("fake:echo", value) { WaitForRoom = Wait };

    private async Task<(FakeGate Gate, IActorRef FrontDoor)> FullAsync()
    {
        var gate = Engine.DefineGate("fake:gate", static (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedOnManualTimeAsync(static pool => pool.QueueCapacity = 1);
        frontDoor.Tell(new Invoke("fake:gate"), ActorRefs.NoSender);
        await gate.EnteredAsync();
        frontDoor.Tell(new Invoke("fake:echo", "queued"), ActorRefs.NoSender);
        return (gate, frontDoor);
    }
}
