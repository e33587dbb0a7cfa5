using Python.Runtime;

namespace PyActors.PythonNet.Specs.Values;

/// <summary>Nothing is left behind in Python.NET: no block in Python, no object in the queue of its finaliser.</summary>
[Collection(EngineFixture.Collection)]
public sealed class ClrReferenceSpecs(EngineFixture fixture)
{
    private const int Calls = 1_000;
    private const int MostRounds = 10;

    [Theory]
    [InlineData("clr_objects:large")]
    [InlineData("clr_objects:truth")]
    [InlineData("clr_objects:an_object")]
    [InlineData("clr_objects:a_list")]
    [InlineData("clr_objects:fail")]
    [InlineData("clr_objects:fail_deeply")]
    public async Task NET_objects_that_come_back_should_leave_nothing_behind(string callable)
    {
        await using var worker = await fixture.WorkerAsync();

        // What both collectors share needs some rounds to come to rest; what leaks grows in every one.
        var growth = long.MaxValue;
        for (var round = 0; round < MostRounds && growth > Calls / 2; round++)
        {
            var before = await BlocksAsync(worker);
            for (var i = 0; i < Calls; i++)
                await worker.CallAsync(callable);

            growth = await BlocksAsync(worker) - before;
        }

        growth.ShouldBeLessThan(Calls / 2);
    }

    [Fact]
    public async Task Calls_should_put_nothing_into_the_finalisers_queue()
    {
        var finalised = 0;
        EventHandler<Finalizer.CollectArgs> count = (_, queue) => Interlocked.Add(ref finalised, queue.ObjectCount);
        await using var worker = await fixture.WorkerAsync();
        await BlocksAsync(worker);
        Finalizer.Instance.BeforeCollect += count;

        for (var i = 0; i < Calls; i++)
            await worker.ValueAsync("contract:echo", "text");

        await BlocksAsync(worker);
        Finalizer.Instance.BeforeCollect -= count;
        finalised.ShouldBe(0);
    }

    // Once both collectors have done all they can.
    private static async Task<long> BlocksAsync(Testing.Engines.SpecWorker worker)
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await worker.ValueAsync("clr_objects:collect");
        }

        return (long)(await worker.ValueAsync("contract_references:blocks"))!;
    }
}
