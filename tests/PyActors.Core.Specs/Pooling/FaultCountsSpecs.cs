using PyActors.Pooling;

namespace PyActors.Core.Specs.Pooling;

public sealed class FaultCountsSpecs
{
    private readonly FaultCounts _counts = Of((PyFaultKind.Raised, 3), (PyFaultKind.Unavailable, 1));

    [Fact]
    public void Counts_should_be_a_dictionary_of_the_kinds_that_occurred()
    {
        _counts.ShouldBe([new(PyFaultKind.Raised, 3), new(PyFaultKind.Unavailable, 1)], ignoreOrder: true);
        _counts.Keys.ShouldBe([PyFaultKind.Raised, PyFaultKind.Unavailable], ignoreOrder: true);
        _counts.Values.ShouldBe([3L, 1L], ignoreOrder: true);
        _counts.Count.ShouldBe(2);
        _counts[PyFaultKind.Raised].ShouldBe(3);
        _counts.ContainsKey(PyFaultKind.Unavailable).ShouldBeTrue();
    }

    [Fact]
    public void Counts_should_miss_a_kind_that_never_occurred()
    {
        _counts.ContainsKey(PyFaultKind.TimedOut).ShouldBeFalse();
        _counts.TryGetValue(PyFaultKind.TimedOut, out _).ShouldBeFalse();
        _counts.TryGetValue((PyFaultKind)(-1), out _).ShouldBeFalse();
        Should.Throw<KeyNotFoundException>(() => _counts[PyFaultKind.TimedOut]);
        FaultCounts.None.Count.ShouldBe(0);
    }

    [Fact]
    public void There_should_be_room_for_every_kind() =>
        Enum.GetValues<PyFaultKind>().Max().ShouldBe((PyFaultKind)(FaultCounts.Kinds - 1));

    private static FaultCounts Of(params (PyFaultKind Kind, long Count)[] faults)
    {
        var counts = new long[FaultCounts.Kinds];
        foreach (var (kind, count) in faults)
            counts[(int)kind] = count;

        return new FaultCounts(counts);
    }
}
