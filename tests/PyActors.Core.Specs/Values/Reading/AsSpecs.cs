using System.Collections.Immutable;
using System.Numerics;

namespace PyActors.Core.Specs.Values.Reading;

/// <summary>Reading a result as a type: what fits.</summary>
public sealed class AsSpecs
{
    [Theory]
    [InlineData("name")]
    [InlineData("Name")]
    public void Property_that_hides_one_should_be_the_one_that_is_set(string key)
    {
        var hiding = PyResult.Success(new PyDict([new(key, "x")])).As<Hiding>();

        hiding.Name.ShouldBe("x");
        ((Hidden)hiding).Name.ShouldBeNull();
    }

    private enum Colour
    {
        Red = 1,
        DarkBlue = 2,
    }

    [Flags]
    private enum Access
    {
        None = 0,
        Read = 1,
        Write = 2,
    }

    [Fact]
    public void Int_should_be_read_as_every_whole_number_that_holds_it()
    {
        As<int>(5L).ShouldBe(5);
        As<byte>(255L).ShouldBe((byte)255);
        As<ulong>(BigInteger.Pow(2, 64) - 1).ShouldBe(ulong.MaxValue);
        As<BigInteger>(5L).ShouldBe(new BigInteger(5));
        As<Int128>(-5L).ShouldBe(-5);
        As<nint>(-5L).ShouldBe(-5);
    }

    [Fact]
    public void Number_should_be_read_as_every_real_one()
    {
        As<double>(0.5).ShouldBe(0.5);
        As<float>(0.5).ShouldBe(0.5f);
        As<double>(3L).ShouldBe(3.0);
        As<double>(BigInteger.Pow(2, 70)).ShouldBe(Math.Pow(2, 70));
        As<double>(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
        As<float>(double.NaN).ShouldBe(float.NaN);
        As<decimal>(0.25).ShouldBe(0.25m);
        As<decimal>(3L).ShouldBe(3m);
    }

    [Fact]
    public void Plain_values_should_be_read_as_what_they_are()
    {
        As<string>("a").ShouldBe("a");
        As<char>("a").ShouldBe('a');
        As<bool>(true).ShouldBeTrue();
        As<byte[]>("ab"u8.ToArray()).ShouldBe("ab"u8.ToArray());
        As<object>(5L).ShouldBe(5L);
        As<PyTuple>(new PyTuple(1L)).ShouldBe(new PyTuple(1L));
    }

    [Fact]
    public void None_should_be_null_where_the_type_has_one()
    {
        As<int?>(null).ShouldBeNull();
        As<int?>(5L).ShouldBe(5);
        As<string>(null).ShouldBeNull();
        As<int[]>(null).ShouldBeNull();
        As<Point>(null).ShouldBeNull();
        As<PyDict>(null).ShouldBeNull();
    }

    [Fact]
    public void List_and_tuple_should_be_read_as_every_kind_of_list()
    {
        object?[] list = [1L, 2L];
        var tuple = new PyTuple(1L, 2L);

        As<int[]>(list).ShouldBe([1, 2]);
        As<int[]>(tuple).ShouldBe([1, 2]);
        As<List<double>>(list).ShouldBe([1.0, 2.0]);
        As<IReadOnlyList<long>>(list).ShouldBe([1L, 2L]);
        As<IEnumerable<object>>(list).ShouldBe([1L, 2L]);
        As<ImmutableArray<int>>(tuple).ShouldBe([1, 2]);
        As<HashSet<int>>(list).ShouldBe([1, 2], ignoreOrder: true);
        As<int?[]>(new object?[] { 1L, null }).ShouldBe([1, null]);
        As<int[][]>(new object?[] { list, tuple }).ShouldBe([[1, 2], [1, 2]]);
    }

    [Fact]
    public void Dict_should_be_read_as_a_dictionary()
    {
        var dict = new PyDict([new("a", 1L), new("b", 2L)]);

        As<Dictionary<string, int>>(dict).ShouldBe(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 });
        As<IReadOnlyDictionary<string, double>>(dict)["b"].ShouldBe(2.0);
        As<IReadOnlyDictionary<object, object?>>(dict).ShouldBeSameAs(dict);
        As<Dictionary<(int, int), string>>(new PyDict([new(new PyTuple(1L, 2L), "x")]))[(1, 2)].ShouldBe("x");
    }

    [Fact]
    public void Tuple_should_be_read_as_a_tuple_of_its_length()
    {
        As<(double Mean, double[] Parts)>(new PyTuple(1.5, new object?[] { 1L, 2.0 })).Parts.ShouldBe([1.0, 2.0]);
        As<(int, string)>(new object?[] { 1L, "a" }).ShouldBe((1, "a"));
        As<Tuple<int, string>>(new PyTuple(1L, "a")).ShouldBe(Tuple.Create(1, "a"));
        As<(int, int, int, int, int, int, int, int, int)>(new PyTuple([.. Enumerable.Range(1, 9).Select(number => (object)(long)number)]))
            .ShouldBe((1, 2, 3, 4, 5, 6, 7, 8, 9));
        As<(int, int, int, int, int, int, int)>(new PyTuple(1L, 2L, 3L, 4L, 5L, 6L, 7L)).Item7.ShouldBe(7);
    }

