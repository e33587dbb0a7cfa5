using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

public sealed class StreamSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    private static readonly object?[] Items = [1L, 2L, 3L];

    [Fact]
    public async Task Pool_should_stream_what_was_asked_for_before_Python_was_ready()
    {
        using var mayStart = new ManualResetEventSlim();
        var python = PythonActors.Start(Sys, builder => builder.UseEngine(() =>
        {
            mayStart.Wait(Bound);
            return Engine;
        }));

        var streamed = python.Pool().StreamAsync<int>("fake:echo", [Items]).ToListAsync();
        mayStart.Set();

        (await streamed.AsTask().WaitAsync(Bound)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Pool_should_free_the_worker_of_a_stream_that_is_left_early()
    {
        var (python, frontDoor) = await StartedAsync();

        await foreach (var item in python.Pool().StreamAsync<int>(new Invoke("fake:echo", [Items]), new StreamOptions { ReadAhead = 1 }))
        {
            item.ShouldBe(1);
            break;
        }

        await EventuallyAsync(async () => (await StatusAsync(frontDoor)).Busy == 0);
        (await AskAsync(frontDoor, "fake:echo", 4)).Value.ShouldBe(4);
    }

    [Fact]
    public async Task Pool_that_stops_should_end_a_stream_whose_reader_is_slow()
    {
        var (python, _) = await StartedAsync(static pool => pool.DrainTimeout = TimeSpan.FromMilliseconds(50));
        await using var items = python.Pool()
            .StreamAsync<int>(new Invoke("fake:echo", [Items]), new StreamOptions { ReadAhead = 1 }).GetAsyncEnumerator();
        (await items.MoveNextAsync().AsTask().WaitAsync(Bound)).ShouldBeTrue();

        await python.StopAsync().WaitAsync(Bound);

        await Should.ThrowAsync<PyFaultException>(async () =>
        {
            while (await items.MoveNextAsync().AsTask().WaitAsync(Bound))
            {
            }
        });
        (await Should.ThrowAsync<PyFaultException>(async () => await python.Pool().StreamAsync<int>("fake:echo").ToListAsync()))
            .Fault.Kind.ShouldBe(PyFaultKind.Unavailable);
    }
}
