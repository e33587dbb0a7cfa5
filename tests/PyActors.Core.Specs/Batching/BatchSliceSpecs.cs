using PyActors.Batching;
using PyActors.Testing;
using PyActors.Testing.Engines;

namespace PyActors.Core.Specs.Batching;

public sealed class BatchSliceSpecs
{
    private static readonly TimeSpan Soon = BatchSlice.LongestRun / 4;

    private readonly ManualTime _time = new();

    [Fact]
    public void Slice_should_begin_no_input_once_its_deadline_has_passed()
    {
        var slice = Begin(timeout: Soon);
        RunNext(slice).ShouldBeTrue();

        _time.Advance(Soon);

        RunNext(slice).ShouldBeFalse();
    }

    [Fact]
    public void Slice_should_begin_no_input_once_it_has_had_its_time()
    {
        var slice = Begin(timeout: null);
        RunNext(slice).ShouldBeTrue();
        _time.Advance(Soon);
        RunNext(slice).ShouldBeTrue();

        _time.Advance(BatchSlice.LongestRun);

        RunNext(slice).ShouldBeFalse();
    }

    private BatchSlice Begin(TimeSpan? timeout)
    {
        var slice = new BatchSlice(new object?[10], 0, 10, 0, areArgumentLists: false);
        var invocation = new SpecInvocation(new Invoke("math:sqrt"), timeout, _time);
        invocation.TryStart(workerNumber: 1).ShouldBeTrue();
        slice.Begin(invocation);
        return slice;
    }

    private static bool RunNext(BatchSlice slice)
    {
        if (!slice.TryNext(out _))
            return false;

        slice.Succeed(default);
        return true;
    }
}
