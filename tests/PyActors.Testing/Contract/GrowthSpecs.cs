using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>Ten thousand conversions of each row of the table leave nothing behind: not in .NET, not in Python, not in the C library's heap.</summary>
public abstract class GrowthSpecs(ContractWorkers workers)
{
    private const int Conversions = 10_000;
    private const int MostRounds = 5;

    // What leaks in one row alone, leaks at least one block or object each time; these are less than half of that.
    private const long PythonBlocks = Conversions / 2;
    private const long ManagedBytes = Conversions * 8;
    private const long NativeBytes = Conversions * 8;

    [Fact]
    public async Task Conversions_from_Python_should_leave_nothing_behind() =>
        await ShouldNotGrowAsync([.. PythonContractSpecs.Results.Keys.Concat(PythonContractSpecs.OneWayResults.Keys).Concat(PythonContractSpecs.Memories.Select(row => (string)row[0]))
            .Select(expression => new Invoke("contract_values:make_again", expression))]);

    [Fact]
    public async Task Conversions_to_Python_should_leave_nothing_behind() =>
        await ShouldNotGrowAsync([.. PythonContractSpecs.Arguments.Values.Select(argument => argument.Value).Concat(PythonContractSpecs.Views.Values.Select(view => view.Memory))
            .Select(value => new Invoke("contract:take", value))]);

    [NumpyFact]
    public async Task Conversions_from_numpy_should_leave_nothing_behind() =>
        await ShouldNotGrowAsync([.. NumpyContractSpecs.Arrays.Concat(NumpyContractSpecs.Scalars).Select(row => new Invoke("contract_numpy:make_again", row[0]))]);

    // What is made once and kept, code and caches, is made in the first rounds; what leaks grows in every one.
    private async Task ShouldNotGrowAsync(IReadOnlyList<Invoke> rows)
    {
        await using var worker = await SpecWorker.CreateAsync(workers.Engine, new InterpreterOptions(1, PythonIsolation.Shared));
        (long Blocks, long Managed, long Native) growth = (long.MaxValue, long.MaxValue, long.MaxValue);
        for (var round = 0; round < MostRounds && IsGrowth(growth); round++)
        {
            var before = await InUseAsync(worker);
            await worker.RunAsync(interpreter => Convert(interpreter, rows), TimeSpan.FromMinutes(5));
            var after = await InUseAsync(worker);
            growth = (after.Blocks - before.Blocks, after.Managed - before.Managed, after.Native - before.Native);
        }

        IsGrowth(growth).ShouldBeFalse($"Python's blocks, managed bytes and native bytes grew by {growth}");
    }

    private static bool IsGrowth((long Blocks, long Managed, long Native) growth) =>
        growth.Blocks >= PythonBlocks || growth.Managed >= ManagedBytes || growth.Native >= NativeBytes;

    private static bool Convert(IPythonInterpreter interpreter, IReadOnlyList<Invoke> rows)
    {
        foreach (var row in rows)
        {
            for (var i = 0; i < Conversions; i++)
            {
                interpreter.TryRun(new SpecInvocation(row), out var outcome).ShouldBeTrue();
                outcome.Fault.ShouldBeNull();
            }
        }

        return true;
    }

    private static async Task<(long Blocks, long Managed, long Native)> InUseAsync(SpecWorker worker)
    {
        var blocks = (long)(await worker.ValueAsync("contract_references:blocks"))!;
        return (blocks, GC.GetTotalMemory(forceFullCollection: true), NativeHeap.Used ?? 0);
    }
}
