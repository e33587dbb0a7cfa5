using System.Numerics;
using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>What numpy gives, on every engine: scalars as plain values, arrays of every simple dtype, shape and stride as one copy.</summary>
public abstract partial class NumpyContractSpecs(ContractWorkers workers)
{
    private const int Repeats = 1_000;

    /// <summary>Scalars, and the plain value of each.</summary>
    public static TheoryData<string, object?> Scalars => new()
    {
        { "int8(-5)", -5L }, { "int16(-5)", -5L }, { "int32(-5)", -5L }, { "int64(-5)", -5L },
        { "uint8(5)", 5L }, { "uint16(5)", 5L }, { "uint32(5)", 5L }, { "uint64(18446744073709551615)", new BigInteger(ulong.MaxValue) },
        { "float16(0.5)", 0.5 }, { "float32(0.5)", 0.5 }, { "float64(0.5)", 0.5 }, { "bool_(True)", true },
        { "complex64(1+2j)", new Complex(1, 2) }, { "complex128(1+2j)", new Complex(1, 2) }, { "str_('a')", "a" }, { "bytes_(b'a')", "a"u8.ToArray() },
        { "datetime64('2026-02-28T01:02:03.000004')", new DateTime(2026, 2, 28, 1, 2, 3, 0, 4) },
        { "datetime64('2026-02-28')", new DateOnly(2026, 2, 28) }, { "datetime64('2026-02')", new DateOnly(2026, 2, 1) },
        { "datetime64('2026-02-28T01:02:03.0000047', 'ns')", new DateTime(2026, 2, 28, 1, 2, 3).AddTicks(47) },
        { "timedelta64(-90, 'm')", TimeSpan.FromMinutes(-90) }, { "timedelta64(1700, 'ns')", new TimeSpan(17) }, { "datetime64('NaT')", null },
        { "void(b'ab')", "ab"u8.ToArray() }, { "zeros(1, dtype=[('a', 'i4'), ('b', 'S2')])[0]", new PyTuple(0L, Array.Empty<byte>()) },
    };

