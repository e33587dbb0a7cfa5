namespace PyActors.Testing.Contract;

/// <summary>A callable that was found before and isn't the same any more: the very next call has to see it.</summary>
public abstract partial class PythonContractSpecs
{
    // So often that Python replaces the instructions of what makes the change by quicker ones for modules and dicts.
    private const int OftenEnoughToSpecialise = 40;

    [Theory]
    [InlineData("attribute")]
    [InlineData("attribute_by_name")]
    [InlineData("global_statement")]
    [InlineData("item")]
    [InlineData("update")]
    [InlineData("merge")]
    [InlineData("refilled")]
    [InlineData("removed_and_set")]
    [InlineData("executed")]
    [InlineData("reloaded")]
    [InlineData("module")]
    [InlineData("module_by_update")]
    [InlineData("module_removed_and_set")]
    public async Task Replaced_function_should_be_called_by_the_very_next_call(string way)
    {
        for (var i = 0; i < OftenEnoughToSpecialise; i++)
        {
            await CallUntilItIsRememberedAsync();

            await InvokeAsync($"contract_ways:{way}");

            (await InvokeAsync("contract_target:answer")).Value.ShouldBe("other");
        }

        await InvokeAsync("contract_ways:restore");
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("deleted_global")]
    [InlineData("deleted_item")]
    [InlineData("popped")]
    [InlineData("popped_last")]
    [InlineData("emptied")]
    public async Task Removed_function_should_be_missed_by_the_very_next_call(string way)
    {
        for (var i = 0; i < OftenEnoughToSpecialise; i++)
        {
            await CallUntilItIsRememberedAsync();

            await InvokeAsync($"contract_ways:{way}");

            (await FaultAsync("contract_target:answer")).Kind.ShouldBe(PyFaultKind.CallableNotFound);
        }

        await InvokeAsync("contract_ways:restore");
    }

    // The first call finds it, the second compares it with what is there, the third may go by what the second has seen.
    private async Task CallUntilItIsRememberedAsync()
    {
        await InvokeAsync("contract_ways:restore");
        for (var i = 0; i < 3; i++)
            (await InvokeAsync("contract_target:answer")).Value.ShouldBe("first");
    }
}
