using PyActors.Testing.Pooling;

namespace PyActors.PythonNet.Specs.Pooling;

/// <summary>How an embedded pool cares for its workers and keeps its callers' deadlines.</summary>
[Collection(EngineFixture.Collection)]
public sealed class PoolCareSpecs(EngineFixture fixture)
{
    [Fact]
    public async Task Capacity_should_not_dip_while_workers_are_relieved()
    {
        await using var pool = await StartAsync(options => RecyclingTrial.Configure(options, PythonIsolation.Shared));

        await RecyclingTrial.HoldAsync(pool, () => Task.FromResult(pool.Status));
    }

    [Theory]
    [InlineData("pool_care:loop")]
    [InlineData("pool_care:loop_and_check")]
    public async Task Caller_should_have_TimedOut_within_its_bound_of_the_deadline(string callable)
    {
        await using var pool = await StartAsync(static options => (options.Workers, options.Isolation) = (1, PythonIsolation.Shared));

        await DeadlineTrial.HoldAsync(pool, callable);
    }

    private Task<EmbeddedPythonPool> StartAsync(Action<PoolOptions> configure)
    {
        var options = new PoolOptions();
        configure(options);
        return EmbeddedPythonPool.StartAsync(PythonRuntime.Attach(fixture.Engine), options);
    }
}
