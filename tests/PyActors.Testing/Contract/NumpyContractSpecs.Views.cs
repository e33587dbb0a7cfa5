using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>What numpy makes of .NET memory: arrays over it, which copy nothing.</summary>
public abstract partial class NumpyContractSpecs
{
    private static readonly float[] Numbers = [1, 2, 3, 4, 5, 6];

    [NumpyTheory]
    [InlineData(new long[] { 2, 3 }, new long[] { 3, 1 }, new long[] { 12, 4 })]
    [InlineData(new long[] { 3, 2 }, new long[] { 1, 3 }, new long[] { 4, 12 })]
    [InlineData(new long[] { 3 }, new long[] { 2 }, new long[] { 8 })]
    public async Task Array_should_lie_over_the_memory(long[] shape, long[] strides, long[] strideBytes)
    {
        await using var worker = await WorkerAsync();
        var held = workers.Engine.HeldViews;
        var array = PyArray.Over<float>(Numbers, shape, strides);

        var seen = (object?[])(await worker.ValueAsync("contract_views:as_numpy", array))!;

        seen[..3].ShouldBe([true, false, "float32"]);
        seen[3].ShouldBe(shape.Cast<object?>().ToArray());
        seen[4].ShouldBe(strideBytes.Cast<object?>().ToArray());
        workers.Engine.HeldViews.ShouldBe(held);
    }

    [NumpyTheory]
    [InlineData(1_000_000)]
    public async Task Frombuffer_should_copy_nothing(int count)
    {
        await using var worker = await WorkerAsync();
        var numbers = new double[count];
        Array.Fill(numbers, 0.5);

        var seen = await worker.ValueAsync("contract_views:numpy_from_buffer", numbers.AsMemory());

        seen.ShouldBe(new object?[] { true, (long)count, count * 0.5 });
    }

    [NumpyFact]
    public async Task Array_that_numpy_keeps_over_the_memory_should_hold_it_until_it_lets_go()
    {
        await using var worker = await WorkerAsync();
        var held = workers.Engine.HeldViews;
        await worker.ValueAsync("contract_numpy:keep_over", Numbers.AsMemory());
        workers.Engine.HeldViews.ShouldBe(held + 1);
        GC.Collect();

        var sum = await worker.ValueAsync("contract_numpy:kept_sum");
        await worker.ValueAsync("contract_numpy:let_go");

        sum.ShouldBe(21.0);
        workers.Engine.HeldViews.ShouldBe(held);
    }
}
