using System.Numerics;

namespace PyActors.Core.Specs.Values.Reading;

/// <summary>Reading a result as memory, as an array of more dimensions, and reading what came as an array.</summary>
public sealed class AsArraySpecs
{
    private static readonly double[] Numbers = [1, 2, 3, 4, 5, 6];
    private static readonly string[] Names = ["a", "b"];

    [Fact]
    public void Array_should_be_read_as_memory_without_a_copy()
    {
        var array = PyArray.Over<double>(Numbers, 6);

        As<ReadOnlyMemory<double>>(array).Span.Overlaps(Numbers).ShouldBeTrue();
        As<Memory<double>>(array).Span.Overlaps(Numbers).ShouldBeFalse();
        As<Memory<double>>(array).ToArray().ShouldBe(Numbers);
    }

    [Fact]
    public void List_should_be_read_as_memory()
    {
        As<ReadOnlyMemory<int>>(new object?[] { 1L, 2L }).ToArray().ShouldBe([1, 2]);
        As<Memory<string>>(new PyTuple("a")).ToArray().ShouldBe(["a"]);
        As<ReadOnlyMemory<byte>>("ab"u8.ToArray()).ToArray().ShouldBe("ab"u8.ToArray());
        As<ReadOnlyMemory<int>?>(null).ShouldBeNull();
        Mismatch<ReadOnlyMemory<int>>(null).ShouldContain("None");
        Mismatch<ReadOnlyMemory<int>>(new object?[] { 1L, "x" }).ShouldContain("result[1]");
        Mismatch<ReadOnlyMemory<double>>(PyArray.Over<double>(Numbers, 2, 3)).ShouldContain("result[0]");
    }

    [Fact]
    public void Array_should_be_read_as_numbers_of_any_type_that_holds_them()
    {
        var array = PyArray.Over<float>(new[] { 0.5f, 1 }, 2);
        var strided = PyArray.Over<byte>(new byte[] { 1, 2, 3 }, [2], [2]);

        As<double[]>(array).ShouldBe([0.5, 1]);
        As<List<float>>(array).ShouldBe([0.5f, 1]);
        As<(double, double)>(array).ShouldBe((0.5, 1));
        As<object[]>(array).ShouldBe([0.5, 1.0]);
        As<byte[]>(strided).ShouldBe([1, 3]);
        As<HashSet<int>>(strided).ShouldBe([1, 3], ignoreOrder: true);
        As<ReadOnlyMemory<byte>>(strided).ToArray().ShouldBe([1, 3]);
        As<BigInteger[]>(PyArray.Over<ulong>(new[] { ulong.MaxValue }, 1)).ShouldBe([new BigInteger(ulong.MaxValue)]);
        Mismatch<int[]>(array).ShouldContain("result[0] can't be read as Int32: there is float 0.5");
        Mismatch<double>(PyArray.Over<double>(Numbers, 6)).ShouldContain("an array of Double (6)");
    }

    [Fact]
    public void Array_of_more_dimensions_should_be_read_as_a_grid_of_as_many()
    {
        As<double[,]>(PyArray.Over<double>(Numbers, 2, 3)).ShouldBe(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        As<double[,]>(PyArray.Over<double>(Numbers, [3, 2], [1, 3])).ShouldBe(new double[,] { { 1, 4 }, { 2, 5 }, { 3, 6 } });
        As<float[,]>(PyArray.Over<double>(Numbers, 2, 3)).ShouldBe(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        As<double[,,]>(PyArray.Over<double>(Numbers, 1, 2, 3)).ShouldBe(new double[,,] { { { 1, 2, 3 }, { 4, 5, 6 } } });
        As<double[,]>(PyArray.Over<double>(default, 0, 3)).GetLength(1).ShouldBe(3);
        As<double[][]>(PyArray.Over<double>(Numbers, 2, 3)).ShouldBe([[1, 2, 3], [4, 5, 6]]);
        Mismatch<double[,]>(PyArray.Over<double>(Numbers, 6)).ShouldContain("it should have 2 dimensions");
        Mismatch<int[,]>(PyArray.Over<double>(Numbers, 2, 3)).ShouldContain("result[0][0]");
    }

    [Fact]
    public void Lists_in_lists_should_be_read_as_a_grid_if_they_are_equally_long()
    {
        object?[] rows = [new object?[] { 1L, 2L }, new PyTuple(3L, 4L)];

        As<int[,]>(rows).ShouldBe(new[,] { { 1, 2 }, { 3, 4 } });
        As<string[,]>(new object?[] { Names }).ShouldBe(new[,] { { "a", "b" } });
        As<int[,]>(Array.Empty<object?>()).Length.ShouldBe(0);
        As<int[,]>(null).ShouldBeNull();
        Mismatch<int[,]>(new object?[] { rows[0], new object?[] { 1L } }).ShouldContain("result[1] can't be read as Int32[,]: there is a list of 1; it should have 2 items");
        Mismatch<int[,]>(new object?[] { 1L }).ShouldContain("result[0]");
        Mismatch<int[,]>(new object?[] { rows[0], new object?[] { 1L, "x" } }).ShouldContain("result[1][1]");
        Mismatch<int[,]>("text").ShouldContain("Int32[,]");
    }

    [Fact]
    public void Set_should_be_read_as_a_set()
    {
        var set = new PySet([1L, 2L]);

        As<HashSet<int>>(set).ShouldBe([1, 2], ignoreOrder: true);
        As<IReadOnlySet<double>>(set).ShouldBe([1.0, 2.0], ignoreOrder: true);
        As<IReadOnlySet<object?>>(set).ShouldBeSameAs(set);
        As<PySet>(set).ShouldBeSameAs(set);
        Mismatch<HashSet<int>>(new PySet(["a"])).ShouldContain("result[0]");
        Mismatch<int[]>(set).ShouldContain("a set of 2");
    }

    private static T As<T>(object? value) => PyResult.Success(value).As<T>();

    private static string Mismatch<T>(object? value) => Should.Throw<PyValueException>(() => As<T>(value)).Message;
}
