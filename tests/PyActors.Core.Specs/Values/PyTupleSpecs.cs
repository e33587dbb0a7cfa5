using System.Numerics;

namespace PyActors.Core.Specs.Values;

public sealed class PyTupleSpecs
{
    [Fact]
    public void Tuples_should_be_equal_by_value()
    {
        var tuple = new PyTuple(1L, "a", new PyTuple(null, "x"u8.ToArray()), new object?[] { 2.5 });
        var twin = new PyTuple(1, "a", new PyTuple(null, "x"u8.ToArray()), new object?[] { 2.5f });

        tuple.Equals(twin).ShouldBeTrue();
        tuple.GetHashCode().ShouldBe(twin.GetHashCode());
    }

    [Fact]
    public void Tuples_of_other_items_order_or_length_should_differ()
    {
        var tuple = new PyTuple(1L, 2L);

        tuple.Equals(new PyTuple(2L, 1L)).ShouldBeFalse();
        tuple.Equals(new PyTuple(1L)).ShouldBeFalse();
        tuple.Equals(new PyTuple(1L, "2")).ShouldBeFalse();
        tuple.Equals(null).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(OneAsAnyNumber))]
    public void Numbers_should_be_equal_by_value_whatever_their_types(object one)
    {
        new PyTuple(one).Equals(new PyTuple(1L)).ShouldBeTrue();
        new PyTuple(one).GetHashCode().ShouldBe(new PyTuple(1L).GetHashCode());
        new PyTuple(one).Equals(new PyTuple(2L)).ShouldBeFalse();
    }

    [Fact]
    public void Large_numbers_should_be_equal_by_value()
    {
        var large = BigInteger.Pow(2, 70);

        new PyTuple(large).Equals(new PyTuple((double)large)).ShouldBeTrue();
        new PyTuple(large).Equals(new PyTuple((double)large * 2)).ShouldBeFalse();
        new PyTuple(ulong.MaxValue).Equals(new PyTuple((BigInteger)ulong.MaxValue)).ShouldBeTrue();
        new PyTuple(long.MaxValue).Equals(new PyTuple(9223372036854775807.0)).ShouldBeFalse();
    }

    [Fact]
    public void Fractions_should_differ_from_whole_numbers() => new PyTuple(1.5).Equals(new PyTuple(1L)).ShouldBeFalse();

    [Fact]
    public void NaN_should_differ_from_every_other_NaN() => new PyTuple(double.NaN).Equals(new PyTuple(double.NaN)).ShouldBeFalse();

    [Fact]
    public void Collection_expression_should_make_a_tuple()
    {
        PyTuple tuple = [1L, "a"];

        tuple.Count.ShouldBe(2);
        tuple[1].ShouldBe("a");
        tuple.ShouldBe(new object?[] { 1L, "a" }.AsEnumerable());
    }

    public static TheoryData<object> OneAsAnyNumber() => new()
    {
        1, 1u, 1UL, (short)1, (byte)1, (sbyte)1, (ushort)1, (nint)1, (nuint)1, (Int128)1, (UInt128)1, BigInteger.One, 1.0, 1f, (Half)1, 1m, true,
    };
}
