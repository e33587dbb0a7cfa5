namespace PyActors.Testing.Contract;

/// <summary>
/// What every engine with a real Python behind it owes: values there and back, faults, references. After each spec Python holds what
/// it held before: nothing more refers to what it keeps, nothing that a call made is left, and nobody holds memory that is shared.
/// </summary>
public abstract partial class PythonContractSpecs(ContractWorkers workers, PythonIsolation isolation)
    : EngineContractSpecs(workers, isolation)
{
    private string? _holdingsBefore;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await InvokeAsync("contract_references:freeze");
        _holdingsBefore = await HoldingsAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        (await HoldingsAsync()).ShouldBe(_holdingsBefore);
    }

    private async Task<string> HoldingsAsync() =>
        $"{(await InvokeAsync("contract_references:holdings")).Value}, {Engine.HeldViews} views of .NET memory";

    // The value of a Python expression, as a result.
    private async Task<object?> MakeAsync(string expression) => (await InvokeAsync("contract_values:make", expression)).Value;
}
