using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace PyActors.Core.Specs.Values.Reading;

/// <summary>Reading a result as a collection of the framework's that isn't made empty and filled.</summary>
public sealed class AsReadOnlyCollectionSpecs
{
    private static readonly PyDict Dict = new([new("b", 2L), new("a", 1L)]);

    private static readonly object?[] List = [2L, 1L, 2L];

    [Fact]
    public void Dict_should_be_read_as_a_dictionary_that_stays_as_it_is()
    {
        As<ReadOnlyDictionary<string, int>>(Dict).ShouldBe([new("b", 2), new("a", 1)]);
        As<FrozenDictionary<string, int>>(Dict)["b"].ShouldBe(2);
        As<ImmutableDictionary<string, double>>(Dict)["b"].ShouldBe(2.0);
        As<ImmutableSortedDictionary<string, long>>(Dict).Keys.ShouldBe(["a", "b"]);
        As<IImmutableDictionary<string, long>>(Dict)["a"].ShouldBe(1);
        As<FrozenDictionary<int, string>>(new PyDict([new(1L, "x")]))[1].ShouldBe("x");
        As<ImmutableDictionary<Guid, Colour>>(new PyDict([new(Guid.Empty, "Green")]))[Guid.Empty].ShouldBe(Colour.Green);
        As<FrozenDictionary<string, int>>(null).ShouldBeNull();
        As<FrozenDictionary<string, int>>(new PyDict([])).ShouldBeEmpty();
    }

    [Fact]
    public void List_should_be_read_as_a_list_that_stays_as_it_is()
    {
        As<ReadOnlyCollection<int>>(List).ShouldBe([2, 1, 2]);
        As<ImmutableList<double>>(List).ShouldBe([2.0, 1.0, 2.0]);
        As<IImmutableList<long>>(new PyTuple(1L)).ShouldBe([1]);
        As<ImmutableList<int>>(Array.Empty<object?>()).ShouldBeEmpty();
        As<ImmutableList<int>>(null).ShouldBeNull();
    }

    [Fact]
    public void List_should_be_read_as_a_queue_or_a_stack()
    {
        As<Queue<int>>(List).ShouldBe([2, 1, 2]);
        As<ConcurrentQueue<long>>(List).ShouldBe([2, 1, 2]);
        As<ImmutableQueue<int>>(new object?[] { 1L, 2L }).ShouldBe([1, 2]);
        As<IImmutableQueue<int>>(new object?[] { 1L, 2L }).Peek().ShouldBe(1);
        As<ConcurrentBag<int>>(List).Count.ShouldBe(3);
    }

    [Fact]
    public void Last_item_should_be_on_top_of_a_stack()
    {
        object?[] items = [1L, 2L];

        As<Stack<int>>(items).Peek().ShouldBe(2);
        As<ConcurrentStack<int>>(items).ShouldBe([2, 1]);
        As<ImmutableStack<int>>(items).Peek().ShouldBe(2);
        As<IImmutableStack<int>>(items).Peek().ShouldBe(2);
    }

    [Fact]
    public void Set_should_be_read_as_a_set_that_stays_as_it_is()
    {
        var set = new PySet([2L, 1L]);

        As<FrozenSet<int>>(set).ShouldBe([1, 2], ignoreOrder: true);
        As<ImmutableHashSet<long>>(set).ShouldBe([1, 2], ignoreOrder: true);
        As<ImmutableSortedSet<int>>(set).ShouldBe([1, 2]);
        As<IImmutableSet<int>>(set).ShouldBe([1, 2], ignoreOrder: true);
        As<ReadOnlySet<int>>(set).ShouldBe([1, 2], ignoreOrder: true);
        As<FrozenSet<int>>(List).ShouldBe([1, 2], ignoreOrder: true);
    }

    [Fact]
    public void Collection_should_be_read_inside_of_others()
    {
        var shelf = As<Shelf>(new PyDict([new("by_name", new PyDict([new("x", new object?[] { 1L })])), new("tags", new object?[] { "a" })]));

        shelf.ByName["x"].ShouldBe([1]);
        shelf.Tags.ShouldBe(["a"]);
    }

    [Fact]
    public void What_does_not_fit_should_be_named_by_the_type_that_was_asked_for()
    {
        Mismatch<ReadOnlyCollection<int>>(Dict).ShouldContain("ReadOnlyCollection<Int32>: there is a dict of 2");
        Mismatch<ImmutableList<int>>(new PySet([1L])).ShouldContain("ImmutableList<Int32>: there is a set of 1");
        Mismatch<IImmutableList<int>>(Dict).ShouldContain("ImmutableList<Int32>: there is a dict of 2");
        Mismatch<FrozenSet<int>>(Dict).ShouldContain("FrozenSet<Int32>: there is a dict of 2");
        Mismatch<ReadOnlyDictionary<string, int>>(List).ShouldContain("ReadOnlyDictionary<String, Int32>: there is a list of 3");
        Mismatch<FrozenDictionary<string, int>>(List).ShouldContain("FrozenDictionary<String, Int32>: there is a list of 3");
        Mismatch<Stack<int>>(new object?[] { 1L, "x" }).ShouldStartWith("result[1] can't be read as Int32");
        Mismatch<ImmutableDictionary<string, int>>(new PyDict([new("a", "x")])).ShouldStartWith("result[\"a\"] can't be read as Int32");
    }

    private static T As<T>(object? value) => PyResult.Success(value).As<T>();

    private static string Mismatch<T>(object? value) => Should.Throw<PyValueException>(() => As<T>(value)).Message;

    private enum Colour
    {
        Red,
        Green,
    }

    private sealed record Shelf(ImmutableDictionary<string, ImmutableList<int>> ByName, FrozenSet<string> Tags);
}
