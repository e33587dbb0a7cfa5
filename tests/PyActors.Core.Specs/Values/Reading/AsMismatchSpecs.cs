using System.Numerics;
using System.Text.Json;

namespace PyActors.Core.Specs.Values.Reading;

/// <summary>Reading a result as a type: what doesn't fit says where, what was there and what was wanted.</summary>
public sealed class AsMismatchSpecs
{
    private enum Colour
    {
        Red = 1,
    }

    [Fact]
    public void Mismatch_should_name_path_found_and_wanted()
    {
        var value = new object?[] { 1L, new PyDict([new("when", new PyTuple(2L, "late"))]) };

        var mismatch = Should.Throw<PyValueException>(() => As<(int, Dictionary<string, int[]>)>(value));

        mismatch.Path.ShouldBe("result[1][\"when\"][1]");
        mismatch.Found.ShouldBe("str \"late\"");
        mismatch.Wanted.ShouldBe(typeof(int));
        mismatch.Message.ShouldBe("result[1][\"when\"][1] can't be read as Int32: there is str \"late\".");
    }

    [Fact]
    public void Number_out_of_range_should_be_said_to_be_so()
    {
        Mismatch<byte>(256L).ShouldContain("out of range");
        Mismatch<uint>(-1L).ShouldContain("out of range");
        Mismatch<long>(BigInteger.Pow(2, 63)).ShouldContain("out of range");
        Mismatch<float>(1e300).ShouldContain("out of range");
        Mismatch<Half>(100_000L).ShouldContain("out of range");
        Mismatch<double>(BigInteger.Pow(10, 400)).ShouldContain("out of range");
        Mismatch<decimal>(1e300).ShouldContain("out of range");
        Mismatch<decimal>(double.NaN).ShouldContain("out of range");
    }

    [Fact]
    public void Value_of_another_kind_should_be_refused()
    {
        Mismatch<int>(1.0).ShouldContain("float 1");
        Mismatch<int>(true).ShouldContain("bool True");
        Mismatch<bool>(1L).ShouldContain("int 1");
        Mismatch<double>("1").ShouldContain("str \"1\"");
        Mismatch<string>(1L).ShouldContain("String");
        Mismatch<char>("ab").ShouldContain("Char");
        Mismatch<int>(null).ShouldContain("None");
        Mismatch<int[]>("ab").ShouldContain("Int32[]");
        Mismatch<List<int>>(PyDict.Empty).ShouldContain("List<Int32>");
        Mismatch<Dictionary<string, int>>(Array.Empty<object?>()).ShouldContain("Dictionary<String, Int32>");
        Mismatch<Point>(new PyTuple(1L, 2L)).ShouldContain("a tuple of 2");
        Mismatch<Uri>("http://example.org").ShouldContain("Uri");
    }

    [Fact]
    public void Tuple_of_another_length_should_be_refused() =>
        Mismatch<(int, int)>(new PyTuple(1L)).ShouldContain("it should have 2 items");

    [Fact]
    public void Dict_where_its_entries_are_wanted_should_be_refused_with_what_it_can_be_read_as()
    {
        var dict = new PyDict([new("x", 1L), new("y", 2L)]);

        Mismatch<(int, int)>(dict).ShouldContain("a named tuple comes as a dict of its fields: read it as a record");
        Mismatch<List<KeyValuePair<string, int>>>(dict).ShouldContain("read a dict as Dictionary<String, Int32>, or as OrderedDictionary<String, Int32>");
        Mismatch<KeyValuePair<string, int>[]>(dict).ShouldContain("OrderedDictionary<String, Int32>");
    }

    [Fact]
    public void Enum_should_refuse_what_it_does_not_have()
    {
        Mismatch<Colour>(7L).ShouldContain("none of the enum's values");
        Mismatch<Colour>(1L << 40).ShouldContain("none of the enum's values");
        Mismatch<Colour>("blue").ShouldContain("none of the enum's names");
        Mismatch<Colour>("Red, Red").ShouldContain("none of the enum's names");
        Mismatch<Colour>(0L).ShouldContain("none of the enum's values");
        Mismatch<Colour>(BigInteger.Pow(2, 63)).ShouldContain("none of the enum's values");
        Mismatch<Colour>(-BigInteger.Pow(2, 64)).ShouldContain("none of the enum's values");
        Mismatch<Colour>(true).ShouldEndWith("there is bool True.");
    }

