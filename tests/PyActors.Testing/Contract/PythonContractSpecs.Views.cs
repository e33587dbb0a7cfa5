using System.Buffers;
using System.Runtime.InteropServices;

namespace PyActors.Testing.Contract;

/// <summary>Memory of the program's is read by Python where it lies, and given back when Python has let go of it.</summary>
public abstract partial class PythonContractSpecs
{
    private static readonly double[] Numbers = [0.5, 1.5, 2.5, 3.5, 4.5, 5.5];

    internal static readonly Dictionary<string, (object Memory, object?[] Description)> Views = new()
    {
        ["bool"] = ViewOf("?", 1, true, false),
        ["sbyte"] = ViewOf("b", 1, (sbyte)-1, (sbyte)1),
        ["byte"] = ViewOf("B", 1, (byte)1, (byte)2),
        ["short"] = ViewOf("h", 2, (short)-1, (short)1),
        ["ushort"] = ViewOf("H", 2, (ushort)1, (ushort)2),
        ["int"] = ViewOf("i", 4, -1, 1),
        ["uint"] = ViewOf("I", 4, 1u, 2u),
        ["long"] = ViewOf("q", 8, -1L, 1L),
        ["ulong"] = ViewOf("Q", 8, 1ul, 2ul),
        ["Half"] = ViewOf("e", 2, (Half)0.5, (Half)1),
        ["float"] = ViewOf("f", 4, 0.5f, 1f),
        ["double"] = ViewOf("d", 8, 0.5, 1.0),
        ["Complex"] = ViewOf("Zd", 16, new System.Numerics.Complex(1, 2), default),
        ["Memory"] = (new Memory<int>([1, 2]), Description("i", [2L], [4L], 8)),
        ["part"] = (new ReadOnlyMemory<int>([1, 2, 3, 4], 1, 2), Description("i", [2L], [4L], 8)),
        ["empty"] = (ReadOnlyMemory<double>.Empty, Description("d", [0L], [8L], 0)),
        ["array"] = (PyArray.Over<double>(Numbers, 2, 3), Description("d", [2L, 3L], [24L, 8L], 48)),
        ["columns first"] = (PyArray.Over<double>(Numbers, [3, 2], [1, 3]), Description("d", [3L, 2L], [8L, 24L], 48)),
        ["gaps"] = (PyArray.Over<double>(Numbers, [3], [2]), Description("d", [3L], [16L], 24)),
        ["repeated"] = (PyArray.Over<double>(Numbers, [2, 6], [0, 1]), Description("d", [2L, 6L], [0L, 8L], 96)),
        ["one item"] = (PyArray.Over<int>(new[] { 7 }), Description("i", [], [], 4)),
        ["nothing in rows"] = (PyArray.Over<int>(default, 0, 3), Description("i", [0L, 3L], [12L, 4L], 0)),
    };

    public static TheoryData<string> ViewNames => [.. Views.Keys];

    [Theory]
    [MemberData(nameof(ViewNames))]
    public async Task Memory_should_reach_Python_as_a_read_only_memoryview(string name)
    {
        var held = Engine.HeldViews;

        var description = (await InvokeAsync("contract_views:describe", Views[name].Memory)).Value;

        description.ShouldBe(Views[name].Description);
        Engine.HeldViews.ShouldBe(held);
    }

    [Theory]
    [MemberData(nameof(ViewNames))]
    public Task Sharing_memory_should_leave_no_reference_behind(string name) =>
        ShouldLeaveNothingBehindAsync(() => InvokeAsync("contract_views:describe", Views[name].Memory));

    [Theory]
    [InlineData("columns first", new[] { 0.5, 1.5, 2.5, 3.5, 4.5, 5.5 })]
    [InlineData("gaps", new[] { 0.5, 2.5, 4.5 })]
    public async Task Items_should_be_where_shape_and_strides_say(string name, double[] items)
    {
        var array = (PyArray)Views[name].Memory;

        var back = (PyArray)(await InvokeAsync("contract:echo", array)).Value!;

        back.Shape.ShouldBe(array.Shape);
        back.ToArray<double>().ShouldBe(array.ToArray<double>());
        back.ToArray<double>().Order().ShouldBe(items);
    }

    [Fact]
    public async Task Python_should_read_the_very_memory()
    {
        var numbers = GC.AllocateArray<double>(4, pinned: true);

        var address = (long)(await InvokeAsync("contract_views:address", numbers.AsMemory())).Value!;

        address.ShouldBe(Marshal.UnsafeAddrOfPinnedArrayElement(numbers, 0));
    }