    /// <summary>Arrays, and the type, the shape and the items of each.</summary>
    public static TheoryData<string, string> Arrays => new()
    {
        { "array([-1, 2], dtype='i1')", "SByte (2) [-1, 2]" },
        { "array([-1, 2], dtype='i2')", "Int16 (2) [-1, 2]" },
        { "array([-1, 2], dtype='i4')", "Int32 (2) [-1, 2]" },
        { "array([-1, 2], dtype='i8')", "Int64 (2) [-1, 2]" },
        { "array([-1, 2], dtype='q')", "Int64 (2) [-1, 2]" },
        { "array([1, 2], dtype='u1')", "Byte (2) [1, 2]" },
        { "array([1, 2], dtype='u2')", "UInt16 (2) [1, 2]" },
        { "array([1, 2], dtype='u4')", "UInt32 (2) [1, 2]" },
        { "array([1, 2**64 - 1], dtype='u8')", "UInt64 (2) [1, 18446744073709551615]" },
        { "array([0.5, -0.25], dtype='f2')", "Half (2) [0.5, -0.25]" },
        { "array([0.5, -0.25], dtype='f4')", "Single (2) [0.5, -0.25]" },
        { "array([0.5, -0.25], dtype='f8')", "Double (2) [0.5, -0.25]" },
        { "array([1+2j, 3j], dtype='c8')", "Complex (2) [<1; 2>, <0; 3>]" },
        { "array([1+2j, 3j], dtype='c16')", "Complex (2) [<1; 2>, <0; 3>]" },
        { "array([True, False])", "Boolean (2) [True, False]" },
        { "array([b'ab', b'c\\x00d', b''])", "Byte[] (3) [b6162, b630064, b]" },
        { "array(['ab', 'h\u00e9', '\U0001f600', 'a\\ud800', ''])", "String (5) [\"ab\", \"h\\u00e9\", \"\\ud83d\\ude00\", \"a\\ud800\", \"\"]" },
        { "array(['2026-02-28'], dtype='M8[D]')", "DateOnly (1) [2026-02-28]" },
        { "array(['2026-02', '1969-12', '0001-01', '9999-12'], dtype='M8[M]')", "DateOnly (4) [2026-02-01, 1969-12-01, 0001-01-01, 9999-12-01]" },
        { "array(['2026', '1969'], dtype='M8[Y]')", "DateOnly (2) [2026-01-01, 1969-01-01]" },
        { "array(['1970-01-01', '1969-12-25'], dtype='M8[W]')", "DateOnly (2) [1970-01-01, 1969-12-25]" },
        { "array(['2026-02-28T01'], dtype='M8[h]')", "DateTime (1) [2026-02-28T01:00:00.0000000]" },
        { "array(['1969-12-31T23:59:59.999999'], dtype='M8[us]')", "DateTime (1) [1969-12-31T23:59:59.9999990]" },
        { "array(['2026-02-28T00:00:00.000001'], dtype='M8[ns]')", "DateTime (1) [2026-02-28T00:00:00.0000010]" },
        { "array([2, 4], dtype='M8[25s]')", "DateTime (2) [1970-01-01T00:00:50.0000000, 1970-01-01T00:01:40.0000000]" },
        { "array([-1, 36], dtype='m8[h]')", "TimeSpan (2) [-01:00:00, 1.12:00:00]" },
        { "array([[1], [2]], dtype='m8[ms]')", "TimeSpan (2, 1) [[00:00:00.0010000], [00:00:00.0020000]]" },

        // The other order of bytes.
        { "array([1, 2], dtype='>i2')", "Int16 (2) [1, 2]" },
        { "array([1, 2], dtype='>u4')", "UInt32 (2) [1, 2]" },
        { "array([1, 2], dtype='>f8')", "Double (2) [1, 2]" },
        { "array([0.5], dtype='>f2')", "Half (1) [0.5]" },
        { "array([1+2j], dtype='>c8')", "Complex (1) [<1; 2>]" },
        { "array([1+2j], dtype='>c16')", "Complex (1) [<1; 2>]" },
        { "array(['ab'], dtype='>U3')", "String (1) [\"ab\"]" },
        { "array(['2026-02-28'], dtype='>M8[s]')", "DateTime (1) [2026-02-28T00:00:00.0000000]" },

        // Every way to lie in memory.
        { "array(2.5)", "Double () 2.5" },
        { "array('ab')", "String () \"ab\"" },
        { "array('2026-02-28', dtype='M8[D]')", "DateOnly () 2026-02-28" },
        { "zeros((0, 3), dtype='i8')", "Int64 (0, 3) []" },
        { "zeros((2, 0), dtype='U3')", "String (2, 0) [[], []]" },
        { "zeros((0,), dtype='M8[s]')", "DateTime (0) []" },
        { "arange(6, dtype='i8').reshape(2, 3)", "Int64 (2, 3) [[0, 1, 2], [3, 4, 5]]" },
        { "arange(6, dtype='i8').reshape(2, 3).T", "Int64 (3, 2) [[0, 3], [1, 4], [2, 5]]" },
        { "asfortranarray(arange(6, dtype='u1').reshape(2, 3))", "Byte (2, 3) [[0, 1, 2], [3, 4, 5]]" },
        { "arange(6, dtype='f8')[::-2]", "Double (3) [5, 3, 1]" },
        { "arange(24, dtype='i2').reshape(2, 3, 4)[::-1, 1:, ::3]", "Int16 (2, 2, 2) [[[16, 19], [20, 23]], [[4, 7], [8, 11]]]" },
        { "array(['a', 'bc', 'd'])[::-2]", "String (2) [\"d\", \"a\"]" },
        { "arange(6).astype('>m8[s]').reshape(2, 3).T[::-1]", "TimeSpan (3, 2) [[00:00:02, 00:00:05], [00:00:01, 00:00:04], [00:00:00, 00:00:03]]" },
        { "broadcast_to(array([7], dtype='u1'), (3,))", "Byte (3) [7, 7, 7]" },
        { "array([2, 0], dtype='u1').view('?')", "Boolean (2) [True, False]" },
        { "matrix([[1, 2]], dtype='i4')", "Int32 (1, 2) [[1, 2]]" },
        { "zeros(2, dtype=[('a', 'i4'), ('b', 'i2')])['b']", "Int16 (2) [0, 0]" },
    };