    [Fact]
    public void Enum_should_be_read_by_value_and_by_name()
    {
        As<Colour>(2L).ShouldBe(Colour.DarkBlue);
        As<Colour>("DARK_BLUE").ShouldBe(Colour.DarkBlue);
        As<Colour>("red").ShouldBe(Colour.Red);
        As<Access>(3L).ShouldBe(Access.Read | Access.Write);
        As<Colour?>(null).ShouldBeNull();
        As<Huge>(new BigInteger(ulong.MaxValue)).ShouldBe(Huge.All);
    }

    [Fact]
    public void Enum_whose_names_differ_in_case_alone_should_be_read_by_the_exact_name()
    {
        As<Unit>("m").ShouldBe(Unit.m);
        As<Unit>("M").ShouldBe(Unit.M);
        As<Unit>("M, k_m").ShouldBe(Unit.M | Unit.Km);
    }

    [Fact]
    public void Flags_should_be_read_by_all_their_names()
    {
        As<Access>("Read, Write").ShouldBe(Access.Read | Access.Write);
        As<Access>("READ|WRITE").ShouldBe(Access.Read | Access.Write);
        As<Signs>("low | high").ShouldBe(Signs.Low | Signs.High);
        As<Signs>(-128L).ShouldBe(Signs.High);
        As<Signs>(0L).ShouldBe(default);
    }

    [Fact]
    public void Dict_should_be_read_as_a_type_by_its_fields()
    {
        var dict = new PyDict([new("x", 1L), new("y_axis", "a")]);

        As<Corner>(dict).ShouldBe(new Corner { X = 1, YAxis = "a" });
        As<Corners>(new PyDict([new("x", 1L), new("needed", 2L), new("fixed", 9L)])).ShouldSatisfyAllConditions(
            corners => corners.X.ShouldBe(1),
            corners => corners.Needed.ShouldBe(2),
            corners => corners.Fixed.ShouldBe(3));
    }

    [Fact]
    public void Parameters_by_reference_should_be_read_as_others() => As<ByReference>(new PyDict([new("x", 1L)])).X.ShouldBe(1);

    [Fact]
    public void Constructor_that_can_t_be_called_should_be_passed_over() => As<OfSpan>(new PyDict([new("x", 1L)])).X.ShouldBe(1);

    [Fact]
    public void Dict_should_be_read_as_a_record_by_the_parameters_of_its_constructor()
    {
        var dict = new PyDict([new("x", 1L), new("y", 2.5)]);

        As<Point>(dict).ShouldBe(new Point(1, 2.5));
        As<Place>(dict).ShouldBe(new Place(1, 2.5));
    }

    [Fact]
    public void Keys_in_snake_case_should_match_names_in_PascalCase()
    {
        var dict = new PyDict([new("http_status", 200L), new("ReasonPhrase", "OK"), new("retryAfter", null)]);

        var reply = As<Reply>(dict);

        reply.HttpStatus.ShouldBe(200);
        reply.ReasonPhrase.ShouldBe("OK");
        reply.RetryAfter.ShouldBeNull();
    }

    [Fact]
    public void Members_should_be_read_in_depth()
    {
        var dict = new PyDict([new("name", "root"), new("children", new object?[] { new PyDict([new("name", "leaf")]) })]);

        var node = As<Node>(dict);

        node.Children.ShouldHaveSingleItem().Name.ShouldBe("leaf");
        node.Children[0].Children.ShouldBeEmpty();
    }

    [Fact]
    public void Missing_members_should_keep_their_defaults()
    {
        var reply = As<Reply>(new PyDict([new("http_status", 404L)]));

        reply.ReasonPhrase.ShouldBe("none");
        As<WithDefaults>(PyDict.Empty).ShouldBe(new WithDefaults());
    }

    private static T As<T>(object? value) => PyResult.Success(value).As<T>();

    private class Hidden
    {
        public object? Name { get; set; }
    }

    private sealed class Hiding : Hidden
    {
        public new string? Name { get; set; }
    }

    [Flags]
    private enum Unit
    {
        m = 1,
        M = 2,
        Km = 4,
    }

    private enum Huge : ulong
    {
        All = ulong.MaxValue,
    }

    [Flags]
    private enum Signs : sbyte
    {
        Low = 1,
        High = -128,
    }

    private struct Corner
    {
        public int X;
        public string? YAxis;
    }

    private sealed class Corners
    {
        public readonly int Fixed = 3;
        public int X = 7;
        public required int Needed = 7;
    }

    private sealed class ByReference(in int x)
    {
        public int X { get; } = x;
    }

    private sealed class OfSpan
    {
        public OfSpan(int x) => X = x;

        public OfSpan(ReadOnlySpan<int> x, int y) => X = x[0] + y;

        public int X { get; }
    }

    private sealed record Point(int X, double Y);

    private readonly record struct Place(int X, double Y);

    private sealed record WithDefaults(int Count = 3, string? Name = null, double? Ratio = null, Colour Colour = Colour.Red);

    private sealed class Reply
    {
        public required int HttpStatus { get; init; }

        public string ReasonPhrase { get; set; } = "none";

        public double? RetryAfter { get; set; } = 1;
    }

    private sealed class Node
    {
        public string Name { get; set; } = "";

        public IReadOnlyList<Node> Children { get; set; } = [];
    }
}
