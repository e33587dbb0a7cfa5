namespace PyActors.Testing.Contract;

/// <summary>The rows of the table of conversions as the documentation has them, and the examples by which each is held.</summary>
public static class ConversionTable
{
    /// <summary>What comes from Python: expressions of the contract specs.</summary>
    public static IReadOnlyDictionary<string, string[]> FromPython { get; } = new Dictionary<string, string[]>
    {
        ["`None`"] = ["None"],
        ["`bool`"] = ["True"],
        ["`int`"] = ["0", "-129", "2**63 - 1", "-2**63", "2**63", "-2**63 - 1", "2**64 - 1", "-10**400", "Number(9)"],
        ["`float`"] = ["0.1", "float('nan')", "float('-inf')", "5e-324", "type('F', (float,), {})(1.5)"],
        ["`complex`"] = ["1.5-2j", "type('C', (complex,), {})(1j)"],
        ["`decimal.Decimal`"] = [.. Results("decimal.")],
        ["`str`"] = ["''", "'h\\u00e9'", "'\\u4e2d\\x00'", "'\\U0001f600!'", "'a\\ud800'", "'\\ud83d\\ude00'", "Text('hi')"],
        ["`bytes`, `bytearray`"] = ["b''", "bytes(range(256))", "bytearray(b'ab')", "type('B', (bytes,), {})(b'z')"],
        ["`list`"] = ["[]", "[1, 'a', None, [2.5]]", "Items([1])"],
        ["`tuple`"] = ["()", "(1, ('b', [True]))", "type('T', (tuple,), {})((1,))", "lies.HalfNamed((1, 2))", "lies.ListNamed((1, 2))", "time.gmtime(0)"],
        ["`dict` and other mappings"] =
        [
            "{}", "{'a': 1, 2: {'b': (3,)}, (4, b'x'): None, 5.5: [], True: 0}", "{frozenset([1]): 2}", "collections.Counter('aab')",
            "collections.ChainMap({'a': 1})", "types.MappingProxyType({'a': 1})",
        ],
        ["`set`, `frozenset`"] = ["set()", "{3, 'a', (1, 2), None}", "frozenset([1])"],
        ["`datetime.datetime`"] = [.. Results("datetime.datetime")],
        ["`date`, `time`, `timedelta`"] = [.. Results("datetime.date("), .. Results("datetime.time("), .. Results("datetime.timedelta(")],
        ["`uuid.UUID`"] = [.. Results("uuid.")],
        ["`pathlib` paths"] = ["pathlib.PurePosixPath('/a/b')"],
        ["members of `Enum` and `Flag`"] = ["Colour.RED", "Shape.ROUND", "Rights.READ | Rights.WRITE"],
        ["named tuples, dataclasses"] = ["Pair(1, 'a')", "Pair2(1, [2])", "Item('a', 2)"],
        ["other objects with a `__dict__`"] = ["[Plain()]"],
        ["iterators, generators, `range`, views of dicts, `deque`"] =
        [
            "range(3)", "(number * number for number in range(3))", "map(str, [1, 2])", "zip([1], [2])", "iter([])", "{'a': 1}.keys()",
            "{'a': 1}.values()", "{'a': 1}.items()", "collections.deque([1, 2])",
        ],
        ["`memoryview`, `array.array`"] = [.. FirstOf(PythonContractSpecs.Memories)],
        ["arrays of numpy"] = [.. FirstOf(NumpyContractSpecs.Arrays)],
        ["scalars of numpy"] = [.. FirstOf(NumpyContractSpecs.Scalars)],
        ["anything else"] = ["object()", "[echo]", "[sys]"],
    };

    /// <summary>Numpy's dtypes: expressions of the contract specs.</summary>
    public static IReadOnlyDictionary<string, string[]> Dtypes { get; } = new Dictionary<string, string[]>
    {
        ["`bool`"] = ["array([True, False])"],
        ["`int8` to `int64`, `uint8` to `uint64`"] = [.. new[] { "i1", "i2", "i4", "i8" }.Select(Signed), .. new[] { "u1", "u2", "u4" }.Select(Unsigned), "array([1, 2**64 - 1], dtype='u8')"],
        ["`float16`, `float32`, `float64`"] = [.. new[] { "f2", "f4", "f8" }.Select(Real)],
        ["`complex64`, `complex128`"] = ["array([1+2j, 3j], dtype='c8')", "array([1+2j, 3j], dtype='c16')"],
        ["`S…`, `U…`"] = ["array([b'ab', b'c\\x00d', b''])", "array(['ab', 'h\u00e9', '\U0001f600', 'a\\ud800', ''])"],
        ["`datetime64` in years, months, weeks, days"] = [.. Arrays("M8[Y]"), .. Arrays("M8[M]"), .. Arrays("M8[W]"), .. Arrays("M8[D]")],
        ["`datetime64` in hours and below"] = [.. Arrays("M8[h]"), .. Arrays("M8[us]"), .. Arrays("M8[ns]")],
        ["`timedelta64` in weeks and below"] = [.. Arrays("m8[h]"), .. Arrays("m8[ms]")],
        ["structured, object, `longdouble`, void, times without a unit, spans in months"] =
            ["zeros(2, dtype=[('a', 'i4')])", "array([object()])", "longdouble(1)", "zeros(2, dtype='V3')", "zeros(2, dtype='m8')", "zeros(2, dtype='m8[M]')"],
        ["an array with `NaT`, a masked array"] = ["array([['2026', 'NaT'], ['2026', '2026']], dtype='M8[s]')", "ma.array([1, 2], mask=[0, 1])"],
    };

