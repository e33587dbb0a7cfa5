using PyActors.Testing.Engines;
using PyActors.Testing.Pooling;
using Xunit.Abstractions;

namespace PyActors.Specs.Engines;

/// <summary>How a pool of actors cares for its workers and keeps its callers' deadlines.</summary>
public sealed class PoolCareSpecs(PythonFixture python, ITestOutputHelper output) : RealPythonSpecs(python, output)
{
    /// <summary>The isolations that the engine and the Python under test can give.</summary>
    public static TheoryData<PythonIsolation> Given() => EngineUnderTest.Name == "cpython" && PythonUnderTest.HasOwnGil
        ? [PythonIsolation.Shared, PythonIsolation.OwnGil]
        : [PythonIsolation.Shared];

    [Theory]
    [MemberData(nameof(Given))]
    public async Task Capacity_should_not_dip_while_workers_are_relieved(PythonIsolation isolation)
    {
        var (actors, frontDoor) = await StartedWithPythonAsync(workers: 2, options => RecyclingTrial.Configure(options, isolation));

        await RecyclingTrial.HoldAsync(actors.Pool(), () => StatusAsync(frontDoor));
    }

    [Theory]
    [MemberData(nameof(Given))]
    public async Task Caller_should_have_TimedOut_within_its_bound_of_the_deadline(PythonIsolation isolation)
    {
        var (actors, _) = await StartedWithPythonAsync(workers: 1, options => options.Isolation = isolation);

        await DeadlineTrial.HoldAsync(actors.Pool(), "pool_care:loop");
    }
}
