using System.Buffers.Binary;
using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Dynamic;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Configuration;
using Akka.TestKit.Xunit2;
using PyActors.Pooling;
using PyActors.Remoting;
using PyActors.Testing.Contract;
using Xunit.Abstractions;

namespace PyActors.Specs.Remoting;

public sealed class PythonMessageSerializerSpecs(ITestOutputHelper output)
    : TestKit(ConfigurationFactory.ParseString("akka.loglevel = INFO").WithFallback(PythonActors.DefaultConfig), output: output)
{
    public static TheoryData<object?, object?> Values { get; } = new()
    {
        { null, null }, { true, true }, { false, false }, { long.MinValue, long.MinValue }, { 7, 7L }, { (byte)7, 7L }, { 1.5f, 1.5 },
        { ulong.MaxValue, (BigInteger)ulong.MaxValue }, { BigInteger.Pow(-10, 41), BigInteger.Pow(-10, 41) },
        { -0.0, -0.0 }, { double.NaN, double.NaN }, { new Complex(1, -2), new Complex(1, -2) }, { 1.50m, 1.50m },
        { "", "" }, { "grüße 🐍", "grüße 🐍" }, { "half \ud83d of one", "half \ud83d of one" }, { 'x', "x" },
        { new byte[] { 0, 255 }, new byte[] { 0, 255 } }, { new object?[] { 1L, null, "a" }, new object?[] { 1L, null, "a" } },
        { new List<int> { 1, 2 }, new object?[] { 1L, 2L } }, { new[] { 1.5, 2.5 }, new[] { 1.5, 2.5 } }, { new[] { "a", null }, new[] { "a", null } },
        { new PyTuple(1L, new PyTuple("a")), new PyTuple(1L, new PyTuple("a")) }, { (1, "a"), new PyTuple(1L, "a") },
        { new PySet([1L, "a"]), new PySet([1L, "a"]) }, { new PySet([1L], isFrozen: true), new PySet([1L], isFrozen: true) },
        { new PyDict([new(1L, "one"), new("two", 2L)]), new PyDict([new(1L, "one"), new("two", 2L)]) },
        { new Dictionary<string, object?> { ["a"] = 1 }, new PyDict([new("a", 1L)]) },
        { new Hashtable { ["a"] = 1 }, new PyDict([new("a", 1L)]) }, { Expando("a", 1), new PyDict([new("a", 1L)]) },
        { new OddDictionary("a") { Value = 1 }, new PyDict([new("a", 1L)]) },
        { new HashSet<int> { 1, 2 }, new PySet([1L, 2L]) }, { new SortedSet<string> { "b" }, new PySet(["b"]) }, { ImmutableHashSet.Create(1.5), new PySet([1.5]) },
        { new[] { 1 }.ToFrozenSet(), new PySet([1L]) }, { ImmutableSortedSet.Create(2), new PySet([2L]) },
        { new OrderedDictionary<string, int> { ["a"] = 1 }, new PyDict([new("a", 1L)]) },
        { new DateTime(2026, 2, 3, 4, 5, 6), new DateTime(2026, 2, 3, 4, 5, 6) },
        { new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(1)), new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(1)) },
        { new DateOnly(2026, 2, 3), new DateOnly(2026, 2, 3) }, { new TimeOnly(4, 5, 6), new TimeOnly(4, 5, 6) },
        { TimeSpan.FromDays(-3.5), TimeSpan.FromDays(-3.5) }, { Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), Guid.Parse("00112233-4455-6677-8899-aabbccddeeff") },
        { Enumerable.Range(1, 2), new object?[] { 1L, 2L } }, { new[,] { { 1 }, { 2 } }, new object?[] { new object?[] { 1L }, new object?[] { 2L } } },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_should_arrive_as_what_is_the_same_in_Python(object? sent, object? arrived)
    {
        Travel(new Invoke("a:b", sent)).Arguments.ShouldHaveSingleItem().ShouldBe(arrived);
        Travel(InvokeBatch.Of("a:b", [sent])).Inputs.ShouldHaveSingleItem().ShouldBe(arrived);
        Travel(PyResult.Success(sent)).Value.ShouldBe(arrived);
        Travel(PyResult.Success(new object?[] { sent })).Value.ShouldBeOfType<object?[]>().ShouldHaveSingleItem().ShouldBe(arrived);
    }

    [Fact]
    public void Json_should_arrive_as_what_is_the_same_in_Python()
    {
        const string Text = """{"a": [1, 2.50, null], "big": 123456789012345678901234567890}""";

        var invoke = Travel(new Invoke("a:b", JsonDocument.Parse(Text).RootElement, JsonDocument.Parse(Text), new JsonArray { 1, "x", null }, new Uri("/ä", UriKind.Relative)));

        invoke.Arguments[0].ShouldBeOfType<JsonElement>().GetRawText().ShouldBe(Text);
        invoke.Arguments[1].ShouldBeOfType<JsonElement>().GetRawText().ShouldBe(Text);
        invoke.Arguments[2].ShouldBe(new object?[] { 1L, "x", null });
        invoke.Arguments[3].ShouldBe("/ä");
        var node = Travel(new Invoke("a:b", JsonNode.Parse(Text))).Arguments[0].ShouldBeOfType<PyDict>();
        node["big"].ShouldBeOfType<JsonElement>().GetRawText().ShouldBe("123456789012345678901234567890");
    }

    [Fact]
    public void Arrays_and_memory_should_arrive_as_arrays_of_their_shape()
    {
        int[] items = [1, 2, 3, 4, 5, 6];
        var grid = PyArray.Over<int>(items, [3, 2], [1, 3]);

        var invoke = Travel(new Invoke("a:b", grid, new ReadOnlyMemory<float>([1.5f]), new Memory<byte>([7])));

        var arrived = invoke.Arguments[0].ShouldBeOfType<PyArray>();
        arrived.Shape.ShouldBe([3, 2]);
        arrived.ToArray<int>().ShouldBe([1, 4, 2, 5, 3, 6]);
        invoke.Arguments[1].ShouldBeOfType<PyArray>().ToArray<float>().ShouldBe([1.5f]);
        invoke.Arguments[2].ShouldBeOfType<PyArray>().ToArray<byte>().ShouldBe([7]);
    }

    [Fact]
    public void Invoke_should_keep_its_terms()
    {
        var sent = new Invoke("a:b.c", 1L)
        {
            Keywords = new Dictionary<string, object?> { ["k"] = 2L },
            Timeout = TimeSpan.FromSeconds(3),
            WaitForRoom = TimeSpan.FromSeconds(1),
            Caller = "me",
            Priority = InvokePriority.High,
        };

        var arrived = Travel(sent);

        (arrived.Callable, arrived.Timeout, arrived.WaitForRoom, arrived.Caller, arrived.Priority)
            .ShouldBe((sent.Callable, sent.Timeout, sent.WaitForRoom, sent.Caller, sent.Priority));
        arrived.Keywords.ShouldBe(sent.Keywords);
    }

    [Fact]
    public void InvokeBatch_should_keep_its_terms()
    {
        var sent = InvokeBatch.OfCalls("a:b", [[1L, "x"], [2L, "y"]]) with
        {
            Keywords = new Dictionary<string, object?> { ["k"] = 2L }, Timeout = TimeSpan.FromSeconds(3), Caller = "me", Priority = InvokePriority.Low,
        };

        var arrived = Travel(sent);

        (arrived.Callable, arrived.AreArgumentLists, arrived.Timeout, arrived.Caller, arrived.Priority)
            .ShouldBe((sent.Callable, true, sent.Timeout, sent.Caller, sent.Priority));
        arrived.Inputs.ShouldBe(sent.Inputs);
        arrived.Keywords.ShouldBe(sent.Keywords);
    }

    [Fact]
    public void Fault_should_arrive_with_all_it_says()
    {
        var cause = new PyError("KeyError", "'a'", "…") { Frames = [new PyFrame("a.py", 3, "f")] };
        var error = new PyError("SyntaxError", "bad \udc00", "Traceback…\n") { Cause = cause, Syntax = new PySyntaxPlace("b.py", 1, 2, "x =") };
        var raised = new PyFault(PyFaultKind.Raised, "SyntaxError: bad") { Error = error };
        var timedOut = new PyFault(PyFaultKind.TimedOut, "late") { Stage = InvocationStage.Running, Path = "args[0]", TypeName = "X" };
        var rejected = new PyFault(PyFaultKind.Rejected, "full") { QueueLength = 5, QueueCapacity = 4 };
        var timing = new InvocationTiming(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 3);

        var arrived = Travel(new PyResults([PyResult.Failure(raised, timing), PyResult.Failure(timedOut), PyResult.Failure(rejected)]));

        arrived[0].Timing.ShouldBe(timing);
        var got = arrived[0].Fault.ShouldNotBeNull().Error.ShouldNotBeNull();
        (got.Type, got.Message, got.Traceback, got.Syntax).ShouldBe((error.Type, error.Message, error.Traceback, error.Syntax));
        got.Cause.ShouldNotBeNull().Frames.ShouldBe(cause.Frames);
        arrived[1].Fault.ShouldBe(timedOut);
        arrived[2].Fault.ShouldBe(rejected);
    }

    [Fact]
    public void Status_should_arrive_with_all_it_says()
    {
        var sent = new PoolStatus("default", PoolState.Ready, PythonIsolation.OwnGil)
        {
            Reason = "why", IsDegraded = true, Faults = new FaultCounts([0, 2, 0, 3]), InputFaults = new FaultCounts([1]),
        };
        var counts = typeof(PoolStatus).GetProperties().Where(static property => property.PropertyType == typeof(int) || property.PropertyType == typeof(long)).ToArray();
        for (var i = 0; i < counts.Length; i++)
            counts[i].SetValue(sent, Convert.ChangeType(i + 1, counts[i].PropertyType, null));

        var arrived = Travel(sent);

        foreach (var property in typeof(PoolStatus).GetProperties().Where(static property => property.Name is not ("Faults" or "InputFaults")))
            property.GetValue(arrived).ShouldBe(property.GetValue(sent), property.Name);

        arrived.Faults.ShouldBe(sent.Faults);
        arrived.InputFaults.ShouldBe(sent.InputFaults);
        Travel(GetPoolStatus.Instance).ShouldBeSameAs(GetPoolStatus.Instance);
    }

    [Fact]
    public void What_only_a_program_knows_should_arrive_as_what_it_shows()
    {
        var order = Travel(new Invoke("a:b", new Order("apple", DayOfWeek.Friday))).Arguments[0].ShouldBeOfType<TravelledObject>();
        var again = Travel(new Invoke("a:b", order)).Arguments[0].ShouldBeOfType<TravelledObject>();

        foreach (var arrived in (TravelledObject[])[order, again])
        {
            arrived.TypeName.ShouldBe(typeof(Order).FullName);
            arrived.Names.ShouldBe(["Sku", "Day"]);
            arrived.Values.ShouldBe(["apple", new TravelledEnum("System.DayOfWeek", "Friday", 5L)]);
        }

        Travel(PyResult.Success(new Order("apple", DayOfWeek.Friday))).As<Order>().ShouldBe(new Order("apple", DayOfWeek.Friday));
    }

    [Fact]
    public void What_cant_travel_should_arrive_as_a_refusal_and_the_rest_as_it_is()
    {
        var list = new List<object?>();
        list.Add(list);

        var invoke = Travel(new Invoke("a:b", 1L, list, new Action(() => { }), 2L) { Keywords = new Dictionary<string, object?> { ["k"] = Endless() } });

        invoke.Arguments[0].ShouldBe(1L);
        invoke.Arguments[1].ShouldBeOfType<object?[]>()[0].ShouldBe(new TravelledRefusal(typeof(List<object?>).FullName!, "it contains itself"));
        invoke.Arguments[2].ShouldBeOfType<TravelledRefusal>().Why.ShouldContain("register it in PythonOptions.HostFunctions");
        invoke.Arguments[3].ShouldBe(2L);
        invoke.Keywords["k"].ShouldBeOfType<TravelledRefusal>().Why.ShouldContain("more than 1,000,000 items");
    }

    [Fact]
    public void Refusal_should_stand_for_as_many_items_as_there_are()
    {
        var batch = Travel(InvokeBatch.OfCalls("a:b", [[1L, Stream.Null], [2L, Stream.Null]]));

        batch.Inputs.Select(static input => ((object?[])input!)[0]).ShouldBe([1L, 2L]);
        batch.Inputs.Select(static input => ((object?[])input!)[1]).ShouldAllBe(static item => item is TravelledRefusal);
    }

    [Fact]
    public void Result_that_cant_travel_should_arrive_as_a_fault()
    {
        var timing = new InvocationTiming(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 3);
        var results = Travel(new PyResults([PyResult.Success(1L), PyResult.Success(new object?[] { 1L, Stream.Null }, timing), PyResult.Success("a")]));

        (results[0].Value, results[2].Value).ShouldBe((1L, "a"));
        results[1].Timing.ShouldBe(timing);
        results[1].Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
    }

    [Fact]
    public void Things_that_only_NET_tells_apart_should_all_arrive()
    {
        var invoke = Travel(new Invoke("a:b", new Dictionary<object, object?> { [1] = 1, [1.0] = 2 }, new HashSet<object?> { 1, 1.0 }));

        invoke.Arguments[0].ShouldBeOfType<TravelledDict>().Keys.ShouldBe([1L, 1.0]);
        invoke.Arguments[1].ShouldBeOfType<TravelledSet>().Items.ShouldBe([1L, 1.0]);
    }

    [Fact]
    public void Bytes_that_end_early_should_be_refused()
    {
        var serializer = Sys.Serialization.FindSerializerForType(typeof(PyResult)).ShouldBeOfType<PythonMessageSerializer>();
        var whole = serializer.ToBinary(PyResult.Success(new object?[] { "text", 1L, new byte[] { 1, 2, 3 } }));

        for (var length = 0; length < whole.Length; length++)
            (Should.Throw<Exception>(() => serializer.FromBinary(whole[..length], "result")) is FormatException or EndOfStreamException).ShouldBeTrue();
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1_000)]
    [InlineData(-1)]
    public void Counts_that_the_bytes_have_no_room_for_should_be_refused_before_any_is_made(int count)
    {
        var serializer = Sys.Serialization.FindSerializerForType(typeof(PyResult)).ShouldBeOfType<PythonMessageSerializer>();
        object?[] values = [new object?[] { 1L }, new PyTuple(1L), new PyDict([new("a", 1L)]), new PySet([1L]), new byte[] { 1 }, "a", PyArray.Over<int>(Enumerable.Range(1, 1).ToArray(), 1)];
        foreach (var value in values)
        {
            // The times, the worker's number and the success come first, then what kind of value it is, and of a text whether it is whole.
            var bytes = serializer.ToBinary(PyResult.Success(value));
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(value is string ? 23 : 22), count);
            var before = GC.GetAllocatedBytesForCurrentThread();

            Should.Throw<FormatException>(() => serializer.FromBinary(bytes, "result"), $"{value}");

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
        }

        var results = serializer.ToBinary(new PyResults([]));
        BinaryPrimitives.WriteInt32LittleEndian(results, count);
        Should.Throw<FormatException>(() => serializer.FromBinary(results, "results"));
    }

    [Fact]
    public void Shape_of_more_dimensions_than_the_bytes_have_room_for_should_be_refused()
    {
        var serializer = Sys.Serialization.FindSerializerForType(typeof(PyResult)).ShouldBeOfType<PythonMessageSerializer>();
        var bytes = serializer.ToBinary(PyResult.Success(PyArray.Over<int>(Enumerable.Range(1, 1).ToArray(), 1)));

        // As many bytes follow, but not as many lengths.
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(22), 3);

        Should.Throw<FormatException>(() => serializer.FromBinary(bytes, "result"));
    }

    private static ExpandoObject Expando(string member, object? value)
    {
        var expando = new ExpandoObject();
        expando.TryAdd(member, value);
        return expando;
    }

    private static IEnumerable<int> Endless()
    {
        for (var i = 0; ; i++)
            yield return i;
    }

    private T Travel<T>(T message)
        where T : notnull
    {
        var serializer = Sys.Serialization.FindSerializerFor(message).ShouldBeOfType<PythonMessageSerializer>();
        return Sys.Serialization.Deserialize(serializer.ToBinary(message), serializer.Identifier, serializer.Manifest(message)).ShouldBeOfType<T>();
    }

    private sealed record Order(string Sku, DayOfWeek Day);
}
