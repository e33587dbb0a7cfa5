using PyActors.Pooling;

namespace PyActors.Core.Specs.Values;

public sealed class ValueTextSpecs
{
    [Fact]
    public void Values_should_read_as_Python_would_print_them()
    {
        var value = new PyDict(
        [
            new("t", new PyTuple(1L, null, true)),
            new(2L, new object?[] { 2.5, "a", new PySet(["x"]), new PySet([], isFrozen: true) }),
            new("one", new PyTuple("only")),
        ]);

        value.ToString().ShouldBe("""{"t": (1, None, True), 2: [2.5, "a", {"x"}, frozenset()], "one": ("only",)}""");
        PyResult.Success(value.Keys[0]).ToString().ShouldBe("PyResult \"t\"");
    }

    [Fact]
    public void Floats_should_read_as_Python_would_print_them() =>
        new PyTuple(1.0, -0.0, 2.5, 1e22, 1e-7, double.NaN, double.NegativeInfinity).ToString().ShouldBe("(1.0, -0.0, 2.5, 1e+22, 1e-07, nan, -inf)");

    [Fact]
    public void Bytes_should_read_as_Python_would_print_them()
    {
        new PyTuple("v76"u8.ToArray(), "a'\\\n\0"u8.ToArray(), new byte[] { 0xff, 0x7f }, Array.Empty<byte>()).ToString()
            .ShouldBe("""(b'v76', b'a\'\\\n\x00', b'\xff\x7f', b'')""");
        new PyTuple(new byte[1000]).ToString().ShouldBe($"(b'{string.Concat(Enumerable.Repeat("\\x00", 12))}…',)");
    }

    [Fact]
    public void Text_should_have_a_bound_whatever_the_value_holds()
    {
        var nested = PyTuple.Empty;
        for (var i = 0; i < 100; i++)
            nested = new PyTuple(nested, new string('x', 1000));

        nested.ToString().Length.ShouldBeLessThan(1000);
        new PyTuple([.. Enumerable.Range(0, 1000).Cast<object?>()]).ToString().ShouldEndWith("14, 15, …)");
    }

    [Fact]
    public void Counts_of_faults_should_be_readable_in_a_status()
    {
        new FaultCounts([0, 0, 0, 2, 0, 1]).ToString().ShouldBe("2 Raised, 1 TimedOut");
        FaultCounts.None.ToString().ShouldBe("none");
    }
}
