using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PyActors.Core.Specs.Values.Reading;

/// <summary>Reading a result as JSON of System.Text.Json.</summary>
public sealed class AsJsonSpecs
{
    private static readonly PyDict Mixed = new(
    [
        new("text", "ä\"\ud83d\ude00"), new("number", 4L), new("large", BigInteger.Pow(10, 30)), new("float", 4.0), new("small", 1e-7), new("nothing", null), new("yes", true),
        new("list", new object?[] { 1L, new PyTuple(2L), Array.Empty<object?>() }), new("grid", PyArray.Over<float>(new float[] { 1, 2.5f }, 1, 2)),
    ]);

    private const string MixedText =
        """{"text":"ä\"\uD83D\uDE00","number":4,"large":1000000000000000000000000000000,"float":4.0,"small":1E-07,"nothing":null,"yes":true,"list":[1,[2],[]],"grid":[[1.0,2.5]]}""";

    [Fact]
    public void Value_should_be_read_as_JSON_of_every_type()
    {
        As<JsonElement>(Mixed).GetRawText().ShouldBe(MixedText);
        As<JsonDocument>(Mixed).RootElement.GetRawText().ShouldBe(MixedText);
        JsonNode.DeepEquals(As<JsonNode>(Mixed), JsonNode.Parse(MixedText)).ShouldBeTrue();
        ((long)As<JsonObject>(Mixed)["number"]!).ShouldBe(4);
        As<JsonArray>(new object?[] { 1L, "a" }).Count.ShouldBe(2);
        As<JsonValue>("a").GetValue<string>().ShouldBe("a");
        As<Dictionary<string, JsonElement>>(new PyDict([new("a", new object?[] { 1L })]))["a"][0].GetInt32().ShouldBe(1);
    }

    [Fact]
    public void None_should_be_the_null_that_each_has()
    {
        As<JsonElement>(null).ValueKind.ShouldBe(JsonValueKind.Null);
        As<JsonDocument>(null).RootElement.ValueKind.ShouldBe(JsonValueKind.Null);
        As<JsonNode>(null).ShouldBeNull();
        As<JsonElement?>(null).ShouldBeNull();
    }

    [Fact]
    public void Value_that_JSON_has_a_text_for_should_be_what_its_own_methods_read()
    {
        var id = Guid.NewGuid();
        var moment = new DateTimeOffset(2026, 2, 28, 1, 2, 3, TimeSpan.FromHours(1)).AddTicks(10);

        As<JsonElement>(id).GetGuid().ShouldBe(id);
        As<JsonElement>(moment).GetDateTimeOffset().ShouldBe(moment);
        As<JsonElement>(moment.DateTime).GetDateTime().ShouldBe(moment.DateTime);
        As<JsonElement>(new byte[] { 1, 2 }).GetBytesFromBase64().ShouldBe([1, 2]);
        As<JsonElement>(12.50m).GetRawText().ShouldBe("12.50");
        As<JsonElement>(new DateOnly(2026, 2, 28)).Deserialize<DateOnly>().ShouldBe(new DateOnly(2026, 2, 28));
        As<JsonElement>(new TimeOnly(1, 2, 3, 4)).Deserialize<TimeOnly>().ShouldBe(new TimeOnly(1, 2, 3, 4));
        As<JsonElement>(new TimeSpan(-1, 2, 3)).Deserialize<TimeSpan>().ShouldBe(new TimeSpan(-1, 2, 3));
    }

    [Fact]
    public void Value_as_deep_as_values_may_be_should_be_read()
    {
        object? value = 1L;
        for (var i = 0; i < 1000; i++)
            value = new object?[] { value };

        As<JsonElement>(value).GetRawText().ShouldBe(new string('[', 1000) + "1" + new string(']', 1000));
    }

    [Fact]
    public void Value_without_a_form_in_JSON_should_be_refused_with_its_place()
    {
        Mismatch<JsonElement>(new PyDict([new("a", new object?[] { 1L, double.NaN })])).ShouldBe("result[\"a\"][1] can't be read as JsonElement: there is float nan; JSON has finite numbers only.");
        Mismatch<JsonNode>(new object?[] { new PySet([1L]) }).ShouldBe("result[0] can't be read as JsonNode: there is a set of 1; JSON has no form for it.");
        Mismatch<JsonNode>(new PyDict([new(1L, 1L)])).ShouldBe("result[1] can't be read as JsonNode: there is int 1; keys of JSON are whole texts.");
        Mismatch<JsonNode>("\ud83d").ShouldContain("JSON has no half of a surrogate pair");
        Mismatch<JsonElement>(new Complex(1, 2)).ShouldContain("JSON has no form for it");
    }

    [Fact]
    public void Value_of_another_kind_should_be_refused()
    {
        Mismatch<JsonObject>(new object?[] { 1L }).ShouldContain("JsonObject: there is a list of 1");
        Mismatch<JsonArray>(Mixed).ShouldContain("JsonArray: there is a dict of 9");
        Mismatch<JsonValue>(Mixed).ShouldContain("JsonValue: there is a dict of 9");
    }

    private static T As<T>(object? value) => PyResult.Success(value).As<T>();

    private static string Mismatch<T>(object? value) => Should.Throw<PyValueException>(() => As<T>(value)).Message;
}
