namespace PyActors.Core.Specs.Values;

public sealed class PyArraySpecs
{
    private static readonly int[] Numbers = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void Array_should_lie_over_the_memory_row_by_row()
    {
        var array = PyArray.Over<int>(Numbers, 2, 3);

        array.Strides.ShouldBe([3L, 1L]);
        array.ItemType.ShouldBe(typeof(int));
        array.AsSpan<int>().Overlaps(Numbers, out var offset).ShouldBeTrue();
        offset.ShouldBe(0);
    }

    [Fact]
    public void Items_should_be_put_in_order_where_they_have_gaps()
    {
        var array = PyArray.Over<int>(Numbers, [3, 2], [1, 3]);

        array.ToArray<int>().ShouldBe([1, 4, 2, 5, 3, 6]);
        Should.Throw<InvalidOperationException>(() => array.AsSpan<int>().Length).Message.ShouldContain("ToArray");
    }

    [Fact]
    public void Stride_of_a_dimension_of_one_item_should_leave_no_gap()
    {
        var array = PyArray.Over<int>(Numbers, [1, 6], [5, 1]);

        array.AsSpan<int>().ToArray().ShouldBe(Numbers);
    }

    [Theory]
    [InlineData(new long[] { 7 })]
    [InlineData(new long[] { 2, 2 })]
    [InlineData(new long[] { -6, -1 })]
    [InlineData(new long[] { long.MaxValue, long.MaxValue })]
    [InlineData(new long[] { 11, 1_676_976_733_973_595_602 })] // 2^64 + 6
    public void Shape_that_does_not_fit_the_memory_should_be_refused(long[] shape) =>
        Should.Throw<ArgumentException>(() => PyArray.Over<int>(Numbers, shape));

    [Theory]
    [InlineData(new long[] { 4 }, new long[] { 2 })]
    [InlineData(new long[] { 2 }, new long[] { -1 })]
    [InlineData(new long[] { 2 }, new long[] { 1, 1 })]
    public void Strides_that_leave_the_memory_should_be_refused(long[] shape, long[] strides) =>
        Should.Throw<ArgumentException>(() => PyArray.Over<int>(Numbers, shape, strides));

    [Fact]
    public void Items_that_Python_has_none_of_should_be_refused()
    {
        Should.Throw<NotSupportedException>(() => PyArray.Over<char>("ab".AsMemory(), 2)).Message.ShouldContain("Char");
        Should.Throw<NotSupportedException>(() => PyArray.Over<DayOfWeek>(new DayOfWeek[1], 1));
    }
}
