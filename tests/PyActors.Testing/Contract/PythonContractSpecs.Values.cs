namespace PyActors.Testing.Contract;

/// <summary>Values there and back, row by row of the table of conversions.</summary>
public abstract partial class PythonContractSpecs
{
    public static TheoryData<string> ResultNames => [.. Results.Keys];

    public static TheoryData<string> OneWayNames => [.. OneWayResults.Keys];

    public static TheoryData<string> ArgumentNames => [.. Arguments.Keys];

    [Theory]
    [MemberData(nameof(ResultNames))]
    public async Task Result_should_come_in_its_canonical_form(string expression)
    {
        var value = await MakeAsync(expression);

        Canonical.ShouldBeSame(value, Results[expression]);
    }

    [Theory]
    [MemberData(nameof(OneWayNames))]
    public async Task Result_of_a_class_should_come_in_its_plain_form(string expression)
    {
        var value = await MakeAsync(expression);

        Canonical.ShouldBeSame(value, OneWayResults[expression]);
    }

    [Theory]
    [MemberData(nameof(ArgumentNames))]
    public async Task Argument_should_come_to_Python_in_its_form(string name)
    {
        var (value, python) = Arguments[name];

        (await InvokeAsync("contract:describe", value)).Value.ShouldBe(python);
    }

    [Theory]
    [MemberData(nameof(ResultNames))]
    public async Task Canonical_value_should_come_back_the_same_when_it_goes_to_Python(string expression)
    {
        var value = Results[expression];

        Canonical.ShouldBeSame((await InvokeAsync("contract:echo", value)).Value, value);
    }

    [Fact]
    public async Task Negative_zero_should_keep_its_sign() => double.IsNegative((double)(await MakeAsync("-0.0"))!).ShouldBeTrue();

    [Fact]
    public async Task Dict_should_keep_the_order_of_its_entries_both_ways()
    {
        var dict = new PyDict([new("z", 1L), new("a", 2L), new(3L, 3L), new("m", 4L)]);

        (await InvokeAsync("contract:order", dict)).Value.ShouldBe(new object[] { "z", "a", 3L, "m" });
        ((PyDict)(await InvokeAsync("contract:echo", dict)).Value!).Keys.ShouldBe(["z", "a", 3L, "m"]);
    }

    [Fact]
    public async Task OrderedDict_should_keep_its_own_order() =>
        ((PyDict)(await InvokeAsync("contract_values:ordered")).Value!).Keys.ShouldBe(["b", "a"]);

    [Fact]
    public async Task Positional_and_keyword_arguments_should_arrive_by_place_and_name()
    {
        var request = new Invoke("contract:describe_call", 1, "b") { Keywords = new Dictionary<string, object?> { ["x"] = 2, ["naïve"] = null } };

        (await InvokeAsync(request)).Value.ShouldBe("(1, 'b') {'x': 2, 'naïve': None}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(200)]
    public async Task Any_number_of_arguments_should_arrive(int count)
    {
        var arguments = Enumerable.Range(0, count).Select(number => (object?)number).ToArray();

        (await InvokeAsync("contract:describe_call", arguments)).Value
            .ShouldBe(count == 1 ? "(0,) {}" : $"({string.Join(", ", arguments)}) {{}}");
    }

    [Fact]
    public async Task Nesting_up_to_the_limit_should_go_both_ways()
    {
        var value = (await InvokeAsync("contract_values:nested_list", new ValueOptions().MaxDepth)).Value;

        Canonical.ShouldBeSame((await InvokeAsync("contract:echo", value)).Value, value);
    }

    [Fact]
    public async Task Random_trees_should_come_back_as_they_went()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var tree = new RandomTree(seed).Make();

            var result = await InvokeAsync("contract:echo", tree.Given);

            result.Fault.ShouldBeNull($"seed {seed}");
            Canonical.ShouldBeSame(result.Value, tree.Canonical, $"seed {seed}");
            // And what came back is canonical: it goes round as itself.
            Canonical.ShouldBeSame((await InvokeAsync("contract:echo", result.Value)).Value, tree.Canonical, $"seed {seed}, once more");
        }
    }
}