    [Fact]
    public void Missing_member_should_be_refused_unless_it_is_allowed()
    {
        var dict = new PyDict([new("x", 1L)]);

        Mismatch<Point>(dict).ShouldContain("no key for Y");
        PyResult.Success(dict).As<Point>(new PyReadingOptions { AllowMissingMembers = true }).ShouldBe(new Point(1, null!));
    }

    [Fact]
    public void Unknown_key_should_be_passed_over_unless_it_is_refused()
    {
        var dict = new PyDict([new("x", 1L), new("y", "a"), new("z", 3L), new(4L, 5L)]);

        As<Point>(dict).ShouldBe(new Point(1, "a"));
        var mismatch = Should.Throw<PyValueException>(() => PyResult.Success(dict).As<Point>(new PyReadingOptions { AllowUnknownKeys = false }));
        mismatch.Path.ShouldBe("result[\"z\"]");
    }

    [Fact]
    public void None_should_be_refused_where_a_member_says_that_it_takes_none()
    {
        var mismatch = Should.Throw<PyValueException>(() => As<Point>(new PyDict([new("x", 1L), new("y", null)])));

        mismatch.Path.ShouldBe("result[\"y\"]");
        mismatch.Wanted.ShouldBe(typeof(string));
    }

    [Fact]
    public void Keys_that_mean_one_member_should_be_refused() =>
        Mismatch<Point>(new PyDict([new("x", 1L), new("X", 2L), new("y", "a")])).ShouldContain("stands for");

    [Fact]
    public void Keys_that_read_the_same_should_be_refused() =>
        Mismatch<Dictionary<float, int>>(new PyDict([new(1.0, 1L), new(1.0000000001, 2L)])).ShouldContain("reads the same");

    [Fact]
    public void Constructor_that_throws_should_be_a_mismatch() =>
        Mismatch<Strict>(new PyDict([new("age", -1L)])).ShouldContain("ArgumentOutOfRangeException");

    [Fact]
    public void Type_that_nothing_can_be_read_as_should_be_said_to_be_so() =>
        Should.Throw<NotSupportedException>(() => As<NoConstructor>(PyDict.Empty)).Message.ShouldContain("no public constructor");

    [Fact]
    public void Dict_should_be_refused_where_no_member_takes_anything_of_it()
    {
        Mismatch<Shut>(new PyDict([new("x", 1L)])).ShouldContain("none of its members can be set");
        Mismatch<JsonEncodedText>(new PyDict([new("x", 1L)])).ShouldContain("none of its members can be set");
        Mismatch<NeedsField>(PyDict.Empty).ShouldContain("no key for X");
    }

    [Fact]
    public void Type_inside_of_a_generic_one_should_be_named() =>
        Mismatch<Outer<int>.Inner>(1L).ShouldContain("can't be read as Inner");

    [Fact]
    public void Fault_should_be_thrown_as_it_is()
    {
        var result = PyResult.Failure(new PyFault(PyFaultKind.Cancelled, "The caller gave up."));

        Should.Throw<PyFaultException>(() => result.As<int>()).Fault.Kind.ShouldBe(PyFaultKind.Cancelled);
    }

    [Fact]
    public void Key_of_a_path_should_be_written_as_it_is_in_source()
    {
        var mismatch = Should.Throw<PyValueException>(() => As<Dictionary<string, int>>(new PyDict([new("C:\\temp \"x\"", "no")])));

        mismatch.Path.ShouldBe("""result["C:\\temp \"x\""]""");
    }

    [Fact]
    public void Key_should_go_to_the_member_of_its_very_name_before_one_of_a_like_name()
    {
        var read = As<Alike>(new PyDict([new("Item_one", 1L), new("ItemOne", 2L)]));

        (read.Item_one, read.ItemOne).ShouldBe((1, 2));
    }

    private static T As<T>(object? value) => PyResult.Success(value).As<T>();

    private static string Mismatch<T>(object? value) => Should.Throw<PyValueException>(() => As<T>(value)).Message;

    private sealed record Point(int X, string Y);

    private sealed record Alike(int ItemOne, int Item_one);

    private sealed class Shut
    {
        public int X { get; private set; }
    }

    private sealed class NeedsField
    {
        public required int X = 7;
    }

    private static class Outer<T>
    {
        public sealed record Inner(T Value);
    }

    private sealed class NoConstructor
    {
        private NoConstructor()
        {
        }
    }

    private sealed class Strict
    {
        public Strict(int age) => ArgumentOutOfRangeException.ThrowIfNegative(age);
    }
}
