using System.Runtime.CompilerServices;

namespace PyActors.Testing.Contract;

/// <summary>What is remembered of classes and keys never shows in a value: each has its own fields and keys.</summary>
public abstract partial class PythonContractSpecs
{
    private const int ManyClasses = 200;

    [Fact]
    public async Task Objects_of_many_classes_should_have_the_fields_of_their_own()
    {
        var objects = (await InvokeAsync("contract_fields:objects", ManyClasses)).As<PyDict[]>();

        for (var i = 0; i < 2 * ManyClasses; i++)
            ShouldBeObject(objects[i], i % ManyClasses, i / ManyClasses);
    }

    [Fact]
    public async Task Objects_of_classes_that_come_and_go_should_have_the_fields_of_their_own()
    {
        for (var i = 0; i < ManyClasses; i++)
            ShouldBeObject((await InvokeAsync("contract_fields:objects_one_at_a_time", i)).As<PyDict>(), i, 0);
    }

    [Fact]
    public async Task Object_that_holds_objects_of_many_classes_should_have_its_own_fields_behind_them()
    {
        var crowd = (await InvokeAsync("contract_fields:crowd", ManyClasses)).As<PyDict>();

        crowd.Keys.ShouldBe(["first", "others", "last"]);
        crowd["last"].ShouldBe("the end");
        var others = crowd["others"].ShouldBeOfType<object?[]>();
        ShouldBeObject((PyDict)others[ManyClasses]!, 0, 1);
        others[^1].ShouldBe(new PyDict([new("first", 1L), new("others", null), new("last", "the end")]));
    }

    [Fact]
    public async Task Object_should_have_the_fields_that_its_class_has_when_it_is_read()
    {
        var results = (await InvokeAsync("contract_fields:change_class")).As<object[]>();

        results.ShouldBe(
        [
            new PyDict([new("before", 1L), new("kept", 2L)]),
            new PyDict([new("after", 5L), new("kept", 2L)]),
            new PyDict([new("before", 1L), new("after", 5L), new("kept", 2L)]),
            new PyDict([new("before", 1L), new("after", 5L), new("kept", 2L), new("kept_too", 6L)]),
        ]);
    }

    [Fact]
    public async Task Dicts_that_are_alike_should_each_have_their_own_keys()
    {
        for (var round = 0; round < 2; round++)
        {
            var rows = (await InvokeAsync("contract_fields:rows")).As<object[]>();

            rows.Select(row => string.Join(", ", ((PyDict)row).Select(entry => $"{entry.Key}: {entry.Value}"))).ShouldBe(
            [
                "a: 1, b: 2", "a: 3, b: 4", "b: 5, a: 6", "a: 7, c: 8", "a: 9, 1: 10", "a: 11, b: 12", "a: 13, b: 14",
                $"{new string('k', 65)}: 15, a: 16", $"{new string('k', 65)}: 17, a: 18", "\ud800: 19, \U0001f600: 20",
                $"a: {new PyDict([new("a", 21L), new("b", new PyDict([new("b", 22L), new("a", 23L)]))])}, b: System.Object[]", "a: 25, b: 26", "",
            ]);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(300)]
    public async Task Dicts_of_any_width_should_each_have_their_own_keys(int keys)
    {
        const int Rows = 50;

        var rows = (await InvokeAsync("contract_fields:wide_rows", keys, Rows)).As<PyDict[]>();

        for (var row = 0; row < Rows; row++)
        {
            rows[row].Keys.ShouldBe([.. Enumerable.Range(0, keys).Select(i => $"key {i}"), $"row {row}"]);
            rows[row].Values.ShouldBe([.. Enumerable.Range(0, keys).Select(i => (object)(long)i), (long)row]);
            rows[row][$"row {row}"].ShouldBe((long)row);
        }
    }

    // A worker lives long, and each width of dict has keys of its own that are remembered.
    [Theory]
    [InlineData("{'k' * 1_000_000: 1}")]
    [InlineData("{b'k' * 1_000_000: 1}")]
    [InlineData("{'a': 1, 'b': 2, ('k' * 1_000_000, 3): 3}")]
    [InlineData("{('k' * 1_000_000, 3): 3}")]
    [InlineData("{'a': 1, 'b': 2, 'k' * 1_000_000: 3}")]
    public async Task Large_key_should_go_with_its_dict(string expression)
    {
        var key = await LastKeyAsync(expression);

        // What the worker, and whoever passed the result on, have in hand of a call goes with the next ones.
        for (var call = 0; call < 10 && key.IsAlive; call++)
        {
            await MakeAsync("None");
            GC.Collect();
        }

        key.IsAlive.ShouldBeFalse();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    public async Task Dictionaries_that_are_alike_should_each_come_with_their_own_keys(int keys)
    {
        var rows = Enumerable.Range(0, 50).Select(row => Enumerable.Range(0, keys).ToDictionary(i => $"{row * i} of {i} {new string('x', i % 70)}", i => row + i)).ToArray();

        var echoes = (await InvokeAsync("contract:echo", [rows])).As<Dictionary<string, int>[]>();

        echoes.Length.ShouldBe(rows.Length);
        for (var row = 0; row < rows.Length; row++)
            echoes[row].ShouldBe(rows[row]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> LastKeyAsync(string expression) => new(((PyDict)(await MakeAsync(expression))!).Keys[^1]);

    private static void ShouldBeObject(PyDict value, int number, int second)
    {
        value.Keys.ShouldBe([$"first_{number}", "second"]);
        value.Values.ShouldBe([(long)number, (long)second]);
    }
}
