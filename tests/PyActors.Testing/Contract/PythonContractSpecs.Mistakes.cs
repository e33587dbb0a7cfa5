using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>What Python code leaves behind in its interpreter stays its own trouble.</summary>
public abstract partial class PythonContractSpecs
{
    private const int LateWorker = 2100;

    [Fact]
    public async Task Worker_should_be_made_where_Python_code_has_taken_the_exception_hook_away()
    {
        await InvokeAsync("contract_mistakes:take_hook_away");
        try
        {
            await using var late = await SpecWorker.CreateAsync(Engine, new InterpreterOptions(LateWorker, Isolation));

            (await late.ValueAsync("contract:echo", 1L)).ShouldBe(1L);
        }
        finally
        {
            await InvokeAsync("contract_mistakes:put_hook_back");
        }
    }
}
