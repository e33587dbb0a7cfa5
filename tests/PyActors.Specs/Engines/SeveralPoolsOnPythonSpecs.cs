using Akka.Actor;
using Xunit.Abstractions;

namespace PyActors.Specs.Engines;

/// <summary>Pools over the one engine of the process, each as it was told.</summary>
public sealed class SeveralPoolsOnPythonSpecs(PythonFixture python, ITestOutputHelper output) : RealPythonSpecs(python, output)
{
    [Fact]
    public async Task Pools_should_share_one_Python_and_have_their_own_workers_isolation_allow_list_and_warm_up()
    {
        var before = Runtime.OpenInterpreters;
        var other = Runtime.Report.Resolve(PythonIsolation.Auto);
        var actors = PythonActors.Start(Sys, builder => builder
            .UseRuntime(Runtime)
            .WithPythonPool("sums", pool =>
            {
                (pool.Workers, pool.Isolation, pool.AllowedModules) = (1, PythonIsolation.Shared, ["math", "actor_jobs"]);
                pool.WarmUp.Modules = ["colorsys"];
            })
            .WithPythonPool("parsers", pool =>
            {
                (pool.Workers, pool.Isolation, pool.AllowedModules) = (2, other, ["json", "actor_jobs"]);
                pool.WarmUp.Callable = "actor_jobs:warm_up";
            }));
        await actors.WhenReady.WaitAsync(Bound);
        var (sums, parsers) = (await actors.FrontDoorAsync("sums"), await actors.FrontDoorAsync("parsers"));

        await EventuallyAsync(() => Task.FromResult(Runtime.OpenInterpreters == before + 3));
        (await AskAsync(sums, "math:sqrt", 16.0)).Value.ShouldBe(4.0);
        (await AskAsync(parsers, "json:loads", "[1]")).As<long[]>().ShouldBe([1]);
        (await RefusalAsync(sums, "json:loads", "[1]")).ShouldBe(PyFaultKind.Forbidden);
        (await RefusalAsync(parsers, "math:sqrt", 16.0)).ShouldBe(PyFaultKind.Forbidden);
        (await AskAsync(sums, "actor_jobs:is_loaded", "colorsys")).Value.ShouldBe(true);
        (await AskAsync(parsers, "actor_jobs:is_warm")).Value.ShouldBe(true);
        (await StatusAsync(sums)).Isolation.ShouldBe(PythonIsolation.Shared);
        (await StatusAsync(parsers)).Isolation.ShouldBe(other);

        // What was warmed up in interpreters of their own is not in the main one; where all share that, it is.
        (await AskAsync(sums, "actor_jobs:is_warm")).Value.ShouldBe(other is PythonIsolation.Shared);

        (await actors.StopAsync().WaitAsync(Bound)).State.ShouldBe(PoolState.Stopped);
        Runtime.OpenInterpreters.ShouldBe(before);
    }

    private static async Task<PyFaultKind> RefusalAsync(IActorRef frontDoor, string callable, object argument) =>
        (await AskAsync(frontDoor, callable, argument)).Fault.ShouldNotBeNull().Kind;
}
