using PyActors.Streaming;

namespace PyActors.Core.Specs.Streaming;

public sealed class ItemStreamSpecs
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    public void Stream_should_have_room_for_so_many_items_that_nobody_has_taken(int readAhead)
    {
        var stream = new ItemStream(readAhead);

        Fill(stream).ShouldBe(readAhead);
    }

    [Fact]
    public void Room_should_come_back_some_places_at_a_time()
    {
        var stream = new ItemStream(readAhead: 8);
        Fill(stream);

        Take(stream, 3);
        stream.TryTakeRoom().ShouldBeFalse();

        Take(stream, 1);
        Fill(stream).ShouldBe(4);
    }

    [Fact]
    public void All_room_should_come_back_when_nothing_is_left_to_take()
    {
        var stream = new ItemStream(readAhead: 8);
        stream.TryTakeRoom().ShouldBeTrue();
        stream.Give(FreshValue.Of(1L));
        Take(stream, 1);

        stream.TryTake(out _).ShouldBeFalse();

        Fill(stream).ShouldBe(8);
    }

    [Fact]
    public void Wait_for_room_should_end_when_it_is_interrupted()
    {
        using var interrupted = new CancellationTokenSource();
        var stream = new ItemStream(readAhead: 1);
        Fill(stream);

        interrupted.Cancel();

        stream.WaitForRoom(interrupted.Token).ShouldBeFalse();
    }

    [Fact]
    public async Task Items_should_be_there_after_the_end_and_none_come_after_it()
    {
        var stream = new ItemStream(readAhead: 2);
        stream.TryTakeRoom().ShouldBeTrue();
        stream.Give(FreshValue.Of(1L));

        stream.End();
        stream.Give(FreshValue.Of(2L));

        (await stream.WaitForItemAsync(CancellationToken.None)).ShouldBeTrue();
        Take(stream, 1);
        (await stream.WaitForItemAsync(CancellationToken.None)).ShouldBeFalse();
    }

    private static int Fill(ItemStream stream)
    {
        var count = 0;
        for (; stream.TryTakeRoom(); count++)
            stream.Give(FreshValue.Of((long)count));

        return count;
    }

    private static void Take(ItemStream stream, int count)
    {
        for (var i = 0; i < count; i++)
            stream.TryTake(out _).ShouldBeTrue();
    }
}
