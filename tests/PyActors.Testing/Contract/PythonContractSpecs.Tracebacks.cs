namespace PyActors.Testing.Contract;

/// <summary>What is remembered of frames never shows: each traceback is what Python prints, the first time and every time.</summary>
public abstract partial class PythonContractSpecs
{
    [Theory]
    [InlineData("raise_here")]
    [InlineData("raise_nothing_to_say")]
    [InlineData("raise_lines")]
    [InlineData("raise_elsewhere")]
    [InlineData("raise_after", 0L)]
    [InlineData("raise_after", 1L)]
    [InlineData("raise_after", 3L)]
    [InlineData("raise_after", 4L)]
    [InlineData("raise_after", 5L)]
    [InlineData("raise_after", 20L)]
    [InlineData("raise_after", 300L)]
    [InlineData("raise_from_lambda")]
    [InlineData("raise_in_a_wide_expression")]
    [InlineData("raise_in_one_of_two_places", true)]
    [InlineData("raise_in_one_of_two_places", false)]
    [InlineData("raise_in_a_class")]
    [InlineData("raise_misspelt_name")]
    [InlineData("raise_misspelt_attribute")]
    [InlineData("raise_without_source")]
    [InlineData("raise_from_none")]
    [InlineData("raise_from")]
    [InlineData("raise_from_what_was_not_raised")]
    [InlineData("raise_while_handling")]
    [InlineData("raise_links", 30L)]
    [InlineData("raise_circle")]
    [InlineData("raise_again")]
    public async Task Traceback_should_be_what_Python_prints_each_time(string function, params object[] arguments)
    {
        var printed = (string)(await InvokeAsync("contract_tracebacks:printed", [function, .. arguments])).Value!;

        for (var round = 0; round < 3; round++)
            (await FaultAsync($"contract_tracebacks:{function}", arguments)).Error!.Traceback.ShouldBe(printed);
    }

    [Fact]
    public async Task Traceback_should_be_what_Python_prints_at_more_places_than_are_remembered()
    {
        const int Places = 600;
        for (var number = 0L; number < Places; number += 7)
        {
            var printed = (string)(await InvokeAsync("contract_tracebacks:printed", "raise_in_many_places", number)).Value!;
            (await FaultAsync("contract_tracebacks:raise_in_many_places", number)).Error!.Traceback.ShouldBe(printed);
        }
    }

    [Fact]
    public async Task Traceback_should_be_as_short_as_Python_prints_it()
    {
        var whole = (await FaultAsync("contract_tracebacks:raise_limited")).Error!.Traceback;
        await InvokeAsync("contract_tracebacks:limit", 2L);
        var printed = (string)(await InvokeAsync("contract_tracebacks:printed", "raise_limited")).Value!;

        (await FaultAsync("contract_tracebacks:raise_limited")).Error!.Traceback.ShouldBe(printed);

        await InvokeAsync("contract_tracebacks:limit_no_more");
        printed.Length.ShouldBeLessThan(whole.Length);
        (await FaultAsync("contract_tracebacks:raise_limited")).Error!.Traceback.ShouldBe(whole);
    }
}
