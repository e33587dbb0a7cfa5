using System.Globalization;
using System.Numerics;

namespace PyActors.Core.Specs.Values;

public sealed class PyDictSpecs
{
    private static readonly PyDict Dict = new([new("b", 1L), new("a", null), new(new PyTuple(1L, "x"), 3L), new("k"u8.ToArray(), 4L), new(7L, 5L)]);

    [Fact]
    public void Dict_should_keep_the_order_of_its_entries()
    {
        Dict.Count.ShouldBe(5);
        Dict.Keys.Take(2).ShouldBe(["b", "a"]);
        Dict.Values.ShouldBe([1L, null, 3L, 4L, 5L]);
        Dict.First().Key.ShouldBe("b");
    }

    [Fact]
    public void Value_should_be_found_by_a_key_that_is_equal_in_Python()
    {
        Dict["b"].ShouldBe(1L);
        Dict[new PyTuple(1, "x")].ShouldBe(3L);
        Dict["k"u8.ToArray()].ShouldBe(4L);
        Dict[7].ShouldBe(5L);
        Dict[7.0].ShouldBe(5L);
        Dict[new BigInteger(7)].ShouldBe(5L);
    }

    [Fact]
    public void Truth_should_be_the_key_that_its_number_is()
    {
        var dict = new PyDict([new(false, "no"), new(true, "yes")]);

        dict[0].ShouldBe("no");
        dict[1.0].ShouldBe("yes");
        dict.ContainsKey(-1).ShouldBeFalse();
    }

    [Fact]
    public void Dict_that_has_more_should_be_another()
    {
        var less = new PyDict([new("a", 1L)]);
        var more = new PyDict([new("a", 1L), new("b", 2L)]);

        less.Equals(more).ShouldBeFalse();
        more.Equals(less).ShouldBeFalse();
    }

    [Fact]
    public void Missing_key_should_be_said_to_be_missing()
    {
        Dict.ContainsKey("c").ShouldBeFalse();
        Dict.TryGetValue(7.5, out _).ShouldBeFalse();
        Should.Throw<KeyNotFoundException>(() => Dict["c"]).Message.ShouldContain("c");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(1000)]
    public void Every_key_should_be_found_in_a_dict_of_any_size(int size)
    {
        var dict = new PyDict(Enumerable.Range(0, size).Select(number =>
            new KeyValuePair<object, object?>(number % 2 == 0 ? number : number.ToString(CultureInfo.InvariantCulture), number)));

        for (var i = 0; i < size; i++)
            dict[i % 2 == 0 ? (double)i : i.ToString(CultureInfo.InvariantCulture)].ShouldBe(i);
        dict.ContainsKey(size).ShouldBeFalse();
    }

    [Fact]
    public void Equal_keys_should_be_refused()
    {
        var refusal = Should.Throw<ArgumentException>(() => new PyDict([new(1, "a"), new(true, "b")]));

        refusal.Message.ShouldContain("twice");
    }

    [Fact]
    public void Dicts_should_be_equal_by_value_whatever_their_order()
    {
        var other = new PyDict(Dict.Reverse());

        other.Equals(Dict).ShouldBeTrue();
        other.GetHashCode().ShouldBe(Dict.GetHashCode());
        other.Equals(new PyDict(Dict.Skip(1))).ShouldBeFalse();
        other.Equals(new PyDict(Dict.Select(entry => new KeyValuePair<object, object?>(entry.Key, 0L)))).ShouldBeFalse();
    }
}
