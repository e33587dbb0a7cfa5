using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>Five thousand conversions of each row of the table leave nothing behind: not in .NET, not in Python, not in the C library's heap.</summary>
public abstract class GrowthSpecs(ContractWorkers workers)
{
    private const int Conversions = 5_000;
    private const int MostRounds = 5;
    private const int Views = 4;
    private const int MostDimensions = 64;

    // What leaks in one row alone, leaks at least an object each time; these are less than half of that.
    private const long PythonBytes = Conversions * 8;
    private const long ManagedBytes = Conversions * 8;

    // A view leaks its shape and strides; half of that, 10 MB, is more than what .NET takes and gives back as it compiles, about 5 MB.
    private const long NativeBytes = Conversions * Views * MostDimensions * sizeof(long);

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

    // Python traces only what is its own, and .NET says nothing of its unmanaged memory: it is in the C library's heap, among what the runtime itself takes.
    [Fact]
    public async Task Views_should_leave_nothing_in_the_heap_of_the_C_library()
    {
        await using var worker = await WorkerAsync();
        var view = new Invoke("contract:take", PyArray.Over<byte>(new byte[1], [.. Enumerable.Repeat(1, MostDimensions)]));

        await ShouldNotGrowAsync(worker, [.. Enumerable.Repeat(view, Views)], () => Task.FromResult<long[]>([NativeHeap.Used ?? 0]), [NativeBytes]);
    }

    private async Task ShouldNotGrowAsync(IReadOnlyList<Invoke> rows)
    {
        await using var worker = await WorkerAsync();
        try
        {
            await ShouldNotGrowAsync(worker, rows, () => InUseAsync(worker), [PythonBytes, ManagedBytes]);
        }
        finally
        {
            await worker.CallAsync("contract_tracing:stop");
        }
    }

    // What is made once and kept, code and caches, is made in the first rounds; what leaks grows in every one. Other specs run beside these.
    private static async Task ShouldNotGrowAsync(SpecWorker worker, IReadOnlyList<Invoke> rows, Func<Task<long[]>> inUse, long[] bounds)
    {
        var least = bounds;
        for (var round = 0; round < MostRounds && IsGrowth(least, bounds); round++)
        {
            var before = await inUse();
            await worker.RunAsync(interpreter => Convert(interpreter, rows), TimeSpan.FromMinutes(5));
            var after = await inUse();
            var growth = after.Zip(before, (now, then) => now - then);
            least = [.. round == 0 ? growth : growth.Zip(least, Math.Min)];
        }

        IsGrowth(least, bounds).ShouldBeFalse($"in each of {MostRounds} rounds it grew by {string.Join(" and ", least)} bytes or more");
    }

    private static bool IsGrowth(long[] least, long[] bounds) => least.Zip(bounds).Any(pair => pair.First >= pair.Second);

    private Task<SpecWorker> WorkerAsync() => SpecWorker.CreateAsync(workers.Engine, new InterpreterOptions(1, PythonIsolation.Shared));

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

    private static async Task<long[]> InUseAsync(SpecWorker worker)
    {
        var traced = (long)(await worker.ValueAsync("contract_tracing:traced"))!;
        return [traced, GC.GetTotalMemory(forceFullCollection: true)];
    }
}
