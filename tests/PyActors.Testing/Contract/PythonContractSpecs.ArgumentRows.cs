using System.Collections;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PyActors.Testing.Contract;

/// <summary>The table of conversions to Python, row by row.</summary>
public abstract partial class PythonContractSpecs
{
    /// <summary>.NET values, and what Python sees of each: its type and representation.</summary>
    internal static readonly Dictionary<string, (object? Value, string Python)> Arguments = new()
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
        ["ILookup"] = (new[] { 1, 2, 3 }.ToLookup(number => number % 2 == 0 ? "even" : "odd"), "dict {'odd': [1, 3], 'even': [2]}"),
        ["ILookup of texts"] = (new[] { "a", "bc", "d" }.ToLookup(text => text.Length), "dict {1: ['a', 'd'], 2: ['bc']}"),
        ["values of Newtonsoft.Json"] = (new Dictionary<string, object> { ["a"] = new Newtonsoft.Json.Linq.JValue(1.5), ["b"] = new Newtonsoft.Json.Linq.JValue(null) }, "dict {'a': 1.5, 'b': None}"),
        ["Complex"] = (new Complex(1.5, -2), "complex (1.5-2j)"),
        ["decimal"] = (12.50m, "Decimal Decimal('12.50')"),
        ["decimal max"] = (decimal.MaxValue, "Decimal Decimal('79228162514264337593543950335')"),
        ["DateTime"] = (new DateTime(2026, 2, 28, 1, 2, 3, 4, 5), "datetime datetime.datetime(2026, 2, 28, 1, 2, 3, 4005)"),
        ["DateTime UTC"] = (new DateTime(2026, 2, 28, 0, 0, 0, DateTimeKind.Utc), "datetime datetime.datetime(2026, 2, 28, 0, 0, tzinfo=datetime.timezone.utc)"),
        ["DateTimeOffset"] = (new DateTimeOffset(2026, 2, 28, 1, 0, 0, new TimeSpan(-3, -30, 0)),
            "datetime datetime.datetime(2026, 2, 28, 1, 0, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=73800)))"),
        ["DateOnly"] = (new DateOnly(2026, 2, 28), "date datetime.date(2026, 2, 28)"),
        ["TimeOnly"] = (new TimeOnly(23, 59, 59, 999, 999), "time datetime.time(23, 59, 59, 999999)"),
        ["TimeSpan"] = (TimeSpan.FromDays(-1) + TimeSpan.FromMicroseconds(1), "timedelta datetime.timedelta(days=-1, microseconds=1)"),
        ["TimeSpan max"] = (new TimeSpan(long.MaxValue / 10 * 10), "timedelta datetime.timedelta(days=10675199, seconds=10085, microseconds=477580)"),
        ["DateTime finer than Python's"] = (new DateTime(2026, 2, 28).AddTicks(19), "datetime datetime.datetime(2026, 2, 28, 0, 0, 0, 1)"),
        ["DateTimeOffset finer than Python's"] = (DateTimeOffset.MaxValue, "datetime datetime.datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=datetime.timezone.utc)"),
        ["TimeOnly finer than Python's"] = (TimeOnly.MaxValue, "time datetime.time(23, 59, 59, 999999)"),
        ["TimeSpan finer than Python's"] = (new TimeSpan(-19), "timedelta datetime.timedelta(days=-1, seconds=86399, microseconds=999999)"),
        ["Guid"] = (new Guid("00112233-4455-6677-8899-aabbccddeeff"), "UUID UUID('00112233-4455-6677-8899-aabbccddeeff')"),
        ["FileInfo"] = (new FileInfo(Path.GetFullPath("a.txt")), $"PosixPath PosixPath('{Path.GetFullPath("a.txt")}')"),
        ["enum"] = (DayOfWeek.Tuesday, "int 2"),
        ["enum array"] = (new[] { DayOfWeek.Tuesday }, "list [2]"),
        ["PySet"] = (new PySet([1L]), "set {1}"),
        ["PySet frozen"] = (new PySet(["a"], isFrozen: true), "frozenset frozenset({'a'})"),
        ["HashSet"] = (new HashSet<int> { 5 }, "set {5}"),
        ["two dimensions"] = (new[,] { { 1, 2 }, { 3, 4 } }, "list [[1, 2], [3, 4]]"),
        ["hidden property"] = (new Hiding(), "dict {'name': 'derived'}"),
        ["record"] = (new Order("x", 2, new HttpReply(200)), "dict {'name': 'x', 'item_count': 2, 'reply': {'http_status': 200, 'url_path': None}}"),
        ["anonymous object"] = (new { When = new DateOnly(2026, 1, 1), URLPath2 = 1 }, "dict {'when': datetime.date(2026, 1, 1), 'url_path2': 1}"),
        ["JsonElement"] = (JsonDocument.Parse(Json).RootElement, ReadJson),
        ["JsonDocument"] = (JsonDocument.Parse(Json), ReadJson),
        ["JsonNode"] = (JsonNode.Parse(Json), ReadJson),
        ["JsonNode of .NET values"] = (new JsonArray { JsonValue.Create(new DateTime(2026, 2, 28)), 1, "a", null }, "list [datetime.datetime(2026, 2, 28, 0, 0), 1, 'a', None]"),
        ["JsonElement null"] = (JsonDocument.Parse("null").RootElement, "NoneType None"),
        ["Uri"] = (new Uri("http://example.org/ä b?c=%20"), "str 'http://example.org/ä b?c=%20'"),
        ["struct with fields"] = (new Corner { X = 1, Y = 2 }, "dict {'x': 1, 'y': 2}"),
    };

    private const string Json = """{"a": [1, -2.0, 1e2, true, false, null, "x\ud83d\ude00"], "big": 123456789012345678901234567890, "in": {}}""";

    private const string ReadJson = "dict {'a': [1, -2.0, 100.0, True, False, None, 'x😀'], 'big': 123456789012345678901234567890, 'in': {}}";

    private class Hidden
    {
        public object Name { get; } = 1;
    }

    private sealed class Hiding : Hidden
    {
        public new string Name { get; } = "derived";
    }

    private sealed record Order(string Name, int ItemCount, HttpReply Reply);

    private sealed record HttpReply(int HttpStatus)
    {
        public string? UrlPath { get; init; }
    }

    private struct Corner
    {
        public int X;
        public int Y;
    }
}
