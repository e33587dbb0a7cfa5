using PyActors.Testing.Pooling;

namespace PyActors.CPython.Specs.Pooling;

/// <summary>How an embedded pool cares for its workers and keeps its callers' deadlines.</summary>
[Collection(EngineFixture.Collection)]
public sealed class PoolCareSpecs(EngineFixture fixture)
{
    [Theory]
    [MemberData(nameof(Isolations.Given), MemberType = typeof(Isolations))]
    public async Task Capacity_should_not_dip_while_workers_are_relieved(PythonIsolation isolation)
    {
        await using var pool = await StartAsync(options => RecyclingTrial.Configure(options, isolation));

        await RecyclingTrial.HoldAsync(pool, () => Task.FromResult(pool.Status));
    }

    [Theory]
    [MemberData(nameof(Isolations.Given), MemberType = typeof(Isolations))]
    public async Task Caller_should_have_TimedOut_within_its_bound_of_the_deadline_where_an_interrupt_is_raised(PythonIsolation isolation)
    {
        await using var pool = await StartAsync(options => (options.Workers, options.Isolation) = (1, isolation));

        await DeadlineTrial.HoldAsync(pool, "pool_care:loop");
    }

    [Theory]
    [MemberData(nameof(Isolations.Given), MemberType = typeof(Isolations))]
    public async Task Caller_should_have_TimedOut_within_its_bound_of_the_deadline_where_code_asks(PythonIsolation isolation)
    {
        await using var pool = await StartAsync(options => (options.Workers, options.Isolation) = (1, isolation));

        await DeadlineTrial.HoldAsync(pool, "pool_care:loop_and_check");
    }

    private Task<EmbeddedPythonPool> StartAsync(Action<PoolOptions> configure)
    {
        var options = new PoolOptions();
        configure(options);
        return EmbeddedPythonPool.StartAsync(PythonRuntime.Attach(fixture.Engine), options);
    }
}
