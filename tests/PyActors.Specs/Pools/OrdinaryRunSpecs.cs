using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

public sealed class OrdinaryRunSpecs(ITestOutputHelper output)
    : PythonSpecs(output, "akka.log-dead-letters = on\nakka.log-dead-letters-during-shutdown = on")
{
    [Fact]
    public Task Ordinary_start_run_and_stop_should_log_no_error_and_no_dead_letter() =>
        EventFilter.DeadLetter().ExpectAsync(0, () =>
            EventFilter.Warning().ExpectAsync(0, () =>
                EventFilter.Error().ExpectAsync(0, RunAsync)));

    private async Task RunAsync()
    {
        var (python, frontDoor) = await StartedAsync(pool => pool.Workers = 2);
        python.Supervisor.Tell(new SubscribeToPythonState(TestActor), TestActor);
        var asked = Enumerable.Range(0, 100).Select(i => AskAsync(frontDoor, i % 10 == 0 ? "fake:raise" : "fake:echo", (long)i));
        var called = Enumerable.Range(0, 100).Select(i => CallAsync(python.Pool(), new Invoke("fake:echo", (long)i)));

        await Task.WhenAll(asked.Concat(called)).WaitAsync(Bound);
        frontDoor.Tell(new Invoke("fake:echo", 1L), TestActor);
        await FishForMessageAsync(message => message is PyResult, Bound);
        await python.StopAsync().WaitAsync(Bound);
        await AskAsync(frontDoor, "fake:echo", 1L);
    }
}
