using System.Text;
using System.Text.Json;
using Akka.TestKit.Xunit2;
using PyActors.Remoting;
using Xunit.Abstractions;

namespace PyActors.Specs.Remoting;

/// <summary>What stands at the limits of what a message between nodes can hold: it arrives as well, or as a refusal.</summary>
public sealed class ValueWriterSpecs(ITestOutputHelper output) : TestKit(PythonActors.DefaultConfig, output: output)
{
    // Two of them are more than a message takes in all.
    private static readonly byte?[] Half = new byte?[(ValueWriter.MostItems / 2) + 1];

    [Fact]
    public void Local_moments_should_travel_with_the_offset_that_they_have_here()
    {
        var local = new DateTime(2026, 7, 3, 4, 5, 6, DateTimeKind.Local);
        DateTime[] both = [new DateTime(2026, 7, 3), local];

        var arrived = Travel(new Invoke("m:f", local, both));

        arrived.Arguments[0].ShouldBeOfType<DateTimeOffset>().ShouldBe(new DateTimeOffset(local));
        arrived.Arguments[1].ShouldBeOfType<object?[]>().ShouldBe([both[0], new DateTimeOffset(local)]);
    }

    [Fact]
    public void Invoke_of_too_many_items_should_arrive_with_its_terms()
    {
        var sent = new Invoke("a:b", Half, Half) { Keywords = new Dictionary<string, object?> { ["k"] = 1L }, Timeout = TimeSpan.FromSeconds(3), Caller = "me" };

        var arrived = Travel(sent);

        arrived.Arguments[1].ShouldBeOfType<object?[]>()[^1].ShouldBeOfType<TravelledRefusal>().Why.ShouldContain("more than 10,000,000 items");
        (arrived.Timeout, arrived.Caller).ShouldBe((sent.Timeout, sent.Caller));
        arrived.Keywords.Keys.ShouldBe(["k"]);
    }

    [Fact]
    public void Each_input_and_each_result_should_have_as_many_items_as_one_call()
    {
        var batch = Travel(InvokeBatch.Of("a:b", [Half, Half]) with { Keywords = new Dictionary<string, object?> { ["k"] = Half, ["l"] = Half }, Caller = "me" });
        var results = Travel(new PyResults(
        [
            PyResult.Success(new object?[] { Half, Half }), PyResult.Failure(new PyFault(PyFaultKind.Raised, "why") { Path = "a" }),
            PyResult.Success(Half), PyResult.Success(Half),
        ]));

        batch.Inputs.Select(static input => ((object?[])input!).Length).ShouldBe([Half.Length, Half.Length]);
        ((object?[])batch.Keywords["k"]!)[^1].ShouldBeNull();
        ((object?[])batch.Keywords["l"]!)[^1].ShouldBeOfType<TravelledRefusal>();
        batch.Caller.ShouldBe("me");
        results[0].Fault.ShouldNotBeNull().Message.ShouldContain("more than 10,000,000 items");
        results[1].Fault.ShouldNotBeNull().Path.ShouldBe("a");
        results.Skip(2).Select(static result => ((object?[])result.Value!).Length).ShouldBe([Half.Length, Half.Length]);
    }

    [Fact]
    public void Json_deeper_than_any_pool_takes_should_arrive_to_be_refused_there()
    {
        var text = new StringBuilder().Append('[', 1_500).Append(']', 1_500).ToString();
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 2_000 });

        Travel(new Invoke("a:b", document)).Arguments[0].ShouldBeOfType<JsonElement>().GetRawText().ShouldBe(text);
    }

    private T Travel<T>(T message)
        where T : notnull
    {
        var serializer = Sys.Serialization.FindSerializerFor(message).ShouldBeOfType<PythonMessageSerializer>();
        return Sys.Serialization.Deserialize(serializer.ToBinary(message), serializer.Identifier, serializer.Manifest(message)).ShouldBeOfType<T>();
    }
}
