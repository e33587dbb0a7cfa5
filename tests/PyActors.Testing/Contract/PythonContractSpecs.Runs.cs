using System.Numerics;

namespace PyActors.Testing.Contract;

/// <summary>A long list of numbers is read as any list is, whichever way it is kept before.</summary>
public abstract partial class PythonContractSpecs
{
    private const int Long = 100;

    [Fact]
    public async Task Long_list_of_floats_should_be_a_list_of_floats()
    {
        var result = await InvokeAsync("contract_values:make", $"[0.5 * i for i in range({Long})] ");
        double[] numbers = [.. Enumerable.Range(0, Long).Select(i => 0.5 * i)];

        var first = result.As<double[]>();
        first[0] = 7;

        result.As<double[]>().ShouldBe(numbers);
        result.Value.ShouldBeOfType<object?[]>().ShouldBe(numbers.Cast<object?>());
        result.Value.ShouldBeSameAs(result.Value);
        result.As<double[]>().ShouldBe(numbers);
        result.As<List<float>>().ShouldBe(numbers.Select(number => (float)number));
    }

    [Fact]
    public async Task Long_list_of_ints_should_be_a_list_of_ints()
    {
        var result = await InvokeAsync("contract_values:make", $"[i - 5 for i in range({Long})]");
        long[] numbers = [.. Enumerable.Range(-5, Long)];

        result.As<long[]>().ShouldBe(numbers);
        result.As<double[]>().ShouldBe(numbers.Select(number => (double)number));
        result.As<int[]>().ShouldBe(numbers.Select(number => (int)number));
        result.Value.ShouldBeOfType<object?[]>().ShouldBe(numbers.Cast<object?>());
    }

    [Theory]
    [InlineData("None")]
    [InlineData("True")]
    [InlineData("2 ** 70")]
    [InlineData("'a'")]
    public async Task Other_item_anywhere_in_a_long_list_should_be_what_it_is(string other)
    {
        var expected = (await InvokeAsync("contract_values:make", other)).Value;

        var among = (object?[])(await MakeAsync($"[*([1] * {Long}), {other}, *([1] * {Long})]"))!;
        var amongFloats = (object?[])(await MakeAsync($"[*([1.5] * {Long}), {other}, *([1.5] * {Long})]"))!;

        among.ShouldBe([.. Enumerable.Repeat<object?>(1L, Long), expected, .. Enumerable.Repeat<object?>(1L, Long)]);
        amongFloats.ShouldBe([.. Enumerable.Repeat<object?>(1.5, Long), expected, .. Enumerable.Repeat<object?>(1.5, Long)]);
    }

    [Fact]
    public async Task Long_list_inside_another_value_should_be_a_list()
    {
        var value = (PyDict)(await MakeAsync($"{{'a': ([1.5] * {Long}, [[2] * {Long}])}}"))!;

        var pair = (PyTuple)value["a"]!;
        pair[0].ShouldBeOfType<object?[]>().ShouldBe(Enumerable.Repeat<object?>(1.5, Long));
        ((object?[])pair[1]!)[0].ShouldBeOfType<object?[]>().ShouldBe(Enumerable.Repeat<object?>(2L, Long));
    }

    [Fact]
    public async Task Wrong_item_type_of_a_long_list_should_be_named_with_its_place()
    {
        var result = await InvokeAsync("contract_values:make", $"[1.5] * {Long}");

        Should.Throw<PyValueException>(() => result.As<long[]>()).Message.ShouldContain("[0]");
    }

    [Theory]
    [InlineData("[1.5] * 100")]
    [InlineData("[10 ** 6] * 100")]
    [InlineData("[10 ** 6] * 99 + [2 ** 70]")]
    [InlineData("bytes(2_000_000)")]
    [InlineData("bytearray(2_000_000)")]
    [InlineData("[bytearray(2_000_000)]")]
    public Task Reading_large_values_should_leave_no_reference_behind(string expression) =>
        ShouldLeaveNothingBehindAsync(() => InvokeAsync("contract_values:make", expression));

    [Theory]
    [InlineData("bytes(range(250)) * 8000")]
    [InlineData("bytearray(bytes(range(250)) * 8000)")]
    [InlineData("type('Own', (bytearray,), {'__buffer__': lambda self, flags: memoryview(b'')})(bytes(range(250)) * 8000)")]
    public async Task Large_bytes_should_come_whole(string expression)
    {
        var bytes = (byte[])(await MakeAsync(expression))!;

        bytes.ShouldBe(Enumerable.Range(0, 2_000_000).Select(i => (byte)(i % 250)));
    }

    [Fact]
    public async Task Number_beyond_long_at_the_end_of_a_list_should_be_whole()
    {
        var numbers = (object?[])(await MakeAsync($"[1] * {Long} + [-2 ** 70]"))!;

        numbers[^1].ShouldBe(-BigInteger.Pow(2, 70));
    }
}
