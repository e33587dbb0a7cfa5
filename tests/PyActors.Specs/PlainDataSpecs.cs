using System.Buffers;
using Microsoft.Win32.SafeHandles;
using PyActors.Testing;

namespace PyActors.Specs;

public sealed class PlainDataSpecs
{
    [Fact]
    public void Search_should_let_plain_data_pass() => PlainData.ShouldBePlain(PyResult.Success(
        new object?[] { 1L, 2.5, "text", null, new byte[] { 1 }, new Dictionary<object, object?> { ["a"] = new object?[] { true } } }));

    public static TheoryData<object> NotPlain => [(nint)1, new object?[] { (nuint)2 }, new InvalidOperationException(), Task.CompletedTask, new Thread(() => { }), new SafeFileHandle(), new Memory<byte>[] { new ForeignMemory().Memory }];

    [Theory, MemberData(nameof(NotPlain))]
    public void Search_should_find_what_must_not_leave_an_engine(object value) =>
        Should.Throw<ShouldAssertException>(() => PlainData.ShouldBePlain(PyResult.Success(new object?[] { "before", value })));

    private sealed class ForeignMemory : MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => [];

        public override MemoryHandle Pin(int elementIndex = 0) => default;

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
