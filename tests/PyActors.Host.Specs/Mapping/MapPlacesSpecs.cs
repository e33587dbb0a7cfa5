namespace PyActors.Host.Mapping;

/// <summary>How many inputs of a run are with the pool at once.</summary>
public sealed class MapPlacesSpecs
{
    private static readonly TimeSpan Long = MapPlaces.Brief + TimeSpan.FromMilliseconds(1);

    private readonly MapPlaces _places = new(least: 2, most: 4);
    private Task _waiting = Task.CompletedTask;

    [Fact]
    public void There_should_be_one_for_each_worker_at_first() => ShouldBe(2);

    [Fact]
    public void Brief_inputs_should_bring_more_up_to_a_bound()
    {
        Use(10, MapPlaces.Brief);

        ShouldBe(4);
    }

    [Fact]
    public void Long_inputs_should_take_them_away_again()
    {
        Use(10, MapPlaces.Brief);
        Use(10, Long);

        ShouldBe(2);
    }

    [Fact]
    public void One_should_be_waited_for_where_all_are_taken()
    {
        ShouldBe(2);

        _places.GiveBack(Ran(Long));

        _waiting.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void Inputs_that_never_came_to_a_worker_should_change_nothing()
    {
        Use(1, MapPlaces.Brief);
        Use(10, new InvocationTiming(Long, TimeSpan.Zero, WorkerNumber: 0));
        Use(10, default(InvocationTiming));

        ShouldBe(3);
    }

    private void Use(int inputs, TimeSpan ran) => Use(inputs, Ran(ran));

    private void Use(int inputs, InvocationTiming timing)
    {
        for (var i = 0; i < inputs; i++)
        {
            Take().IsCompletedSuccessfully.ShouldBeTrue();
            _places.GiveBack(timing);
        }
    }

    private static InvocationTiming Ran(TimeSpan time) => new(TimeSpan.Zero, time, WorkerNumber: 1);

    // Takes them all, and then one too many, which waits.
    private void ShouldBe(int count)
    {
        for (var i = 0; i < count; i++)
            Take().IsCompletedSuccessfully.ShouldBeTrue();

        _waiting = Take();
        _waiting.IsCompleted.ShouldBeFalse();
    }

    private Task Take() => _places.TakeAsync(CancellationToken.None);
}