    /// <summary>What has no form, where the fault must point, and a word of its message.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        { "array([object()])", "result", "'O'" },
        { "zeros(2, dtype=[('a', 'i4')])", "result", "no form in .NET; return tolist()" },
        { "zeros(2, dtype='V3')", "result", "no form in .NET" },
        { "zeros(2, dtype='g')", "result", "no form in .NET" },
        { "longdouble(1)", "result", "no form in .NET" },
        { "zeros(2, dtype='m8')", "result", "as in astype('m8[s]')" },
        { "zeros(2, dtype='m8[M]')", "result[0]", "out of the range" },
        { "array([['2026', 'NaT'], ['2026', '2026']], dtype='M8[s]')", "result[0][1]", "tolist()" },
        { "array(['10000-01-01'], dtype='M8[D]')", "result[0]", "out of the range of a DateOnly" },
        { "array([2**62], dtype='m8[s]')", "result[0]", "out of the range of a TimeSpan" },
        { "timedelta64(5, 'M')", "result", "out of the range" },
        { "array([0x7fffffff], dtype='i4').view('U1')", "result", "no form in .NET" },
        { "ma.array([1, 2], mask=[0, 1])", "result", "filled()" },
    };

    [NumpyTheory]
    [MemberData(nameof(Scalars))]
    public async Task Scalar_should_come_as_the_plain_value(string expression, object? value)
    {
        await using var worker = await WorkerAsync();

        Canonical.ShouldBeSame(await worker.ValueAsync("contract_numpy:make", expression), value);
    }

    [NumpyTheory]
    [MemberData(nameof(Arrays))]
    public async Task Array_should_come_item_by_item_in_the_order_of_its_dimensions(string expression, string spelled)
    {
        await using var worker = await WorkerAsync();

        var array = await worker.ValueAsync("contract_numpy:make", expression);

        Canonical.Spell(array).ShouldBe(spelled);
    }

    [NumpyTheory]
    [MemberData(nameof(Arrays))]
    public async Task Array_should_be_the_same_for_numpy_when_it_goes_back(string expression, string spelled)
    {
        _ = spelled;
        await using var worker = await WorkerAsync();
        var array = await worker.ValueAsync("contract_numpy:make", expression);

        (await worker.ValueAsync("contract_numpy:equals", array, expression)).ShouldBe(true);
    }

    [NumpyFact]
    public async Task Times_finer_than_Pythons_own_should_come_as_fine_as_NET_can_hold_them()
    {
        await using var worker = await WorkerAsync();

        var moments = (PyArray)(await worker.ValueAsync("contract_numpy:make", "array([1700, 1799, -100, -101, 0], dtype='M8[ns]')"))!;
        var spans = (PyArray)(await worker.ValueAsync("contract_numpy:make", "array([1799, -199], dtype='m8[ns]')"))!;

        moments.ToArray<DateTime>().Select(moment => (moment - DateTime.UnixEpoch).Ticks).ShouldBe([17, 17, -1, -2, 0]);
        spans.ToArray<TimeSpan>().Select(span => span.Ticks).ShouldBe([17, -1]);
        (await worker.ValueAsync("contract_numpy:make", "datetime64('2026-01-01T00:00:00.000000199')")).ShouldBe(new DateTime(2026, 1, 1).AddTicks(1));
    }

    [NumpyFact]
    public async Task Times_finer_than_NETs_should_be_faults_when_that_is_chosen()
    {
        await using var worker = await WorkerAsync(new ValueOptions { Times = TimePrecision.Exact });

        foreach (var (expression, path) in new[] { ("array([0, 1], dtype='M8[ns]')", "result[1]"), ("array([0, 1], dtype='m8[ps]')", "result[1]"), ("datetime64(1, 'ns')", "result") })
        {
            var fault = (await worker.CallAsync("contract_numpy:make", expression)).Fault.ShouldNotBeNull(expression);

            fault.Path.ShouldBe(path);
            fault.Message.ShouldContain("below 100 nanoseconds; leave it out, or set Times in the pool's Values to Truncated");
        }

        var array = (PyArray)(await worker.ValueAsync("contract_numpy:make", "array([1700], dtype='M8[ns]')"))!;
        (await worker.CallAsync("contract:echo", array)).Fault!.Path.ShouldBe("args[0][0]");
    }

    [NumpyTheory]
    [MemberData(nameof(Refused))]
    public async Task What_has_no_form_should_be_a_fault_with_its_path(string expression, string path, string message)
    {
        await using var worker = await WorkerAsync();

        var fault = (await worker.CallAsync("contract_numpy:make", expression)).Fault.ShouldNotBeNull();

        fault.Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
        fault.Path.ShouldBe(path);
        fault.Message.ShouldContain(message);
        (await worker.ValueAsync("contract:echo", "healthy")).ShouldBe("healthy");
    }

    [NumpyTheory]
    [InlineData("array(['ab'] * 101)", "MaxItems")]
    [InlineData("zeros(129)", "MaxBytes")]
    [InlineData("zeros(129, dtype='M8[s]')", "MaxBytes")]
    [InlineData("broadcast_to(zeros(1), (1 << 40,))", "MaxBytes")]
    public async Task Array_should_be_held_to_the_limits(string expression, string exceeded)
    {
        await using var worker = await WorkerAsync(new ValueOptions { MaxItems = 100, MaxBytes = 1024 });

        (await worker.CallAsync("contract_numpy:make", expression)).Fault!.Message.ShouldContain(exceeded);
    }

    [NumpyFact]
    public async Task Array_beyond_what_NET_has_should_be_a_fault_whatever_the_limits()
    {
        await using var worker = await WorkerAsync(new ValueOptions { MaxBytes = 1L << 40 });

        (await worker.CallAsync("contract_numpy:make", "broadcast_to(zeros(1), (1 << 28,))")).Fault!.Message.ShouldContain("2^31");
    }

    [NumpyFact]
    public async Task Reading_arrays_should_leave_no_reference_and_no_hold_behind()
    {
        await using var worker = await WorkerAsync();
        var expressions = Arrays.Select(row => (string)row[0]).Concat(Refused.Select(row => (string)row[0])).Concat(Scalars.Select(row => (string)row[0])).ToArray();

        foreach (var expression in expressions)
        {
            await worker.ValueAsync("contract_numpy:keep", expression);
            var before = await worker.ValueAsync("contract_numpy:references");
            for (var i = 0; i < Repeats; i++)
                await worker.CallAsync("contract_numpy:kept");

            (await worker.ValueAsync("contract_numpy:references")).ShouldBe(before, expression);
        }
    }

    private Task<SpecWorker> WorkerAsync(ValueOptions? values = null) =>
        SpecWorker.CreateAsync(workers.Engine, new InterpreterOptions(1, PythonIsolation.Shared) { Values = values ?? new ValueOptions() });
}
