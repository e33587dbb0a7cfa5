using System.Numerics;
using System.Text;
using System.Text.Json;

namespace PyActors.Host.Json;

/// <summary>How values are written as JSON, and read from it.</summary>
public sealed class JsonValueSpecs
{
    public static TheoryData<string, object?> Pairs => new()
    {
        { "null", null },
        { "true", true },
        { "0", 0L },
        { "-9223372036854775808", long.MinValue },
        { "9223372036854775808", BigInteger.Pow(2, 63) },
        { "4.0", 4.0 },
        { "-0.0", -0.0 },
        { "0.1", 0.1 },
        { "1E+300", 1e300 },
        { """{"$float":"nan"}""", double.NaN },
        { """{"$float":"inf"}""", double.PositiveInfinity },
        { """{"$float":"-inf"}""", double.NegativeInfinity },
        { "\"\"", "" },
        { "\"größer \\uD83D\\uDE00 \\\" \\n\"", "größer 😀 \" \n" },
        { """{"$bytes":"AP8="}""", new byte[] { 0, 255 } },
        { "[]", Array.Empty<object?>() },
        { "[1,[2.0,null]]", new object?[] { 1L, new object?[] { 2.0, null } } },
        { "{}", PyDict.Empty },
        { """{"b":1,"a":{"c":[]}}""", Dict(("b", 1L), ("a", Dict(("c", Array.Empty<object?>())))) },
        { """{"$dict":[[1,"one"],[{"$tuple":[1,{"$tuple":[]}]},2]]}""", Dict((1L, "one"), (new PyTuple(1L, new PyTuple()), 2L)) },
        { """{"$dict":[["$bytes",5]]}""", Dict(("$bytes", 5L)) },
        { """{"$set":[1,{"$tuple":[2]}]}""", new PySet([1L, new PyTuple(2L)]) },
        { """{"$frozenset":["a"]}""", new PySet(["a"], isFrozen: true) },
        { """{"$complex":[1.0,-2.5]}""", new Complex(1, -2.5) },
        { """{"$decimal":"1.50"}""", 1.50m },
        { """{"$datetime":"2026-02-03T04:05:06.123456"}""", new DateTime(2026, 2, 3, 4, 5, 6).AddMicroseconds(123456) },
        { """{"$datetime":"2026-02-03T04:05:06+05:30"}""", new DateTimeOffset(2026, 2, 3, 4, 5, 6, new TimeSpan(5, 30, 0)) },
        { """{"$date":"2026-02-03"}""", new DateOnly(2026, 2, 3) },
        { """{"$time":"04:05:06.5"}""", new TimeOnly(4, 5, 6, 500) },
        { """{"$timedelta":"-86399.999999"}""", new TimeSpan(-1, 0, 0, 0) + TimeSpan.FromMicroseconds(1) },
        { """{"$uuid":"6ba7b810-9dad-11d1-80b4-00c04fd430c8"}""", new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8") },
        { """{"$dict":[["$date",5]]}""", Dict(("$date", 5L)) },
        { """{"$ref":"#/x"}""", Dict(("$ref", "#/x")) },
        { """{"$bytes":1,"more":2}""", Dict(("$bytes", 1L), ("more", 2L)) },
    };

    [Theory, MemberData(nameof(Pairs))]
    public void Value_should_be_written_and_read_back(string json, object? value)
    {
        Written(value).ShouldBe(json);
        JsonValueReader.Read(json).ShouldBeEquivalentTo(value);
    }

    [Fact]
    public void Tuple_should_be_written_as_an_array() => Written(new PyTuple(1L, "a")).ShouldBe("""[1,"a"]""");

    [Fact]
    public void Half_a_surrogate_pair_should_be_written_as_its_escape() =>
        Written("a\uD800\"b").ShouldBe("\"a\\ud800\\u0022b\"");

    [Fact]
    public void Value_should_be_written_as_deep_as_values_may_be()
    {
        object? value = null;
        for (var i = 0; i < 1000; i++)
            value = Dict((1L, value));

        Written(value).ShouldEndWith("]]}");
    }

    [Fact]
    public void Value_of_another_type_should_be_refused_by_name() =>
        Should.Throw<NotSupportedException>(() => Written(new object?[] { new Version(1, 2) })).Message.ShouldContain("System.Version");

    [Fact]
    public void Array_should_be_written_as_deep_as_it_has_dimensions()
    {
        Written(PyArray.Over<float>(new float[] { 1, 2, 3, 4, 5, 6.5f }, 2, 3)).ShouldBe("[[1.0,2.0,3.0],[4.0,5.0,6.5]]");
        Written(PyArray.Over<ulong>(new[] { ulong.MaxValue }, 1)).ShouldBe("[18446744073709551615]");
        Written(PyArray.Over<int>(ReadOnlyMemory<int>.Empty, 2, 0)).ShouldBe("[[],[]]");
    }

    [Theory]
    [InlineData("{\"a\": 1, \"a\": 2}", "{\"a\":2}")]
    [InlineData(" [ 1 , 2 ] ", "[1,2]")]
    [InlineData("1.0", "1.0")]
    [InlineData("10e-1", "1.0")]
    [InlineData("-0", "0")]
    [InlineData("\"\\u0041\"", "\"A\"")]
    public void JSON_should_be_read_as_Python_reads_it(string json, string same) => Written(JsonValueReader.Read(json)).ShouldBe(same);

    [Theory]
    [InlineData("")]
    [InlineData("nul")]
    [InlineData("NaN")]
    [InlineData("[1,]")]
    [InlineData("{\"a\":}")]
    [InlineData("{a: 1}")]
    [InlineData("'a'")]
    [InlineData("1 2")]
    [InlineData("\"\\ud800\"")]
    [InlineData("// comment\n1")]
    [InlineData("{\"$bytes\": 5}")]
    [InlineData("{\"$bytes\": \"?\"}")]
    [InlineData("{\"$float\": \"1\"}")]
    [InlineData("{\"$dict\": [[1]]}")]
    [InlineData("{\"$dict\": [[null, 1]]}")]
    [InlineData("{\"$dict\": [[1, 1], [1.0, 2]]}")]
    public void Text_that_is_no_value_should_be_refused(string json) => Should.Throw<FormatException>(() => JsonValueReader.Read(json));

    [Fact]
    public void JSON_that_is_nested_beyond_every_limit_should_be_refused() =>
        Should.Throw<FormatException>(() => JsonValueReader.Read(new string('[', 100_000)));

    private static PyDict Dict(params (object Key, object? Value)[] entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)));

    private static string Written(object? value)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, JsonValueWriter.Options))
            JsonValueWriter.Write(writer, value);
        return Encoding.UTF8.GetString(json.ToArray());
    }
}
