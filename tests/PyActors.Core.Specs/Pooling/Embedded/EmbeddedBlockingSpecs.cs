using PyActors.Testing;
using PyActors.Testing.Engines;

namespace PyActors.Core.Specs.Pooling.Embedded;

/// <summary>A program whose one thread for the user's screen waits for Python, as none should and many do.</summary>
public sealed class EmbeddedBlockingSpecs
{
    [Fact]
    public async Task Thread_with_a_context_of_its_own_should_be_able_to_wait_for_all_of_a_pools_life()
    {
        var engine = new FakeEngine();
        using var screen = new DedicatedThread("screen");

        var life = screen.RunAsync(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new BusyScreen());
            var pool = EmbeddedPythonPool.StartAsync(engine, new PoolOptions { Workers = 1 }).GetAwaiter().GetResult();
            var results = MapAsync(pool).GetAwaiter().GetResult();
            pool.DisposeAsync().AsTask().GetAwaiter().GetResult();
            return results;
        });

        (await life.WaitAsync(EmbeddedPoolRig.Bound)).ShouldBe(["a", "b"]);
        engine.IsStopped.ShouldBeTrue();
    }

    [Fact]
    public async Task Thread_with_a_context_of_its_own_should_be_able_to_wait_for_a_start_that_fails()
    {
        using var screen = new DedicatedThread("screen");

        var failure = screen.RunAsync(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new BusyScreen());
            return Should.Throw<PythonStartException>(() => EmbeddedPythonPool
                .StartAsync(new FakeEngine(), new PoolOptions { WarmUp = { Callable = "fake:missing" } }).GetAwaiter().GetResult());
        });

        (await failure.WaitAsync(EmbeddedPoolRig.Bound)).Message.ShouldContain("fake:missing");
    }

    private static async Task<List<string>> MapAsync(EmbeddedPythonPool pool)
    {
        var results = new List<string>();
        await foreach (var mapped in pool.MapAsync("fake:echo", ["a", "b"]).ConfigureAwait(false))
            results.Add(mapped.Result.As<string>());

        return results;
    }

    // Whatever is posted to it waits for the thread, which waits.
    private sealed class BusyScreen : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
