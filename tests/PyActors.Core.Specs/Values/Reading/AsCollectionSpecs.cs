using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Dynamic;

namespace PyActors.Core.Specs.Values.Reading;

/// <summary>Reading a result as a collection of a class of its own: it is made empty and filled.</summary>
public sealed class AsCollectionSpecs
{
    private static readonly PyDict Dict = new([new("b", 2L), new("a", 1L)]);

    [Fact]
    public void Dict_should_be_read_as_a_dictionary_of_whichever_class()
    {
        As<SortedDictionary<string, int>>(Dict).ShouldBe([new("a", 1), new("b", 2)]);
        As<SortedList<string, double>>(Dict).Values.ShouldBe([1.0, 2.0]);
        As<OrderedDictionary<string, long>>(Dict).Keys.ShouldBe(["b", "a"]);
        As<ConcurrentDictionary<string, int>>(Dict)["b"].ShouldBe(2);
        As<SortedDictionary<int, string>>(new PyDict([new(1L, "x")]))[1].ShouldBe("x");
        As<Headers>(Dict)["A"].ShouldBe(1);
        ((IDictionary<string, object?>)As<ExpandoObject>(Dict))["b"].ShouldBe(2L);
    }

    [Fact]
    public void List_should_be_read_as_a_collection_of_whichever_class()
    {
        object?[] list = [2L, 1L, 2L];

        As<LinkedList<int>>(list).ShouldBe([2, 1, 2]);
        As<ObservableCollection<double>>(list).ShouldBe([2.0, 1.0, 2.0]);
        As<SortedSet<int>>(list).ShouldBe([1, 2]);
        As<SortedSet<int>>(new PySet([2L, 1L])).ShouldBe([1, 2]);
        As<Numbers>(new PyTuple(1L)).ShouldBe([1]);
        As<Numbers>(null).ShouldBeNull();
    }

    [Fact]
    public void Dict_of_lists_should_be_read_as_a_lookup()
    {
        var lookup = As<ILookup<string, int>>(new PyDict([new("odd", new object?[] { 1L, 3L }), new("even", new PyTuple(2L)), new("none", Array.Empty<object?>())]));

        lookup["odd"].ShouldBe([1, 3]);
        lookup["none"].ShouldBeEmpty();
        lookup.Select(group => group.Key).ShouldBe(["odd", "even"]);
        As<ILookup<string, int>>(null).ShouldBeNull();
        Mismatch<ILookup<string, int>>(new PyDict([new("a", new object?[] { "x" })])).ShouldStartWith("result[\"a\"][0] can't be read as Int32");
        Mismatch<ILookup<string, int>>(new PyDict([new("a", null)])).ShouldContain("a None is no list");
    }

    [Fact]
    public void Collection_should_be_read_inside_of_others() =>
        As<Report>(new PyDict([new("by_name", new PyDict([new("x", new object?[] { 1L })]))])).ByName["x"].ShouldBe([1]);

    [Fact]
    public void Dict_should_be_no_list_of_whichever_class()
    {
        Mismatch<LinkedList<int>>(Dict).ShouldContain("LinkedList<Int32>: there is a dict of 2");
        Mismatch<SortedSet<int>>(Dict).ShouldContain("there is a dict of 2");
        Mismatch<SortedDictionary<string, int>>(Array.Empty<object?>()).ShouldContain("SortedDictionary<String, Int32>: there is a list of 0");
        Mismatch<LinkedList<int>>(new PySet([1L])).ShouldContain("there is a set of 1");
    }

    [Fact]
    public void Item_that_does_not_fit_should_be_named()
    {
        Mismatch<SortedDictionary<string, int>>(new PyDict([new("a", "x")])).ShouldStartWith("result[\"a\"] can't be read as Int32");
        Mismatch<Numbers>(new object?[] { 1L, "x" }).ShouldStartWith("result[1] can't be read as Int32");
        Mismatch<Headers>(new PyDict([new("a", 1L), new("A", 2L)])).ShouldContain("making it threw ArgumentException");
        Mismatch<Numbers>(new object?[] { -1L }).ShouldContain("making it threw ArgumentOutOfRangeException");
    }

    private static T As<T>(object? value) => PyResult.Success(value).As<T>();

    private static string Mismatch<T>(object? value) => Should.Throw<PyValueException>(() => As<T>(value)).Message;

    private sealed class Headers() : Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);

    private sealed class Numbers : Collection<int>
    {
        protected override void InsertItem(int index, int item)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(item);
            base.InsertItem(index, item);
        }
    }

    private sealed record Report(SortedDictionary<string, LinkedList<int>> ByName);
}
