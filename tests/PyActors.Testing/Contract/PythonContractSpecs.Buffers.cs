namespace PyActors.Testing.Contract;

/// <summary>Objects that share their memory come as one copy of it.</summary>
public abstract partial class PythonContractSpecs
{
    /// <summary>Expressions for shared memory, and the type, the shape and the items of each.</summary>
    public static TheoryData<string, string> Memories => new()
    {
        { "array.array('b', [-1, 2])", "SByte (2) [-1, 2]" },
        { "array.array('B', [1, 2])", "Byte (2) [1, 2]" },
        { "array.array('h', [-1, 2])", "Int16 (2) [-1, 2]" },
        { "array.array('H', [1, 2])", "UInt16 (2) [1, 2]" },
        { "array.array('i', [-1, 2])", "Int32 (2) [-1, 2]" },
        { "array.array('I', [1, 2])", "UInt32 (2) [1, 2]" },
        { "array.array('q', [-1, 2])", "Int64 (2) [-1, 2]" },
        { "array.array('Q', [1, 2**64 - 1])", "UInt64 (2) [1, 18446744073709551615]" },
        { "array.array('f', [0.5, 2])", "Single (2) [0.5, 2]" },
        { "array.array('d', [0.5, 2])", "Double (2) [0.5, 2]" },
        { "array.array('d')", "Double (0) []" },
        { "memoryview(b'\\x02\\x00').cast('?')", "Boolean (2) [True, False]" },
        { "memoryview(b'abcdef')[::2]", "Byte (3) [97, 99, 101]" },
        { "memoryview(b'abc')[::-1]", "Byte (3) [99, 98, 97]" },
        { "memoryview(b'abcdef').cast('B', [2, 3])", "Byte (2, 3) [[97, 98, 99], [100, 101, 102]]" },
        { "memoryview(b'')", "Byte (0) []" },
        { "memoryview(b'a').cast('B', [])", "Byte () 97" },
    };

    [Fact]
    public async Task Items_should_come_in_their_order()
    {
        var result = await InvokeAsync("contract_values:make", "array.array('d', [0.5, -1.5])");

        ((PyArray)result.Value!).AsSpan<double>().ToArray().ShouldBe([0.5, -1.5]);
        result.As<double[]>().ShouldBe([0.5, -1.5]);
        Should.Throw<InvalidOperationException>(() => ((PyArray)result.Value!).ToArray<float>()).Message.ShouldContain("Double");
    }

    [Theory]
    [MemberData(nameof(Memories))]
    public async Task Memory_should_come_item_by_item_whatever_its_strides(string expression, string spelled)
    {
        var array = await MakeAsync(expression);

        Canonical.Spell(array).ShouldBe(spelled);
        Canonical.Spell((await InvokeAsync("contract:echo", array)).Value).ShouldBe(spelled);
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
        var fault = await FaultAsync("contract_values:released_view");

        fault.Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
        fault.Error!.Type.ShouldBe("ValueError");
    }

    [Fact]
    public Task Reading_memory_should_leave_no_hold_on_it() => ShouldLeaveNothingBehindAsync(async () =>
    {
        var result = await InvokeAsync("contract_references:resize_after_reading");
        result.Value.ShouldBe(4L);
        return await InvokeAsync("contract_references:shared_array");
    });
}
