namespace PyActors.Testing.Contract;

/// <summary>What can't be converted: each is a fault that names its path, and the worker stays healthy.</summary>
public abstract partial class PythonContractSpecs
{
    /// <summary>What Python gives, where the fault must point, the type it must name, and a word of its message.</summary>
    public static TheoryData<string, string, string, string> BadResults => new()
    {
        { "object()", "result", "object", "no form in .NET" },
        { "[1, {'x': object()}]", "result[1][\"x\"]", "object", "no form" },
        { "(1, [2, Plain])", "result[1][1]", "type", "no form" },
        { "{(1, 'a'): object()}", "result[(1, \"a\")]", "object", "no form" },
        { "{2: {'a\"b': object()}}", "result[2][\"a\\\"b\"]", "object", "no form" },
        { "{'x': 1, None: 2}", "result.keys()[1]", "NoneType", "None can't be the key" },
        { "{'x': {object(): 2}}", "result[\"x\"].keys()[0]", "object", "no form" },
        { "cycle()", "result[1][\"again\"][0]", "dict", "contains itself" },
        { "[nested_list(300)]", "result" + string.Concat(Enumerable.Repeat("[0]", 200)), "list", "deeper than 200" },
        { "[LyingDict(a=1)]", "result[0]", "contract_values.LyingDict", "something else than pairs" },
        { "[0, RaisingDict(a=1)]", "result[1]", "contract_values.RaisingDict", "RuntimeError: no items for you" },
        { "[echo]", "result[0]", "function", "no form" },
        { "[0, released_view()]", "result[1]", "memoryview", "released" },
        { "[RaisingIterator()]", "result[0]", "contract_values.RaisingIterator", "no iteration for you" },
        { "{'a': LyingIterator()}", "result[\"a\"]", "contract_values.LyingIterator", "no item for you" },
        { "[sys]", "result[0]", "module", "no form" },
        { "[Plain()]", "result[0]", "contract_values.Plain", "ReadPlainObjects" },
        { "Shape.NESTED", "result.value", "object", "no form" },
        { "[Item('a', object())]", "result[0].count", "object", "no form" },
        { "Pair(1, Pair(2, object()))", "result.right.right", "object", "no form" },
        { "(1 // (2 - number) for number in range(9))", "result", "generator", "ZeroDivisionError" },
        { "[iter([1, object()])]", "result[0][1]", "object", "no form" },
        { "decimal.Decimal('NaN')", "result", "decimal.Decimal", "out of the range" },
        { "decimal.Decimal('1E+29')", "result", "decimal.Decimal", "out of the range" },
        { "decimal.Decimal('1E-29')", "result", "decimal.Decimal", "out of the range" },
        { "decimal.Decimal('1.00000000000000000000000000001')", "result", "decimal.Decimal", "out of the range" },
        { "decimal.Decimal('1E+1000000')", "result", "decimal.Decimal", "out of the range" },
        { "datetime.timedelta.max", "result", "datetime.timedelta", "longer than a TimeSpan" },
        { "datetime.time(1, tzinfo=datetime.timezone.utc)", "result", "datetime.time", "time zone" },
        { "datetime.datetime.min.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=1)))", "result", "datetime.datetime", "years 1 to 9999" },
        { "datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(seconds=1)))", "result", "datetime.datetime", "whole minutes" },
        { "datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=15)))", "result", "datetime.datetime", "at most 14 hours" },
        { "datetime.datetime(2026, 1, 1, tzinfo=RaisingZone())", "result", "datetime.datetime", "no offset for you" },
        { "{uuid.UUID(int=1): {None: 1}}", "result[00000000-0000-0000-0000-000000000001].keys()[0]", "NoneType", "None can't be the key" },
        { "{pathlib.PurePosixPath('a'): 1, 'a': 2}", "result[\"a\"]", "str", "same form" },
        { "{Shape.ROUND: 1, 'round': 2}", "result[\"round\"]", "str", "same form" },
        { "{pathlib.PurePosixPath('a'), 'a'}", "result", "set", "same form" },
    };

