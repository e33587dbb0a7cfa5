namespace PyActors.Testing.Contract;

/// <summary>Objects that share their memory come as one copy of it.</summary>
public abstract partial class PythonContractSpecs
{
    [Theory]
    [InlineData("b", typeof(sbyte))]
    [InlineData("B", typeof(byte))]
    [InlineData("h", typeof(short))]
    [InlineData("H", typeof(ushort))]
    [InlineData("i", typeof(int))]
    [InlineData("I", typeof(uint))]
    [InlineData("q", typeof(long))]
    [InlineData("Q", typeof(ulong))]
    [InlineData("f", typeof(float))]
    [InlineData("d", typeof(double))]
    public async Task Array_should_come_as_numbers_of_its_type(string code, Type type)
    {
        var array = (PyArray)(await MakeAsync($"array.array('{code}', [1, 2, 127])"))!;

        array.ItemType.ShouldBe(type);
        array.Shape.ShouldBe([3L]);
        array.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Items_should_come_in_their_order()
    {
        var result = await InvokeAsync("contract:make", "array.array('d', [0.5, -1.5])");

        ((PyArray)result.Value!).AsSpan<double>().ToArray().ShouldBe([0.5, -1.5]);
        result.As<double[]>().ShouldBe([0.5, -1.5]);
        Should.Throw<InvalidOperationException>(() => ((PyArray)result.Value!).ToArray<float>()).Message.ShouldContain("Double");
    }

    [Theory]
    [InlineData("memoryview(b'abcdef')[::2]", new byte[] { 97, 99, 101 }, new long[] { 3 })]
    [InlineData("memoryview(b'abc')[::-1]", new byte[] { 99, 98, 97 }, new long[] { 3 })]
    [InlineData("memoryview(b'abcdef').cast('B', [2, 3])", new byte[] { 97, 98, 99, 100, 101, 102 }, new long[] { 2, 3 })]
    [InlineData("memoryview(b'')", new byte[] { }, new long[] { 0 })]
    [InlineData("memoryview(b'a').cast('B', [])", new byte[] { 97 }, new long[] { })]
    public async Task Memory_should_come_item_by_item_whatever_its_strides(string expression, byte[] items, long[] shape)
    {
        var array = (PyArray)(await MakeAsync(expression))!;

        array.ToArray<byte>().ShouldBe(items);
        array.Shape.ShouldBe(shape);
    }

    [Fact]
    public async Task Memory_larger_than_what_is_copied_under_the_GIL_should_come_whole()
    {
        var array = (PyArray)(await MakeAsync("array.array('q', range(300_000))"))!;

        array.AsSpan<long>().ToArray().ShouldBe([.. Enumerable.Range(0, 300_000)]);
    }

    [Fact]
    public async Task Released_memory_should_be_a_fault()
    {
        var fault = await FaultAsync("contract:released_view");

        fault.Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
        fault.Error!.Type.ShouldBe("ValueError");
    }

    [Fact]
    public Task Reading_memory_should_leave_no_hold_on_it() => ShouldLeaveNothingBehindAsync(async () =>
    {
        var result = await InvokeAsync("contract:resize_after_reading");
        result.Value.ShouldBe(4L);
        return await InvokeAsync("contract:shared_array");
    });
}
