using Akka.Actor;
using Xunit.Abstractions;

namespace PyActors.Specs.Engines;

/// <summary>An actor system with Python actors over the real engine that the fixture owns, for one spec.</summary>
[Collection(PythonFixture.Collection)]
public abstract class RealPythonSpecs(PythonFixture python, ITestOutputHelper output, string hocon = "") : PythonSpecs(output, hocon)
{
    /// <summary>Python, running.</summary>
    protected PythonRuntime Runtime => python.Runtime;

    /// <summary>Starts Python actors with one pool, and returns once it is ready.</summary>
    protected async Task<(PythonActors Actors, IActorRef FrontDoor)> StartedWithPythonAsync(
        int workers, Action<PoolOptions>? configure = null)
    {
        var actors = PythonActors.Start(Sys, builder => builder
            .UseRuntime(Runtime)
            .WithPythonPool("default", pool =>
            {
                (pool.Workers, pool.Isolation) = (workers, PythonIsolation.Shared);
                configure?.Invoke(pool);
            }));
        await actors.WhenReady.WaitAsync(Bound);
        return (actors, await actors.FrontDoorAsync());
    }
}
