using System.Numerics;

namespace PyActors.CPython.Specs.Values;

/// <summary>What numpy gives back: scalars as plain values, arrays of every shape and stride as one copy.</summary>
[Collection(EngineFixture.Collection)]
public sealed class NumpySpecs(EngineFixture fixture)
{
    public static TheoryData<string, object> Scalars => new()
    {
        { "int8(-5)", -5L }, { "uint64(18446744073709551615)", new BigInteger(ulong.MaxValue) }, { "float32(0.5)", 0.5 }, { "float64(0.5)", 0.5 },
        { "bool_(True)", true }, { "complex128(1+2j)", new Complex(1, 2) }, { "str_('a')", "a" },
        { "datetime64('2026-02-28T01:02:03.000004')", new DateTime(2026, 2, 28, 1, 2, 3, 0, 4) },
    };

    [NumpyTheory]
    [MemberData(nameof(Scalars))]
    public async Task Scalar_should_come_as_the_plain_value(string expression, object value)
    {
        await using var worker = await fixture.WorkerAsync();

        (await worker.ValueAsync("contract:make", $"__import__('numpy').{expression}")).ShouldBe(value);
    }

    [NumpyTheory]
    [InlineData("arange(6, dtype='i4')", "Int32", "0 1 2 3 4 5")]
    [InlineData("arange(6, dtype='i8').reshape(2, 3).T", "Int64", "0 3 1 4 2 5")]
    [InlineData("arange(6, dtype='f8')[::-2]", "Double", "5 3 1")]
    [InlineData("arange(3, dtype='>f8')", "Double", "0 1 2")]
    [InlineData("arange(3, dtype='>u2')", "UInt16", "0 1 2")]
    [InlineData("arange(2, dtype='f2')", "Half", "0 1")]
    [InlineData("array([True, False])", "Boolean", "True False")]
    [InlineData("array([1+2j, 3j])", "Complex", "<1; 2> <0; 3>")]
    [InlineData("array(2.5)", "Double", "2.5")]
    [InlineData("zeros((0, 3), dtype='i8')", "Int64", "")]
    [InlineData("broadcast_to(array([7], dtype='u1'), (3,))", "Byte", "7 7 7")]
    public async Task Array_should_come_item_by_item_in_the_order_of_its_dimensions(string expression, string type, string items)
    {
        await using var worker = await fixture.WorkerAsync();

        var array = (PyArray)(await worker.ValueAsync("contract:make", InNumpy(expression)))!;

        array.ItemType.Name.ShouldBe(type);
        Spell(array).ShouldBe(items);
    }

    [NumpyTheory]
    [InlineData("array([object()])", "'O'")]
    [InlineData("datetime64('2026-01-01', 'ns')", "no form in .NET")]
    [InlineData("zeros(2, dtype=[('a', 'i4')])", "no form in .NET")]
    public async Task Array_without_a_form_should_be_a_fault(string expression, string message)
    {
        await using var worker = await fixture.WorkerAsync();

        var outcome = await worker.CallAsync("contract:make", InNumpy(expression));

        outcome.Fault!.Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
        outcome.Fault.Message.ShouldContain(message);
    }

    private static string InNumpy(string expression) => $"eval(\"{expression}\", dict(vars(__import__('numpy'))))";

    private static string Spell(PyArray array) => array.ItemType.Name switch
    {
        "Int32" => Spell(array.AsSpan<int>()),
        "Int64" => Spell(array.AsSpan<long>()),
        "Double" => Spell(array.AsSpan<double>()),
        "UInt16" => Spell(array.AsSpan<ushort>()),
        "Half" => Spell(array.AsSpan<Half>()),
        "Boolean" => Spell(array.AsSpan<bool>()),
        "Byte" => Spell(array.AsSpan<byte>()),
        _ => Spell(array.AsSpan<Complex>()),
    };

    private static string Spell<T>(ReadOnlySpan<T> items) => string.Join(' ', items.ToArray());
}
