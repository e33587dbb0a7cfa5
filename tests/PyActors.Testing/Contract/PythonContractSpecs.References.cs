namespace PyActors.Testing.Contract;

/// <summary>Whatever happens, no reference is left behind: Python holds as much after a hundred calls as before.</summary>
public abstract partial class PythonContractSpecs
{
    private const int MostRounds = 10;
    private const int Repeats = 100;

    // What leaks, leaks at least one block for each repeat.
    private const long Slack = Repeats / 2;

    public static TheoryData<string> Faulty => new()
    {
        "contract:missing", "contract_callables:NOT_CALLABLE", "missing_module:missing", "contract_raises:missing", "contract_references:gc", "contract_faults:leave",
        "contract_faults:raise_group", "contract_faults:raise_unprintable", "contract_faults:raise_circle",
    };

    [Theory]
    [MemberData(nameof(ResultNames))]
    public Task Reading_a_result_should_leave_no_reference_behind(string expression) =>
        ShouldLeaveNothingBehindAsync(() => InvokeAsync("contract_values:make", expression));

    [Theory]
    [MemberData(nameof(OneWayNames))]
    public Task Reading_an_object_should_leave_no_reference_behind(string expression) =>
        ShouldLeaveNothingBehindAsync(() => InvokeAsync("contract_values:make", expression));

    [Theory]
    [MemberData(nameof(ArgumentNames))]
    public Task Writing_an_argument_should_leave_no_reference_behind(string name) =>
        ShouldLeaveNothingBehindAsync(() => InvokeAsync("contract:take", Arguments[name].Value));

    [Fact]
    public Task Writing_a_keyword_should_leave_no_reference_behind()
    {
        var request = new Invoke("contract:take") { Keywords = new Dictionary<string, object?> { ["some_name"] = new object?[] { "a", 12345L } } };

        return ShouldLeaveNothingBehindAsync(() => InvokeAsync(request));
    }

    [Theory]
    [MemberData(nameof(BadResults))]
    public Task Result_without_a_form_should_leave_no_reference_behind(string expression, string path, string type, string message)
    {
        _ = (path, type, message);
        return ShouldLeaveNothingBehindAsync(() => InvokeAsync("contract_values:make", expression));
    }

    [Theory]
    [MemberData(nameof(BadArgumentNames))]
    public Task Argument_without_a_form_should_leave_no_reference_behind(string name) =>
        ShouldLeaveNothingBehindAsync(() => InvokeAsync("contract:describe_call", "first", 98765L, BadArguments[name].Value()));

    [Theory]
    [MemberData(nameof(Faulty))]
    public Task Fault_should_leave_no_reference_behind(string callable)
    {
        object?[] arguments = callable == "contract_faults:leave" ? [3] : [];

        return ShouldLeaveNothingBehindAsync(() => InvokeAsync(callable, arguments));
    }

    [Fact]
    public Task Slice_should_leave_no_reference_behind() => ShouldLeaveNothingBehindAsync(async () =>
    {
        var slice = SliceOf("object()", "[1.5, 'text']", new object(), "1 / 0");
        await RunAsync(slice, "contract_values:make");
        return ResultsOf(slice)[1];
    });

    [Fact]
    public async Task Objects_that_Python_keeps_should_have_the_same_reference_counts_afterwards()
    {
        await InvokeAsync("contract_references:give_kept");
        var before = (await InvokeAsync("contract_references:references")).Value;

        for (var i = 0; i < Repeats; i++)
            await InvokeAsync("contract_references:give_kept");

        (await InvokeAsync("contract_references:references")).Value.ShouldBe(before);
    }

    [Fact]
    public async Task Name_that_steps_into_another_module_should_leave_no_reference_to_that()
    {
        const string Count = "__import__('sys').getrefcount(__import__('gc'))";
        await FaultAsync("contract_references:gc");
        var before = (await InvokeAsync("contract_values:make", Count)).Value;

        for (var i = 0; i < Repeats; i++)
            await FaultAsync("contract_references:gc");

        (await InvokeAsync("contract_values:make", Count)).Value.ShouldBe(before);
    }

    [Fact]
    public async Task Replaced_function_should_leave_no_reference_to_its_module_or_name()
    {
        await ReplaceAndCallAsync();
        var before = (await InvokeAsync("contract_references:references_of_names")).Value;

        for (var i = 0; i < Repeats; i++)
            await ReplaceAndCallAsync();

        (await InvokeAsync("contract_references:references_of_names")).Value.ShouldBe(before);
    }

    [Fact]
    public async Task Functions_should_not_all_be_kept_for_ever_when_there_are_more_and_more_of_them()
    {
        const int Many = 5_000;
        await InvokeAsync("contract_references:make_functions", Many);
        for (var i = 0; i < Many; i++)
            (await InvokeAsync($"contract_references:made_{i}")).Value.ShouldBe("an answer");

        var kept = (await InvokeAsync("contract_references:drop_functions")).Value;

        kept.ShouldBeOfType<long>().ShouldBeLessThan(Many / 2);
    }

    private async Task ReplaceAndCallAsync()
    {
        await InvokeAsync("contract_references:replace_answer");
        await InvokeAsync("contract_references:answer");
    }

    // Python's caches fill up in the first rounds; what leaks grows in every one.
    private async Task ShouldLeaveNothingBehindAsync(Func<Task<PyResult>> call)
    {
        var growth = long.MaxValue;
        for (var round = 0; round < MostRounds && growth >= Slack; round++)
        {
            var before = await BlocksAsync();
            for (var i = 0; i < Repeats; i++)
                await call();

            growth = await BlocksAsync() - before;
        }

        growth.ShouldBeLessThan(Slack);
    }

    // How many blocks of memory Python has given out in this interpreter, garbage collected first.
    private async Task<long> BlocksAsync() => (long)(await InvokeAsync("contract_references:blocks")).Value!;
}
