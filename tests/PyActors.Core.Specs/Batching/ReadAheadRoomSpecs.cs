using PyActors.Batching;
using PyActors.Core.Specs.Pooling.Embedded;

namespace PyActors.Core.Specs.Batching;

public sealed class ReadAheadRoomSpecs
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(1000)]
    public void Room_should_be_what_may_be_read_ahead_and_no_more(int readAhead)
    {
        using var room = new ReadAheadRoom(readAhead);

        for (var i = 0; i < readAhead; i++)
            room.TryTake().ShouldBeTrue();

        room.TryTake().ShouldBeFalse();
    }

    [Fact]
    public async Task Reader_that_waits_should_go_on_with_each_result_that_is_taken_where_little_may_be_read_ahead()
    {
        using var room = new ReadAheadRoom(2);
        room.TryTake();
        room.TryTake();

        for (var i = 0; i < 3; i++)
        {
            var waiting = room.WaitAsync(CancellationToken.None);
            waiting.IsCompleted.ShouldBeFalse();
            room.Return();
            await waiting.WaitAsync(EmbeddedPoolRig.Bound);
            room.TryTake().ShouldBeTrue();
            room.TryTake().ShouldBeFalse();
        }
    }

    [Fact]
    public void Room_should_come_back_some_places_at_a_time()
    {
        using var room = new ReadAheadRoom(80);
        for (var i = 0; i < 80; i++)
            room.TryTake();

        for (var i = 0; i < 9; i++)
            room.Return();
        room.TryTake().ShouldBeFalse();
        room.Return();

        for (var i = 0; i < 10; i++)
            room.TryTake().ShouldBeTrue();
        room.TryTake().ShouldBeFalse();
    }

    [Fact]
    public async Task Waiting_should_end_when_the_token_is_cancelled()
    {
        using var room = new ReadAheadRoom(1);
        using var caller = new CancellationTokenSource();
        room.TryTake();
        room.TryTake();
        var waiting = room.WaitAsync(caller.Token);

        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting.WaitAsync(EmbeddedPoolRig.Bound));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public async Task Reader_should_be_so_far_ahead_at_most_and_never_left_waiting_however_both_meet(int readAhead)
    {
        const int inputs = 100_000;
        using var room = new ReadAheadRoom(readAhead);
        using var ready = new SemaphoreSlim(0);
        var taken = 0;
        var furthest = 0;

        var reading = Task.Run(async () =>
        {
            for (var read = 1; read <= inputs; read++)
            {
                while (!room.TryTake())
                    await room.WaitAsync(CancellationToken.None);

                furthest = Math.Max(furthest, read - Volatile.Read(ref taken));
                ready.Release();
            }
        });
        var taking = Task.Run(async () =>
        {
            while (taken < inputs)
            {
                await ready.WaitAsync();
                Volatile.Write(ref taken, taken + 1);
                room.Return();
            }
        });

        await Task.WhenAll(reading, taking).WaitAsync(EmbeddedPoolRig.Bound);
        furthest.ShouldBeInRange(1, readAhead);
    }
}