    [Fact]
    public async Task Memory_should_be_shared_wherever_it_is_in_an_argument()
    {
        var length = await InvokeAsync("contract_views:length_within", new Dictionary<string, object?> { ["data"] = new object?[] { Numbers.AsMemory() } });

        length.Value.ShouldBe(6L);
    }

    [Theory]
    [InlineData("contract_views:write", "TypeError")]
    [InlineData("contract_views:write_behind", "TypeError")]
    [InlineData("contract_views:make_another", "TypeError")]
    public async Task Python_should_not_be_able_to_write_to_the_memory(string callable, string error)
    {
        var fault = await FaultAsync(callable, Numbers.AsMemory());

        fault.Error!.Type.ShouldBe(error);
    }

    [Fact]
    public async Task View_that_has_gone_should_leave_no_reference_to_its_class()
    {
        var before = (await InvokeAsync("contract_views:references_to_the_class", Numbers.AsMemory())).Value;

        var after = (await InvokeAsync("contract_views:references_to_the_class", Numbers.AsMemory())).Value;

        after.ShouldBe(before);
    }

    [Fact]
    public async Task View_that_Python_keeps_should_hold_the_memory_until_it_lets_go()
    {
        var held = Engine.HeldViews;
        var numbers = new[] { 1L, 2L };
        await InvokeAsync("contract_views:keep", numbers.AsMemory());
        Engine.HeldViews.ShouldBe(held + 1);
        numbers[1] = 3;
        GC.Collect();

        var kept = (await InvokeAsync("contract_views:kept_items")).Value;
        await InvokeAsync("contract_views:let_go");

        kept.ShouldBe(new object?[] { new object?[] { 1L, 3L } });
        Engine.HeldViews.ShouldBe(held);
    }

    [Theory]
    [InlineData("contract_views:keep", "contract_views:let_go_on_a_thread")]
    [InlineData("contract_views:keep_slice", "contract_views:let_go")]
    [InlineData("contract_views:keep_in_circle", "contract_views:let_go")]
    public async Task Memory_should_be_given_back_however_Python_lets_go(string keep, string letGo)
    {
        var held = Engine.HeldViews;
        var memory = new WatchedMemory(8);
        await InvokeAsync(keep, memory.Memory);
        memory.Pins.ShouldBe(1);

        await InvokeAsync(letGo);

        memory.Pins.ShouldBe(0);
        Engine.HeldViews.ShouldBe(held);
    }

    [Fact]
    public async Task Memory_that_cannot_be_pinned_should_be_a_fault()
    {
        var memory = new WatchedMemory(8) { IsDisposed = true };

        var fault = await FaultAsync("contract:take", "a", memory.Memory);

        fault.Kind.ShouldBe(PyFaultKind.ArgumentNotConvertible);
        fault.Message.ShouldContain("args[1]");
        fault.Message.ShouldContain(nameof(ObjectDisposedException));
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Memory_of_other_items_should_be_a_fault()
    {
        var fault = await FaultAsync("contract:take", "text".AsMemory());

        fault.Kind.ShouldBe(PyFaultKind.ArgumentNotConvertible);
    }

    [Fact]
    public async Task Host_function_should_be_able_to_give_Python_a_view()
    {
        var held = Engine.HeldViews;
        ContractHost.Hook(static _ => Numbers.AsMemory());

        var result = await InvokeAsync("contract_host:call", "hook");

        result.As<double[]>().ShouldBe(Numbers);
        Engine.HeldViews.ShouldBe(held);
    }

    private static (object Memory, object?[] Description) ViewOf<T>(string format, long size, params T[] items) =>
        (new ReadOnlyMemory<T>(items), Description(format, [items.Length], [size], items.Length * size));

    private static object?[] Description(string format, long[] shape, long[] strides, long bytes) =>
        ["memoryview", format, shape.Cast<object?>().ToArray(), strides.Cast<object?>().ToArray(), true, bytes];

    // Memory that counts its pins.
    private sealed class WatchedMemory(int length) : MemoryManager<byte>
    {
        private readonly byte[] _bytes = GC.AllocateArray<byte>(length, pinned: true);

        public int Pins { get; private set; }

        public bool IsDisposed { get; init; }

        public override Span<byte> GetSpan() => _bytes;

        public override unsafe MemoryHandle Pin(int elementIndex = 0)
        {
            ObjectDisposedException.ThrowIf(IsDisposed, this);
            Pins++;
            return new MemoryHandle((byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, elementIndex), default, this);
        }

        public override void Unpin() => Pins--;

        protected override void Dispose(bool disposing)
        {
        }
    }
}
