using System.Threading.Channels;
using PyActors.Pooling.Runtime;

namespace PyActors.Core.Specs.Pooling.Runtime;

public sealed class QuarantineRollSpecs
{
    private readonly QuarantineRoll _roll = new();

    [Fact]
    public async Task Pool_should_be_told_of_what_is_stuck_in_the_others_and_not_of_its_own()
    {
        var (one, toldOne) = Enter();
        var (two, toldTwo) = Enter();
        (await NextAsync(toldOne)).ShouldBe(0);

        _roll.Report(one, 2);
        (await NextAsync(toldTwo)).ShouldBe(2);

        _roll.Report(two, 1);
        (await NextAsync(toldOne)).ShouldBe(1);
    }

    private (object Pool, Channel<int> Told) Enter()
    {
        var pool = new object();
        var told = Channel.CreateUnbounded<int>();
        _roll.Enter(pool, elsewhere => told.Writer.TryWrite(elsewhere));
        return (pool, told);
    }

    private static async Task<int> NextAsync(Channel<int> told) =>
        await told.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
}