    /// <summary>.NET values that can't go in, by name: the argument, where the fault must point, a word of its message.</summary>
    internal static readonly Dictionary<string, (Func<object?> Value, string Path, string Message)> BadArguments = new()
    {
        ["deep inside"] = (() => new object?[] { 1, new Dictionary<string, object?> { ["when"] = new object() } }, "args[0][1][\"when\"]", "System.Object"),
        ["a list in itself"] = (ListLoop, "args[0][1]", "contains itself"),
        ["a dictionary in itself"] = (DictionaryLoop, "args[0][\"me\"][0]", "contains itself"),
        ["too deep"] = (() => Nest(300), "args[0]" + string.Concat(Enumerable.Repeat("[0]", 200)), "deeper than 200"),
        ["keys that collide"] = (() => new Dictionary<object, object?> { [1] = "a", [1.0] = "b" }, "args[0][1]", "the same in Python"),
        ["a key without a hash"] = (() => new Dictionary<object, object?> { [new object[] { 1 }] = 1 }, "args[0].keys()[0]", "unhashable"),
        ["a key without a form"] = (() => new Dictionary<object, object?> { ["a"] = 1, [new object()] = 1 }, "args[0].keys()[1]", "has no Python form"),
        ["a time too fine"] = (() => new TimeOnly(1), "args[0]", "below a microsecond"),
        ["a moment too fine"] = (() => new[] { new DateTimeOffset(1, TimeSpan.Zero) }, "args[0][0]", "below a microsecond"),
        ["a span too fine"] = (() => new TimeSpan(1), "args[0]", "below a microsecond"),
        ["a set of sets"] = (() => new HashSet<object> { new HashSet<object>() }, "args[0][0]", "unhashable"),
        ["items that collide"] = (() => new HashSet<object> { 1, 1.0 }, "args[0][1]", "the same in Python"),
        ["a property that throws"] = (() => new object[] { new ThrowingProperty() }, "args[0][0].Value", "not today"),
        ["a property without a form"] = (() => new { Inner = new { When = new object() } }, "args[0].Inner.When", "System.Object"),
        ["an object in itself"] = (() => new InItself(), "args[0].Me", "contains itself"),
        ["properties that collide"] = (() => new { ItemCount = 1, item_count = 2 }, "args[0].item_count", "the same name"),
        ["a delegate"] = (() => new Action(() => { }), "args[0]", "has no Python form"),
        ["a type"] = (() => typeof(string), "args[0]", "has no Python form"),
        ["an address"] = (() => new Uri("http://example.org"), "args[0]", "has no Python form"),
        ["an enumerable that throws"] = (() => new object?[] { Throwing() }, "args[0][0]", "no more of this"),
        ["a list that changes"] = (() => new ChangingList(), "args[0]", "InvalidOperationException"),
        ["a dictionary that throws"] = (() => new ThrowingDictionary(), "args[0]", "no entries for you"),
        ["a disposed object"] = (Disposed, "args[0]", "ObjectDisposedException"),
    };

    public static TheoryData<string> BadArgumentNames => [.. BadArguments.Keys];

    [Theory]
    [MemberData(nameof(BadResults))]
    public async Task Result_without_a_form_should_be_a_fault_with_its_path(string expression, string path, string type, string message)
    {
        var fault = await FaultAsync("contract_values:make", expression);

        fault.Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
        fault.Path.ShouldBe(path);
        fault.TypeName.ShouldBe(type);
        fault.Message.ShouldStartWith(path);
        fault.Message.ShouldContain(message);
        await ShouldBeHealthyAsync();
    }

    [Theory]
    [MemberData(nameof(BadArgumentNames))]
    public async Task Argument_without_a_form_should_be_a_fault_with_its_path(string name)
    {
        var (value, path, message) = BadArguments[name];

        var fault = await FaultAsync("contract:echo", [value()]);

        fault.Kind.ShouldBe(PyFaultKind.ArgumentNotConvertible);
        fault.Path.ShouldBe(path);
        fault.Message.ShouldContain(message);
        fault.TypeName.ShouldNotBeNull();
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Fault_of_a_keyword_argument_should_name_it()
    {
        var request = new Invoke("contract:describe_call", 1) { Keywords = new Dictionary<string, object?> { ["x"] = new object?[] { new object() } } };

        var fault = (await InvokeAsync(request)).Fault!;

        fault.Kind.ShouldBe(PyFaultKind.ArgumentNotConvertible);
        fault.Path.ShouldBe("kwargs[\"x\"][0]");
    }

    [Fact]
    public async Task Keywords_that_throw_should_be_a_fault()
    {
        var fault = (await InvokeAsync(new Invoke("contract:take") { Keywords = new ThrowingDictionary() })).Fault!;

        fault.Kind.ShouldBe(PyFaultKind.ArgumentNotConvertible);
        fault.Path.ShouldBe("kwargs");
        fault.Message.ShouldContain("no entries for you");
    }

    [Fact]
    public async Task Fault_of_a_later_argument_should_count_from_zero() =>
        (await FaultAsync("contract:describe_call", 1, 2, new object())).Path.ShouldBe("args[2]");

    [Fact]
    public async Task Exception_while_a_result_is_read_should_come_with_the_fault()
    {
        var fault = await FaultAsync("contract_values:make", "RaisingDict()");

        fault.Error!.Type.ShouldBe("RuntimeError");
        fault.Error.Frames[^1].Function.ShouldBe("items");
    }

    private sealed class ThrowingProperty
    {
        private readonly string _reason = "not today";

        public int Value => throw new InvalidOperationException(_reason);
    }

    private sealed class InItself
    {
        public InItself Me => this;
    }

    private static List<object?> ListLoop()
    {
        var list = new List<object?> { 1 };
        list.Add(list);
        return list;
    }

    private static Dictionary<string, object?> DictionaryLoop()
    {
        var dictionary = new Dictionary<string, object?>();
        dictionary["me"] = new object?[] { dictionary };
        return dictionary;
    }

    private static object?[] Nest(int depth)
    {
        object?[] value = [];
        for (var i = 1; i < depth; i++)
            value = [value];

        return value;
    }

    private static IEnumerable<int> Throwing()
    {
        yield return 1;
        throw new InvalidOperationException("no more of this");
    }

    private static IEnumerable<object> Disposed()
    {
        ObjectDisposedException.ThrowIf(true, typeof(Stream));
        yield break;
    }
}
