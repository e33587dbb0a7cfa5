using PyActors.Core.Specs.Pooling.Embedded;

namespace PyActors.Core.Specs.Batching;

/// <summary>How many inputs a map still reads when its token is cancelled, and they don't heed it.</summary>
public sealed class MapCancelSpecs
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Map_should_read_no_input_after_the_one_at_which_it_is_cancelled(int at)
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();
        using var caller = new CancellationTokenSource();
        var read = 0;
        var results = rig.Pool.MapAsync("fake:echo", Inputs(), cancellationToken: caller.Token);
        if (at == 0)
            await caller.CancelAsync();

        var thrown = await Should.ThrowAsync<OperationCanceledException>(() => results.CountAsync().AsTask().WaitAsync(EmbeddedPoolRig.Bound));

        thrown.CancellationToken.ShouldBe(caller.Token);
        read.ShouldBe(at);

        async IAsyncEnumerable<object?> Inputs()
        {
            for (var i = 1; i <= 1_000; i++)
            {
                read = i;
                if (i == at)
                    await caller.CancelAsync();

                yield return i;
            }
        }
    }
}
