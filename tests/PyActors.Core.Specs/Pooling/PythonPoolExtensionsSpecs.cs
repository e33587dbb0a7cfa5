using System.Runtime.CompilerServices;
using PyActors.Core.Specs.Pooling.Embedded;

namespace PyActors.Core.Specs.Pooling;

public sealed class PythonPoolExtensionsSpecs
{
    [Fact]
    public async Task Stream_of_numbers_should_be_mapped_as_it_is()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();
        var stream = new Stream();

        var results = await rig.Pool.MapAsync("fake:echo", stream.NumbersAsync()).Select(static mapped => mapped.Result.As<int>()).ToListAsync();

        results.ShouldBe([0, 1, 2]);
        stream.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task Stream_that_is_cancelled_should_hear_of_it()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();
        using var caller = new CancellationTokenSource();
        var stream = new Stream { WaitsAtItsEnd = true };
        await using var results = rig.Pool.MapAsync("fake:echo", stream.NumbersAsync(), cancellationToken: caller.Token).GetAsyncEnumerator();
        for (var i = 0; i < 3; i++)
            (await results.MoveNextAsync()).ShouldBeTrue();

        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await results.MoveNextAsync());
        stream.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task Misspelt_name_should_be_refused_at_once()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();

        Should.Throw<FormatException>(() => rig.Pool.MapAsync("nocolon", new Stream().NumbersAsync()));
    }

    private sealed class Stream
    {
        public bool WaitsAtItsEnd { get; init; }

        public bool IsEnded { get; private set; }

        public async IAsyncEnumerable<int> NumbersAsync([EnumeratorCancellation] CancellationToken token = default)
        {
            try
            {
                for (var i = 0; i < 3; i++)
                {
                    await Task.Yield();
                    yield return i;
                }

                if (WaitsAtItsEnd)
                    await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }
            finally
            {
                IsEnded = true;
            }
        }
    }
}
