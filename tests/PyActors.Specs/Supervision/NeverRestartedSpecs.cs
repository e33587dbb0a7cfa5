using Akka.Actor;
using Xunit.Abstractions;

namespace PyActors.Specs.Supervision;

/// <summary>In an actor system whose guardian restarts what crashes.</summary>
public sealed class NeverRestartedSpecs(ITestOutputHelper output) : PythonSpecs(output, RestartingGuardian.Hocon)
{
    [Fact]
    public async Task Supervisor_should_end_and_not_be_restarted_whatever_the_guardian_would_do()
    {
        var (python, _) = await StartedAsync();
        await WatchAsync(python.Supervisor);

        python.Supervisor.Tell(Kill.Instance);

        await ExpectTerminatedAsync(python.Supervisor, Bound);
        (await python.WhenStopped.WaitAsync(Bound)).State.ShouldBe(PoolState.Failed);
        Engine.MadeInterpreters.ShouldBe(1);
        (await CallAsync(python.Pool(), new Invoke("fake:echo", 1L))).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
    }
}
