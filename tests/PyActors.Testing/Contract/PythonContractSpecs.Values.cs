using System.Collections;
using System.Numerics;

namespace PyActors.Testing.Contract;

/// <summary>Values there and back, row by row of the table of conversions.</summary>
public abstract partial class PythonContractSpecs
{
    /// <summary>Python expressions and the canonical CLR value of each.</summary>
    private static readonly Dictionary<string, object?> Results = new()
    {
        ["None"] = null,
        ["True"] = true,
        ["0"] = 0L,
        ["-129"] = -129L,
        ["2**63 - 1"] = long.MaxValue,
        ["-2**63"] = long.MinValue,
        ["2**63"] = BigInteger.Pow(2, 63),
        ["-2**63 - 1"] = -BigInteger.Pow(2, 63) - 1,
        ["2**64 - 1"] = BigInteger.Pow(2, 64) - 1,
        ["-10**400"] = -BigInteger.Pow(10, 400),
        ["0.1"] = 0.1,
        ["float('nan')"] = double.NaN,
        ["float('-inf')"] = double.NegativeInfinity,
        ["5e-324"] = double.Epsilon,
        ["''"] = "",
        ["'h\\u00e9'"] = "hé",
        ["'\\u4e2d\\x00'"] = "中\0",
        ["'\\U0001f600!'"] = "😀!",
        ["'a\\ud800'"] = "a\ud800",
        ["'\\ud83d\\ude00'"] = "\ud83d\ude00",
        ["b''"] = Array.Empty<byte>(),
        ["bytes(range(256))"] = Enumerable.Range(0, 256).Select(number => (byte)number).ToArray(),
        ["bytearray(b'ab')"] = "ab"u8.ToArray(),
        ["[]"] = Array.Empty<object?>(),
        ["[1, 'a', None, [2.5]]"] = new object?[] { 1L, "a", null, new object?[] { 2.5 } },
        ["()"] = PyTuple.Empty,
        ["(1, ('b', [True]))"] = new PyTuple(1L, new PyTuple("b", new object?[] { true })),
        ["{}"] = PyDict.Empty,
        ["{'a': 1, 2: {'b': (3,)}, (4, b'x'): None, 5.5: [], True: 0}"] = new PyDict(
        [
            new("a", 1L), new(2L, new PyDict([new("b", new PyTuple(3L))])), new(new PyTuple(4L, "x"u8.ToArray()), null), new(5.5, Array.Empty<object?>()), new(true, 0L),
        ]),
        ["Colour.RED"] = 7L,
        ["Text('hi')"] = "hi",
        ["Number(9)"] = 9L,
        ["Items([1])"] = new object?[] { 1L },
        ["collections.Counter('aab')"] = new PyDict([new("a", 2L), new("b", 1L)]),
        ["type('F', (float,), {})(1.5)"] = 1.5,
        ["type('B', (bytes,), {})(b'z')"] = "z"u8.ToArray(),
        ["type('T', (tuple,), {})((1,))"] = new PyTuple(1L),
    };

    /// <summary>.NET values, and what Python sees of each: its type and representation.</summary>
    private static readonly Dictionary<string, (object? Value, string Python)> Arguments = new()
    {
        ["null"] = (null, "NoneType None"),
        ["bool"] = (true, "bool True"),
        ["int"] = (-5, "int -5"),
        ["long"] = (long.MinValue, "int -9223372036854775808"),
        ["ulong"] = (ulong.MaxValue, "int 18446744073709551615"),
        ["uint"] = (uint.MaxValue, "int 4294967295"),
        ["short"] = (short.MinValue, "int -32768"),
        ["ushort"] = (ushort.MaxValue, "int 65535"),
        ["byte"] = ((byte)255, "int 255"),
        ["sbyte"] = ((sbyte)-128, "int -128"),
        ["nint"] = ((nint)(-7), "int -7"),
        ["nuint"] = ((nuint)7, "int 7"),
        ["Int128"] = (Int128.MinValue, "int -170141183460469231731687303715884105728"),
        ["UInt128"] = (UInt128.MaxValue, "int 340282366920938463463374607431768211455"),
        ["BigInteger small"] = (new BigInteger(3), "int 3"),
        ["BigInteger"] = (-BigInteger.Pow(10, 30), "int -1000000000000000000000000000000"),
        ["double"] = (0.1, "float 0.1"),
        ["double NaN"] = (double.NaN, "float nan"),
        ["double -0"] = (-0.0, "float -0.0"),
        ["double infinity"] = (double.PositiveInfinity, "float inf"),
        ["float"] = (1.5f, "float 1.5"),
        ["Half"] = ((Half)0.25, "float 0.25"),
        ["char"] = ('x', "str 'x'"),
        ["string"] = ("it", "str 'it'"),
        ["string latin"] = ("hé", "str 'hé'"),
        ["string with zero"] = ("a\0b", "str 'a\\x00b'"),
        ["string astral"] = ("😀", "str '😀'"),
        ["string lone surrogate"] = ("a\udc00", "str 'a\\udc00'"),
        ["byte[]"] = (new byte[] { 0, 255 }, "bytes b'\\x00\\xff'"),
        ["sbyte[]"] = (new sbyte[] { -1 }, "list [-1]"),
        ["object[]"] = (new object?[] { 1, null, "a" }, "list [1, None, 'a']"),
        ["string[]"] = (new[] { "a", "b" }, "list ['a', 'b']"),
        ["double[]"] = (new[] { 1.5, -0.0 }, "list [1.5, -0.0]"),
        ["long[]"] = (new[] { 1L, long.MinValue }, "list [1, -9223372036854775808]"),
        ["int[]"] = (new[] { 1, -2 }, "list [1, -2]"),
        ["uint[]"] = (new[] { uint.MaxValue }, "list [4294967295]"),
        ["ulong[]"] = (new[] { ulong.MaxValue }, "list [18446744073709551615]"),
        ["bool[]"] = (new[] { true, false }, "list [True, False]"),
        ["List<object>"] = (new List<object?> { 1, new List<int> { 2 } }, "list [1, [2]]"),
        ["enumerable"] = (Enumerable.Range(1, 3).Select(number => number * number), "list [1, 4, 9]"),
        ["ArrayList"] = (new ArrayList { 1, "a" }, "list [1, 'a']"),
        ["ValueTuple"] = ((1, "a"), "tuple (1, 'a')"),
        ["long ValueTuple"] = ((1, 2, 3, 4, 5, 6, 7, 8, 9), "tuple (1, 2, 3, 4, 5, 6, 7, 8, 9)"),
        ["Tuple"] = (Tuple.Create(1), "tuple (1,)"),
        ["empty tuple"] = (PyTuple.Empty, "tuple ()"),
        ["PyTuple"] = (new PyTuple(1, new PyTuple()), "tuple (1, ())"),
        ["Dictionary"] = (new Dictionary<string, object?> { ["a"] = 1, ["b"] = null }, "dict {'a': 1, 'b': None}"),
        ["Dictionary of numbers"] = (new Dictionary<int, double> { [2] = 0.5 }, "dict {2: 0.5}"),
        ["Hashtable"] = (new Hashtable { ["a"] = 1 }, "dict {'a': 1}"),
        ["PyDict"] = (new PyDict([new(new PyTuple(1, "b"), new byte[] { 1 })]), "dict {(1, 'b'): b'\\x01'}"),
    };

