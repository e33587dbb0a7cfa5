using PyActors.Specs.Dispatching;
using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

/// <summary>While many calls are under way, a worker that has run out of work brings itself more.</summary>
public sealed class SharedTurnsOfFrontDoorSpecs(ITestOutputHelper output)
    : PythonSpecs(output, $"{PythonPool.DispatcherId}.executor = \"{typeof(HeldExecutor).FullName}, PyActors.Specs\"")
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Workers_should_answer_a_flood_without_a_thread_for_the_front_door(int workers)
    {
        // While a few are under way only, the front door has its own threads again.
        const int Calls = 500;
        const int Flood = 2 * Calls - 50;
        var answers = new List<PyResult>();
        using var gate = Engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedAsync(pool => pool.Workers = workers);
        for (var i = 0; i < Calls; i++)
            frontDoor.Tell(new Invoke("fake:wait"), TestActor);

        await EventuallyAsync(async () => await StatusAsync(frontDoor) is { Accepted: Calls });
        HeldExecutor.Hold();
        try
        {
            for (var i = 0L; i < Calls; i++)
                frontDoor.Tell(new Invoke("fake:echo", i), TestActor);

            gate.Open();
            while (answers.Count < Flood)
                answers.Add(await ExpectReplyAsync());
        }
        finally
        {
            HeldExecutor.LetGo();
        }

        while (answers.Count < 2 * Calls)
            answers.Add(await ExpectReplyAsync());

        answers.ShouldAllBe(static answer => answer.IsSuccess);
        answers.Select(static answer => answer.Value).OfType<long>().Order().ShouldBe(Enumerable.Range(0, Calls).Select(static i => (long)i));
        var status = await StatusAsync(frontDoor);
        (status.Accepted, status.Succeeded).ShouldBe((2 * Calls, 2 * Calls));
    }

    [Fact]
    public async Task Front_door_that_a_worker_has_run_should_run_on_its_own_threads_when_few_calls_are_under_way()
    {
        var (_, frontDoor) = await StartedAsync();
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => AskAsync(frontDoor, "fake:echo", i)));
        await EventuallyAsync(async () => await StatusAsync(frontDoor) is { Busy: 0 });
        HeldExecutor.Hold();
        try
        {
            frontDoor.Tell(new Invoke("fake:echo", "lone"), TestActor);
            await ExpectNoMsgAsync(TimeSpan.FromMilliseconds(300));
        }
        finally
        {
            HeldExecutor.LetGo();
        }

        (await ExpectReplyAsync()).Value.ShouldBe("lone");
    }
}