    /// <summary>What goes into Python: names of the contract specs' arguments.</summary>
    public static IReadOnlyDictionary<string, string[]> IntoPython { get; } = new Dictionary<string, string[]>
    {
        ["`null`, `bool`"] = ["null", "bool"],
        ["every whole number type, `BigInteger`"] =
        [
            "int", "long", "ulong", "uint", "short", "ushort", "byte", "sbyte", "nint", "nuint", "Int128", "UInt128", "BigInteger small", "BigInteger",
        ],
        ["`double`, `float`, `Half`"] = ["double", "double NaN", "double -0", "double infinity", "float", "Half"],
        ["`Complex`, `decimal`"] = ["Complex", "decimal", "decimal max"],
        ["`string`, `char`"] = ["char", "string", "string latin", "string with zero", "string astral", "string lone surrogate"],
        ["`byte[]`"] = ["byte[]"],
        ["`ReadOnlyMemory<T>`, `Memory<T>`, `PyArray`"] = [.. PythonContractSpecs.Views.Keys],
        ["`PyArray` of dates, times, texts or bytes, as it came from numpy"] = [.. Arrays("M8"), .. Arrays("m8"), .. Arrays("array('ab')")],
        ["arrays, lists and other enumerables"] =
        [
            "sbyte[]", "object[]", "string[]", "double[]", "long[]", "int[]", "uint[]", "ulong[]", "bool[]", "List<object>", "enumerable", "ArrayList",
            "two dimensions", "enum array",
        ],
        ["`PyTuple`, `ValueTuple`, `Tuple`"] = ["ValueTuple", "long ValueTuple", "Tuple", "empty tuple", "PyTuple"],
        ["`PyDict` and any dictionary"] = ["Dictionary", "Dictionary of numbers", "Hashtable", "PyDict"],
        ["`ILookup`"] = ["ILookup", "ILookup of texts"],
        ["`PySet` and any set"] = ["PySet", "PySet frozen", "HashSet"],
        ["`DateTimeOffset`, `DateTime` in UTC or local"] = ["DateTimeOffset", "DateTime UTC", "DateTimeOffset finer than Python's"],
        ["other `DateTime`, `DateOnly`, `TimeOnly`, `TimeSpan`"] =
        [
            "DateTime", "DateOnly", "TimeOnly", "TimeSpan", "TimeSpan max", "DateTime finer than Python's", "TimeOnly finer than Python's", "TimeSpan finer than Python's",
        ],
        ["values, objects and arrays of Newtonsoft.Json"] = ["values of Newtonsoft.Json"],
        ["`JsonElement`, `JsonDocument`, `JsonNode`"] = ["JsonElement", "JsonDocument", "JsonNode", "JsonNode of .NET values", "JsonElement null"],
        ["`Uri`"] = ["Uri"],
        ["`Guid`, `FileInfo`, `DirectoryInfo`"] = ["Guid", "FileInfo"],
        ["enums"] = ["enum"],
        ["records, classes and structs of your own"] = ["record", "anonymous object", "struct with fields", "hidden property"],
        ["anything else"] = ["a delegate", "a type", "a version"],
    };

    /// <summary>Every example that a spec holds, from Python.</summary>
    public static IReadOnlySet<string> HeldFromPython { get; } = new HashSet<string>(
    [
        .. PythonContractSpecs.Results.Keys, .. PythonContractSpecs.OneWayResults.Keys, .. FirstOf(PythonContractSpecs.BadResults),
        .. FirstOf(PythonContractSpecs.Memories), .. FirstOf(NumpyContractSpecs.Arrays), .. FirstOf(NumpyContractSpecs.Scalars), .. FirstOf(NumpyContractSpecs.Refused),
    ]);

    /// <summary>Every example that a spec holds, into Python.</summary>
    public static IReadOnlySet<string> HeldIntoPython { get; } = new HashSet<string>(
    [
        .. PythonContractSpecs.Arguments.Keys, .. PythonContractSpecs.Views.Keys, .. PythonContractSpecs.BadArguments.Keys, .. FirstOf(NumpyContractSpecs.Arrays),
    ]);

    /// <summary>The examples that have a form, all of which belong to a row.</summary>
    public static IEnumerable<string> WithAForm =>
    [
        .. PythonContractSpecs.Results.Keys, .. PythonContractSpecs.OneWayResults.Keys, .. PythonContractSpecs.Arguments.Keys, .. PythonContractSpecs.Views.Keys,
    ];

    private static IEnumerable<string> Results(string beginning) =>
        PythonContractSpecs.Results.Keys.Where(expression => expression.StartsWith(beginning, StringComparison.Ordinal));

    private static IEnumerable<string> Arrays(string part) =>
        FirstOf(NumpyContractSpecs.Arrays).Where(expression => expression.Contains(part, StringComparison.Ordinal));

    private static IEnumerable<string> FirstOf(IEnumerable<object?[]> rows) => rows.Select(row => (string)row[0]!);

    private static string Signed(string code) => $"array([-1, 2], dtype='{code}')";

    private static string Unsigned(string code) => $"array([1, 2], dtype='{code}')";

    private static string Real(string code) => $"array([0.5, -0.25], dtype='{code}')";
}
