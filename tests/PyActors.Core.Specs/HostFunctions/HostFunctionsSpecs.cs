namespace PyActors.Core.Specs.HostFunctions;

public sealed class HostFunctionsSpecs
{
    private readonly PyActors.HostFunctions _functions = new();

    [Theory]
    [InlineData("")]
    [InlineData("9lives")]
    [InlineData("two words")]
    [InlineData("dotted.name")]
    [InlineData("__class__")]
    public void Name_that_is_no_identifier_should_be_refused(string name) =>
        Should.Throw<ArgumentException>(() => _functions.Add(name, static _ => null)).Message.ShouldContain("identifier");

    [Theory]
    [InlineData("call")]
    [InlineData("HostError")]
    public void Name_of_the_module_itself_should_be_refused(string name) =>
        Should.Throw<ArgumentException>(() => _functions.Add(name, static _ => null)).Message.ShouldContain("pyactors.host");

    [Fact]
    public void Name_should_be_taken_once()
    {
        _functions.Add("price", static _ => 1);

        Should.Throw<ArgumentException>(() => _functions.Add("price", static _ => 2)).Message.ShouldContain("registered already");
    }

    [Fact]
    public void Parameter_that_Python_cannot_pass_should_be_refused()
    {
        Should.Throw<ArgumentException>(() => _functions.Add("many", static (params int[] numbers) => numbers.Length)).Message.ShouldContain("'numbers'");
        Should.Throw<ArgumentException>(() => _functions.Add("change", static (ref int number) => number)).Message.ShouldContain("'number'");
    }

    [Fact]
    public void Snapshot_should_not_change_with_what_is_registered_later()
    {
        _functions.Add("price", static _ => 1);
        var snapshot = _functions.Snapshot();

        _functions.Add("stock", static _ => 2);

        snapshot.Names.ShouldBe(["price"]);
        _functions.Names.ShouldBe(["price", "stock"], ignoreOrder: true);
    }

    [Fact]
    public void Method_should_be_called_with_the_names_that_it_was_written_with()
    {
        _functions.Add("join", Join);

        Call("join", new PyTuple("a"), ("last", "z")).ShouldBe("a-z");
    }

    [Fact]
    public void Function_of_one_object_should_get_what_Python_passes()
    {
        Func<object?, string?> kept = Text;
        var suffix = "!";

        _functions
            .Add("lambda", static (object? value) => value)
            .Add("closure", (object value) => value + suffix)
            .Add("method", Text)
            .Add("kept", kept)
            .Add("delegate", (Delegate)kept);

        _functions.Names.Select(name => Call(name, new PyTuple("a"))).ShouldBe(["a", "a!", "a", "a", "a"]);
        Call("method", PyTuple.Empty, ("value", "by name")).ShouldBe("by name");
    }

    [Fact]
    public void Function_of_a_call_should_get_the_call_however_it_is_written()
    {
        Func<HostCall, string> kept = static call => call.Name;

        _functions
            .Add("lambda", static call => call.Arguments.Length)
            .Add("method", Whole)
            .Add("kept", kept)
            .Add("delegate", (Delegate)kept);

        _functions.Names.Select(name => Call(name, new PyTuple("a", "b"))).ShouldBe([2, "method", "kept", "delegate"]);
    }

    [Fact]
    public void Name_of_a_parameter_that_is_filled_in_should_be_unknown_in_Python()
    {
        _functions.Add("price", static (string sku, HostCall call, CancellationToken token) => sku);

        Should.Throw<HostArgumentException>(() => Call("price", new PyTuple("apple"), ("token", 1L)))
            .Message.ShouldBe("price() got an unexpected keyword argument 'token'");
    }

    [Fact]
    public void Defaults_of_every_kind_should_stand_for_what_Python_leaves_out()
    {
        _functions.Add("defaults", static (DayOfWeek? day = DayOfWeek.Monday, DateTime when = default, decimal price = 2.5m, int? count = 3) =>
            $"{day} {when.Ticks} {price} {count}");

        Call("defaults", PyTuple.Empty).ShouldBe("Monday 0 2.5 3");
    }

    [Theory]
    [InlineData("task", 5)]
    [InlineData("value_task", 6)]
    [InlineData("plain_task", null)]
    [InlineData("plain_value_task", null)]
    [InlineData("async_task", null)]
    public void Task_of_any_kind_should_be_waited_for(string name, int? expected)
    {
        _functions
            .Add("task", static () => Task.FromResult(5))
            .Add("value_task", static () => ValueTask.FromResult(6))
            .Add("plain_task", static () => Task.CompletedTask)
            .Add("plain_value_task", static () => ValueTask.CompletedTask)
            .Add("async_task", static async () => await Task.Yield());

        Call(name, PyTuple.Empty).ShouldBe(expected);
    }

    [Fact]
    public void Exception_should_come_out_as_it_was_thrown()
    {
        _functions.Add("fail", static (int number) => number > 0 ? throw new TimeoutException("late") : number);

        Should.Throw<TimeoutException>(() => Call("fail", new PyTuple(1L))).Message.ShouldBe("late");
    }

    private static string? Text(object? value) => value?.ToString();

    private static string Whole(HostCall call) => call.Name;

    private static string Join(string first, string last) => $"{first}-{last}";

    private object? Call(string name, PyTuple arguments, params (string Name, object? Value)[] keywords) =>
        _functions.Snapshot().Find(name).ShouldNotBeNull().Invoke(
            new HostCall(name, [.. arguments], keywords.ToDictionary(pair => pair.Name, pair => pair.Value), null));
}
