using Akka.Actor;
using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

/// <summary>A front door runs on whichever dispatcher and executor of Akka's the program names.</summary>
public sealed class FrontDoorExecutorSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    [Theory]
    [InlineData("executor = default-executor")]
    [InlineData("executor = thread-pool-executor")]
    [InlineData("executor = task-executor")]
    [InlineData("executor = channel-executor")]
    [InlineData("executor = fork-join-executor\ndedicated-thread-pool.thread-count = 2")]
    [InlineData("type = Dispatcher")]
    [InlineData("type = TaskDispatcher")]
    [InlineData("type = ForkJoinDispatcher\ndedicated-thread-pool.thread-count = 2")]
    [InlineData("type = PinnedDispatcher")]
    public async Task Front_door_should_answer_many_calls_and_lone_ones_on_every_dispatcher(string dispatcher)
    {
        const int Calls = 2000;
        using var system = ActorSystem.Create("other", $"{PythonPool.DispatcherId} {{\n{dispatcher}\n}}");
        var python = PythonActors.Start(system, python => python.UseEngine(() => Engine).WithPythonPool("default", pool =>
        {
            pool.Workers = 2;
            pool.QueueCapacity = Calls;
        }));
        await python.WhenReady.WaitAsync(Bound);
        var frontDoor = await python.FrontDoorAsync();

        for (var round = 0; round < 3; round++)
        {
            var replies = await Task.WhenAll(Enumerable.Range(0, Calls).Select(i => AskAsync(frontDoor, "fake:echo", (long)i)));

            replies.Select(static reply => reply.Value).ShouldBe(Enumerable.Range(0, Calls).Select(static i => (object)(long)i));
            (await AskAsync(frontDoor, "fake:echo", "lone")).Value.ShouldBe("lone");
        }

        var status = await StatusAsync(frontDoor);
        (status.Accepted, status.Succeeded).ShouldBe((3 * (Calls + 1), 3 * (Calls + 1)));
        await system.Terminate().WaitAsync(Bound);
    }
}
