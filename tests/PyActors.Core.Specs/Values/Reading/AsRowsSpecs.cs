namespace PyActors.Core.Specs.Values.Reading;

/// <summary>Dicts that share their keys, as an engine reads the rows of a table, as records: each by itself, and so is each type.</summary>
public sealed class AsRowsSpecs
{
    private static readonly object[] Keys = ["item_name", "count", "note"];
    private static readonly object[] OtherKeys = ["count", "note", "item_name"];

    [Fact]
    public void Rows_should_be_read_each_by_itself()
    {
        object?[] rows = [Row(Keys, "a", 1L, null), Row(Keys, "b", 2L, "x"), Row(OtherKeys, 3L, null, "c"), Row(Keys, "d", 4L, null)];

        PyResult.Success(rows).As<Item[]>().ShouldBe([new("a", 1, null), new("b", 2, "x"), new("c", 3, null), new("d", 4, null)]);
    }

    [Fact]
    public void Rows_should_be_read_as_one_type_after_another()
    {
        for (var round = 0; round < 2; round++)
        {
            As<Item>(Row(Keys, "a", 1L, null)).ShouldBe(new Item("a", 1, null));
            As<Counted>(Row(Keys, "a", 1L, null)).ShouldBe(new Counted(1));
        }
    }

    [Fact]
    public void Row_that_does_not_fit_should_say_why_whatever_came_before()
    {
        object[] twice = ["item_name", "ItemName", "count"];
        As<Item>(Row(Keys, "a", 1L, null));
        for (var round = 0; round < 2; round++)
        {
            Mismatch<Item>(Row(Keys, "a", "many", null)).ShouldContain("result[\"count\"]");
            Mismatch<Counted>(Row(Keys, "a", 1L, null)).ShouldContain("no member takes this key");
            Mismatch<Item>(Row(twice, "a", "b", 1L)).ShouldContain("another key stands for ItemName, too");
            Mismatch<Item>(Row(["count", 1L], 1L, 2L)).ShouldContain("no member takes this key");
        }

        As<Item>(Row(Keys, "a", 1L, null)).ShouldBe(new Item("a", 1, null));
    }

    [Fact]
    public void Rows_of_more_keys_than_are_remembered_should_be_read_as_well()
    {
        object[] keys = ["count", .. Enumerable.Range(0, 100).Select(static i => $"other_{i}")];
        object?[] rows = [.. Enumerable.Range(0, 3).Select(row => Row(keys, [(long)row, .. new object?[100]]))];

        PyResult.Success(rows).As<Counted[]>().ShouldBe([new(0), new(1), new(2)]);
    }

    private static PyDict Row(object[] keys, params object?[] values) => new(keys, values);

    private static T As<T>(PyDict row, PyReadingOptions? options = null) => PyResult.Success(row).As<T>(options ?? PyReadingOptions.Default);

    private static string Mismatch<T>(PyDict row) => Should.Throw<PyValueException>(() => As<T>(row, new() { AllowUnknownKeys = false })).Message;

    private sealed record Item(string ItemName, int Count, string? Note);

    private sealed record Counted(int Count);
}