    public static TheoryData<string> ResultNames => [.. Results.Keys];

    public static TheoryData<string> ArgumentNames => [.. Arguments.Keys];

    [Theory]
    [MemberData(nameof(ResultNames))]
    public async Task Result_should_come_in_its_canonical_form(string expression)
    {
        var value = await MakeAsync(expression);

        Canonical.ShouldBeSame(value, Results[expression]);
    }

    [Theory]
    [MemberData(nameof(ArgumentNames))]
    public async Task Argument_should_come_to_Python_in_its_form(string name)
    {
        var (value, python) = Arguments[name];

        (await InvokeAsync("contract:describe", value)).Value.ShouldBe(python);
    }

    [Theory]
    [MemberData(nameof(ResultNames))]
    public async Task Canonical_value_should_come_back_the_same_when_it_goes_to_Python(string expression)
    {
        var value = Results[expression];

        Canonical.ShouldBeSame((await InvokeAsync("contract:echo", value)).Value, value);
    }

    [Fact]
    public async Task Negative_zero_should_keep_its_sign() => double.IsNegative((double)(await MakeAsync("-0.0"))!).ShouldBeTrue();

    [Fact]
    public async Task Dict_should_keep_the_order_of_its_entries_both_ways()
    {
        var dict = new PyDict([new("z", 1L), new("a", 2L), new(3L, 3L), new("m", 4L)]);

        (await InvokeAsync("contract:order", dict)).Value.ShouldBe(new object[] { "z", "a", 3L, "m" });
        ((PyDict)(await InvokeAsync("contract:echo", dict)).Value!).Keys.ShouldBe(["z", "a", 3L, "m"]);
    }

    [Fact]
    public async Task OrderedDict_should_keep_its_own_order() =>
        ((PyDict)(await InvokeAsync("contract:ordered")).Value!).Keys.ShouldBe(["b", "a"]);

    [Fact]
    public async Task Positional_and_keyword_arguments_should_arrive_by_place_and_name()
    {
        var request = new Invoke("contract:describe_call", 1, "b") { Keywords = new Dictionary<string, object?> { ["x"] = 2, ["naïve"] = null } };

        (await InvokeAsync(request)).Value.ShouldBe("(1, 'b') {'x': 2, 'naïve': None}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(200)]
    public async Task Any_number_of_arguments_should_arrive(int count)
    {
        var arguments = Enumerable.Range(0, count).Select(number => (object?)number).ToArray();

        (await InvokeAsync("contract:describe_call", arguments)).Value
            .ShouldBe(count == 1 ? "(0,) {}" : $"({string.Join(", ", arguments)}) {{}}");
    }

    [Fact]
    public async Task Nesting_up_to_the_limit_should_go_both_ways()
    {
        var value = (await InvokeAsync("contract:nested_list", new ValueOptions().MaxDepth)).Value;

        Canonical.ShouldBeSame((await InvokeAsync("contract:echo", value)).Value, value);
    }

    [Fact]
    public async Task Random_trees_should_come_back_as_they_went()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var tree = new RandomTree(seed).Make();

            Canonical.ShouldBeSame((await InvokeAsync("contract:echo", tree)).Value, tree, $"seed {seed}");
        }
    }
}
