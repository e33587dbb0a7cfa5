using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

public sealed class LoneCallsSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Calls_one_after_another_should_each_be_answered_and_counted_once_whoever_asks(int workers)
    {
        const int Rounds = 300;
        var (python, frontDoor) = await StartedAsync(pool => pool.Workers = workers);

        for (var i = 0L; i < Rounds; i++)
        {
            (await AskAsync(frontDoor, "fake:echo", i)).Value.ShouldBe(i);
            (await CallAsync(python.Pool(), new Invoke("fake:echo", -i))).Value.ShouldBe(-i);
            frontDoor.Tell(new Invoke("fake:echo", 2 * i), TestActor);
            (await ExpectReplyAsync()).Value.ShouldBe(2 * i);
        }

        var status = await StatusAsync(frontDoor);
        (status.Accepted, status.Succeeded, status.QueueLength).ShouldBe((3 * Rounds, 3 * Rounds, 0));
        await EventuallyAsync(async () => await StatusAsync(frontDoor) is { Busy: 0 });
        HasMessages.ShouldBeFalse();
    }
}
