using Xunit.Abstractions;

namespace PyActors.Specs.Engines;

public sealed class OrdinaryRunOnPythonSpecs(PythonFixture python, ITestOutputHelper output)
    : RealPythonSpecs(python, output, "akka.log-dead-letters = on\nakka.log-dead-letters-during-shutdown = on")
{
    [Fact]
    public Task Ordinary_start_run_and_stop_should_log_no_error_and_no_dead_letter() =>
        EventFilter.DeadLetter().ExpectAsync(0, () =>
            EventFilter.Warning().ExpectAsync(0, () =>
                EventFilter.Error().ExpectAsync(0, RunAsync)));

    private async Task RunAsync()
    {
        var (actors, frontDoor) = await StartedWithPythonAsync(workers: 2);
        var asked = Enumerable.Range(0, 100).Select(i => AskAsync(frontDoor, "math:sqrt", i % 10 == 0 ? -1.0 : i));
        var called = Enumerable.Range(0, 100).Select(i => CallAsync(actors.Pool(), new Invoke("math:sqrt", (double)i)));

        await Task.WhenAll(asked.Concat(called)).WaitAsync(Bound);
        await actors.StopAsync().WaitAsync(Bound);
        await AskAsync(frontDoor, "math:sqrt", 1.0);
    }
}
