using System.Numerics;
using System.Text.Json.Nodes;

namespace PyActors.Testing.Contract;

/// <summary>The limits of conversion, in both directions, on a worker with small ones: nothing beyond them is converted first.</summary>
public abstract partial class PythonContractSpecs
{
    private static readonly ValueOptions SmallLimits = new() { MaxDepth = 4, MaxItems = 100, MaxStreamedItems = 10, MaxBytes = 1024 };

    [Theory]
    [InlineData("[[[[]]]]", null)]
    [InlineData("[[[[[]]]]]", "MaxDepth")]
    [InlineData("[None] * 100", null)]
    [InlineData("[None] * 101", "MaxItems")]
    [InlineData("[[None] * 50, [None] * 49]", "MaxItems")]
    [InlineData("{number: None for number in range(101)}", "MaxItems")]
    [InlineData("(0,) * 101", "MaxItems")]
    [InlineData("'x' * 512", null)]
    [InlineData("'x' * 513", "MaxBytes")]
    [InlineData("['x' * 300, 'y' * 300]", "MaxBytes")]
    [InlineData("b'x' * 1024", null)]
    [InlineData("b'x' * 1025", "MaxBytes")]
    [InlineData("bytearray(1025)", "MaxBytes")]
    [InlineData("1 << 8200", "MaxBytes")]
    [InlineData("set(range(101))", "MaxItems")]
    [InlineData("range(100)", null)]
    [InlineData("range(10**12)", "MaxItems")]
    [InlineData("range(10**30)", "MaxStreamedItems")]
    [InlineData("(number for number in range(10))", null)]
    [InlineData("(number for number in range(11))", "MaxStreamedItems")]
    [InlineData("itertools.count()", "MaxStreamedItems")]
    [InlineData("lies.EndlessItems()", "MaxStreamedItems")]
    public async Task Result_should_be_held_to_the_limits(string expression, string? exceeded)
    {
        await using var worker = await WorkerAsync(SmallLimits);

        var outcome = await worker.CallAsync("contract_values:make", expression);

        (outcome.Fault is null).ShouldBe(exceeded is null, outcome.Fault?.Message);
        (outcome.Fault?.Message ?? "").ShouldContain(exceeded ?? "");
    }

    [Fact]
    public async Task Result_that_is_small_in_Python_and_endless_when_spelled_out_should_be_a_fault()
    {
        await using var worker = await WorkerAsync(new ValueOptions { MaxItems = 1000 });

        var outcome = await worker.CallAsync("contract_values:wide", 100);

        outcome.Fault!.Message.ShouldContain("MaxItems");
    }

    [Fact]
    public async Task Argument_should_be_held_to_the_limits()
    {
        await using var worker = await WorkerAsync(SmallLimits);

        foreach (var (argument, exceeded) in ArgumentsAtTheLimits())
        {
            var outcome = await worker.CallAsync("contract:take", [argument]);

            (outcome.Fault is null).ShouldBe(exceeded is null, outcome.Fault?.Message);
            (outcome.Fault?.Message ?? "").ShouldContain(exceeded ?? "");
        }
    }

    [Fact]
    public async Task Arguments_of_one_call_should_share_the_limits()
    {
        await using var worker = await WorkerAsync(SmallLimits);

        (await worker.CallAsync("contract:take", new int[60], new int[60])).Fault!.Path.ShouldBe("args[1]");
        (await worker.CallAsync("contract:take", new int[60])).Fault.ShouldBeNull();
    }

    private static IEnumerable<(object Argument, string? Exceeded)> ArgumentsAtTheLimits() =>
    [
        (Nest(4), null),
        (Nest(5), "MaxDepth"),
        (new object?[100], null),
        (new object?[101], "MaxItems"),
        (new double[101], "MaxItems"),
        (new List<long>(new long[101]), "MaxItems"),
        (Enumerable.Range(0, 101).ToDictionary(number => number), "MaxItems"),
        (Enumerable.Range(0, 10).Select(number => number), null),
        (Enumerable.Range(0, 11).Select(number => number), "MaxStreamedItems"),
        (Endless(), "MaxStreamedItems"),
        (new ArraySegment<long>(new long[100]), null),
        (new ArraySegment<long>(new long[101]), "MaxItems"),
        (new JsonArray([.. new JsonNode?[100]]), null),
        (new JsonArray([.. new JsonNode?[101]]), "MaxItems"),
        (Enumerable.Range(0, 101).ToHashSet(), "MaxItems"),
        (new int[11, 10], "MaxItems"),
        (new OddCollection(101), "MaxItems"),
        (new OddDictionary((System.Collections.IEnumerable)Endless()), "MaxItems"),
        (new string('x', 512), null),
        (new string('x', 513), "MaxBytes"),
        (new byte[1024], null),
        (new byte[1025], "MaxBytes"),
        (BigInteger.One << 8200, "MaxBytes"),
    ];

    private static IEnumerable<long> Endless()
    {
        for (var i = 0L; ; i++)
            yield return i;
    }
}
