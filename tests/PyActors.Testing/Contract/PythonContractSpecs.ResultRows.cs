using System.Numerics;

namespace PyActors.Testing.Contract;

/// <summary>The table of conversions from Python, row by row.</summary>
public abstract partial class PythonContractSpecs
{
    /// <summary>Python expressions and the canonical CLR value of each.</summary>
    internal static readonly Dictionary<string, object?> Results = new()
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
        ["Text('hi')"] = "hi",
        ["Number(9)"] = 9L,
        ["Items([1])"] = new object?[] { 1L },
        ["collections.Counter('aab')"] = new PyDict([new("a", 2L), new("b", 1L)]),
        ["type('F', (float,), {})(1.5)"] = 1.5,
        ["type('B', (bytes,), {})(b'z')"] = "z"u8.ToArray(),
        ["type('T', (tuple,), {})((1,))"] = new PyTuple(1L),
        ["1.5-2j"] = new Complex(1.5, -2),
        ["type('C', (complex,), {})(1j)"] = new Complex(0, 1),
        ["decimal.Decimal('12.50')"] = 12.50m,
        ["decimal.Decimal('-0.0')"] = new decimal(0, 0, 0, true, 1),
        ["decimal.Decimal('1E+3')"] = 1000m,
        ["decimal.Decimal('79228162514264337593543950335')"] = decimal.MaxValue,
        ["decimal.Decimal('1E-28')"] = 0.0000000000000000000000000001m,
        ["decimal.Decimal('1.0000000000000000000000000000000')"] = 1.0000000000000000000000000000m,
        ["set()"] = new PySet([]),
        ["{3, 'a', (1, 2), None}"] = new PySet([3L, "a", new PyTuple(1L, 2L), null]),
        ["frozenset([1])"] = new PySet([1L], isFrozen: true),
        ["{frozenset([1]): 2}"] = new PyDict([new(new PySet([1L], isFrozen: true), 2L)]),
        ["datetime.datetime(2026, 2, 28, 23, 59, 58, 123456)"] = new DateTime(2026, 2, 28, 23, 59, 58, 123, 456),
        ["datetime.datetime.min"] = DateTime.MinValue,
        ["datetime.datetime(2026, 2, 28, tzinfo=datetime.timezone.utc)"] = new DateTimeOffset(2026, 2, 28, 0, 0, 0, TimeSpan.Zero),
        ["datetime.datetime(2026, 2, 28, 1, 2, 3, 4, datetime.timezone(-datetime.timedelta(hours=3, minutes=30)))"] =
            new DateTimeOffset(2026, 2, 28, 1, 2, 3, 0, 4, new TimeSpan(-3, -30, 0)),
        ["datetime.date(1, 1, 1)"] = DateOnly.MinValue,
        ["datetime.date(9999, 12, 31)"] = DateOnly.MaxValue,
        ["datetime.time(23, 59, 59, 999999)"] = new TimeOnly(23, 59, 59, 999, 999),
        ["datetime.timedelta(days=-1, microseconds=1)"] = TimeSpan.FromDays(-1) + TimeSpan.FromMicroseconds(1),
        ["datetime.timedelta(weeks=52, seconds=1)"] = new TimeSpan(364, 0, 0, 1),
        ["uuid.UUID('00112233-4455-6677-8899-aabbccddeeff')"] = new Guid("00112233-4455-6677-8899-aabbccddeeff"),
    };

    /// <summary>
    /// Python expressions whose values come in a form that goes back as something else: the value says no more than its plain
    /// form in .NET.
    /// </summary>
    internal static readonly Dictionary<string, object?> OneWayResults = new()
    {
        ["pathlib.PurePosixPath('/a/b')"] = "/a/b",
        ["Colour.RED"] = 7L,
        ["Shape.ROUND"] = "round",
        ["Rights.READ | Rights.WRITE"] = 3L,
        ["Pair(1, 'a')"] = new PyDict([new("left", 1L), new("right", "a")]),
        ["lies.HalfNamed((1, 2))"] = new PyTuple(1L, 2L),
        ["lies.ListNamed((1, 2))"] = new PyTuple(1L, 2L),
        ["Pair2(1, [2])"] = new PyDict([new("left", 1L), new("right", new object?[] { 2L })]),
        ["Item('a', 2)"] = new PyDict([new("name", "a"), new("count", 2L), new("tags", Array.Empty<object?>())]),
        ["range(3)"] = new object?[] { 0L, 1L, 2L },
        ["(number * number for number in range(3))"] = new object?[] { 0L, 1L, 4L },
        ["map(str, [1, 2])"] = new object?[] { "1", "2" },
        ["zip([1], [2])"] = new object?[] { new PyTuple(1L, 2L) },
        ["iter([])"] = Array.Empty<object?>(),
        ["{'a': 1}.keys()"] = new object?[] { "a" },
        ["{'a': 1}.values()"] = new object?[] { 1L },
        ["{'a': 1}.items()"] = new object?[] { new PyTuple("a", 1L) },
        ["collections.deque([1, 2])"] = new object?[] { 1L, 2L },
        ["collections.ChainMap({'a': 1})"] = new PyDict([new("a", 1L)]),
        ["types.MappingProxyType({'a': 1})"] = new PyDict([new("a", 1L)]),
        ["time.gmtime(0)"] = new PyTuple(1970L, 1L, 1L, 0L, 0L, 0L, 3L, 1L, 0L),
    };
}
