namespace PyActors.Testing.Contract;

/// <summary>What every engine with a real Python behind it owes: values there and back, faults, references.</summary>
public abstract partial class PythonContractSpecs(ContractWorkers workers, PythonIsolation isolation)
    : EngineContractSpecs(workers, isolation)
{
    // The value of a Python expression, as a result.
    private async Task<object?> MakeAsync(string expression) => (await InvokeAsync("contract:make", expression)).Value;
}
