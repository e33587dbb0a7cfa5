using PyActors.Batching;

namespace PyActors.Core.Specs.Batching;

/// <summary>How many slices are in the pool, by what the last one took.</summary>
public sealed class SlicePaceSpecs
{
    private const int Many = 10 * BatchSlice.MostInputs;

    private readonly SlicePace _pace = new(workers: 2, queueCapacity: 2);

    [Fact]
    public void Pool_should_have_one_slice_for_each_worker_as_long_as_nothing_is_known() => _pace.MostInPool(Many).ShouldBe(2);

    [Fact]
    public void Pool_should_have_one_slice_more_while_they_are_brief()
    {
        _pace.Learn(TimeSpan.FromMicroseconds(50), BatchSlice.MostInputs);

        _pace.MostInPool(Many).ShouldBe(3);
    }

    [Fact]
    public void Pool_should_have_no_slice_more_when_they_take_their_time()
    {
        _pace.Learn(TimeSpan.FromMicroseconds(50), BatchSlice.MostInputs);
        _pace.Learn(BatchSlice.LongestRun, 3);

        _pace.MostInPool(Many).ShouldBe(2);
    }

    [Fact]
    public void Pool_should_have_no_slice_more_while_what_is_left_fills_none()
    {
        _pace.Learn(TimeSpan.FromMicroseconds(50), BatchSlice.MostInputs);

        _pace.MostInPool(BatchSlice.MostInputs).ShouldBe(3);
        _pace.MostInPool(BatchSlice.MostInputs - 1).ShouldBe(2);
    }

    [Fact]
    public void Pool_should_have_no_slice_more_where_it_would_take_the_only_place_in_the_queue()
    {
        var pace = new SlicePace(workers: 2, queueCapacity: 1);
        pace.Learn(TimeSpan.FromMicroseconds(50), BatchSlice.MostInputs);

        pace.MostInPool(Many).ShouldBe(2);
    }

    [Fact]
    public void Slice_without_an_outcome_should_teach_nothing()
    {
        _pace.Learn(TimeSpan.FromMicroseconds(50), BatchSlice.MostInputs);
        _pace.Learn(TimeSpan.FromSeconds(1), 0);

        _pace.MostInPool(Many).ShouldBe(3);
    }
}
